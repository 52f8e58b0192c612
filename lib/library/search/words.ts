import { key, plain } from '@/lib/text/fold';
import { remembered } from '@/lib/text/remembered';
import type { Span } from '@/lib/text/span';

/** A word as it is looked up: `plain` is what finds it, `key` what tells «đầu» from «dầu». */
export interface SearchWord {
  readonly plain: string;
  readonly key: string;
}

/** A word in its text. */
export interface PlacedWord extends SearchWord, Span {}

/** Letters, figures and the marks upon them; what is invisible within a word is part of it, for no key has it. */
const WORD = /[\p{L}\p{N}\p{M}\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;
/** What is longer (a data address) is known by its beginning. */
const LONGEST_WORD = 64;

/**
 * The words of a text with their places in it (UTF-16, end exclusive), whether it is composed (NFC) or not (NFD).
 *
 * Example: «Đầu tư» → `dau` / `đầu`, `tu` / `tư`.
 */
export function wordsOf(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const { plain, key } = folded(match[0]);
    if (plain !== '') words.push({ plain, key, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

const folded = remembered((word): SearchWord => ({ plain: cut(plain(word)), key: cut(key(word)) }));

function cut(word: string): string {
  return word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word;
}
