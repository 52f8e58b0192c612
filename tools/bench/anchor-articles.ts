/** The articles in which passages are kept: the pages written for the tests, and generated ones. */
import { join } from 'node:path';
import type { Span } from '@/lib/text/span';
import { goldPages } from '../stage/pages';
import type { Dice } from './dice';

const PAGES = goldPages(join(import.meta.dirname, '../../tests/pages')).flatMap(({ title, lead, paragraphs }) =>
  paragraphs && paragraphs.length > 3 ? [[title ?? '', lead ?? '', ...paragraphs].filter((block) => block !== '')] : [],
);
export const NAMES = [
  'Sao Khuê',
  'Trăng Non',
  'Hoà Bình Xanh',
  'Minh Tuệ',
  'Lê Thị Thuý',
  'NovaLink',
  'Đặng Khoa',
  'Gió Lộng',
];
const ACTS = ['đầu tư', 'thu về', 'vay', 'chi', 'góp', 'hoàn trả', 'không nhận', 'chưa công bố', 'để mất'];
const UNITS = ['triệu đồng', 'tỷ đồng', 'triệu USD', '%', 'km', 'nghìn chiếc'];
const ENDINGS = [
  'trong quý ba',
  'ở Hoà Lạc',
  'cho xưởng mới – theo báo cáo',
  'vào năm 2025',
  '“nếu thị trường khoẻ”',
  'mà không cần vay',
];

/** The blocks of an article. */
export function article(dice: Dice): readonly string[] {
  return dice.below(2) === 0 ? dice.of(PAGES) : generated(dice);
}

/** Short sentences of few words: much of such an article stands in it twice. */
export function generated(dice: Dice): string[] {
  return Array.from({ length: 4 + dice.below(12) }, () =>
    Array.from({ length: 1 + dice.below(4) }, () => {
      const figure = dice.below(2) === 0 ? `${1 + dice.below(99)},${dice.below(10)}` : `${1 + dice.below(900)}`;
      return `${dice.of(NAMES)} ${dice.of(ACTS)} ${figure} ${dice.of(UNITS)} ${dice.of(ENDINGS)}.`;
    }).join(' '),
  );
}

/** A few words, a sentence's worth, a block or several: always whole words. */
export function chosen(dice: Dice, blocks: readonly string[]): Span {
  const at = dice.below(blocks.length);
  const start = blocks.slice(0, at).reduce((sum, block) => sum + block.length + 1, 0);
  const block = blocks[at] ?? '';
  const kind = dice.below(6);
  if (kind === 0) return { start, end: start + block.length };
  if (kind === 1) {
    const more = blocks.slice(at, at + 2 + dice.below(2)).join('\n');
    return { start, end: start + more.length };
  }
  const words = [...block.matchAll(/\S+/g)];
  const first = dice.below(words.length);
  const count = kind < 4 ? 3 + dice.below(6) : 6 + dice.below(30);
  const last = words[Math.min(words.length - 1, first + count)];
  return {
    start: start + (words[first]?.index ?? 0),
    end: start + (last ? last.index + last[0].length : block.length),
  };
}
