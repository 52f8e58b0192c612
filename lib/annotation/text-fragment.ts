import type { Target } from '@/lib/annotation/selectors';

/** Longer quotes are named by their first and last words. */
const LONGEST_WHOLE = 120;
const WORDS_OF_AN_END = 5;

/**
 * The address that opens a page at a passage (URL Fragment Text Directives, WICG): the browser scrolls there and marks it. Where
 * it is not found the page opens all the same. What has a meaning in the syntax is encoded, and so are the brackets and quotes that
 * would end a link of Markdown.
 *
 * Example: «200 triệu» on `https://a.vn/b` is `https://a.vn/b#:~:text=200%20tri%E1%BB%87u`.
 */
export function linkTo({ source, selector: [{ exact }] }: Target): string {
  const [address = ''] = source.split('#');
  const passage = exact.trim();
  // A directive does not reach over the border of a block by its words, only by its two ends.
  const [first = [], ...more] = passage.split(/\n+/).map((line) => line.trim().split(/\s+/));
  const isWhole = more.length === 0 && (passage.length <= LONGEST_WHOLE || first.length < 2 * WORDS_OF_AN_END);
  const ends = [first.slice(0, WORDS_OF_AN_END), (more.at(-1) ?? first).slice(-WORDS_OF_AN_END)];
  return `${address}#:~:text=${isWhole ? encode(passage) : ends.map((end) => encode(end.join(' '))).join(',')}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[-!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
