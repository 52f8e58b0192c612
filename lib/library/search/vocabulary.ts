import { type ByteReader, byteReader, byteWriter } from '@/lib/library/search/bytes';

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

/** A word of a segment; places of one `key` are in one stretch. */
export interface Entry extends Place {
  readonly plain: string;
  readonly key: string;
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

/** All words from the first that is not before `from`, in order. */
export function* entriesFrom({ bytes, blocks }: Vocabulary, from: string): Generator<Entry> {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (readTerm(byteReader(bytes, blocks[middle]), '') <= from) low = middle;
    else high = middle - 1;
  }
  const reader = byteReader(bytes, blocks[low] ?? bytes.length);
  let next = low + 1;
  let term = '';
  while (reader.at < bytes.length) {
    if (reader.at === blocks[next]) {
      term = '';
      next += 1;
    }
    term = readTerm(reader, term);
    const place = { chunk: reader.number(), offset: reader.number(), length: reader.number() };
    if (term < from) continue;
    const end = term.indexOf(BETWEEN);
    yield { plain: term.slice(0, end), key: term.slice(end + 1), ...place };
  }
}

/** The words of one plain form, or of all that begin with it. */
export function entriesOf(vocabulary: Vocabulary, plain: string, isPrefix: boolean): Entry[] {
  const found: Entry[] = [];
  for (const entry of entriesFrom(vocabulary, plain)) {
    if (isPrefix ? !entry.plain.startsWith(plain) : entry.plain !== plain) break;
    found.push(entry);
  }
  return found;
}

function readTerm(reader: ByteReader, before: string): string {
  const shared = reader.number();
  const length = reader.number();
  let term = before.slice(0, shared);
  for (let i = 0; i < length; i += 1) term += String.fromCharCode(reader.number());
  return term;
}
