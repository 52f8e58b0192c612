import type { Engine } from '@/lib/analysis/engine';
import { isSyllable, touches, type Word } from '@/lib/analysis/words';

/**
 * How many words a person's full name covers that begins here by its shape alone; 0 where none does.
 * Vietnamese: a surname and one to four capitalised syllables; Western: a first name and one to three more words;
 * East Asian in Latin letters: a surname and one or two more, or any first word with such a surname last.
 *
 * Example: «Trương Gia Bình nói» → 3.
 */
export function personLength(
  text: string,
  words: readonly Word[],
  at: number,
  engine: Engine,
  lowered: ReadonlySet<string>,
): number {
  const first = words[at];
  if (!first?.capital || first.kind !== 'word') return 0;
  const length = capitalRun(text, words, at);
  if (length < 2) return 0;
  return vietnamese(words, at, length, engine, lowered) || foreign(words, at, length, engine);
}

/** «vi», «west» or «east»: where the short form of a name stands, told by the name alone. */
export function nameOrder(keys: readonly string[], engine: Engine): 'vi' | 'west' | 'east' {
  const [first = ''] = keys;
  const last = keys.at(-1) ?? '';
  const { names } = engine;
  if (names['surname-vi']?.has(first) && keys.every(isSyllable)) return 'vi';
  const east = names['surname-east'];
  if (
    east?.has(first) &&
    !names['given-west']?.has(first) &&
    !(east.has(last) && !names['given-west']?.has(last) && keys.length === 2 && last.length < first.length)
  )
    return 'east';
  return 'west';
}

function capitalRun(text: string, words: readonly Word[], at: number): number {
  let to = at + 1;
  while (to < words.length && to - at < 5) {
    const word = words[to];
    if (!word?.capital || word.kind !== 'word' || word.initial || !touches(text, words[to - 1], word)) break;
    if (/\d/.test(word.text) || (word.text.length > 1 && word.text === word.text.toUpperCase() && !/-/.test(word.text)))
      break;
    to += 1;
  }
  return to - at;
}

function vietnamese(
  words: readonly Word[],
  at: number,
  length: number,
  engine: Engine,
  lowered: ReadonlySet<string>,
): number {
  const { names } = engine;
  const keys = words.slice(at, at + length).map((word) => word.key);
  const surname = keys[0] ?? '';
  if (!names['surname-vi']?.has(surname)) return 0;
  let covered = 1;
  while (covered < Math.min(length, 5) && isSyllable(keys[covered] ?? '')) covered += 1;
  if (covered < 2) return 0;
  const given = keys[covered - 1] ?? '';
  const likely = names['given-vi']?.has(given) || names['middle-vi']?.has(keys[1] ?? '');
  if (!likely) return 0;
  // «Hà Nội», «Thái Lan», «Lâm Đồng»: a surname and a word that is no given name; and a sentence's first word must look like one.
  if (covered === 2 && words[at]?.initial && lowered.has(surname) && !names['given-vi']?.has(given)) return 0;
  return covered;
}

function foreign(words: readonly Word[], at: number, length: number, engine: Engine): number {
  const { names } = engine;
  const run = words.slice(at, at + Math.min(length, 4));
  const latin = run.findIndex((word) => !/^[\p{Script=Latin}.'’-]+$/u.test(word.text));
  const covered = latin === -1 ? run.length : latin;
  if (covered < 2) return 0;
  const keys = run.slice(0, covered).map((word) => word.key);
  const [first = '', second = ''] = keys;
  const last = keys.at(-1) ?? '';
  if (names['given-west']?.has(first)) return Math.min(covered, 3);
  // «Lumora Jane Harper»: the first name stands second; what is before it is no part of the person.
  if (covered > 2 && names['given-west']?.has(second)) return 0;
  if (covered <= 3 && names['surname-east']?.has(first) && !isCompanyLike(second)) return covered;
  if (covered === 2 && (names['surname-west']?.has(last) || names['surname-east']?.has(last)) && !isSyllable(first))
    return 2;
  if (covered === 3 && names['surname-west']?.has(last) && !isSyllable(first)) return 3;
  return 0;
}

function isCompanyLike(key: string): boolean {
  return /^(?:group|bank|capital|corp|labs?|tech|ventures|motors|electronics|software|auto|research)$/.test(key);
}
