import type { Word } from '@/lib/analysis/words';
import { keysOf } from '@/lib/text/tokens';

/** How many words of a country there are right before a word: «hãng *Trung Quốc* eSUN»; 0 where none stands there. */
export function nationBefore(words: readonly Word[], at: number): number {
  return LENGTHS.find((length) => at >= length && isNation(words, at - length, length)) ?? 0;
}

/** How many words of a country begin at a word: «startup *Israel* làm ảnh»; 0 where none does. */
export function nationAt(words: readonly Word[], at: number): number {
  return LENGTHS.find((length) => isNation(words, at, length)) ?? 0;
}

const LENGTHS = [3, 2, 1];

function isNation(words: readonly Word[], at: number, length: number): boolean {
  return words[at]?.capital === true && NATIONS.has(keysOf(words, at, length));
}

/** Countries that firms and things are said to come from, as they stand before a name. */
const NATIONS = new Set(
  'trung quốc/hàn quốc/nhật bản/việt nam/ấn độ/đài loan/hong kong/thái lan/phần lan/hà lan/ba lan/thụy điển/thụy sĩ/đan mạch/na uy/tây ban nha/bồ đào nha/mỹ/nhật/đức/pháp/anh/nga/ý/úc/hàn/việt/israel/singapore/indonesia/malaysia/philippines/canada/brazil/estonia/ukraine/ireland'.split(
    '/',
  ),
);
