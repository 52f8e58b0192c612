import type { Target } from '@/lib/annotation/selectors';

/** Longer quotes are named by their first and last words. */
const LONGEST_WHOLE = 120;
const WORDS_OF_AN_END = 5;

/**
 * The address that opens a page at a passage (URL Fragment Text Directives, WICG): the browser scrolls there and marks it. Where
 * it is not found the page opens all the same. Commas, dashes and ampersands are part of the syntax and are encoded.
 *
 * Example: «200 triệu» on `https://a.vn/b` is `https://a.vn/b#:~:text=200%20tri%E1%BB%87u`.
 */
export function linkTo({ source, selector: [{ exact }] }: Target): string {
  const [address = ''] = source.split('#');
  const passage = exact.trim();
  // A directive does not reach over the border of a block by its words, only by its two ends.
  const isWhole = passage.length <= LONGEST_WHOLE && !passage.includes('\n');
  const words = passage.split(/\s+/);
  const ends = [words.slice(0, WORDS_OF_AN_END), words.slice(-WORDS_OF_AN_END)].map((end) => encode(end.join(' ')));
  const directive = isWhole || words.length < 2 * WORDS_OF_AN_END ? encode(passage) : ends.join(',');
  return `${address}#:~:text=${directive}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}
