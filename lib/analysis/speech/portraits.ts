import { genderOfWord } from '@/lib/analysis/identity/gender';
import { roleLength } from '@/lib/analysis/speech/offices';
import { isAddress, isCapital, type Reference, type Scene } from '@/lib/analysis/speech/scene';
import { keysOf, spanOf, type Token } from '@/lib/text/tokens';

const WOMAN = /^(?:phụ nữ|bà|cô|chị|nữ|nàng)/;
const MAN = /^(?:đàn ông|ông|anh|chàng|cậu|nam)/;
/** Behind these, or with one within, the words are about somebody else or about many. */
const NOBODY =
  /^(?:một|các|nhiều|những|vài|mỗi|hai|ba|số|giới|của|với|cho|từ|về|tới|đến|gặp|bởi|cùng|là|và|như|có|thì|không)$/;
/** Somebody told of before, by nothing but youth: «nữ sinh cho biết». */
const KNOWN = /^(?:(?:nữ|nam) sinh|chàng trai|cô gái|(?:cô|cậu) học trò)(?: trẻ| ấy| này)?$/;
/** Most words of a description. */
const LONGEST = 6;

/**
 * «người thợ 60 tuổi», «cô gái 24 tuổi», «ông chủ quầy điện thoại» at the end of some words: somebody known, told by age or trade.
 */
export function portrayed(scene: Scene, words: readonly Token[], at: number): Reference | undefined {
  const length = words.length - at;
  const first = words[at]?.key ?? '';
  if (length > LONGEST || NOBODY.test(words[at - 1]?.key ?? '')) return undefined;
  const isOwner = genderOfWord(first) !== undefined && words[at + 1]?.key === 'chủ';
  const isAged = words.at(-1)?.key === 'tuổi' && words.at(-2)?.kind === 'number';
  const isSomebody = /^(?:người|chàng|nữ|nam)$/.test(first) || isAddress(first) || roleLength(scene, words, at) > 0;
  const isYoung = KNOWN.test(keysOf(words, at, length));
  if (!isOwner && !isYoung && !(isAged && isSomebody)) return undefined;
  if (words.slice(at + 1).some((token) => isCapital(scene, token) || NOBODY.test(token.key))) return undefined;
  const form = keysOf(words, first === 'người' ? at + 1 : at, 2);
  const gender = WOMAN.test(form) ? 'f' : MAN.test(form) ? 'm' : undefined;
  return { span: spanOf(words, at, length), kind: 'person', ...(gender ? { gender } : {}) };
}
