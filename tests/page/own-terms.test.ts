import { expect, it } from 'vitest';
import { ownTermMarks } from '@/entrypoints/reader/marks';
import { metForms, metTerms, termIndexOf } from '@/lib/library/met-terms';
import type { GlossaryId } from '@/lib/library/records';
import { analysedArticle, spanIn } from './analysed-article';

const { article, analysis } = analysedArticle(
  '# Tấm wafer và bán dẫn\n[Thạch Anh Bán Dẫn](C) làm tấm wafer. Mỗi tấm wafer cần độ trễ thấp, ngành bán dẫn nói.',
  'độ trễ',
);
const marked = (...terms: string[]) =>
  ownTermMarks(
    article,
    analysis,
    metTerms(article.text, termIndexOf(terms.map((term) => [`g:${term}` as GlossaryId, metForms({ term })]))),
  ).map(({ start, end, id }) => [article.text.slice(start, end), start, id]);

it.each([
  ['tấm wafer', [['tấm wafer', spanIn(article, 'tấm wafer', 21).start, 'own-term:g:tấm wafer']]],
  ['bán dẫn', [['bán dẫn', spanIn(article, 'bán dẫn', 40).start, 'own-term:g:bán dẫn']]],
  ['độ trễ', []],
  ['quang khắc', []],
] as const)(
  '«%s» of the reader’s own is marked once, outside the title, beside names and other terms: %o',
  (term, marks) => {
    expect(marked(term)).toEqual(marks);
  },
);
