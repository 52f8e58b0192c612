import type { Quotation } from '@/lib/analysis/analysis';
import { sourceLine } from '@/lib/library/formats/source-line';
import type { Passage } from '@/lib/library/passages';
import type { Colour, NoteId } from '@/lib/library/records';
import { contains, type Span } from '@/lib/text/span';
import type { Bench } from './bench';

/** What is kept of the article by hand, each said with its way back. */
export interface Keeping {
  /** The colour that was chosen last. */
  colour(): Colour;
  find(id: NoteId): Passage | undefined;
  /** Keeps a span; one that is kept already takes the colour. */
  keepSpan(span: Span, colour: Colour): Promise<Passage>;
  keepQuotation(quotation: Quotation): Promise<Passage>;
  keepTerm(span: Span): Promise<void>;
  /** The passage as which a quotation is kept. */
  keptQuotation(quotation: Quotation): Passage | undefined;
  recolour(id: NoteId, colour: Colour): void;
  remove(id: NoteId): void;
  copy(words: string, speaker?: string): Promise<void>;
  say(text: string): void;
}

export function openKeeping({ document, page: { article }, cards, keeper, wishes, fail }: Bench): Keeping {
  let last: Colour = 'yellow';
  const t = () => wishes.words();
  const find = (id: NoteId) => keeper.passages().find((passage) => passage.id === id);
  const say = (text: string, undo?: () => Promise<void>, focus = cards.holdsFocus()) =>
    cards.toast(text, undo && { label: t()('toast.undo'), focus, run: () => undo().catch(fail) });
  /** What is being stored, by where it stands: pressed once more meanwhile, it is kept once. */
  const storing = new Map<string, Promise<Passage>>();
  const kept = (
    { start, end }: Span,
    store: () => Promise<Passage>,
    undo?: (passage: Passage) => Promise<void>,
  ): Promise<Passage> => {
    const place = `${start}-${end}`;
    const focus = cards.holdsFocus();
    const now =
      storing.get(place) ??
      store()
        .then((passage) => {
          document.getSelection()?.removeAllRanges();
          say(t()('keep.saved'), undo && (() => undo(passage)), focus);
          return passage;
        })
        .finally(() => storing.delete(place));
    storing.set(place, now);
    return now;
  };
  const remove = ({ id }: Passage) => keeper.remove(id);
  const keptQuotation = ({ content }: Quotation) =>
    keeper.passages().find((passage) => passage.kind === 'quotation' && standsAt(passage, content));
  return {
    colour: () => last,
    find,
    say,
    async keepSpan(span, colour) {
      last = colour;
      // The new words of one that was changed may be wanted too.
      const there = keeper
        .passages()
        .find((passage) => passage.standing.kind === 'unchanged' && standsAt(passage, span));
      const passage = await (there
        ? kept(
            span,
            () => keeper.recolour(there.id, colour).then(() => there),
            () => keeper.recolour(there.id, there.colour),
          )
        : kept(span, () => keeper.keep(span, colour), remove));
      cards.close();
      return passage;
    },
    keepQuotation(quotation) {
      const there = keptQuotation(quotation);
      if (there) return kept(quotation.content, async () => there);
      return kept(quotation.content, () => keeper.keepQuotation(quotation, last), remove);
    },
    async keepTerm(span) {
      await keeper.keepTerm(span);
      say(t()('keep.termSaved', { term: article.text.slice(span.start, span.end) }));
    },
    keptQuotation,
    recolour(id, colour) {
      last = colour;
      keeper.recolour(id, colour).then(cards.refresh, fail);
    },
    remove(id) {
      const passage = find(id);
      if (!passage) return;
      const focus = cards.holdsFocus();
      keeper
        .remove(id)
        .then(() => {
          cards.close();
          say(t()('keep.removed'), () => keeper.restore(passage), focus);
        })
        .catch(fail);
    },
    copy: (words, speaker) => navigator.clipboard.writeText(sourceLine({ words, speaker }, article)),
  };
}

/** The quotation that a selection lies in or holds. */
export function quotationAt(quotations: readonly Quotation[], span: Span): Quotation | undefined {
  return quotations.find(({ content }) => contains(content, span) || contains(span, content));
}

function standsAt({ standing }: Passage, { start, end }: Span): boolean {
  return standing.kind !== 'gone' && standing.span.start === start && standing.span.end === end;
}
