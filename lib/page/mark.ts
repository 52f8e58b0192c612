import type { Span } from '@/lib/text/span';

/** The kinds of marks, each a CSS highlight named `chu-giai-<kind>`; later ones are drawn over earlier ones. */
export const MARK_KINDS = [
  'quotation',
  'note-yellow',
  'note-green',
  'note-blue',
  'note-pink',
  'note-changed',
  'term',
  'organisation',
  'product',
  'person',
  'company',
] as const;

export type MarkKind = (typeof MARK_KINDS)[number];

/** Something to draw in the article, and what it stands for: `id` is the caller's, given back when the pointer is on it. */
export interface Mark extends Span {
  readonly kind: MarkKind;
  readonly id: string;
}

/**
 * Marks by place, asked where the pointer is. Where two share a word the shorter one answers, so that a name in a kept passage
 * or in a quotation has its card; of two alike what the reader kept, then the one drawn on top.
 * Building sorts once; a question costs a binary search and a walk over the marks of one sentence.
 */
export function markIndex(marks: readonly Mark[]): { at(offset: number): Mark | undefined } {
  const sorted = [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
  // reach[i] is the furthest end among the first i + 1 marks: the walk back stops where nothing reaches the offset any more.
  const reach: number[] = [];
  for (const mark of sorted) reach.push(Math.max(mark.end, reach.at(-1) ?? 0));
  return {
    at(offset) {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sorted[middle]?.start ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      let best: Mark | undefined;
      for (let i = low - 1; i >= 0 && (reach[i] ?? 0) > offset; i -= 1) {
        const mark = sorted[i];
        if (mark && mark.end > offset && (!best || isNearer(mark, best))) best = mark;
      }
      return best;
    },
  };
}

function isNearer(mark: Mark, than: Mark): boolean {
  const longer = mark.end - mark.start - (than.end - than.start);
  return longer < 0 || (longer === 0 && rank(mark) > rank(than));
}

function rank({ kind }: Mark): number {
  return kind.startsWith('note-') ? MARK_KINDS.length : MARK_KINDS.indexOf(kind);
}
