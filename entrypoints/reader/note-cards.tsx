import { NoteCard } from '@/components/card/NoteCard';
import { NoteFrame } from '@/components/card/NoteFrame';
import { QuotationCard } from '@/components/card/QuotationCard';
import { SelectionBar } from '@/components/card/SelectionBar';
import type { Quotation } from '@/lib/analysis/analysis';
import type { Passage } from '@/lib/library/passages';
import type { Colour, NoteId } from '@/lib/library/records';
import type { KeepWish } from '@/lib/messages';
import { selectedSpan } from '@/lib/page/selection';
import type { Span } from '@/lib/text/span';
import type { Bench } from './bench';
import { quotationContent, shortSpeaker } from './card-content';
import { openKeeping, quotationAt } from './keeping';
import { correctName } from './name-cards';

/** What a reader keeps beside the article: from a selection, from a quotation's card, and what can be done with it then. */
export interface NoteCards {
  /** The bar beside a selection. */
  offer(span: Span): void;
  /** Does with the selection what a menu or a key says; false where nothing of the article is selected. */
  keep(wish: KeepWish): Promise<boolean>;
  openQuotation(quotation: Quotation, focus: boolean): void;
  openNote(id: NoteId, focus: boolean): void;
  /** What keys do while one of these is open: 1 to 4, h, c, s, a, Delete. */
  colour(colour: Colour): void;
  highlight(): void;
  copy(): void;
  save(): void;
  note(): void;
  remove(): void;
  /** The card has gone. */
  left(): void;
  isWriting(): boolean;
}

/** What the open card is about. */
type Open = { readonly selected: Span } | { readonly note: NoteId; readonly writes?: true };

/** What can be done with the words of the open card, by its buttons and by keys. */
interface Acts {
  copy(): void;
  /** Absent where it is no quotation. */
  readonly save?: (() => void) | undefined;
}

export function openNoteCards(bench: Bench): NoteCards {
  const { document, page, cards, wishes, fail } = bench;
  const { article, map } = page;
  const keeping = openKeeping(bench);
  let open: Open | undefined;
  let acts: Acts | undefined;
  const t = () => wishes.words();
  const quotations = () => bench.now().analysis.quotations;
  const rangeOf = (passage: Passage | undefined) =>
    passage && passage.standing.kind !== 'gone' ? map.range(passage.standing.span) : undefined;

  const openFrame = async (id: NoteId) => {
    const range = rangeOf(keeping.find(id));
    if (!range) return;
    const address = await bench.keeper.frameOf(id);
    cards.show(range, () => <NoteFrame address={address} title={t()('note.yours')} />, { focus: false, stays: true });
    open = { note: id, writes: true };
    cards.enter();
  };
  const write = (passage: Promise<Passage>) => passage.then(({ id }) => openFrame(id)).catch(fail);
  const openNote = (id: NoteId, focus: boolean) => {
    const passage = keeping.find(id);
    const range = rangeOf(passage);
    if (!passage || !range || passage.standing.kind === 'gone') return;
    const { start, end } = passage.standing.span;
    const quotation = quotations().find(({ content }) => content.start === start && content.end === end);
    cards.show(
      range,
      (controls) => (
        <NoteCard
          {...bench.actions(controls)}
          passage={keeping.find(id) ?? passage}
          names={bench.now().settings.colours}
          onColour={(colour) => keeping.recolour(id, colour)}
          onEdit={() => openFrame(id).catch(fail)}
          onRemove={() => keeping.remove(id)}
          onSpeaker={quotation && (() => openQuotation(quotation, cards.holdsFocus()))}
        />
      ),
      { focus },
    );
    open = { note: id };
  };
  const openQuotation = (quotation: Quotation, focus: boolean) => {
    const range = map.range(quotation.content);
    if (!range) return;
    const content = quotationContent(article, bench.now().analysis, quotation, t());
    const mistaken = shortSpeaker(article, bench.now().analysis, quotation);
    let copied = false;
    const onCopy = () =>
      keeping.copy(content.text, content.speaker).then(
        () => {
          copied = true;
          cards.refresh();
        },
        () => keeping.say(t()('card.copyFailed')),
      );
    const onSave = () => {
      const passage = keeping.keptQuotation(quotation);
      if (passage) openNote(passage.id, cards.holdsFocus());
      else keeping.keepQuotation(quotation).then(cards.refresh, fail);
    };
    cards.show(
      range,
      (controls) => (
        <QuotationCard
          {...bench.actions(controls)}
          content={content}
          copied={copied}
          saved={keeping.keptQuotation(quotation) !== undefined}
          onCopy={onCopy}
          onSave={onSave}
          onWrongPerson={mistaken && (() => correctName(bench, mistaken.entity, mistaken.mention, { kind: 'other' }))}
        />
      ),
      { focus },
    );
    acts = { copy: onCopy, save: onSave };
  };

  return {
    offer(span) {
      const range = map.range(span);
      if (!range) return;
      const quotation = quotationAt(quotations(), span);
      const onCopy = () =>
        keeping.copy(article.text.slice(span.start, span.end), quotation?.speaker?.name).then(
          () => keeping.say(t()('card.copied')),
          () => keeping.say(t()('card.copyFailed')),
        );
      const onQuotation = quotation && (() => keeping.keepQuotation(quotation).then(cards.close, fail));
      cards.show(
        range,
        () => (
          <SelectionBar
            t={t()}
            colour={keeping.colour()}
            names={bench.now().settings.colours}
            onKeep={(colour) => keeping.keepSpan(span, colour).catch(fail)}
            onNote={() => write(keeping.keepSpan(span, keeping.colour()))}
            onCopy={onCopy}
            onTerm={() => keeping.keepTerm(span).then(cards.close, fail)}
            onQuotation={onQuotation}
          />
        ),
        { focus: false, stays: true, above: true },
      );
      open = { selected: span };
      acts = { copy: onCopy, save: onQuotation };
    },
    async keep(wish) {
      const span = selectedSpan(document, map);
      const quotation = span && quotationAt(quotations(), span);
      if (!span || (wish === 'quotation' && !quotation)) {
        keeping.say(t()(span ? 'keep.noQuotation' : 'keep.nothing'));
        return wish !== 'term';
      }
      if (wish === 'term') await keeping.keepTerm(span);
      else if (wish === 'quotation' && quotation) await keeping.keepQuotation(quotation);
      else {
        const { id } = await keeping.keepSpan(span, keeping.colour());
        if (wish === 'note') await openFrame(id);
        else openNote(id, true);
      }
      return true;
    },
    openQuotation,
    openNote,
    colour(colour) {
      if (open && 'note' in open) keeping.recolour(open.note, colour);
      else if (open) keeping.keepSpan(open.selected, colour).catch(fail);
    },
    highlight() {
      if (open && 'selected' in open) keeping.keepSpan(open.selected, keeping.colour()).catch(fail);
    },
    copy: () => acts?.copy(),
    save: () => acts?.save?.(),
    note() {
      if (open && 'note' in open) openFrame(open.note).catch(fail);
      else if (open) write(keeping.keepSpan(open.selected, keeping.colour()));
    },
    remove() {
      if (open && 'note' in open) keeping.remove(open.note);
    },
    left() {
      open = undefined;
      acts = undefined;
    },
    isWriting: () => open !== undefined && 'writes' in open,
  };
}
