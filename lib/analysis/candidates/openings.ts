import type { Engine } from '@/lib/analysis/engine';
import { cueBefore, isAcronym, isSyllable, type Word } from '@/lib/analysis/words';

/**
 * Capitals that only say what stands behind them is, and begin no name: «trợ lý AI Copilot», «các DN Việt Nam».
 * The recogniser may not begin a name there either.
 */
export function isAttribute(words: readonly Word[], at: number, engine: Engine): boolean {
  if (!words[at]?.capital || !words[at + 1]?.capital) return false;
  const { cues } = engine;
  return (
    cues.has('generic', words[at]?.text ?? '') ||
    isKindOfThing(words[at]?.text ?? '', engine) ||
    isNational(words, at) ||
    isOpeningTrigger(words, at, engine) ||
    cueBefore(cues, ['product-trigger', 'company-trigger'], words, at + 1) > 1
  );
}

/** «GPU Blackwell», «TV Samsung»: an abbreviation that says what the thing is; «AI» begins names as well («AI Hay»). */
function isKindOfThing(text: string, { cues }: Engine): boolean {
  return text !== 'AI' && isAcronym(text) && cues.has('product-trigger', text);
}

/** «game Việt Cung Đường Mây», «startup Việt Arevo»: where somebody or something comes from; not «hãng Việt Tiến», «ca sĩ Việt Anh». */
function isNational(words: readonly Word[], at: number): boolean {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  if (word?.text !== 'Việt' || next?.key === 'nam' || before?.kind !== 'word' || (before.capital && !before.initial))
    return false;
  return FROM_THERE.has(before.key) || !isSyllable(next?.key ?? '');
}

/** What is called Vietnamese before its own name, whatever that begins with. */
const FROM_THERE = new Set(['tiếng', 'gốc', 'người', 'game', 'startup', 'phim']);

/** «Chatbot Claude ra mắt», «Startup Lumora gọi vốn»: a foreign word for firms or products that has its capital from the sentence. */
function isOpeningTrigger(words: readonly Word[], at: number, { cues }: Engine): boolean {
  const word = words[at];
  if (!word?.initial || isSyllable(word.key) || words[at + 1]?.kind !== 'word') return false;
  return ['product-trigger', 'company-trigger'].some((name) => cues.has(name, word.text));
}

/** How many words the name of an event covers that begins here, the firm before it and the year behind it too; 0 where none does. */
export function eventLength(engine: Engine, words: readonly Word[], at: number): number {
  if (!words[at]?.capital) return 0;
  for (const before of [0, 1]) {
    const length = engine.cues.longestAt('event', words, at + before);
    const goesOn = words[at + before + length]?.capital === true && words[at + before + length]?.kind === 'word';
    if (length > 0 && !goesOn && words[at + before]?.capital && (before === 0 || isBrandOf(words, at)))
      return before + length + (words[at + before + length]?.kind === 'number' ? 1 : 0);
  }
  return 0;
}

/** «Samsung Unpacked», «Apple WWDC»: the company inside an event's name is no mention; a company merely before one is rare enough. */
function isBrandOf(words: readonly Word[], at: number): boolean {
  return words[at]?.capital === true && words[at + 1]?.capital === true && !words[at]?.initial;
}
