import { type SearchWord, wordsOf } from '@/lib/library/search/words';

/** A word that is asked for; as the last one, still being typed, any word that begins with it will do. */
export interface WantedWord extends SearchWord {
  readonly isPrefix: boolean;
}

/** What is asked for: all the words, anywhere in a record, and some of them next to each other. */
export interface Query {
  readonly words: readonly WantedWord[];
  /** Which of `words` stand in one pair of quote marks, from `start` to before `end`. */
  readonly phrases: readonly { readonly start: number; readonly end: number }[];
}

const QUOTES = /["“”„‟«»]/;
/** As many words as a query has at most; a pasted page is known by its beginning. */
const MOST_WORDS = 64;

/**
 * Reads a query as it is typed. Nothing is an error: a quote mark that is not closed yet opens a phrase, signs without words ask
 * for nothing.
 *
 * Example: `fpt "bán dẫn"` asks for the word fpt and the phrase bán dẫn; `ban d` for bán and a word that begins with d.
 */
export function parseQuery(text: string): Query {
  const parts = text.split(QUOTES);
  const words: WantedWord[] = [];
  const phrases: { start: number; end: number }[] = [];
  for (const [i, part] of parts.entries()) {
    const isQuoted = i % 2 === 1;
    const isLast = i === parts.length - 1;
    const start = words.length;
    const here = wordsOf(part).slice(0, MOST_WORDS - start);
    for (const [j, { plain, key }] of here.entries())
      words.push({ plain, key, isPrefix: isLast && j === here.length - 1 });
    if (isQuoted && here.length > 1) phrases.push({ start, end: words.length });
  }
  return { words, phrases };
}

/** True where a word of a text is one that is asked for, tones aside. */
export function answers({ plain }: SearchWord, wanted: WantedWord): boolean {
  return wanted.isPrefix ? plain.startsWith(wanted.plain) : plain === wanted.plain;
}
