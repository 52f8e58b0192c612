import type { ArticleText } from '@/lib/text/article-text';
import type { Span } from '@/lib/text/span';

/** One sentence of a block; `block` is the block's index in the article. */
export interface Sentence extends Span {
  readonly block: number;
}

/** Abbreviations after which a full stop ends nothing (lower case). */
const ABBREVIATIONS = new Set(
  'tp ts ths pgs gs ks bs ls nxb st tx q p h mr mrs ms dr jr sr inc corp co ltd vs no tt cty tnhh đ ct u.s st. ô ph.d prof'.split(
    ' ',
  ),
);
/** Names that end in a mark of their own. */
const MARKED_NAMES = /(?:^|[\s“"(])(?:Yahoo|Kahoot|Joomla|Jeopardy)$/i;
const ENDS = /[.!?…]+/g;
const CLOSERS = /^["”»’')\]]+/;

/**
 * The sentences of an article, block by block, trimmed. A heading or title without a stop is one sentence.
 * A stop ends a sentence where a capital, a digit, an opening mark or the end follows, unless an abbreviation,
 * a number or a name stands before it; a closing mark goes with the sentence it closes.
 *
 * Example: «TP.HCM có 4.0. “Tốt.” Ông nói.» → «TP.HCM có 4.0.» · «“Tốt.”» · «Ông nói.»
 */
export function sentences(article: ArticleText): Sentence[] {
  return article.blocks.flatMap((block, index) =>
    sentenceSpans(article.text, block).map((span) => ({ ...span, block: index })),
  );
}

/** The sentences of one span of a text. */
export function sentenceSpans(text: string, block: Span): Span[] {
  const spans: Span[] = [];
  let start = block.start;
  const cut = (end: number) => {
    const span = trimmed(text, start, end);
    if (span.end > span.start) spans.push(span);
    start = end;
  };
  const slice = text.slice(block.start, block.end);
  for (const match of slice.matchAll(ENDS)) {
    const at = block.start + match.index;
    const stop = at + match[0].length;
    const closer = CLOSERS.exec(text.slice(stop, Math.min(stop + 4, block.end)))?.[0] ?? '';
    const end = stop + closer.length;
    if (endsSentence(text, block, at, stop, end, match[0], closer)) cut(end);
  }
  cut(block.end);
  return spans;
}

function endsSentence(
  text: string,
  block: Span,
  at: number,
  stop: number,
  end: number,
  marks: string,
  closer: string,
): boolean {
  if (end >= block.end) return true;
  const after = text.slice(end, Math.min(end + 6, block.end));
  const before = text.slice(Math.max(block.start, at - 24), at);
  if (!/^[\s\u00A0]/.test(after)) {
    // «mới.Ông»: a lost space; anything else glued («4.0», «TP.HCM», «Node.js») goes on.
    return closer === '' && marks === '.' && /\p{Ll}{2}$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after);
  }
  const next = after.trimStart();
  if (next !== '' && /^[\p{Ll},;:]/u.test(next)) return false;
  if (marks === '.' && stop === end && abbreviates(before)) return false;
  if (marks === '!' && MARKED_NAMES.test(before)) return false;
  // A mark closed before an attribution («“Tốt!” – ông nói») goes on where a dash follows.
  return !/^[-–—]\s*\p{Ll}/u.test(next);
}

function abbreviates(before: string): boolean {
  // «Maru-70B.» ends in a number's letter, not in an initial.
  const word = /[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? '';
  if (word === '') return false;
  if (/^\p{Lu}$/u.test(word)) return true;
  const last = word.toLowerCase();
  return ABBREVIATIONS.has(last) || (/^\p{Lu}/u.test(word) && ABBREVIATIONS.has(last.slice(last.lastIndexOf('.') + 1)));
}

function trimmed(text: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s\u00A0\u200B\uFEFF]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s\u00A0\u200B\uFEFF]/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}
