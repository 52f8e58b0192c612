import type { Span } from '@/lib/text/span';

/** A pair of quote marks in one block: `outer` with the marks, `inner` what stands between. */
export interface Quoted {
  readonly outer: Span;
  readonly inner: Span;
  /** True where the block ends before the closing mark: the quotation goes on in the next paragraph. */
  readonly open: boolean;
  /** True where the quotation began in an earlier paragraph. */
  readonly resumed: boolean;
}

/** A mark with the way it leans: `either` where both would do. */
interface Mark extends Span {
  readonly single: boolean;
  readonly lean: 'open' | 'close' | 'either';
}

/** What one block holds: its closed pairs, the opening mark left over at its end, the closing mark that came before any. */
interface Pairing {
  readonly pairs: readonly Quoted[];
  readonly unclosed: Mark | undefined;
  readonly orphan: Mark | undefined;
}

/** How many paragraphs a quotation without marks of its own at their beginnings may run on. */
const MOST_PARAGRAPHS = 4;
/** In a quotation left open, a pair longer than this (in characters) is no word quoted within but speech of its own. */
const LONGEST_NESTED = 40;
const MARK = /''|[“”„‟"″«»‘’‚‛']/g;
const OPENING = '“„‟«‘‚‛';
const CLOSING = '”»’';
const BEFORE_OPENING = /[\s\u00A0([{“"«:;,/–—-]/;
const BEHIND_CLOSING = /[\s\u00A0)\]}”"»:;,.!?…/–—-]/;

/**
 * Pairs the quote marks of each block, outermost pairs only: “ ”, " ", « », ‘ ’, ' ', mismatched ones («“…"») and quotations
 * that go on over paragraphs. A mark that finds no partner opens nothing: it never swallows the rest. Linear.
 *
 * Example: «“Tốt”, ông nói. "Rất tốt"» → «Tốt» · «Rất tốt».
 */
export function quotedBlocks(text: string, blocks: readonly Span[]): Quoted[][] {
  const pairings = blocks.map((block) => paired(text, block));
  const found = pairings.map(({ pairs }) => [...pairs]);
  let last = -1;
  pairings.forEach(({ unclosed }, i) => {
    const block = blocks[i];
    if (!unclosed || !block || i <= last) return;
    const end = continuation(text, blocks, pairings, i, unclosed);
    if (end === i && !isRemainder(text, block, unclosed)) return;
    const before = found[i]?.filter(({ outer }) => outer.end <= unclosed.start) ?? [];
    found[i] = [...before, openPair(unclosed, block.end, end > i)];
    for (let n = i + 1; n <= end; n += 1) resume(text, blocks[n], pairings[n], n === end, found[n] ?? []);
    last = Math.max(i, end - 1);
  });
  return found;
}

/** The last paragraph of a quotation left open in paragraph `from`; `from` itself where it does not go on. */
function continuation(
  text: string,
  blocks: readonly Span[],
  pairings: readonly Pairing[],
  from: number,
  mark: Mark,
): number {
  const block = blocks[from];
  if (!block || !mayRunOn(text, block, mark)) return from;
  // Each paragraph opens with a mark of its own; only the last one closes: the pairs themselves say the rest.
  const next = blocks[from + 1];
  if (next && /^\s*(?:''|["“«„])/.test(text.slice(next.start, next.start + 4))) return mark.single ? from : from + 1;
  for (let i = from + 1; i < blocks.length && i <= from + MOST_PARAGRAPHS; i += 1) {
    const pairing = pairings[i];
    if (pairing?.orphan && pairing.orphan.single === mark.single) return i;
    if (!pairing || pairing.unclosed) return from;
  }
  return from;
}

/** Only a mark that opens a paragraph or stands behind a colon opens words that may fill paragraphs. */
function mayRunOn(text: string, block: Span, mark: Mark): boolean {
  if (mark.single) return false;
  const from = Math.max(block.start, mark.start - 4);
  const before = text.slice(from, mark.start).trimEnd();
  return before.endsWith(':') || (before === '' && from === block.start);
}

/** «Ông nói: “Chúng tôi sẽ làm.»: behind a colon, one sentence to the end of the paragraph, only its closing mark is lost. */
function isRemainder(text: string, block: Span, mark: Mark): boolean {
  if (mark.single || !/[:：]\s*$/.test(text.slice(Math.max(block.start, mark.start - 3), mark.start))) return false;
  return /^[^.!?…“”"«»]{12,}[.!?…]?$/.test(text.slice(mark.end, Math.min(block.end, mark.end + 400)).trimEnd());
}

function resume(
  text: string,
  block: Span | undefined,
  pairing: Pairing | undefined,
  ends: boolean,
  into: Quoted[],
): void {
  if (!block || !pairing) return;
  const lead = block.start + (/^\s*/.exec(text.slice(block.start, block.start + 8))?.[0].length ?? 0);
  const opener = into.findIndex(({ outer }) => outer.start === lead);
  const first = into[opener];
  if (first) {
    into[opener] = { ...first, resumed: true };
    return;
  }
  const { orphan } = pairing;
  if (!ends) into.splice(0, into.length, { outer: block, inner: block, open: true, resumed: true });
  else if (orphan)
    into.unshift({
      outer: { start: block.start, end: orphan.end },
      inner: { start: block.start, end: orphan.start },
      open: false,
      resumed: true,
    });
}

function openPair(mark: Mark, end: number, open: boolean): Quoted {
  return { outer: { start: mark.start, end }, inner: { start: mark.end, end }, open, resumed: false };
}

function paired(text: string, block: Span): Pairing {
  const marks = marksOf(text, block);
  const stack: Mark[] = [];
  const closed: Quoted[] = [];
  const waiting = { single: 0, double: 0 };
  let orphan: Mark | undefined;
  marks.forEach((mark, i) => {
    const kind = mark.single ? 'single' : 'double';
    const opens =
      mark.lean === 'open'
        ? true
        : mark.lean === 'close'
          ? false
          : waiting[kind] === 0 && !isInch(text, mark, marks[i + 1]);
    if (opens) {
      stack.push(mark);
      waiting[kind] += 1;
      return;
    }
    if (waiting[kind] === 0) {
      if (!mark.single && closed.length === 0 && stack.length === 0) orphan ??= mark;
      return;
    }
    if (isInch(text, mark, marks[i + 1])) return;
    for (let top = stack.pop(); top; top = stack.pop()) {
      waiting[top.single ? 'single' : 'double'] -= 1;
      if (top.single !== mark.single) continue;
      const inner = { start: top.end, end: mark.start };
      if (inner.end > inner.start)
        closed.push({ outer: { start: top.start, end: mark.end }, inner, open: false, resumed: false });
      break;
    }
  });
  const unclosed = stack.find((mark) => !mark.single);
  const pairs = outermost(closed);
  const behind = unclosed ? pairs.filter(({ outer }) => outer.start > unclosed.start) : [];
  return {
    pairs,
    unclosed: behind.every(({ inner }) => inner.end - inner.start <= LONGEST_NESTED) ? unclosed : undefined,
    orphan,
  };
}

function outermost(pairs: readonly Quoted[]): Quoted[] {
  const kept: Quoted[] = [];
  for (const pair of [...pairs].sort((a, b) => a.outer.start - b.outer.start))
    if (pair.outer.start >= (kept.at(-1)?.outer.end ?? 0)) kept.push(pair);
  return kept;
}

/** «màn hình 6,7"»: a straight mark behind a digit that the next mark would leave without partner. */
function isInch(text: string, mark: Mark, next: Mark | undefined): boolean {
  if (mark.single || text[mark.start] !== '"' || !/\d/.test(text[mark.start - 1] ?? '')) return false;
  return next !== undefined ? next.lean === 'close' && !next.single : mark.lean === 'either';
}

function marksOf(text: string, block: Span): Mark[] {
  const found: Mark[] = [];
  for (const match of text.slice(block.start, block.end).matchAll(MARK)) {
    const start = block.start + match.index;
    const mark = markAt(text, block, start, match[0]);
    if (mark) found.push(mark);
  }
  return found;
}

function markAt(text: string, block: Span, start: number, written: string): Mark | undefined {
  const end = start + written.length;
  const single = written.length === 1 && "‘’‚‛'".includes(written);
  const before = start > block.start ? (text[start - 1] ?? ' ') : ' ';
  const after = end < block.end ? (text[end] ?? ' ') : ' ';
  const mayOpen =
    BEFORE_OPENING.test(before) && !/[\s\u00A0,;:)]/.test(after) && !/^[.!?](?!\.)/.test(text.slice(end, end + 2));
  const mayClose = BEHIND_CLOSING.test(after) && !/[\s\u00A0]/.test(before);
  // An apostrophe («McDonald’s», «it's», «'90s») is no quote mark.
  if (single && ((!mayOpen && !mayClose) || /^\d/.test(after))) return undefined;
  const own = OPENING.includes(written) ? 'open' : CLOSING.includes(written) ? 'close' : undefined;
  const lean = leanOf(own, mayOpen, mayClose, before, after);
  return { start, end, single, lean };
}

function leanOf(
  own: 'open' | 'close' | undefined,
  mayOpen: boolean,
  mayClose: boolean,
  before: string,
  after: string,
): Mark['lean'] {
  if (own === 'open') return !mayOpen && mayClose ? 'either' : 'open';
  if (own === 'close') return mayOpen && !mayClose ? 'either' : 'close';
  if (mayOpen !== mayClose) return mayOpen ? 'open' : 'close';
  // «"A"-"B"», «nói:"A"»: what stands outside of the mark decides.
  if (/[.!?…,]/.test(before) && /[\s\u00A0]/.test(after)) return 'close';
  return 'either';
}
