import { expect, it } from 'vitest';
import { ownTermMarks } from '@/entrypoints/reader/marks';
import type { Analysis } from '@/lib/analysis/analysis';
import { metTerms } from '@/lib/library/met-terms';
import type { GlossaryId } from '@/lib/library/records';
import { articleText } from '@/lib/text/article-text';

const article = articleText([
  { role: 'title', text: 'Tấm wafer và bán dẫn' },
  { role: 'paragraph', text: 'Thạch Anh Bán Dẫn làm tấm wafer. Mỗi tấm wafer cần độ trễ thấp, ngành bán dẫn nói.' },
]);
const span = (words: string, from = 0) => {
  const start = article.text.indexOf(words, from);
  return { start, end: start + words.length };
};
const evidence = { rule: 'knowledge' } as const;
const analysis: Analysis = {
  language: 'vi',
  isTech: true,
  entities: [{ id: 'e0', kind: 'company', name: 'Thạch Anh Bán Dẫn', aliases: [] }],
  mentions: [{ ...span('Thạch Anh Bán Dẫn'), entity: 'e0', marked: true, evidence }],
  quotations: [],
  terms: [{ ...span('độ trễ'), entry: 't', headword: 'độ trễ', definition: 'x' }],
  summary: [],
};
const marked = (...terms: string[]) =>
  ownTermMarks(
    article,
    analysis,
    metTerms(
      article.text,
      terms.map((term) => ({ id: `g:${term}` as GlossaryId, term })),
    ),
  ).map(({ start, end, id }) => [article.text.slice(start, end), start, id]);

it.each([
  ['tấm wafer', [['tấm wafer', span('tấm wafer', 21).start, 'own-term:g:tấm wafer']]],
  ['bán dẫn', [['bán dẫn', span('bán dẫn', 40).start, 'own-term:g:bán dẫn']]],
  ['độ trễ', []],
  ['quang khắc', []],
] as const)(
  '«%s» of the reader’s own is marked once, outside the title, beside names and other terms: %o',
  (term, marks) => {
    expect(marked(term)).toEqual(marks);
  },
);
