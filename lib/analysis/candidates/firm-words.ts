import type { Word } from '@/lib/analysis/words';

/** True where one of the words is what firms call themselves: «Technologies», «Capital». */
export function hasFirmWord(words: readonly Word[]): boolean {
  return words.some((word) => FIRM_WORDS.has(word.key));
}

const FIRM_WORDS = new Set(
  'group technologies technology tech bank capital ventures venture corp corporation inc labs lab software motors motor electronics holdings partners telecom networks network systems semiconductor research intelligence security solutions entertainment studios studio games interactive media mobility energy pharma logistics express securities consulting global international industries microelectronics digital robotics automotive'.split(
    ' ',
  ),
);
