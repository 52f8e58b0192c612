import search from 'approx-string-match';
import type { Needle } from '@/lib/annotation/needle';
import { occurrences } from '@/lib/annotation/occurrences';
import type { Span } from '@/lib/text/span';

/** How many places are looked at closely, and how many pieces of the needle are looked for. */
const MOST_PLACES = 8;
const MOST_PIECES = 24;
/** A piece found this often («theo ông thì») says nothing about where. */
const MOST_OCCURRENCES = 200;
/** A side of the context shorter than this stands in many places. */
const LEAST_CONTEXT = 16;
/** Pieces whose places differ by less vote for one place: an edit between them moves them a little. */
const BIN = 256;
/** Approximate search: what is taken of the needle, the errors allowed in it, and where a text of one repeated letter is given up. */
const LONGEST_PATTERN = 256;
const ERRORS = 0.4;
const CHUNK = 4000;
const MOST_MATCHES = 400;

/**
 * Where a needle may begin in a folded text in lower case, the likeliest first: where several short pieces of it stand at the
 * distances they have in the needle. A place may lie before the text's beginning.
 */
export function placesByPieces(needle: Needle, text: string, expected: number): number[] {
  const bins = new Map<number, { votes: number; sum: number; seen: number; last: number }>();
  piecesOf(needle).forEach(({ start, end }, piece) => {
    const found = occurrences(text, needle.text.slice(start, end), MOST_OCCURRENCES);
    if (found.length >= MOST_OCCURRENCES) return;
    for (const at of found) {
      const place = at - start;
      const number = Math.floor(place / BIN);
      const bin = bins.get(number) ?? { votes: 0, sum: 0, seen: 0, last: -1 };
      if (bin.last !== piece) bin.votes += 1;
      bins.set(number, { votes: bin.votes, sum: bin.sum + place, seen: bin.seen + 1, last: piece });
    }
  });
  const places = [...bins.values()].map(({ votes, sum, seen }) => ({ votes, place: Math.round(sum / seen) }));
  places.sort((a, b) => b.votes - a.votes || Math.abs(a.place - expected) - Math.abs(b.place - expected));
  return places.slice(0, MOST_PLACES).map(({ place }) => place);
}

/** Where the needle may begin if its passage stands unchanged: the nearest places first. */
export function placesOfPassage(needle: Needle, text: string, expected: number): number[] {
  const { start, end } = passageOf(needle);
  const found = occurrences(text, needle.text.slice(start, end), MOST_OCCURRENCES);
  return nearest(
    found.map((at) => at - start),
    expected,
  );
}

/** The same if all the context on one of its sides stands unchanged, whatever became of the passage: the nearest places first. */
export function placesOfContext(needle: Needle, text: string, expected: number): number[] {
  const { start, end } = passageOf(needle);
  const after = needle.text.slice(end);
  const sides = [
    { from: 0, words: needle.text.slice(0, start).trimEnd() },
    { from: end + after.length - after.trimStart().length, words: after.trim() },
  ].filter(({ words }) => words.length >= LEAST_CONTEXT);
  const found = sides.flatMap(({ from, words }) => occurrences(text, words, MOST_OCCURRENCES).map((at) => at - from));
  return nearest(found, expected);
}

/**
 * The same where no piece of it stands unchanged: the places of the text with the fewest errors (Myers 1999, by
 * approx-string-match), first of the passage, then of it with its context.
 */
export function placesByErrors(needle: Needle, text: string, expected: number): number[] {
  const { start, end } = passageOf(needle);
  const passage = approximate(text, needle.text.slice(start, Math.min(end, start + LONGEST_PATTERN))).map(
    (at) => at - start,
  );
  const from = Math.max(0, Math.min(start, ((start + end) >> 1) - LONGEST_PATTERN / 2));
  const whole = approximate(text, needle.text.slice(from, from + LONGEST_PATTERN)).map((at) => at - from);
  return [...nearest(passage, expected), ...nearest(whole, expected)];
}

function passageOf({ words, first, end }: Needle): Span {
  return { start: words[first]?.start ?? 0, end: words[end - 1]?.end ?? 0 };
}

function nearest(places: number[], expected: number): number[] {
  return places.sort((a, b) => Math.abs(a - expected) - Math.abs(b - expected)).slice(0, MOST_PLACES / 2);
}

/** Pieces of four words (two of a short needle), spread over the needle, its context first and last. */
function piecesOf({ words }: Needle): { start: number; end: number }[] {
  const length = words.length >= 24 ? 4 : Math.min(2, words.length);
  const count = Math.floor(words.length / Math.max(1, length));
  const taken = Math.min(count, MOST_PIECES);
  return Array.from({ length: taken }, (_, i) => {
    const at = length * (taken > 1 ? Math.round((i * (count - 1)) / (taken - 1)) : 0);
    return { start: words[at]?.start ?? 0, end: words[at + length - 1]?.end ?? 0 };
  });
}

function approximate(text: string, pattern: string): number[] {
  const errors = Math.floor(pattern.length * ERRORS);
  const found: { start: number; errors: number }[] = [];
  for (let at = 0; at < text.length && found.length < MOST_MATCHES; at += CHUNK) {
    const part = text.slice(at, at + CHUNK + pattern.length + errors);
    for (const match of search(part, pattern, errors)) found.push({ start: at + match.start, errors: match.errors });
  }
  const fewest = found.reduce((least, match) => Math.min(least, match.errors), errors);
  return found.filter((match) => match.errors === fewest).map(({ start }) => start);
}
