import { mark, markFirst } from '@/lib/library/search/postings';
import type { Head } from '@/lib/library/search/segment';
import type { FoundWord } from '@/lib/library/search/vocabulary';

/*
 * What was found out about a word in a segment is as true as the segment, which never changes. The words that took long are
 * remembered: every search begins with one letter, and with each letter the words before it are asked for again.
 */

/** What answers a word, and as far as it was asked for which records have it: one byte each, of `HAS`, `EXACT` and `FIRST`. */
export interface KnownWord {
  readonly answers: readonly FoundWord[];
  /** How long their postings are together. */
  readonly bytes: number;
  marks?: Uint8Array;
  hasFirst?: boolean;
}

/** The words of a segment that are remembered, the last one asked for at the end. */
export type KnownWords = Map<string, KnownWord>;

/** A segment as far as its postings are here. */
export interface Chunks {
  readonly head: Head;
  /** The chunks that a query needs, by number. */
  readonly chunks: ReadonlyMap<number, Uint8Array>;
}

/** The record has the word … */
export const HAS = 1;
/** … with its tones … */
export const EXACT = 2;
/** … and begins with it. */
export const FIRST = 4;

/** What has fewer answers and fewer bytes of postings is found again as quickly as it is remembered. */
const FEW_ANSWERS = 16;
const FEW_BYTES = 1024;
const MOST_WORDS = 64;
const MOST_BYTES = 1 << 22;

/** What is known of a word, by a name that only it has; looked up where it is new. */
export function knownWord(
  known: KnownWords,
  { times }: Head,
  name: string,
  lookUp: () => readonly FoundWord[],
): KnownWord {
  const word = known.get(name) ?? wordOf(lookUp());
  if (word.answers.length < FEW_ANSWERS && word.bytes < FEW_BYTES) return word;
  known.delete(name);
  known.set(name, word);
  const [oldest] = known.keys();
  if (oldest !== undefined && known.size > Math.min(MOST_WORDS, MOST_BYTES / times.length)) known.delete(oldest);
  return word;
}

/** Which records have a word; whether they begin with it only where that is asked. */
export function marksOf(word: KnownWord, segment: Chunks, isFirstAsked = false): Uint8Array {
  const marks = word.marks ?? new Uint8Array(segment.head.times.length);
  if (!word.marks)
    for (const each of word.answers) mark(chunkOf(segment, each), each.offset, marks, each.isExact ? HAS | EXACT : HAS);
  word.marks = marks;
  if (isFirstAsked && !word.hasFirst) {
    for (const each of word.answers) markFirst(chunkOf(segment, each), each.offset, marks, FIRST);
    word.hasFirst = true;
  }
  return marks;
}

/** The chunk in which the postings of a word are. */
export function chunkOf({ chunks }: Chunks, { chunk }: FoundWord): Uint8Array {
  const bytes = chunks.get(chunk);
  if (!bytes) throw new Error('a chunk of the index is missing');
  return bytes;
}

function wordOf(answers: readonly FoundWord[]): KnownWord {
  return { answers, bytes: answers.reduce((sum, { length }) => sum + length, 0) };
}
