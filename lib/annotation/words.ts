import type { FoldedText } from '@/lib/annotation/folded-text';
import type { Span } from '@/lib/text/span';
import { tokens } from '@/lib/text/tokens';

/** A word, figure or mark as it is compared; its span is the folded text's. */
export interface Word extends Span {
  readonly text: string;
  /** True where it is the first of its block. */
  readonly opens: boolean;
}

/** The words of a span of a folded text. `source` is the text it was folded from: its line breaks part the blocks. */
export function wordsOf(
  folded: FoldedText,
  source: string,
  span: Span = { start: 0, end: folded.text.length },
): Word[] {
  let last: Span | undefined;
  return tokens(folded.text, span).map(({ start, end }) => {
    const isApart = last ? last.end < start : span.start === 0;
    const from = last ? folded.original(last).end : 0;
    const opens =
      isApart || start === 0
        ? !last || source.slice(from, folded.original({ start, end }).start).includes('\n')
        : false;
    last = { start, end };
    return { start, end, text: folded.text.slice(start, end), opens };
  });
}

/** A stretch of a text's words, and whether it begins and ends where the text does. */
export interface Window {
  readonly words: readonly Word[];
  readonly opensText: boolean;
  readonly closesText: boolean;
}

/** True for a mark that ends a sentence. */
export function endsSentence(word: Word): boolean {
  return /^[.!?]+$/.test(word.text);
}

/** True for a mark, which tells places apart less than a word does. */
export function isMark(word: Word): boolean {
  return !/[\p{L}\p{N}]/u.test(word.text);
}
