import { NAMES } from './anchor-articles';
import type { Dice } from './dice';

/** An edit of a passage; undefined where it does not apply. */
type Edit = (passage: string, dice: Dice) => string | undefined;

export const EDITS: readonly [string, Edit][] = [
  [
    'figure',
    (passage, dice) => replaceOne(passage, dice, /\d/g, (digit) => `${(Number(digit) + 1 + dice.below(9)) % 10}`),
  ],
  [
    'decimal',
    (passage, dice) =>
      replaceOne(passage, dice, /(?<=\d)[.,](?=\d)/g, (mark) => dice.of(['', mark === ',' ? '.' : ','])),
  ],
  [
    'unit',
    (passage, dice) =>
      replaceOne(passage, dice, /triệu|tỷ|nghìn|USD|đồng|%|km/g, (unit) =>
        dice.of(['triệu', 'tỷ', 'nghìn', 'USD', 'đồng', '%', 'km'].filter((other) => other !== unit)),
      ),
  ],
  ['sign', (passage, dice) => replaceOne(passage, dice, /(?<![\d.,\p{L}-])(?=\d)/gu, () => '-')],
  ['negation inserted', (passage, dice) => insert(passage, dice, dice.of(['không', 'chưa', 'chẳng', 'không hề']))],
  ['negation at the beginning', (passage, dice) => `${dice.of(['không', 'chưa'])} ${passage}`],
  [
    'negation removed',
    (passage, dice) => replaceOne(passage, dice, /(?<!\p{L})(?:không|chưa|chẳng|đừng) /gu, () => ''),
  ],
  [
    'name',
    (passage, dice) =>
      replaceOne(passage, dice, /\p{Lu}[\p{L}\p{M}]*(?: \p{Lu}[\p{L}\p{M}]*)*/gu, (name) =>
        dice.of([...NAMES, 'Vân', 'Orion'].filter((other) => other !== name)),
      ),
  ],
  ['order', (passage, dice) => swapped(passage, dice, 1)],
  ['order far', (passage, dice) => swapped(passage, dice, 2 + dice.below(5))],
  ['dropped', (passage, dice) => edged(passage, dice, () => '')],
  ['another word', (passage, dice) => edged(passage, dice, () => dice.of(['giảm', 'máy', 'Hà', '7', 'bán']))],
  [
    'case',
    (passage, dice) =>
      edged(passage, dice, (word) => (word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase())),
  ],
  ['diacritics', (passage, dice) => edged(passage, dice, (word) => word.normalize('NFD').replace(/\p{M}/gu, ''))],
];

function replaceOne(passage: string, dice: Dice, what: RegExp, by: (found: string) => string): string | undefined {
  const found = [...passage.matchAll(what)];
  if (found.length === 0) return undefined;
  const one = dice.of(found);
  return passage.slice(0, one.index) + by(one[0]) + passage.slice(one.index + one[0].length);
}

function insert(passage: string, dice: Dice, word: string): string | undefined {
  const spaces = [...passage.matchAll(/ /g)];
  if (spaces.length === 0) return undefined;
  const at = dice.of(spaces).index;
  return `${passage.slice(0, at)} ${word}${passage.slice(at)}`;
}

/** Changes one word: often the first or the last. */
function edged(passage: string, dice: Dice, by: (word: string) => string): string | undefined {
  const words = [...passage.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  if (words.length < 2) return undefined;
  const one = dice.of([words[0], words.at(-1), dice.of(words)]);
  if (!one) return undefined;
  const word = by(one[0]);
  return (passage.slice(0, one.index) + word + passage.slice(one.index + one[0].length)).trim();
}

function swapped(passage: string, dice: Dice, distance: number): string | undefined {
  const parts = passage.split(/( )/);
  const at = 2 * dice.below((parts.length + 1) / 2);
  const other = at + 2 * distance;
  const [a, b] = [parts[at], parts[other]];
  if (a === undefined || b === undefined || a === b) return undefined;
  return parts.with(at, b).with(other, a).join('');
}
