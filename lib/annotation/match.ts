import { weight } from '@/lib/annotation/alignment';
import { type FoldedText, foldText } from '@/lib/annotation/folded-text';
import { lowerCase, type Needle, needleOf } from '@/lib/annotation/needle';
import { occurrences } from '@/lib/annotation/occurrences';
import { placesByErrors, placesByPieces, placesOfContext, placesOfPassage } from '@/lib/annotation/places';
import type { Target, TextQuoteSelector } from '@/lib/annotation/selectors';
import { type Candidate, FEW_WORDS, settle } from '@/lib/annotation/settle';
import { type Window, type Word, wordsOf } from '@/lib/annotation/words';
import type { Span } from '@/lib/text/span';

/** How far beyond the needle's length its words are looked for: what an advertisement that came in between may push them away. */
const SLACK = 1000;
/** The same where the passage or one side of its context stands unchanged: what is beside it, and not a likelier place near by. */
const CLOSE = 100;
/** A longer passage is found by its two ends, so that words are never aligned by the million. */
const LONGEST = 1500;
const END = 600;
/** Half the passage must stand unchanged where its frame does not, and some words in all: two common words alone are no passage. */
const LEAST_PASSAGE = 0.5;
const LEAST_EVIDENCE = 60;
const LEAST_SHARE = 0.6;
/** What stands of a passage where it was changed a little. */
const LIKENESS = 0.6;
/** So many words are not repeated by chance: where they stand unchanged, a place that has less in common with them is of others. */
const MANY_WORDS = 10;
const LEAST_LIKENESS = 0.55;

/**
 * Where a target's passage stands in a text now, changed or not; undefined where it is gone. Exactly with its context if that is
 * certain; otherwise word by word in the folded text at every likely place, and at the places with the fewest errors where those
 * yield nothing. The context decides before the words do: between the words that stood beside the passage a changed passage is
 * found even if an unchanged twin stands elsewhere. Whether it still says the same is for `verify` to judge.
 *
 * Never throws, whatever the text holds. Near-linear: a passage of 5,000 units in 200,000 takes some tens of milliseconds.
 */
export function match(text: string, target: Pick<Target, 'selector'>): Span | undefined {
  const [quote, position] = target.selector;
  return (
    whole(text, quote) ??
    (quote.exact.length > LONGEST ? byEnds(text, quote, position.start) : byWords(text, quote, position.start))
  );
}

/** The only place where the quote stands between its context, unless that stands elsewhere too, round something else. */
function whole(text: string, { prefix, exact, suffix }: TextQuoteSelector): Span | undefined {
  if ([prefix, exact, suffix].some((part) => part.trim() === '')) return undefined;
  const [at, twin] = occurrences(text, prefix + exact + suffix, 2);
  if (at === undefined || twin !== undefined) return undefined;
  const isSure = [prefix, suffix].some((context) => occurrences(text, context, 2).length === 1);
  return isSure ? { start: at + prefix.length, end: at + prefix.length + exact.length } : undefined;
}

function byWords(text: string, quote: TextQuoteSelector, position: number): Span | undefined {
  const needle = needleOf(quote, position);
  if (!needle) return undefined;
  const haystack = prepared(text);
  const head = needle.words[needle.first];
  const expected = haystack.folded.folded(position) - (head?.start ?? 0) - needle.lead;
  const best =
    bestOf(needle, expected, likelyWindows(haystack, needle, expected)) ??
    bestOf(needle, expected, windowsAt(haystack, needle, SLACK, placesByErrors(needle, haystack.lower, expected)));
  return best && spanOf(needle, haystack.folded, best);
}

/** The passage from the place of its beginning to the place of its end. Where only one is found, its own length says the rest. */
function byEnds(text: string, { prefix, exact, suffix }: TextQuoteSelector, position: number): Span | undefined {
  const [cut, rest] = [wordBorder(exact, END), wordBorder(exact, exact.length - END)];
  const beginning: TextQuoteSelector = {
    type: 'TextQuoteSelector',
    prefix,
    exact: exact.slice(0, cut),
    suffix: exact.slice(cut, cut + 64),
  };
  const ending: TextQuoteSelector = {
    type: 'TextQuoteSelector',
    prefix: exact.slice(rest - 64, rest),
    exact: exact.slice(rest),
    suffix,
  };
  const head = whole(text, beginning) ?? byWords(text, beginning, position);
  const tail = whole(text, ending) ?? byWords(text, ending, (head?.start ?? position) + rest);
  if (!head && !tail) return undefined;
  const start = head?.start ?? Math.max(0, (tail?.end ?? 0) - exact.length);
  const end = tail?.end ?? Math.min(text.length, start + exact.length);
  const isLikely = end > start && end - start < 3 * exact.length;
  if (isLikely) return { start, end };
  return head && { start, end: Math.min(text.length, start + exact.length) };
}

/** Where the word at a place begins; the place itself in what is no word. */
function wordBorder(text: string, near: number): number {
  const from = Math.max(0, near - 100);
  const space = text.slice(from, near).lastIndexOf(' ');
  return space < 0 && from > 0 ? near : from + space + 1;
}

interface Found extends Candidate {
  readonly words: readonly Word[];
  readonly distance: number;
}

function bestOf(needle: Needle, expected: number, windows: Iterable<Window>): Found | undefined {
  const known = new Map<number, Found>();
  const look = (window: Window) => {
    const { words } = window;
    const candidate = settle(needle, window);
    const at = words[candidate?.first ?? -1]?.start;
    if (!candidate || at === undefined) return undefined;
    const distance = Math.abs(at - expected - (needle.words[needle.first]?.start ?? 0));
    // Another window may show more of what stands there.
    const isMore = candidate.total > (known.get(at)?.total ?? -1);
    if (isMore && isEnough(needle, words, candidate)) known.set(at, { ...candidate, words, distance });
    return candidate;
  };
  for (const window of windows) {
    const found = look(window);
    // A twin close by hides the passage's own place: look again without it.
    if (found && !isCertain(found)) look(without(window, found));
    else if (found && isAsKept(needle, expected, window, found)) break;
  }
  return chosen(needle, [...known.values()]);
}

function isCertain({ frame, isFrameWhole }: Candidate): boolean {
  return frame === 3 && isFrameWhole;
}

/** True where a passage stands where it stood: no other place can be likelier. */
function isAsKept(needle: Needle, expected: number, { words }: Window, { first }: Candidate): boolean {
  return words[first]?.start === expected + (needle.words[needle.first]?.start ?? 0);
}

/** A window in which the words of one candidate are no longer found. */
function without(window: Window, { first, end }: Candidate): Window {
  return { ...window, words: window.words.map((word, i) => (i >= first && i < end ? { ...word, text: '' } : word)) };
}

/**
 * The frame decides, then how much stands, then how far it is from where it was; of a passage that was moved away from its frame
 * whole, other words have taken the place. A candidate of which nothing is missing, without
 * its whole frame, yields to a changed one that has as much of it: which of the two is the passage is not known, and a change
 * is never hidden.
 */
function chosen(needle: Needle, candidates: Found[]): Found | undefined {
  const isMoved = needle.end - needle.first >= MANY_WORDS && candidates.some(({ isUnchanged }) => isUnchanged);
  const likely = isMoved ? candidates.filter(({ likeness }) => likeness >= LEAST_LIKENESS) : candidates;
  const [best, ...others] = likely.sort(byTrust);
  if (!best || best.share < 1 || isCertain(best)) return best;
  const isRival = ({ isUnchanged, frame, share, total, isFrameWhole, isSideWhole }: Found) => {
    const hasFrame =
      frame >= best.frame ||
      (frame === 2 && isFrameWhole && !best.isFrameWhole) ||
      (isSideWhole && share === 1 && !best.isSideWhole);
    const hasMore = best.frame < 2 && total > best.total && share >= LEAST_PASSAGE;
    return !isUnchanged && (hasMore || (hasFrame && (share >= LIKENESS || (frame > 0 && isShort(needle)))));
  };
  return others.find(isRival) ?? best;
}

/** Of a few words none may be left after a change: the context must do. */
function isShort(needle: Needle): boolean {
  return needle.end - needle.first <= FEW_WORDS;
}

/** Two places with the whole frame are told apart only by where the passage was. */
function byTrust(a: Found, b: Found): number {
  if (a.frame !== b.frame) return b.frame - a.frame;
  if (isCertain(a) && isCertain(b)) return a.distance - b.distance;
  return b.total - a.total || a.distance - b.distance;
}

function isEnough(needle: Needle, words: readonly Word[], candidate: Candidate): boolean {
  const { share, total, frame, isUnchanged, first, end } = candidate;
  if (frame > 1) return true;
  const isBlock = (of: readonly Word[], from: number, to: number) => of[from]?.opens && of[to]?.opens !== false;
  if (isUnchanged && isBlock(words, first, end) && isBlock(needle.words, needle.first, needle.end)) return true;
  const evidence = Math.min(LEAST_EVIDENCE, LEAST_SHARE * needle.words.reduce((sum, word) => sum + weight(word), 0));
  return total >= evidence && (share >= LEAST_PASSAGE || (frame > 0 && isShort(needle)));
}

function* likelyWindows(haystack: Haystack, needle: Needle, expected: number): Generator<Window> {
  yield* windowsAt(haystack, needle, SLACK, [expected]);
  yield* windowsAt(haystack, needle, SLACK, placesByPieces(needle, haystack.lower, expected));
  yield* windowsAt(haystack, needle, CLOSE, placesOfPassage(needle, haystack.lower, expected));
  yield* windowsAt(haystack, needle, CLOSE, placesOfContext(needle, haystack.lower, expected));
}

/** The words at each place, with so much around them; of places close together only those of the first. */
function* windowsAt(haystack: Haystack, needle: Needle, slack: number, places: readonly number[]): Generator<Window> {
  const { folded, lower, source } = haystack;
  const seen: number[] = [];
  for (const place of places) {
    if (seen.some((other) => Math.abs(other - place) < slack / 4)) continue;
    seen.push(place);
    const start = wordBorder(lower, Math.max(0, place - slack));
    const end = Math.min(lower.length, Math.max(0, place) + needle.text.length + slack);
    yield { words: wordsOf(folded, source, { start, end }), opensText: start === 0, closesText: end === lower.length };
  }
}

/** The found words' span in the text itself; where the passage began within a word that still stands, it begins there again. */
function spanOf(needle: Needle, folded: FoldedText, { words, first, end }: Found): Span {
  const [head, tail] = [words[first], words[end - 1]];
  const isSame = (word?: Word, other?: Word) => word?.text === other?.text;
  const start = (head?.start ?? 0) + (isSame(head, needle.words[needle.first]) ? needle.lead : 0);
  const stop = (tail?.end ?? 0) - (isSame(tail, needle.words[needle.end - 1]) ? needle.trail : 0);
  return folded.original({ start, end: stop });
}

interface Haystack {
  readonly source: string;
  readonly folded: FoldedText;
  readonly lower: string;
}

/** A page's passages are looked for one after the other in one text: the last one is kept ready. */
let last: Haystack | undefined;

function prepared(source: string): Haystack {
  if (last?.source !== source) {
    const folded = foldText(source);
    last = { source, folded, lower: lowerCase(folded.text) };
  }
  return last;
}
