import { expect, it } from 'vitest';
import { markedBy, marksOf, neighbourOf, ownTermMarks, withPassages } from '@/entrypoints/reader/marks';
import type { Analysis } from '@/lib/analysis/analysis';
import type { Passage } from '@/lib/library/passages';
import type { GlossaryId, NoteId } from '@/lib/library/records';
import { DEFAULTS } from '@/lib/settings';
import { articleText } from '@/lib/text/article-text';

const article = articleText([
  { role: 'title', text: 'Mây Xanh ra mắt' },
  { role: 'paragraph', text: 'Mây Xanh có chip mới. “Chúng tôi giảm độ trễ”, bà Lan nói ở Mây Xanh về tấm wafer.' },
]);
const span = (words: string, from = 0) => {
  const start = article.text.indexOf(words, from);
  return { start, end: start + words.length };
};
const evidence = { rule: 'knowledge' } as const;
const analysis: Analysis = {
  language: 'vi',
  isTech: true,
  entities: [
    { id: 'firm', kind: 'company', name: 'Mây Xanh', aliases: [] },
    { id: 'she', kind: 'person', name: 'Lan', aliases: [] },
  ],
  mentions: [
    { ...span('Mây Xanh'), entity: 'firm', marked: true, evidence },
    { ...span('Mây Xanh', 5), entity: 'firm', marked: true, evidence },
    { ...span('Lan'), entity: 'she', marked: true, evidence },
    { ...span('Mây Xanh', 60), entity: 'firm', marked: true, evidence },
  ],
  quotations: [{ kind: 'direct', content: span('Chúng tôi giảm độ trễ'), evidence: { rule: 'speech-verb' } }],
  terms: [{ ...span('độ trễ'), entry: 't', headword: 'độ trễ', definition: 'x' }],
  summary: [],
};
const passage: Passage = {
  id: 'n:00000000-0000-4000-8000-000000000001' as NoteId,
  kind: 'highlight',
  colour: 'green',
  hasNote: false,
  standing: { kind: 'unchanged', span: span('chip mới') },
};
const own = ownTermMarks(article, analysis, [{ id: 'g:1' as GlossaryId, ...span('tấm wafer') }]);
const marks = withPassages([...marksOf(article, analysis, { ...DEFAULTS, density: 'every' }), ...own], [passage]);

it('each mark stands for what it was drawn for', () => {
  const told = marks.map((mark) => {
    const marked = markedBy(mark, analysis);
    switch (marked?.kind) {
      case 'mention':
        return [mark.start, marked.mention.start];
      case 'quotation':
        return [mark.start, marked.quotation.content.start];
      case 'term':
        return [mark.start, marked.term.start];
      case 'own-term':
        return [mark.start, marked.id === 'g:1' && span('tấm wafer').start];
      case 'note':
        return [mark.start, marked.id === passage.id && span('chip mới').start];
      default:
        return [mark.start, undefined];
    }
  });
  expect(told).toHaveLength(8);
  for (const [drawn, meant] of told) expect(meant).toBe(drawn);
});

it('a mark of another reading stands for nothing', () => {
  expect(markedBy({ start: 0, end: 1, kind: 'company', id: 'mention:99' }, analysis)).toBeUndefined();
});

it('one goes from mark to mark in the order of the text, and round its ends', () => {
  const inOrder = [...marks].sort((a, b) => a.start - b.start);
  const walk = (direction: 1 | -1) => {
    const found = [neighbourOf(marks, undefined, direction)];
    while (found.length <= inOrder.length) found.push(neighbourOf(marks, found.at(-1), direction));
    return found.map((mark) => mark?.start);
  };
  const starts = inOrder.map(({ start }) => start);
  expect(walk(1)).toEqual([...starts, starts[0]]);
  expect(walk(-1)).toEqual([...starts.toReversed(), starts.at(-1)]);
  expect(neighbourOf([], undefined, 1)).toBeUndefined();
});
