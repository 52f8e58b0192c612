import type { Span } from '@/lib/text/span';

/** A pair of quote marks in one block: `outer` with the marks, `inner` what stands between. */
export interface Quoted {
  readonly outer: Span;
  readonly inner: Span;
  /** True where the block ends before the closing mark: the quotation goes on in the next paragraph. */
  readonly open: boolean;
}

const OPENING = new Set(['“', '«', '„', '‟', '‘']);
const CLOSING = new Set(['”', '»', '’']);
const STRAIGHT = new Set(['"', "'", '″']);
const SINGLE = new Set(['‘', '’', "'"]);

/**
 * Pairs the quote marks of one block, outermost pairs only: “ ”, " ", « », ‘ ’, and mismatched ones («“…"»).
 * A mark that finds no partner opens nothing, unless the next paragraph goes on with an opening mark of its own.
 *
 * Example: «“Tốt”, ông nói. "Rất tốt"» → «Tốt» · «Rất tốt».
 */
export function quotedSpans(text: string, block: Span, goesOn: boolean): Quoted[] {
  const found: Quoted[] = [];
  let from = block.start;
  while (from < block.end) {
    const { pairs, opened } = pairsFrom(text, { start: from, end: block.end });
    found.push(...pairs);
    if (opened < 0) break;
    if (goesOn && text.slice(block.start, opened).trim() === '') {
      found.push({
        outer: { start: opened, end: block.end },
        inner: { start: opened + 1, end: block.end },
        open: true,
      });
      break;
    }
    from = opened + 1;
    // One unclosed mark is passed over; a block with nothing but unclosed marks is not tried again and again.
    if (pairs.length === 0 && found.length === 0 && from - block.start > MOST_RETRIED) break;
  }
  return found;
}

/** How far into a block an unclosed mark is still worth a second look. */
const MOST_RETRIED = 2000;

function pairsFrom(text: string, block: Span): { pairs: Quoted[]; opened: number } {
  const pairs: Quoted[] = [];
  let opened = -1;
  let single = false;
  let depth = 0;
  for (let i = block.start; i < block.end; i += 1) {
    const role = roleOf(text, i, block, opened >= 0);
    if (!role) continue;
    const isSingle = SINGLE.has(text[i] ?? '');
    if (opened < 0) {
      if (role === 'open') [opened, single, depth] = [i, isSingle, 0];
    } else if (isSingle !== single) {
    } else if (role === 'open') {
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
    } else {
      pairs.push({ outer: { start: opened, end: i + 1 }, inner: { start: opened + 1, end: i }, open: false });
      opened = -1;
    }
  }
  return { pairs, opened };
}

function roleOf(text: string, at: number, block: Span, isOpen: boolean): 'open' | 'close' | undefined {
  const mark = text[at] ?? '';
  if (!OPENING.has(mark) && !CLOSING.has(mark) && !STRAIGHT.has(mark)) return undefined;
  const before = at > block.start ? (text[at - 1] ?? ' ') : ' ';
  const after = at + 1 < block.end ? (text[at + 1] ?? ' ') : ' ';
  // An apostrophe («McDonald’s», «it's») or inches («6,7"») is no quote mark.
  if (SINGLE.has(mark) && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return undefined;
  if (SINGLE.has(mark) && !isOpen && !/[\s([{“"«:\-–—]/.test(before)) return undefined;
  if (STRAIGHT.has(mark) && !SINGLE.has(mark) && !isOpen && /\d/.test(before)) return undefined;
  const leans = /[\s([{\-–—:“"«]/.test(before) && !/\s/.test(after) ? 'open' : 'close';
  if (STRAIGHT.has(mark)) return isOpen && leans === 'open' && !/[\s([{]/.test(before) ? 'close' : leans;
  // «“Tốt“»: an opening mark glued to the end of a word closes.
  if (OPENING.has(mark)) return isOpen && leans === 'close' ? 'close' : 'open';
  return !isOpen && leans === 'open' ? 'open' : 'close';
}
