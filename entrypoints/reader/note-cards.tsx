import { NoteCard } from '@/components/card/NoteCard';
import { NoteFrame } from '@/components/card/NoteFrame';
import { QuotationCard } from '@/components/card/QuotationCard';
import { SelectionBar } from '@/components/card/SelectionBar';
import type { Quotation } from '@/lib/analysis/analysis';
import type { Passage } from '@/lib/library/passages';
import type { Colour, NoteId } from '@/lib/library/records';
import type { KeepWish } from '@/lib/messages';
import type { PageReading } from '@/lib/page/read';
import { selectedSpan } from '@/lib/page/selection';
import type { Span } from '@/lib/text/span';
import type { Bench } from './bench';
import { quotationContent, shortSpeaker } from './card-content';
import { type Keeping, openKeeping, quotationAt } from './keeping';
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

/** The bench, with what is kept at it and what lies open on it. */
interface NoteBench extends Bench {
  readonly keeping: Keeping;
  readonly lying: { open?: Open | undefined; acts?: Acts | undefined };
}

export function openNoteCards(own: Bench): NoteCards {
  const bench: NoteBench = { ...own, keeping: openKeeping(own), lying: {} };
  const { keeping, lying, fail } = bench;
  return {
    offer: (span) => showBar(bench, span),
    keep: (wish) => keepSelected(bench, wish),
    openQuotation: (quotation, focus) => showQuotation(bench, quotation, focus),
    openNote: (id, focus) => showNote(bench, id, focus),
    colour(colour) {
      const { open } = lying;
      if (open && 'note' in open) keeping.recolour(open.note, colour);
      else if (open) keeping.keepSpan(open.selected, colour).catch(fail);
    },
    highlight() {
      const { open } = lying;
      if (open && 'selected' in open) keeping.keepSpan(open.selected, keeping.colour()).catch(fail);
    },
    copy: () => lying.acts?.copy(),
    save: () => lying.acts?.save?.(),
    note() {
      const { open } = lying;
      if (open && 'note' in open) showFrame(bench, open.note).catch(fail);
      else if (open) write(bench, open.selected);
    },
    remove() {
      const { open } = lying;
      if (open && 'note' in open) keeping.remove(open.note);
    },
    left() {
      lying.open = undefined;
      lying.acts = undefined;
    },
    isWriting: () => lying.open !== undefined && 'writes' in lying.open,
  };
}

/** The bar beside a selection. */
function showBar(bench: NoteBench, span: Span): void {
  const { page, cards, keeping, wishes, lying, fail } = bench;
  const range = page.map.range(span);
  if (!range) return;
  const quotation = quotationAt(bench.now().analysis.quotations, span);
  const onCopy = () =>
    keeping.copy(page.article.text.slice(span.start, span.end), quotation?.speaker?.name).then(
      () => keeping.say(wishes.words()('card.copied')),
      () => keeping.say(wishes.words()('card.copyFailed')),
    );
  const onQuotation = quotation && (() => keeping.keepQuotation(quotation).then(cards.close, fail));
  cards.show(
    range,
    () => (
      <SelectionBar
        t={wishes.words()}
        colour={keeping.colour()}
        names={bench.now().settings.colours}
        onKeep={(colour) => keeping.keepSpan(span, colour).catch(fail)}
        onNote={() => write(bench, span)}
        onCopy={onCopy}
        onTerm={() => keeping.keepTerm(span).then(cards.close, fail)}
        onQuotation={onQuotation}
      />
    ),
    { focus: false, stays: true, above: true },
  );
  lying.open = { selected: span };
  lying.acts = { copy: onCopy, save: onQuotation };
}

/** Does with what is selected what is wished; false where a term is wished and nothing of the article is selected. */
async function keepSelected(bench: NoteBench, wish: KeepWish): Promise<boolean> {
  const { document, page, keeping, wishes } = bench;
  const span = selectedSpan(document, page.map);
  const quotation = span && quotationAt(bench.now().analysis.quotations, span);
  if (!span || (wish === 'quotation' && !quotation)) {
    keeping.say(wishes.words()(span ? 'keep.noQuotation' : 'keep.nothing'));
    return wish !== 'term';
  }
  if (wish === 'term') await keeping.keepTerm(span);
  else if (wish === 'quotation' && quotation) await keeping.keepQuotation(quotation);
  else {
    const { id } = await keeping.keepSpan(span, keeping.colour());
    if (wish === 'note') await showFrame(bench, id);
    else showNote(bench, id, true);
  }
  return true;
}

/** The card of a kept passage. */
function showNote(bench: NoteBench, id: NoteId, focus: boolean): void {
  const { page, cards, keeping, lying, fail } = bench;
  const passage = keeping.find(id);
  const range = rangeOf(page, passage);
  if (!passage || !range || passage.standing.kind === 'gone') return;
  const { start, end } = passage.standing.span;
  const quotation = bench
    .now()
    .analysis.quotations.find(({ content }) => content.start === start && content.end === end);
  cards.show(
    range,
    (controls) => (
      <NoteCard
        {...bench.actions(controls)}
        passage={keeping.find(id) ?? passage}
        names={bench.now().settings.colours}
        onColour={(colour) => keeping.recolour(id, colour)}
        onEdit={() => showFrame(bench, id).catch(fail)}
        onRemove={() => keeping.remove(id)}
        onSpeaker={quotation && (() => showQuotation(bench, quotation, cards.holdsFocus()))}
      />
    ),
    { focus },
  );
  lying.open = { note: id };
}

/** The card of a quotation. */
function showQuotation(bench: NoteBench, quotation: Quotation, focus: boolean): void {
  const { page, cards, keeping, wishes, lying, fail } = bench;
  const range = page.map.range(quotation.content);
  if (!range) return;
  const { analysis } = bench.now();
  const content = quotationContent(page.article, analysis, quotation, wishes.words());
  const mistaken = shortSpeaker(page.article, analysis, quotation);
  let copied = false;
  const onCopy = () =>
    keeping.copy(content.text, content.speaker).then(
      () => {
        copied = true;
        cards.refresh();
      },
      () => keeping.say(wishes.words()('card.copyFailed')),
    );
  const onSave = () => {
    const passage = keeping.keptQuotation(quotation);
    if (passage) showNote(bench, passage.id, cards.holdsFocus());
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
  lying.acts = { copy: onCopy, save: onSave };
}

/** The frame in which the note of a kept passage is typed. */
async function showFrame({ page, cards, keeper, keeping, wishes, lying }: NoteBench, id: NoteId): Promise<void> {
  const range = rangeOf(page, keeping.find(id));
  if (!range) return;
  const address = await keeper.frameOf(id);
  const title = () => wishes.words()('note.yours');
  cards.show(range, () => <NoteFrame address={address} title={title()} />, { focus: false, stays: true });
  lying.open = { note: id, writes: true };
  cards.enter();
}

/** Keeps what is selected and opens the frame of its note. */
function write(bench: NoteBench, span: Span): void {
  const { keeping, fail } = bench;
  keeping
    .keepSpan(span, keeping.colour())
    .then(({ id }) => showFrame(bench, id))
    .catch(fail);
}

function rangeOf({ map }: PageReading, passage: Passage | undefined): Range | undefined {
  return passage && passage.standing.kind !== 'gone' ? map.range(passage.standing.span) : undefined;
}
