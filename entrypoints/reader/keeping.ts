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
  const kept = async (keeping: Promise<Passage>): Promise<Passage> => {
    const focus = cards.holdsFocus();
    const passage = await keeping;
    document.getSelection()?.removeAllRanges();
    say(t()('keep.saved'), () => keeper.remove(passage.id), focus);
    return passage;
  };
  return {
    colour: () => last,
    find,
    say,
    async keepSpan(span, colour) {
      last = colour;
      const passage = await kept(keeper.keep(span, colour));
      cards.close();
      return passage;
    },
    keepQuotation: (quotation) => kept(keeper.keepQuotation(quotation, last)),
    async keepTerm(span) {
      await keeper.keepTerm(span);
      say(t()('keep.termSaved', { term: article.text.slice(span.start, span.end) }));
    },
    keptQuotation: (quotation) => keeper.passages().find((passage) => isKeptAs(passage, quotation)),
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

function isKeptAs({ kind, standing }: Passage, { content }: Quotation): boolean {
  return (
    kind === 'quotation' &&
    standing.kind !== 'gone' &&
    standing.span.start === content.start &&
    standing.span.end === content.end
  );
}
