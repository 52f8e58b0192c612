import { browser } from 'wxt/browser';
import { NoteCard } from '@/components/card/NoteCard';
import { NoteFrame } from '@/components/card/NoteFrame';
import { QuotationCard } from '@/components/card/QuotationCard';
import { SelectionBar } from '@/components/card/SelectionBar';
import type { Quotation } from '@/lib/analysis/analysis';
import type { Passage } from '@/lib/library/passages';
import type { Colour, NoteId } from '@/lib/library/records';
import { ask, type KeepWish } from '@/lib/messages';
import { selectedSpan } from '@/lib/page/selection';
import { contains, type Span } from '@/lib/text/span';
import type { Bench } from './bench';
import { quotationContent } from './card-content';

/** What a reader keeps beside the article: from a selection, from a quotation's card, and what can be done with it then. */
export interface NoteCards {
  /** The bar beside a selection. */
  offer(span: Span): void;
  /** Does with the selection what a menu or a key says; false where nothing of the article is selected. */
  keep(wish: KeepWish): Promise<boolean>;
  openQuotation(quotation: Quotation, focus: boolean): void;
  openNote(id: NoteId, focus: boolean): void;
  /** What keys do while one of these is open: 1 to 4, a, Delete. */
  colour(colour: Colour): void;
  note(): void;
  remove(): void;
  /** The card has gone. */
  left(): void;
  isWriting(): boolean;
}

/** What the open card is about. */
type Open = { readonly selected: Span } | { readonly note: NoteId; readonly writes?: true };

export function openNoteCards(bench: Bench): NoteCards {
  const { document, page, cards, keeper, wishes, fail } = bench;
  const { article, map } = page;
  let last: Colour = 'yellow';
  let open: Open | undefined;
  const find = (id: NoteId) => keeper.passages().find((passage) => passage.id === id);
  const t = () => wishes.words();

  const said = (text: string, undo?: () => Promise<void>, focus = cards.holdsFocus()) =>
    cards.toast(text, undo && { label: t()('toast.undo'), focus, run: () => undo().catch(fail) });
  /** Keeps something, says so, and offers the way back. */
  const kept = async (keeping: Promise<Passage>): Promise<Passage> => {
    const focus = cards.holdsFocus();
    const passage = await keeping;
    document.getSelection()?.removeAllRanges();
    said(t()('keep.saved'), () => keeper.remove(passage.id), focus);
    return passage;
  };
  const keepSpan = (span: Span, colour: Colour) => {
    last = colour;
    const keeping = kept(keeper.keep(span, colour));
    return keeping.then((passage) => {
      cards.close();
      return passage;
    });
  };
  const quotationAt = (span: Span) =>
    bench.now().analysis.quotations.find(({ content }) => contains(content, span) || contains(span, content));
  const keptQuotation = ({ content }: Quotation) =>
    keeper
      .passages()
      .find(
        ({ kind, standing }) =>
          kind === 'quotation' &&
          standing.kind !== 'gone' &&
          standing.span.start === content.start &&
          standing.span.end === content.end,
      );
  const copy = (words: string, speaker?: string) => {
    const date = new Date().toLocaleDateString('vi-VN');
    const line = `“${words}” — ${[speaker, article.site, date, article.url].filter(Boolean).join(', ')}`;
    return navigator.clipboard.writeText(line);
  };
  const keepTerm = async (span: Span) => {
    await keeper.keepTerm(span);
    said(t()('keep.termSaved', { term: article.text.slice(span.start, span.end) }));
  };

  const openFrame = async (id: NoteId) => {
    const passage = find(id);
    const range = passage && passage.standing.kind !== 'gone' && map.range(passage.standing.span);
    if (!range) return;
    const { token } = await ask('open-note', { id });
    const address = `${browser.runtime.getURL('/note.html')}#${token}`;
    cards.show(range, () => <NoteFrame address={address} title={t()('note.yours')} />, { focus: false, stays: true });
    open = { note: id, writes: true };
    cards.enter();
  };
  const openNote = (id: NoteId, focus: boolean) => {
    const passage = find(id);
    const range = passage && passage.standing.kind !== 'gone' && map.range(passage.standing.span);
    if (!range) return;
    const { start, end } = passage.standing.span;
    const quotation = bench
      .now()
      .analysis.quotations.find(({ content }) => content.start === start && content.end === end);
    cards.show(
      range,
      (controls) => (
        <NoteCard
          {...bench.actions(controls)}
          passage={find(id) ?? passage}
          names={bench.now().settings.colours}
          onColour={(colour) => recolour(id, colour)}
          onEdit={() => openFrame(id).catch(fail)}
          onRemove={() => removeNote(id)}
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
    let copied = false;
    const onCopy = () =>
      copy(content.text, content.speaker).then(
        () => {
          copied = true;
          cards.refresh();
        },
        () => said(t()('card.copyFailed')),
      );
    const onSave = () => {
      const passage = keptQuotation(quotation);
      if (passage) openNote(passage.id, cards.holdsFocus());
      else kept(keeper.keepQuotation(quotation, last)).then(cards.refresh, fail);
    };
    cards.show(
      range,
      (controls) => (
        <QuotationCard
          {...bench.actions(controls)}
          content={content}
          copied={copied}
          saved={keptQuotation(quotation) !== undefined}
          onCopy={onCopy}
          onSave={onSave}
        />
      ),
      { focus },
    );
  };
  const recolour = (id: NoteId, colour: Colour) => {
    last = colour;
    keeper.recolour(id, colour).then(cards.refresh, fail);
  };
  const removeNote = (id: NoteId) => {
    const passage = find(id);
    if (!passage) return;
    const focus = cards.holdsFocus();
    keeper
      .remove(id)
      .then(() => {
        cards.close();
        said(t()('keep.removed'), () => keeper.restore(passage), focus);
      })
      .catch(fail);
  };

  return {
    offer(span) {
      const range = map.range(span);
      if (!range) return;
      const quotation = quotationAt(span);
      cards.show(
        range,
        () => (
          <SelectionBar
            t={t()}
            colour={last}
            names={bench.now().settings.colours}
            inQuotation={quotation !== undefined}
            onKeep={(colour) => keepSpan(span, colour).catch(fail)}
            onNote={() =>
              keepSpan(span, last)
                .then(({ id }) => openFrame(id))
                .catch(fail)
            }
            onCopy={() =>
              copy(article.text.slice(span.start, span.end), quotation?.speaker?.name).then(
                () => said(t()('card.copied')),
                () => said(t()('card.copyFailed')),
              )
            }
            onTerm={() => keepTerm(span).then(cards.close, fail)}
            onQuotation={() => quotation && kept(keeper.keepQuotation(quotation, last)).then(cards.close, fail)}
          />
        ),
        { focus: false, stays: true, above: true },
      );
      open = { selected: span };
    },
    async keep(wish) {
      const span = selectedSpan(document, map);
      const quotation = span && quotationAt(span);
      if (!span || (wish === 'quotation' && !quotation)) {
        const reason = span ? 'keep.noQuotation' : 'keep.nothing';
        said(t()(reason));
        return wish !== 'term';
      }
      if (wish === 'term') await keepTerm(span);
      else if (wish === 'quotation' && quotation) await kept(keeper.keepQuotation(quotation, last));
      else {
        const { id } = await keepSpan(span, last);
        if (wish === 'note') await openFrame(id);
        else openNote(id, true);
      }
      return true;
    },
    openQuotation,
    openNote,
    colour(colour) {
      if (open && 'note' in open) recolour(open.note, colour);
      else if (open) keepSpan(open.selected, colour).catch(fail);
    },
    note() {
      if (open && 'note' in open) openFrame(open.note).catch(fail);
      else if (open)
        keepSpan(open.selected, last)
          .then(({ id }) => openFrame(id))
          .catch(fail);
    },
    remove() {
      if (open && 'note' in open) removeNote(open.note);
    },
    left() {
      open = undefined;
    },
    isWriting: () => open !== undefined && 'writes' in open,
  };
}
