import { occurrences } from '@/lib/annotation/occurrences';
import type { Target, TextPositionSelector, TextQuoteSelector } from '@/lib/annotation/selectors';
import type { Span } from '@/lib/text/span';

/** As much context as tells two alike passages apart, and as little as survives a change beside the passage. */
const LEAST_CONTEXT = 32;
const MOST_CONTEXT = 64;

/**
 * The selectors by which `match` finds a span of a text again: its words with 32 to 64 UTF-16 units on either side (fewer at the
 * text's borders), cut between words where there is a space, and its place. The context is as short as makes the passage the
 * only one of its kind, the longest where none does. No surrogate pair and no combining sequence is split: a span that splits
 * one is widened, and one that lies outside the text is brought into it.
 *
 * Example: «tỷ» of NFD text keeps the dot and hook with its «y».
 */
export function describe(text: string, span: Span): Target['selector'] {
  const start = leftBorder(text, Math.max(0, Math.min(span.start, text.length)));
  const end = rightBorder(text, Math.max(start, Math.min(span.end, text.length)));
  const quoteIn = (context: Span): TextQuoteSelector => ({
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: text.slice(context.start, start),
    suffix: text.slice(end, context.end),
  });
  const position: TextPositionSelector = { type: 'TextPositionSelector', start, end };
  const near = { start: before(text, start, 'near'), end: after(text, end, 'near') };
  const isOnlyOne = occurrences(text, text.slice(near.start, near.end), 2).length < 2;
  if (isOnlyOne) return [quoteIn(near), position];
  return [quoteIn({ start: before(text, start, 'far'), end: after(text, end, 'far') }), position];
}

/** Where the context before `start` begins: at the nearest or the farthest beginning of a word within the limits. */
function before(text: string, start: number, which: 'near' | 'far'): number {
  const [nearest, farthest] = [start - LEAST_CONTEXT, Math.max(0, start - MOST_CONTEXT)];
  if (nearest <= 0) return 0;
  for (let i = 0; i <= nearest - farthest; i += 1) {
    const at = which === 'near' ? nearest - i : farthest + i;
    if (at === 0 || (isSpace(text, at - 1) && !isSpace(text, at))) return at;
  }
  return Math.min(start, rightBorder(text, which === 'near' ? nearest : farthest));
}

/** Where the context after `end` ends: at the nearest or the farthest end of a word within the limits. */
function after(text: string, end: number, which: 'near' | 'far'): number {
  const [nearest, farthest] = [end + LEAST_CONTEXT, Math.min(text.length, end + MOST_CONTEXT)];
  if (nearest >= text.length) return text.length;
  for (let i = 0; i <= farthest - nearest; i += 1) {
    const at = which === 'near' ? nearest + i : farthest - i;
    if (at === text.length || (isSpace(text, at) && !isSpace(text, at - 1))) return at;
  }
  return Math.max(end, leftBorder(text, which === 'near' ? nearest : farthest));
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

function leftBorder(text: string, at: number): number {
  let border = at;
  while (splits(text, border)) border -= 1;
  return border;
}

function rightBorder(text: string, at: number): number {
  let border = at;
  while (splits(text, border)) border += 1;
  return border;
}

/** True where a cut at `at` would part a surrogate pair, a letter and its marks, or what a zero-width joiner joins. */
function splits(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  const isLow = code >= 0xdc00 && code <= 0xdfff;
  const last = text.charCodeAt(at - 1);
  if (isLow && last >= 0xd800 && last <= 0xdbff) return true;
  return last === 0x200d || /^[\p{M}\u200D]/u.test(text.slice(at, at + 2));
}
