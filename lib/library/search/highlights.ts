import { answers, type Query } from '@/lib/library/search/query';
import type { Searchable, SearchField } from '@/lib/library/search/searchable';
import { wordsOf } from '@/lib/library/search/words';
import { isInvisible } from '@/lib/text/fold';
import type { Span } from '@/lib/text/span';

const MARK = /\p{M}/u;

/** A text of a hit in which words were found. */
export interface MatchedText {
  readonly field: SearchField;
  readonly text: string;
  /** The words in it: offsets into `text`, UTF-16, end exclusive, ascending; of a word that is being typed, what is typed. */
  readonly spans: readonly Span[];
}

/** Where in a record the words of a query stand, to be drawn. */
export function matchedTexts({ texts }: Searchable, { words }: Query): MatchedText[] {
  return texts.flatMap(({ field, text }) => {
    const spans = wordsOf(text).flatMap((word) => {
      const wanted = words.filter((each) => answers(word, each));
      if (wanted.length === 0) return [];
      const whole = wanted.some(({ plain }) => plain === word.plain);
      const typed = Math.max(...wanted.map(({ plain }) => plain.length));
      return [{ start: word.start, end: whole ? word.end : word.start + typedUnits(text, word, typed) }];
    });
    return spans.length > 0 ? [{ field, text, spans }] : [];
  });
}

/** How many units of a word hold so many letters of its plain form: marks and what is invisible are none. */
function typedUnits(text: string, { start, end }: Span, letters: number): number {
  let rest = letters;
  let units = 0;
  for (const character of text.slice(start, end)) {
    const isLetter = !MARK.test(character) && !isInvisible(character);
    if (isLetter && rest === 0) break;
    if (isLetter) rest -= 1;
    units += character.length;
  }
  return units;
}
