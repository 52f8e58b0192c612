import { generated } from './anchor-articles';
import type { Dice } from './dice';

/** The passage's borders, carried through every change of the text; private-use characters that no page of ours holds. */
export const [OPEN, CLOSE] = ['\uE000', '\uE001'];

const ADS = [
  'Quảng cáo',
  'Xem thêm: Máy tính xách tay giảm giá tới 30 % trong tuần này',
  'Mời bạn đọc tải ứng dụng. Đăng ký ngay.',
  'ẢNH: HOÀI NAM',
];

type Harm = (blocks: string[], dice: Dice) => string[];
type Harmful = readonly [string, Harm];

/** What a page does without saying anything else. */
export const HARMS: readonly Harmful[] = [
  [
    'white space',
    (blocks, dice) =>
      blocks.map((block) => block.replace(/ /g, () => dice.of([' ', ' ', '  ', '\u00A0', '\t ', ' \u200B']))),
  ],
  [
    'invisible marks',
    (blocks, dice) =>
      blocks.map((block) =>
        block.replace(/(?<=\p{Ll})(?=\p{Ll})/gu, () => (dice.below(9) === 0 ? dice.of(['\u00AD', '\u200B']) : '')),
      ),
  ],
  ['NFD', (blocks) => blocks.map((block) => block.normalize('NFD'))],
  ['NFC', (blocks) => blocks.map((block) => block.normalize('NFC'))],
  [
    'quotes',
    (blocks, dice) => {
      const [open, close] = dice.of([
        ['«', '»'],
        ['"', '"'],
        ['‘', '’'],
        ['„', '“'],
      ]);
      return blocks.map((block) => block.replace(/[“«]/g, open ?? '').replace(/[”»]/g, close ?? ''));
    },
  ],
  ['dashes', (blocks, dice) => blocks.map((block) => block.replace(/[–—-]/g, () => dice.of(['–', '—', '-'])))],
  [
    'tones',
    (blocks) =>
      blocks.map((block) =>
        block
          .normalize('NFC')
          .replace(/òa(?!\p{L})/gu, 'oà')
          .replace(/hoà(?!\p{L})/gu, 'hòa')
          .replace(/ỏe(?!\p{L})/gu, 'oẻ')
          .replace(/úy(?!\p{L})/gu, 'uý'),
      ),
  ],
  [
    'advertisements',
    (blocks, dice) => blocks.flatMap((block) => (dice.below(3) === 0 ? [block, dice.of(ADS)] : [block])),
  ],
  ['a paragraph', (blocks, dice) => inserted(blocks, dice.below(blocks.length + 1), generated(dice)[0] ?? '')],
  [
    'an advertisement before',
    (blocks, dice) =>
      inserted(
        blocks,
        blocks.findIndex((block) => block.includes(OPEN)),
        dice.of(ADS),
      ),
  ],
  [
    'an advertisement within',
    (blocks, dice) =>
      blocks.flatMap((block) => {
        const stop =
          block.includes(OPEN) || block.includes(CLOSE) ? /(?<=[\p{Ll}%][.!?]) (?=\p{Lu})/u.exec(block) : null;
        return stop ? [block.slice(0, stop.index), dice.of(ADS), block.slice(stop.index + 1)] : [block];
      }),
  ],
  [
    'moved',
    (blocks, dice) => {
      const [first, last] = [
        blocks.findIndex((block) => block.includes(OPEN)),
        blocks.findIndex((block) => block.includes(CLOSE)),
      ];
      const moved = blocks.slice(first, last + 1);
      const others = [...blocks.slice(0, first), ...blocks.slice(last + 1)];
      const at = dice.below(others.length + 1);
      return [...others.slice(0, at), ...moved, ...others.slice(at)];
    },
  ],
  [
    'another moved',
    (blocks, dice) => {
      const [first, last] = [
        blocks.findIndex((block) => block.includes(OPEN)),
        blocks.findIndex((block) => block.includes(CLOSE)),
      ];
      const at = dice.below(blocks.length);
      return at >= first && at <= last ? blocks : outside(blocks.toSpliced(at, 1), dice, blocks[at] ?? '');
    },
  ],
];

/**
 * Those that leave the passage between its neighbours: an unchanged twin between the old neighbours of a moved passage would be
 * the passage, to any reader.
 */
export const STILL = HARMS.filter(([name]) => name !== 'moved');

/** Puts a block where it does not come between the passage's own. */
function outside(blocks: string[], dice: Dice, block: string): string[] {
  const first = blocks.findIndex((other) => other.includes(OPEN));
  return inserted(blocks, dice.below(first + 1), block);
}

function inserted(blocks: string[], at: number, block: string): string[] {
  return [...blocks.slice(0, at), block, ...blocks.slice(at)];
}

/** Does so many harmless things to an article and notes them. */
export function harm(
  dice: Dice,
  blocks: readonly string[],
  times: number,
  changes: string[],
  harms: readonly Harmful[],
): string[] {
  let harmed = [...blocks];
  for (let i = 0; i < times; i += 1) {
    const [name, change] = dice.of(harms);
    changes.push(name);
    harmed = change(harmed, dice);
  }
  return harmed;
}
