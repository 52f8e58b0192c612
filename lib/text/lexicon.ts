import { hash } from '@/lib/text/hash';
import type { Token } from '@/lib/text/tokens';

/**
 * Words and their numbers as a hash table laid out in arrays (open addressing, linear probing): what the build writes and a
 * background loads without building anything.
 */
export interface PackedLexicon {
  /** The words (keys, which have no white space), each with a space behind it; the first has number 1. */
  readonly words: string;
  /** By number: where the word ends, its space included. */
  readonly ends: Uint32Array;
  /** A power of two of slots, each a word's number, or 0 where it is empty. */
  readonly slots: Uint16Array;
}

/** The words that anything is looked up by, numbered: a text's words are looked up once, and its forms by their numbers. */
export interface Lexicon {
  /** How many words there are; the last has this number. */
  readonly size: number;
  /** The number of a word (a key); 0 where it has none. */
  numberOf(word: string): number;
}

/** The number of a token, which those cut for an engine bring with them; 0 for an unknown word, and where there is no token. */
export function numberIn(lexicon: Lexicon, token: Token | undefined): number {
  return token === undefined ? 0 : (token.number ?? lexicon.numberOf(token.key));
}

/** The largest number that a slot holds. */
const MOST = 0xffff;

/** Numbers words in their order, from 1 on; the same word may come twice. Throws where there are more than 65,535. */
export function packLexicon(words: Iterable<string>): PackedLexicon {
  const all = [...new Set(words)];
  if (all.length > MOST) throw new Error(`more than ${MOST} words`);
  const slots = new Uint16Array(2 ** Math.ceil(Math.log2(2 * all.length + 1)));
  const ends = new Uint32Array(all.length + 1);
  all.forEach((word, i) => {
    ends[i + 1] = (ends[i] ?? 0) + word.length + 1;
    let slot = firstSlot(word, slots.length);
    while (slots[slot]) slot = (slot + 1) % slots.length;
    slots[slot] = i + 1;
  });
  return { words: all.map((word) => `${word} `).join(''), ends, slots };
}

/** Makes packed words ready for look-ups, which takes no time. */
export function lexicon({ words, ends, slots }: PackedLexicon): Lexicon {
  return {
    size: ends.length - 1,
    numberOf(word) {
      for (let slot = firstSlot(word, slots.length); ; slot = (slot + 1) % slots.length) {
        const number = slots[slot] as number;
        if (number === 0) return 0;
        const start = ends[number - 1] as number;
        if ((ends[number] as number) - start === word.length + 1 && words.startsWith(word, start)) return number;
      }
    },
  };
}

function firstSlot(word: string, slots: number): number {
  const h = hash(word);
  return (h ^ (h >>> 15)) & (slots - 1);
}
