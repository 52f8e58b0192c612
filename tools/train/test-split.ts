import { type GoldArticle, goldArticle } from '../score/gold';
import { CORPUS, type CorpusText, readCorpus } from './corpus';

const TYPES = {
  company: 'ORG-COMPANY',
  organisation: 'ORG-OTHER',
  person: 'PER',
  place: 'LOC',
  product: 'PRODUCT',
} as const;

/** The test split of the corpus as annotated articles: nobody trains or tunes on them. */
export function testSplit(): GoldArticle[] {
  return readCorpus(CORPUS)
    .filter(({ split }) => split === 'test')
    .map(goldOf);
}

/** A text of the corpus, its first line the title, as an annotated article. */
function goldOf({ place, lines }: CorpusText): GoldArticle {
  const [title, ...rest] = lines.map(({ text }) => text);
  const placed = lines.map((line, i) => ({ line, p: i - 1 }));
  return goldArticle(
    {
      id: place,
      fragment: true,
      title: title ?? '',
      paragraphs: rest,
      entities: placed.flatMap(({ line, p }) =>
        line.names.map(({ start, end, kind }) => ({
          p,
          start,
          end,
          text: line.text.slice(start, end),
          type: TYPES[kind],
        })),
      ),
      quotes: placed.flatMap(({ line, p }) =>
        line.quotations.map(({ start, end, speaker = null }) => ({
          p,
          start,
          end,
          text: line.text.slice(start, end),
          speaker,
        })),
      ),
      reported: placed.flatMap(({ line, p }) =>
        line.reported.map(({ start, end, speaker = null }) => ({ p, start, end, speaker })),
      ),
    },
    place,
  );
}
