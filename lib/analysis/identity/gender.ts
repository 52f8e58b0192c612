import type { Engine } from '@/lib/analysis/engine';
import { isSyllable } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';

/** Masculine or feminine, as an address or a name tells it. */
export type Gender = 'm' | 'f';

const MALE = new Set(['ông', 'anh', 'chú', 'ngài', 'cậu', 'chàng']);
const FEMALE = new Set(['bà', 'chị', 'cô', 'nàng']);

/** The gender a pronoun or honorific, given as its key, asks for. */
export function genderOfWord(key: string): Gender | undefined {
  return MALE.has(key) ? 'm' : FEMALE.has(key) ? 'f' : undefined;
}

/**
 * The gender that a person's name tells: by a middle name that only one gender has (Nguyễn *Thị* Hoa, Trần *Văn* Nam), or by a given
 * name that hardly anybody of the other bears (the lists `woman` and `man`): the last word of a Vietnamese name, the first of others.
 * Undefined for all other names.
 *
 * Example: «Đặng Thu Hương» → f, «Kevin Stoneway» → m, «Lê Minh Anh» → undefined.
 */
export function genderOfName(name: string, names: Engine['names']): Gender | undefined {
  const words = name.split(/\s+/).map(key);
  const middle = words.slice(1, -1);
  if (middle.includes('thị')) return 'f';
  if (middle[0] === 'văn') return 'm';
  const given = (words.every(isSyllable) ? words.at(-1) : words[0]) ?? '';
  return names.woman?.has(given) ? 'f' : names.man?.has(given) ? 'm' : undefined;
}
