import { foldText } from '@/lib/annotation/folded-text';
import type { TextQuoteSelector } from '@/lib/annotation/selectors';
import { type Word, wordsOf } from '@/lib/annotation/words';
import type { Span } from '@/lib/text/span';

/** A quote with its context, as one folded text and its words: what is looked for. */
export interface Needle {
  readonly text: string;
  readonly words: readonly Word[];
  /** The passage itself: the words from `first` on, before `end`. A word that it only begins or ends within counts as its own. */
  readonly first: number;
  readonly end: number;
  /** How many units of its first word stand before the passage, and of its last one behind it. */
  readonly lead: number;
  readonly trail: number;
  /** True where the text began with it, or ended: nothing stood beside it. */
  readonly opensText: boolean;
  readonly closesText: boolean;
}

/** Makes the needle of a quote kept at a position; undefined where the quote holds no word and no mark. */
export function needleOf({ prefix, exact, suffix }: TextQuoteSelector, position: number): Needle | undefined {
  const source = prefix + exact + suffix;
  const folded = foldText(source);
  const words = wordsOf(folded, source);
  const passage: Span = { start: folded.folded(prefix.length), end: folded.folded(prefix.length + exact.length) };
  const first = words.findIndex(({ end }) => end > passage.start);
  const end = words.findLastIndex(({ start }) => start < passage.end) + 1;
  const [head, tail] = [words[first], words[end - 1]];
  if (!head || !tail || end <= first || exact === '') return undefined;
  return {
    text: lowerCase(folded.text),
    words,
    first,
    end,
    lead: Math.max(0, passage.start - head.start),
    trail: Math.max(0, tail.end - passage.end),
    opensText: prefix === '' && position === 0,
    closesText: suffix === '' && (prefix !== '' || position === 0),
  };
}

/** Lower case, unit for unit: a letter whose small form is longer («İ») stays, so that offsets stay true. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[^\u0130]+/g, (part) => part.toLowerCase());
}
