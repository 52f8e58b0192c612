import search from 'approx-string-match';
import type { Target } from '@/lib/annotation/selectors';
import type { Span } from '@/lib/text/span';

/*
 * The yardstick of `npm run bench:anchor`: the idea that Hypothesis publishes, in our own words and for the comparison only. The
 * quote's closest approximate matches are scored by the quote, what stands directly before and after, and how near they are to
 * the old place; the best one is the passage.
 */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const MOST_ERRORS = 256;

export function matchByQuoteAndContext(text: string, { selector }: Pick<Target, 'selector'>): Span | undefined {
  const [{ exact, prefix, suffix }, position] = selector;
  if (exact === '') return undefined;
  const likeness = (found: string, kept: string) =>
    kept === '' ? 1 : 1 - (closest(found, kept, kept.length)[0]?.errors ?? kept.length) / kept.length;
  const score = ({ start, end, errors }: Span & { errors: number }) =>
    WEIGHTS.quote * (1 - errors / exact.length) +
    WEIGHTS.prefix * likeness(text.slice(Math.max(0, start - prefix.length), start), prefix) +
    WEIGHTS.suffix * likeness(text.slice(end, end + suffix.length), suffix) +
    WEIGHTS.position * (1 - Math.abs(start - position.start) / text.length);
  const candidates = closest(text, exact, Math.min(MOST_ERRORS, exact.length / 2)).map((match) => ({
    ...match,
    score: score(match),
  }));
  return candidates.sort((a, b) => b.score - a.score)[0];
}

/** The exact places of a pattern; where there is none, those with the fewest errors. */
function closest(text: string, pattern: string, errors: number): (Span & { errors: number })[] {
  const exact: (Span & { errors: number })[] = [];
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
    exact.push({ start: at, end: at + pattern.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, pattern, errors);
}
