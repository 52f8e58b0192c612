import type { ArticleText } from '@/lib/text/article-text';
import type { Span } from '@/lib/text/span';

/** One sentence of a block; `block` is the block's index in the article. */
export interface Sentence extends Span {
  readonly block: number;
}

/** Abbreviations after which a full stop ends nothing, however they are written. */
const ABBREVIATIONS = new Set('tp vs cty tnhh ct ô u.s ph.d'.split(' '));
/** Those that are written with a capital: «ăn no.» and «lệnh ls.» end a sentence, «No. 5» and «LS. Hà» do not. */
const TITLES = new Set('ts ths pgs gs ks bs ls nxb st tx q p h mr mrs ms dr prof no tt đ đh cđ bv'.split(' '));
/** Names that end in a mark of their own. */
const MARKED_NAMES = /(?:^|[\s“"(])(?:Yahoo|Kahoot|Joomla|Jeopardy)$/i;
/** What is only the number of what follows: «1», «b», «II», «Bước 2», «Mục 2.1». */
const NUMBERING =
  /(?:^|;\s)(?:(?:bước|bài|câu|chương|điều|khoản|kỳ|mục|phần|tập)\s)?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])$/iu;
/** Longer than any number of what follows. */
const LONGEST_NUMBERING = 16;
/** Before a lone capital these say that it is somebody's initial: «chị T.», «ông H.». */
const HONORIFIC = new Set('ông bà anh chị em cô chú bé cháu bác cậu'.split(' '));
const ENDS = /[.!?…]+/g;
const CLOSERS = /^["”»’')\]]+/;

/**
 * The sentences of an article, block by block, trimmed. A heading or title without a stop is one sentence.
 * A stop ends a sentence where a capital, a digit, an opening mark or the end follows, unless an abbreviation, an initial, a name, or
 * nothing but the number of what follows («Bước 2.») stands before it; a closing mark goes with the sentence it closes.
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
    for (const part of parted(text, trimmed(text, start, end))) spans.push(part);
    start = end;
  };
  const slice = text.slice(block.start, block.end);
  for (const match of slice.matchAll(ENDS)) {
    const at = block.start + match.index;
    const stop = at + match[0].length;
    const closer = CLOSERS.exec(text.slice(stop, Math.min(stop + 4, block.end)))?.[0] ?? '';
    const end = stop + closer.length;
    const sentence = { start, end: block.end };
    if (endsSentence(text, sentence, at, stop, end, match[0], closer)) cut(end);
  }
  cut(block.end);
  return spans;
}

/** Whether marks that stand from `at` to `stop`, with closing ones to `end`, end the sentence that began at `rest.start`. */
function endsSentence(
  text: string,
  rest: Span,
  at: number,
  stop: number,
  end: number,
  marks: string,
  closer: string,
): boolean {
  if (end >= rest.end) return true;
  const after = text.slice(end, Math.min(end + 8, rest.end));
  const before = text.slice(Math.max(rest.start, at - 24), at);
  if (!/^[\s\u00A0]/.test(after)) {
    // «mới.Ông»: a lost space; anything else glued («4.0», «TP.HCM», «Node.js») goes on.
    return closer === '' && marks === '.' && /\p{Ll}{2}$/u.test(before) && /^\p{Lu}\p{Ll}/u.test(after);
  }
  const next = after.trimStart();
  if (/^[\p{Ll},;:]/u.test(next) && !BEGINS_SMALL.test(next)) return false;
  if (at - rest.start < LONGEST_NUMBERING && isNoSentence(text.slice(rest.start, at).trim(), marks)) return false;
  if (marks === '.' && stop === end && abbreviates(before, next)) return false;
  if (marks === '.' && at - rest.start >= LONGEST_NUMBERING && /;\s\d{1,2}$/.test(before)) return false;
  if (marks === '!' && MARKED_NAMES.test(before)) return false;
  // A mark closed before an attribution («“Tốt!” – ông nói») goes on where a dash follows.
  return !/^[-–—]\s*\p{Ll}/u.test(next);
}

/** A sentence may begin with a name in small letters («iOS», «v2.0») or the letter of a list («b. Vuốt»). */
const BEGINS_SMALL = /^(?:[a-z]{1,3}[A-Z]|v\d|[a-zđ][.)]\s)/u;

/** Nothing but the number of what follows, or no word at all («[…]»). */
function isNoSentence(said: string, marks: string): boolean {
  return !/[\p{L}\p{N}]/u.test(said) || (marks === '.' && NUMBERING.test(said));
}

function abbreviates(before: string, next: string): boolean {
  // «Maru-70B.» ends in a number's letter, not in an initial.
  const word = before.split(/[^\p{L}\p{N}.]/u).at(-1) ?? '';
  const whole = word.toLowerCase();
  if (ABBREVIATIONS.has(whole)) return true;
  if (whole === 'tr') return /^\d/.test(next);
  if (!/^\p{Lu}/u.test(word)) return false;
  const last = whole.slice(whole.lastIndexOf('.') + 1);
  if (TITLES.has(last) || ABBREVIATIONS.has(last)) return true;
  return word.length === 1 ? isInitial(before.slice(0, -1)) : whole === 'co' && next.startsWith('Ltd');
}

/** A lone capital is an initial in a name («John F. Marlow») or in place of one («chị T.»), and none behind a common word («bảng A.», «USB-C.»). */
function isInitial(lead: string): boolean {
  const before = /\s$/.test(lead) ? (lead.slice(0, -1).split(/\P{L}/u).at(-1) ?? '') : '';
  if (before === '') return lead === '' || /[.,;:("“«]\s?$/.test(lead);
  return /^\p{Lu}/u.test(before) || HONORIFIC.has(before.toLowerCase());
}

/**
 * No writer's sentence is longer: a list without a stop, or a page that means harm. Parted, it costs what as many sentences cost,
 * for attribution looks at every word of a sentence from every other.
 */
const LONGEST = 3000;

/** A span as it is, or one too long as several, parted at white space where there is any. */
function parted(text: string, whole: Span): Span[] {
  const parts: Span[] = [];
  let { start } = whole;
  while (whole.end - start > LONGEST) {
    const space = text.lastIndexOf(' ', start + LONGEST);
    const isPair = /[\uD800-\uDBFF]/.test(text[start + LONGEST - 1] ?? '');
    const end = space > start + LONGEST / 2 ? space : start + LONGEST - (isPair ? 1 : 0);
    parts.push(trimmed(text, start, end));
    start = end;
  }
  parts.push(trimmed(text, start, whole.end));
  return parts.filter(({ start: from, end }) => end > from);
}

function trimmed(text: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s\u00A0\u200B\uFEFF]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s\u00A0\u200B\uFEFF]/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}
