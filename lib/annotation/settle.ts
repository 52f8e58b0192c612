import { align, weight } from '@/lib/annotation/alignment';
import type { Needle } from '@/lib/annotation/needle';
import { endsSentence, isMark, type Window, type Word } from '@/lib/annotation/words';

/** A place of a text where a needle may stand, judged word by word. */
export interface Candidate {
  /** The passage: the words of the window from `first` on, before `end`. */
  readonly first: number;
  readonly end: number;
  /** How much of the passage stands there, from 0 to 1, and the weight of what does, its context counted too. */
  readonly share: number;
  readonly total: number;
  /** How many words the passage and what stands there have in common, in whatever order: Dice's coefficient, from 0 to 1. */
  readonly likeness: number;
  /** True where nothing at all came in, went or changed between its first and its last word. */
  readonly isUnchanged: boolean;
  /** How far the context stands too: round it, round it and what came in beside it, on one side, or on none. */
  readonly frame: 3 | 2 | 1 | 0;
  /** True where not one word of the context is missing. */
  readonly isFrameWhole: boolean;
  /** True where every word of the context on one side stands right beside it. */
  readonly isSideWhole: boolean;
}

/** So much of the context must stand, of what weight at least, to hold what is between for the passage. */
const FRAME = 0.75;
const LEAST_FRAME = 30;
/** A passage of more words than this must also share some of them with what stands in the frame, in whatever order. */
export const FEW_WORDS = 5;
/** What may have come in between, an advertisement or two, beside as much again as the passage. */
const MANY_WORDS = 25;
const LEAST_SHARED = 1 / 3;
const LEAST_BESIDE = 20;
/** What must stand of a passage whose context does not stand right beside it. */
const LEAST_APART = 0.5;
/** Marks whose coming or going beside a passage is no change of it. */
const OUTER_MARK = /^["')\]([,;:]$/;

/** Finds the passage's borders among the words of a window and says how well it stands there; undefined where nothing of it does. */
export function settle(needle: Needle, { words: window, opensText, closesText }: Window): Candidate | undefined {
  const places = align(needle.words, window);
  const [first, end] = [firstWord(needle, window, places), endWord(needle, window, places)];
  const isCut = (first === 0 && !opensText) || (end === window.length && !closesText);
  if (end <= first || isCut) return undefined;
  const [passage, whole] = standing(needle, window, places, needle.first, needle.end);
  const before = standing(needle, window, places, 0, needle.first);
  const after = standing(needle, window, places, needle.end, needle.words.length);
  const frame = before[0] + after[0];
  const kept = needle.words.slice(needle.first, needle.end);
  const found = window.slice(first, end);
  const start = needle.opensText ? edge(first === 0) : sideOf(before, besideStart(needle, window, places, first));
  const stop = needle.closesText ? edge(end === window.length) : sideOf(after, besideEnd(needle, window, places, end));
  const share = passage / whole;
  const isUnchanged = found.length === kept.length && found.every(({ text }, i) => text === kept[i]?.text);
  const framed = frame >= LEAST_FRAME && isAlike(kept, found) ? frameOf([start, stop]) : 0;
  return {
    first,
    end,
    share,
    total: passage + frame,
    likeness: (2 * shared(kept, found)) / (kept.length + found.length),
    isUnchanged,
    frame:
      framed === 2 && share < LEAST_APART
        ? 1
        : (Math.max(framed, isUnchanged && standsInBlock(needle, window, first, end) ? 2 : 0) as Candidate['frame']),
    isFrameWhole: frame === before[1] + after[1],
    isSideWhole: (start === 'beside' && isWhole(before)) || (stop === 'beside' && isWhole(after)),
  };
}

/** The weight of those words of a part of the needle that stand in the window, and of all of them. */
function standing(
  needle: Needle,
  window: readonly Word[],
  places: Int32Array,
  from: number,
  to: number,
): [number, number] {
  const sum: [number, number] = [0, 0];
  for (let i = from; i < to; i += 1) {
    const word = needle.words[i] as Word;
    const isSame = window[places[i] ?? -1]?.text.toLowerCase() === word.text.toLowerCase();
    if (isSame) sum[0] += weight(word);
    sum[1] += weight(word);
  }
  return sum;
}

function isWhole([found, whole]: [number, number]): boolean {
  return found === whole && whole >= LEAST_BESIDE;
}

/** One side of the frame: beside the passage, apart from it by what came in, lost, or never known. */
type Side = 'beside' | 'apart' | 'lost' | 'none';

function sideOf([found, whole]: [number, number], stands: Side): Side {
  if (whole === 0) return 'none';
  return found >= FRAME * whole ? stands : 'lost';
}

/** The text's own border is a side too: it stays beside the passage until something is put there. */
function edge(isThere: boolean): Side {
  return isThere ? 'beside' : 'apart';
}

function frameOf(sides: readonly Side[]): Candidate['frame'] {
  const real = sides.filter((side) => side !== 'none');
  if (real.length > 0 && real.every((side) => side === 'beside')) return 3;
  if (real.length > 0 && !real.includes('lost')) return 2;
  return real.includes('beside') ? 1 : 0;
}

/**
 * Where the context before the passage stands: beside it as far as its words are no farther away than they were; apart where a
 * block or a sentence came in between.
 */
function besideStart(needle: Needle, window: readonly Word[], places: Int32Array, first: number): Side {
  let [beside, far, near] = [0, -1, first];
  for (let i = 0; i < needle.first; i += 1) {
    const place = places[i] ?? -1;
    if (place < 0) continue;
    if (first - place > needle.first - i) far = place;
    else {
      beside += weight(needle.words[i] as Word);
      near = Math.min(near, place);
    }
  }
  if (beside >= FRAME * sumOf(needle.words.slice(0, needle.first))) return 'beside';
  return isBorder(window, near) && isBorder(window, far + 1) ? 'apart' : 'lost';
}

function besideEnd(needle: Needle, window: readonly Word[], places: Int32Array, end: number): Side {
  let [beside, far, near] = [0, window.length, end];
  for (let i = needle.words.length - 1; i >= needle.end; i -= 1) {
    const place = places[i] ?? -1;
    if (place < 0) continue;
    if (place - end > i - needle.end) far = place;
    else {
      beside += weight(needle.words[i] as Word);
      near = Math.max(near, place + 1);
    }
  }
  if (beside >= FRAME * sumOf(needle.words.slice(needle.end))) return 'beside';
  return isBorder(window, near) && isBorder(window, far) ? 'apart' : 'lost';
}

/** True where all the context within the passage's own block stands beside it still: the block was moved as a whole. */
function standsInBlock(needle: Needle, window: readonly Word[], first: number, end: number): boolean {
  let [from, to] = [needle.first, needle.end];
  while (from > 0 && !needle.words[from]?.opens) from -= 1;
  while (to < needle.words.length && !needle.words[to]?.opens) to += 1;
  const context = [...needle.words.slice(from, needle.first), ...needle.words.slice(needle.end, to)];
  const before = window.slice(Math.max(0, first - (needle.first - from)), first);
  const stands = [...before, ...window.slice(end, end + to - needle.end)];
  return sumOf(context) >= LEAST_BESIDE && context.every(({ text }, i) => text === stands[i]?.text);
}

function sumOf(words: readonly Word[]): number {
  return words.reduce((sum, word) => sum + weight(word), 0);
}

/** True where a block or a sentence begins with the word at this index. */
function isBorder(window: readonly Word[], at: number): boolean {
  const last = window[at - 1];
  return (
    !last ||
    !window[at] ||
    window[at].opens ||
    endsSentence(last) ||
    (isMark(last) && endsSentence(window[at - 2] ?? last))
  );
}

/** The index of the window's word that the passage begins with; beyond the window where it is lost. */
function firstWord(needle: Needle, window: readonly Word[], places: Int32Array): number {
  const mapped = indexFrom(places, needle.first, needle.end, 1);
  const context = indexFrom(places, needle.first - 1, -1, -1);
  const isBeside = context >= 0 && context === needle.first - 1;
  const after = context < 0 ? -1 : outermost(window, places, context, -1);
  let at = mapped < 0 ? nextPlace(needle, window, places) : (places[mapped] ?? 0);
  if (mapped === needle.first) {
    const began = needle.opensText || needle.words[mapped]?.opens;
    if (!isBeside && !began) return at;
    // What came in between the context, or the block's beginning, and the passage in its sentence is a change: «không» before «tăng».
    const inner = at;
    const lowest = began ? 0 : after + 1;
    while (at > lowest && !window[at]?.opens && !endsSentence(window[at - 1] as Word)) at -= 1;
    while (at < inner && OUTER_MARK.test(window[at]?.text ?? '')) at += 1;
    return at;
  }
  const lost = (mapped < 0 ? needle.end : mapped) - needle.first;
  const lowest = isBeside ? after + 1 : Math.max(after + 1, at - lost);
  while (at > lowest && !window[at]?.opens) at -= 1;
  return at;
}

/** The index after the window's word that the passage ends with. */
function endWord(needle: Needle, window: readonly Word[], places: Int32Array): number {
  const mapped = indexFrom(places, needle.end - 1, needle.first - 1, -1);
  const context = indexFrom(places, needle.end, needle.words.length, 1);
  const isBeside = context === needle.end && context < needle.words.length;
  const before = context < 0 ? window.length : outermost(window, places, context, 1);
  if (mapped < 0) return nextPlace(needle, window, places);
  let at = places[mapped] ?? 0;
  if (mapped === needle.end - 1) {
    const ended = needle.closesText || needle.words[needle.end]?.opens;
    if ((!isBeside && !ended) || endsSentence(needle.words[mapped] as Word)) return at + 1;
    const inner = at;
    const highest = ended ? window.length - 1 : before - 1;
    while (at < highest && !window[at + 1]?.opens && !endsSentence(window[at + 1] as Word)) at += 1;
    while (at > inner && OUTER_MARK.test(window[at]?.text ?? '')) at -= 1;
    return at + 1;
  }
  const lost = needle.end - 1 - mapped;
  const highest = isBeside ? before - 1 : Math.min(before - 1, at + lost);
  while (at < highest && !window[at + 1]?.opens) at += 1;
  return at + 1;
}

/**
 * The place of a word of the context; of equal words side by side the one farthest from the passage: the nearer one has come in
 * between them. «Không | chỉ là» → «Không không chỉ là».
 */
function outermost(window: readonly Word[], places: Int32Array, context: number, step: 1 | -1): number {
  let at = places[context] ?? 0;
  const next = indexFrom(places, context + step, step < 0 ? -1 : places.length, step);
  const limit = next < 0 ? (step < 0 ? -1 : window.length) : (places[next] ?? at);
  const word = window[at]?.text.toLowerCase();
  while (at + step !== limit && window[at + step]?.text.toLowerCase() === word) at += step;
  return at;
}

/** Where the context behind a wholly lost passage begins, if its context before stands too: what is between took its place. */
function nextPlace(needle: Needle, window: readonly Word[], places: Int32Array): number {
  const isFramed = (places[needle.first - 1] ?? -1) >= 0 && (places[needle.end] ?? -1) >= 0;
  return isFramed ? (places[needle.end] ?? 0) : window.length;
}

/** The first index from `from` towards `to` (exclusive) that has a place; −1 where none has. */
function indexFrom(places: Int32Array, from: number, to: number, step: 1 | -1): number {
  for (let i = from; i !== to; i += step) if ((places[i] ?? -1) >= 0) return i;
  return -1;
}

/** True where some words have about the length of the passage and, if it is not short, enough of its words in any order. */
function isAlike(kept: readonly Word[], found: readonly Word[]): boolean {
  if (found.length > 2 * kept.length + MANY_WORDS || 3 * found.length + FEW_WORDS < kept.length) return false;
  if (kept.length <= FEW_WORDS) return true;
  return shared(kept, found) >= LEAST_SHARED * kept.length;
}

/** How many of some words stand among others, in whatever order. */
function shared(kept: readonly Word[], found: readonly Word[]): number {
  const bag = new Map<string, number>();
  for (const { text } of found) bag.set(text.toLowerCase(), (bag.get(text.toLowerCase()) ?? 0) + 1);
  let count = 0;
  for (const { text } of kept) {
    const left = bag.get(text.toLowerCase()) ?? 0;
    if (left > 0) count += 1;
    bag.set(text.toLowerCase(), left - 1);
  }
  return count;
}
