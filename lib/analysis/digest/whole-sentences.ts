import type { Engine } from '@/lib/analysis/engine';
import type { Word } from '@/lib/analysis/words';

const FEWEST_WORDS = 8;
const MOST_WORDS = 70;
/** A line with more is a list: «pin 290.000 đồng; màn hình 890.000 đồng; …». */
const MOST_SEMICOLONS = 2;

/**
 * True for a block that has nothing a summary may take: the question of an interview, a caption with its credit, «Xem thêm: …».
 * `sentences` are its sentences as words.
 *
 * Example: «Robot xếp hàng trong kho. Ảnh: Minh Lê» → true.
 */
export function hasNoSentences(text: string, sentences: readonly (readonly Word[])[], { cues }: Engine): boolean {
  if (/[?？]["”»’)\s]*$/.test(text.slice(-8))) return true;
  return sentences.some((words) => {
    const first = words.findIndex(({ kind }) => kind !== 'punctuation');
    return cues.longestAt('boilerplate', words, Math.max(0, first)) > 0;
  });
}

/**
 * True for a whole sentence of the writer's: long enough to say something, begun and ended like one, no question, no quotation alone,
 * no line of a list, no source in brackets.
 *
 * Example: «Minh Anh (theo Nhịp Số).» → false.
 */
export function isWholeSentence(text: string, words: readonly Word[]): boolean {
  let [spoken, semicolons] = [0, 0];
  for (const { kind, text: written } of words) {
    if (kind !== 'punctuation') spoken += 1;
    else if (written === ';') semicolons += 1;
  }
  if (spoken < FEWEST_WORDS || spoken > MOST_WORDS || semicolons > MOST_SEMICOLONS) return false;
  return /[.!…]["”»’)]{0,4}$/.test(text) && BEGINS.test(text) && !NUMBERED.test(text);
}

/** A letter or a figure, no mark; «iPhone» begins small too, but no common word does. */
const BEGINS = /^(?:\p{Lu}|\d|\p{Ll}{1,3}[\p{Lu}\d])/u;
const NUMBERED = /^(?:\d{1,2}|[IVX]{1,4})[.)]\s/;
