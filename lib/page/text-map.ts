import type { Span } from '@/lib/text/span';

/** A stretch of the article's text and the stretch of one text node that it is. Both have the same length. */
export interface Piece {
  readonly node: Text;
  /** Where it begins in the node. */
  readonly from: number;
  /** Where it begins in the text. */
  readonly at: number;
  readonly length: number;
}

/** Between the article's one text and the page's nodes, both ways; each is the other's inverse for every place of the text. */
export interface TextMap {
  /** In the order of the text; those of one block have no gap. */
  readonly pieces: readonly Piece[];
  /** The range of a span; undefined for an empty one or one that covers no node (a border between blocks). */
  range(span: Span): Range | undefined;
  /** The same block by block: what the page has between blocks (an advertisement, a caption) is no part of the article. */
  ranges(span: Span): Range[];
  /** The text offset of a place in a node; undefined where the node is no part of the article. */
  offset(node: Node, offset: number): number | undefined;
}

/** Builds the map from pieces in the order of the text. Linear to build, logarithmic to ask. */
export function textMap(document: Document, pieces: readonly Piece[]): TextMap {
  const byNode = new Map<Node, Piece[]>();
  for (const piece of pieces) {
    const list = byNode.get(piece.node);
    if (list) list.push(piece);
    else byNode.set(piece.node, [piece]);
  }
  const indexAt = (offset: number) => lastIndex(pieces, (piece) => piece.at <= offset);
  const blocks = pieces.filter(({ at }, i) => at !== endOf(pieces[i - 1])).map(({ at }) => at);
  const range: TextMap['range'] = ({ start, end }) => {
    if (end <= start) return undefined;
    const index = indexAt(start);
    const first = pieces[index];
    const final = pieces[indexAt(end - 1)];
    // A span that begins on the border between two blocks begins with the next piece.
    const head = first && start < endOf(first) ? first : pieces[index + 1];
    if (!head || !final || head.at >= end) return undefined;
    const found = document.createRange();
    found.setStart(head.node, head.from + Math.max(0, start - head.at));
    found.setEnd(final.node, final.from + Math.min(final.length, end - final.at));
    return found;
  };
  return {
    pieces,
    range,
    ranges({ start, end }) {
      const inner = blocks.slice(lastIndex(blocks, (at) => at <= start) + 1, lastIndex(blocks, (at) => at < end) + 1);
      return [start, ...inner].flatMap((from, i) => range({ start: from, end: inner[i] ?? end }) ?? []);
    },
    offset(node, offset) {
      const list = byNode.get(node);
      const piece = list?.[lastIndex(list, ({ from }) => from <= offset)];
      if (!piece) return undefined;
      return piece.at + Math.min(offset - piece.from, piece.length);
    },
  };
}

function endOf(piece: Piece | undefined): number {
  return piece ? piece.at + piece.length : 0;
}

/** The index of the last item for which the question holds, in a list where it holds for a beginning only; −1 where for none. */
function lastIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
