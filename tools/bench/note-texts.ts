import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain } from '@/lib/text/fold';
import { diceFrom } from './dice';

/** Texts of notes made of words of our own corpus, and what a reader types to find them; the same for the same seed. */
export interface NoteTexts {
  /** Pieces of some words each, so that words stand together as they do, and notes differ. */
  text(): string;
  /** One to four words of one of some texts; half of them not typed to the end, most without tones. */
  query(texts: readonly string[]): string;
}

const CORPUS = join(import.meta.dirname, '../train/corpus');
const WORDS_A_NOTE = 35;

export function noteTexts(seed = 1): NoteTexts {
  const dice = diceFrom(seed);
  const words = readdirSync(CORPUS)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(CORPUS, name), 'utf8').match(/[\p{L}\p{N}]+/gu) ?? []);
  return {
    text() {
      const all: string[] = [];
      while (all.length < WORDS_A_NOTE) {
        const from = dice.below(words.length - 8);
        all.push(...words.slice(from, from + 2 + dice.below(6)));
      }
      return all.join(' ');
    },
    query(texts) {
      const all = dice.of(texts).split(' ');
      const from = dice.below(all.length - 4);
      const typed = all.slice(from, from + 1 + dice.below(4)).join(' ');
      // At least one letter is left of the last word.
      const most = Math.min(3, typed.length - typed.lastIndexOf(' ') - 1);
      const cut = dice.below(2) === 0 ? typed : typed.slice(0, typed.length - dice.below(most));
      return dice.below(4) === 0 ? cut : plain(cut);
    },
  };
}
