import { key } from '@/lib/text/fold';
import { remembered } from '@/lib/text/remembered';
import type { Span } from '@/lib/text/span';

/** A syllable, a number or a punctuation mark: the unit of everything the engine does. No word segmenter stands before it. */
export interface Token extends Span {
  /** As the text writes it. */
  readonly text: string;
  readonly kind: 'word' | 'number' | 'punctuation';
  /** What it is looked up by: «Hoà» → «hòa». */
  readonly key: string;
  /** Its number in the lexicon of the engine that it was cut for: nobody need look it up again. */
  readonly number?: number | undefined;
}

/*
 * A word is letters, digits and their marks; inside it may stand: an apostrophe («McDonald's»), an ampersand («AT&T»),
 * a hyphen or a full stop between letters or digits («Kai-Fu», «GPT-5», «01.AI», «Node.js», «1.200»), an at sign, a plus at its end
 * («Disney+»). A comma, slash or colon is taken in too, and parted again (`parts`). Whatever else is no space is a token by itself.
 * The character behind a quantifier is never one that it repeats: linear.
 */
const TOKEN =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060]*(?:[.&'’\-‑@,/:][\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060]*)*\+{0,2}|\.{2,}|[^\s\u00AD\u200B-\u200D\u2060\uFEFF]/gu;
const NUMBER = /^(?=\D*\d)[\d.,/:%-]+$/;
/** What may stand in one word or between two: «1,5», «7/3», «22:10», but «Apple,Google», «iOS/Android». */
const JOINT = /[.,/:]/;

/**
 * Cuts a text (or one span of it) into tokens, in order, never overlapping. Linear in the length.
 *
 * Example: «Ông Lee (01.AI) nói» → Ông · Lee · ( · 01.AI · ) · nói.
 */
export function tokens(text: string, within: Span = { start: 0, end: text.length }): Token[] {
  const found: Token[] = [];
  const slice = within.start === 0 && within.end === text.length ? text : text.slice(within.start, within.end);
  let end = 0;
  // Nothing that stands between two words is how a word begins, so that each stands where it is next met; a match with its place costs more.
  for (const word of slice.match(TOKEN) ?? []) {
    const at = slice.indexOf(word, end);
    end = at + word.length;
    if (!JOINT.test(word)) push(found, word, within.start + at);
    else for (const part of parts(word)) push(found, word.slice(part.start, part.end), within.start + at + part.start);
  }
  return found;
}

/** The keys of some tokens from one on, joined as a cue's or a name's key is: «cho biết». */
export function keysOf(tokens: readonly Token[], at: number, length: number): string {
  let keys = '';
  for (const { key } of tokens.slice(at, at + length)) keys += keys === '' ? key : ` ${key}`;
  return keys;
}

/**
 * How many tokens, from one on, begin as a pattern says, which is asked of at most `most` of their keys with a space behind each; 0 where
 * they do not.
 *
 * Example: «gọi tắt là PVX» begins with three tokens of `/^(?:gọi|viết) tắt(?: là)? /`.
 */
export function matchedLength(pattern: RegExp, tokens: readonly Token[], at: number, most: number): number {
  const [found] = pattern.exec(`${keysOf(tokens, at, most)} `) ?? [];
  return found === undefined ? 0 : found.trim().split(' ').length;
}

/** The span of some tokens from one on. */
export function spanOf(tokens: readonly Token[], at: number, length: number): Span {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 };
}

type Reading = Pick<Token, 'text' | 'kind' | 'key'>;

function push(found: Token[], word: string, start: number): void {
  // One string for all places of a word: later look-ups by it need not hash it again.
  const { text, kind, key } = readingOf(word);
  found.push({ start, end: start + text.length, text, kind, key });
}

const readingOf = remembered((word): Reading => {
  const isWord = /^[\p{L}\p{N}]/u.test(word);
  const kind = !isWord ? 'punctuation' : NUMBER.test(word) ? 'number' : 'word';
  return { text: word, kind, key: key(word) || word };
});

/** Parts what a comma, slash or colon joined without digits on both sides, and a full stop where the space behind it was lost. */
function parts(word: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let i = 1; i < word.length - 1; i += 1) {
    const mark = word[i] ?? '';
    const before = word[i - 1] ?? '';
    const after = word[i + 1] ?? '';
    if (!JOINT.test(mark)) continue;
    const digits = /\d/.test(before) && /\d/.test(after);
    // A full stop glued to a capital after a lower-case word is a lost space («mới.Ông»), but «01.AI» and «Node.js» are names.
    const lostSpace = mark === '.' && /\p{Ll}/u.test(before) && /\p{Lu}\p{Ll}/u.test(word.slice(i + 1, i + 3));
    if (digits || (mark === '.' && !lostSpace)) continue;
    spans.push({ start, end: i }, { start: i, end: i + 1 });
    start = i + 1;
  }
  spans.push({ start, end: word.length });
  return spans.filter((span) => span.end > span.start);
}
