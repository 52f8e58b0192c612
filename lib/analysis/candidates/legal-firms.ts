import type { Engine } from '@/lib/analysis/engine';
import { isSyllable, touches, type Word } from '@/lib/analysis/words';
import { keysOf } from '@/lib/text/tokens';

/** What a firm is by law, between «công ty» and its own name. */
const LEGAL = /^(?:tnhh|cp|cổ|phần|mtv|một|1|thành|viên|trách|nhiệm|hữu|hạn)$/;
/** Most words of that: «trách nhiệm hữu hạn một thành viên». */
const LONGEST_LEGAL = 8;
const JOINT_STOCK_BANK = 'ngân hàng tmcp';

/**
 * Where the name of a firm ends that begins at a word right behind what it is by law; a bank's begins with «Ngân hàng TMCP» itself.
 * Its parts have capitals, and in lower case only what the knowledge knows to follow within such names; 0 where none begins.
 *
 * Example: «Công ty TNHH Viễn thông Sao Khuê mở cửa hàng» → «Viễn thông Sao Khuê».
 */
export function legalFirmEnd(text: string, words: readonly Word[], at: number, engine: Engine): number {
  if (!words[at]?.capital || words[at]?.kind !== 'word') return 0;
  if (keysOf(words, at, 3) === JOINT_STOCK_BANK && words[at + 3]?.capital) return nameEnd(text, words, at + 3, engine);
  return isLegal(words[at]) || !isBehindLegal(words, at) ? 0 : nameEnd(text, words, at, engine);
}

/** «TNHH», «CP», «Cổ phần» behind «công ty»: no name begins with it. */
export function isLegalForm(words: readonly Word[], at: number): boolean {
  return isLegal(words[at]) && (keysOf(words, at - 2, 2) === 'công ty' || isBehindLegal(words, at));
}

function isLegal(word: Word | undefined): boolean {
  return LEGAL.test(word?.key ?? '');
}

function isBehindLegal(words: readonly Word[], at: number): boolean {
  let before = at - 1;
  while (before >= 0 && before > at - LONGEST_LEGAL && isLegal(words[before])) before -= 1;
  const key = words[before]?.key;
  if (key === 'ctcp') return before === at - 1;
  return before < at - 1 && (key === 'cty' || (key === 'ty' && words[before - 1]?.key === 'công'));
}

function nameEnd(text: string, words: readonly Word[], at: number, engine: Engine): number {
  let end = at + 1;
  for (let to = at + 1; to < words.length; to += 1) {
    const [before, word] = [words[to - 1], words[to]];
    if (!before || !word || word.kind === 'punctuation' || word.initial || !touches(text, before, word)) break;
    if (word.key === 'và' && engine.transitions.has(before, word) && words[to + 1]?.capital) continue;
    // «Giải pháp Công nghệ …»: the second syllable of the first word, where another part follows.
    const isSecond = to === at + 1 && word.kind === 'word' && words[to + 1]?.capital === true;
    const goesOn = isSyllable(before.key) && (isSecond || engine.transitions.has(before, word));
    if (!word.capital && !goesOn) break;
    end = to + 1;
  }
  return withPlace(text, words, end, engine);
}

/** «Daejin Precision (Bắc Ninh)»: the place in brackets is the firm's. */
function withPlace(text: string, words: readonly Word[], end: number, engine: Engine): number {
  const place = words[end]?.text === '(' ? engine.gazetteer.longest(text, words, end + 1) : undefined;
  const close = end + 1 + (place?.length ?? 0);
  const isPlace = place?.entries.some(({ entry }) => entry.kind === 'place') && words[close]?.text === ')';
  return isPlace ? close + 1 : end;
}
