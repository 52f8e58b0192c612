import type { Quoted } from '@/lib/analysis/quote-marks';
import type { Scene } from '@/lib/analysis/scene';
import type { Span } from '@/lib/text/span';
import type { Token } from '@/lib/text/tokens';

/** What stands around a pair of marks, as far as it tells speech from scare quotes, titles and slogans. */
export interface Setting {
  readonly words: number;
  /** The words of the same sentence before the opening mark, and behind the closing one up to the sentence's end or the next mark. */
  readonly before: Span;
  readonly after: Span;
  readonly colon: boolean;
  readonly verbBefore: Span | undefined;
  readonly verbAfter: Span | undefined;
  /** «có tên», «gọi là» right before the mark. */
  readonly scare: boolean;
  /** The marks hold a whole sentence: it begins with a capital and ends with a stop, inside or right behind. */
  readonly capital: boolean;
  readonly stop: boolean;
  /** Nothing of the sentence stands before the mark. */
  readonly begins: boolean;
  /** Nothing but marks and stops stands in the block besides. */
  readonly alone: boolean;
  readonly title: boolean;
}

/** Looks around a pair of marks. */
export function settingOf(
  scene: Scene,
  block: Span & { role: string },
  quoted: Quoted,
  previous?: Quoted,
  next?: Quoted,
): Setting {
  const { text } = scene.article;
  const before = {
    start: sentenceStart(text, previous?.outer.end ?? block.start, quoted.outer.start),
    end: quoted.outer.start,
  };
  const after = { start: quoted.outer.end, end: sentenceEnd(text, quoted.outer.end, next?.outer.start ?? block.end) };
  const inner = text.slice(quoted.inner.start, quoted.inner.end).trim();
  const beforeTokens = scene.tokens(before);
  const around = (text.slice(block.start, quoted.outer.start) + text.slice(quoted.outer.end, block.end)).replace(
    /[\s.,!?…"“”]/g,
    '',
  );
  return {
    words: scene.tokens(quoted.inner).filter((token) => token.kind !== 'punctuation').length,
    before,
    after,
    colon: /:\s*$/.test(text.slice(before.start, before.end)),
    verbBefore: verbIn(scene, beforeTokens, 'last'),
    verbAfter: verbIn(scene, scene.tokens(after), 'first'),
    scare: scene.cues.longestBefore('scare', beforeTokens, beforeTokens.length) > 0,
    capital: /^[\p{Lu}\d…"“‘']/u.test(inner),
    stop: /[.!?…,]["”»’')\]]*$/.test(inner) || /^\s*[.!?…]/.test(text.slice(quoted.outer.end, quoted.outer.end + 3)),
    begins: beforeTokens.every((token) => token.kind === 'punctuation'),
    alone: around === '',
    title: block.role === 'title',
  };
}

/**
 * Whether marks hold speech (`direct`), an attributed fragment (`mixed`) or neither. Half of all marks in the press are scare
 * quotes, titles or slogans: speech needs a clause, and a colon, a verb of speech, or the shape of sentences of its own.
 */
export function isSpeech(setting: Setting, follows: boolean, spoken: boolean): 'direct' | 'mixed' | 'none' {
  const { words, colon, verbBefore, verbAfter, scare, capital, stop, begins, alone } = setting;
  if (words < 2) return 'none';
  if (scare && !colon && !(words >= 12 && stop)) return 'none';
  const attributed = colon || verbAfter !== undefined || verbBefore !== undefined;
  if (setting.title) return (begins || colon) && words >= 5 && (alone || attributed || colon) ? 'direct' : 'none';
  if (colon && words >= 4 && capital) return 'direct';
  if (begins && verbAfter && words >= 4) return 'direct';
  if (alone && words >= 5 && capital) return 'direct';
  if (begins && follows && words >= 4 && capital) return 'direct';
  if (begins && capital && words >= 7 && (stop || spoken)) return 'direct';
  if (verbBefore && capital && words >= 5) return 'direct';
  if (verbBefore && words >= 9) return 'direct';
  if (capital && words >= 14 && stop) return 'direct';
  return attributed && words >= 3 ? 'mixed' : 'none';
}

/** The first or last verb of speech among tokens, as a span. */
export function verbIn(scene: Scene, tokens: readonly Token[], which: 'first' | 'last'): Span | undefined {
  let found: Span | undefined;
  for (let i = 0; i < tokens.length; ) {
    const length = scene.cues.longestAt('speech-verb', tokens, i);
    if (length > 0) {
      found = { start: tokens[i]?.start ?? 0, end: tokens[i + length - 1]?.end ?? 0 };
      if (which === 'first') return found;
    }
    i += Math.max(1, length);
  }
  return found;
}

const STOP = /[.!?…](?=\s|$)/g;

function sentenceStart(text: string, from: number, to: number): number {
  let start = from;
  for (const match of text.slice(from, to).matchAll(STOP)) start = from + match.index + 1;
  return start;
}

function sentenceEnd(text: string, from: number, to: number): number {
  const slice = text.slice(from, to);
  // A stop right behind the mark belongs to the quotation; the attribution may not follow it.
  const match = /[.!?…](?=\s|$)/.exec(slice);
  return match ? from + match.index : to;
}
