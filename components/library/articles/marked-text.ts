import type { Span } from '@/lib/text/span';

/** Something painted on a text, under a name of its own. */
export interface Mark extends Span {
  readonly id: string;
}

/** A stretch of text and the marks that lie on all of it, the innermost last. */
export interface Piece<M extends Mark = Mark> {
  readonly text: string;
  readonly marks: readonly M[];
}

/**
 * Cuts a span of a text where marks begin and end, so that each piece can be an element. Marks may overlap; joined, the pieces
 * are the text. Costs the logarithm of the marks for each, and each mark for every piece that it covers.
 */
export function piecesOf<M extends Mark>(text: string, { start, end }: Span, marks: readonly M[]): Piece<M>[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end);
  const cuts = new Set([start, end]);
  for (const mark of inside) for (const at of [mark.start, mark.end]) if (at > start && at < end) cuts.add(at);
  const places = [...cuts].sort((a, b) => a - b);
  const widest = [...inside].sort((a, b) => a.start - b.start || b.end - a.end);
  let open: M[] = [];
  let next = 0;
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1] ?? end;
    open = open.filter((mark) => mark.end > from);
    for (let mark = widest[next]; mark && mark.start <= from; mark = widest[++next])
      if (mark.end > from) open.push(mark);
    const byWidth = [...open].sort((a, b) => b.end - b.start - (a.end - a.start));
    return { text: text.slice(from, to), marks: byWidth };
  });
}
