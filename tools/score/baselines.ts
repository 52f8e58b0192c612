import { quotedBlocks } from '@/lib/analysis/speech/quote-marks';
import { touches, type Word, worded } from '@/lib/analysis/words';
import { NOTHING, type Prediction } from '../prediction';
import { articleOf, type GoldArticle, placeOf } from './gold';

const EMPTY: Prediction = { ...NOTHING, lang: 'vi', isTech: true };

/** Every run of capitals is a company; a lone word at the beginning of a sentence is none. */
export function capitalsAlone(gold: GoldArticle): Prediction {
  const article = articleOf(gold);
  const { text, blocks } = worded(article);
  const entities = blocks.flatMap(({ span, words, index }) =>
    runs(text, words)
      .filter((run) => run.length > 1 || !run[0]?.initial)
      .map((run) => {
        const [start, end] = [run[0]?.start ?? 0, run.at(-1)?.end ?? 0];
        return {
          p: placeOf(gold, index),
          start: start - span.start,
          end: end - span.start,
          text: text.slice(start, end),
          type: 'ORG-COMPANY',
        };
      }),
  );
  return { ...EMPTY, entities };
}

/** Whatever stands in quote marks is a quotation, of nobody. */
export function quoteMarksAlone(gold: GoldArticle): Prediction {
  const { text, blocks } = articleOf(gold);
  const quotes = quotedBlocks(text, blocks).flatMap((found, index) =>
    found.map(({ inner }) => {
      const from = blocks[index]?.start ?? 0;
      return {
        p: placeOf(gold, index),
        start: inner.start - from,
        end: inner.end - from,
        text: text.slice(inner.start, inner.end),
        speaker: null,
      };
    }),
  );
  return { ...EMPTY, quotes };
}

function runs(text: string, words: readonly Word[]): Word[][] {
  const found: Word[][] = [];
  for (const word of words) {
    if (!word.capital || word.kind === 'punctuation') continue;
    const last = found.at(-1);
    if (last && touches(text, last.at(-1), word)) last.push(word);
    else found.push([word]);
  }
  return found;
}
