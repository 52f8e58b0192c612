import { type ByteReader, byteReader, byteWriter } from '@/lib/library/search/bytes';
import type { WantedWord } from '@/lib/library/search/query';

/*
 * The words of a segment in order, each written as what it adds to the one before (front coding). A look-up reads the first words
 * of a few blocks and one block; nothing has to be unpacked before.
 */

/** Where the places of a word are: in which chunk, from where, how long. */
export interface Place {
  readonly chunk: number;
  readonly offset: number;
  readonly length: number;
}

/** Where a word is that answers one that is asked for, and whether it does with its tones. */
export interface FoundWord extends Place {
  readonly isExact: boolean;
}

export interface Vocabulary {
  readonly bytes: Uint8Array;
  /** Where each block begins. */
  readonly blocks: Uint32Array;
}

const WORDS_A_BLOCK = 32;
/** In a word's place in the order its plain form comes first, so that those alike but for their tones stand together. */
const BETWEEN = '\u0000';

/** The place of a word in the order of all. */
export function termOf(plain: string, key: string): string {
  return plain + BETWEEN + key;
}

/** Writes words, given in the order of their terms. */
export function vocabularyWriter(): { add(term: string, place: Place): void; take(): Vocabulary } {
  const out = byteWriter();
  const blocks: number[] = [];
  let count = 0;
  let before = '';
  return {
    add(term, { chunk, offset, length }) {
      if (count % WORDS_A_BLOCK === 0) {
        blocks.push(out.length());
        before = '';
      }
      let shared = 0;
      while (shared < before.length && before.charCodeAt(shared) === term.charCodeAt(shared)) shared += 1;
      out.number(shared);
      out.number(term.length - shared);
      for (let i = shared; i < term.length; i += 1) out.number(term.charCodeAt(i));
      out.number(chunk);
      out.number(offset);
      out.number(length);
      before = term;
      count += 1;
    },
    take: () => ({ bytes: out.take(), blocks: Uint32Array.from(blocks) }),
  };
}

/** All words, in order. */
export function* wordsIn({ bytes, blocks }: Vocabulary): Generator<Place & { readonly term: string }> {
  const reader = byteReader(bytes);
  let next = 0;
  let term = '';
  while (reader.at < bytes.length) {
    if (reader.at === blocks[next]) {
      term = '';
      next += 1;
    }
    term = readTerm(reader, term);
    yield { term, chunk: reader.number(), offset: reader.number(), length: reader.number() };
  }
}

/** The words that answer one that is asked for. No word becomes a string: a letter alone begins thousands. */
export function findWords(vocabulary: Vocabulary, { plain, key, isPrefix }: WantedWord): FoundWord[] {
  const { bytes, blocks } = vocabulary;
  const start = isPrefix ? plain : termOf(plain, '');
  const found: FoundWord[] = [];
  let next = blockBefore(vocabulary, start);
  const reader = byteReader(bytes, blocks[next] ?? bytes.length);
  const units: number[] = [];
  // With how many of its units a word begins as those that are wanted do.
  let alike = 0;
  while (reader.at < bytes.length) {
    if (reader.at === blocks[next]) {
      alike = 0;
      next += 1;
    }
    const shared = reader.number();
    const length = shared + reader.number();
    for (let i = shared; i < length; i += 1) units[i] = reader.number();
    units.length = length;
    if (shared <= alike) {
      alike = shared;
      while (alike < start.length && units[alike] === start.charCodeAt(alike)) alike += 1;
    }
    const chunk = reader.number();
    const offset = reader.number();
    const size = reader.number();
    if (alike === start.length) found.push({ chunk, offset, length: size, isExact: hasKey(units, key, isPrefix) });
    else if ((units[alike] ?? -1) > start.charCodeAt(alike)) break;
  }
  return found;
}

/** The last block whose first word is not behind a place in the order. */
function blockBefore({ bytes, blocks }: Vocabulary, term: string): number {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (readTerm(byteReader(bytes, blocks[middle]), '') <= term) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/** Whether the key of a word, which stands behind its plain form, is one, or begins with it. */
function hasKey(units: readonly number[], key: string, isPrefix: boolean): boolean {
  const start = units.lastIndexOf(0) + 1;
  const length = units.length - start;
  if (isPrefix ? length < key.length : length !== key.length) return false;
  for (let i = 0; i < key.length; i += 1) if (units[start + i] !== key.charCodeAt(i)) return false;
  return true;
}

function readTerm(reader: ByteReader, before: string): string {
  const shared = reader.number();
  const length = reader.number();
  let term = before.slice(0, shared);
  for (let i = 0; i < length; i += 1) term += String.fromCharCode(reader.number());
  return term;
}
