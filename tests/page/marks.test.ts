import { expect, it } from 'vitest';
import { markedBy, marksOf, neighbourOf, ownTermMarks, withPassages } from '@/entrypoints/reader/marks';
import type { Passage } from '@/lib/library/passages';
import type { GlossaryId, NoteId } from '@/lib/library/records';
import { DEFAULTS, type Settings } from '@/lib/settings';
import { analysedArticle, spanIn } from './analysed-article';

const { article, analysis } = analysedArticle(
  '# [Mây Xanh](C) ra mắt\n[Mây Xanh](C) có chip mới. “Chúng tôi giảm độ trễ”, bà [Lan](P) nói ở [Mây Xanh](C) về tấm wafer.',
  'độ trễ',
  'Chúng tôi giảm độ trễ',
);
const span = (words: string) => spanIn(article, words);
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

it.each(['first', 'new'] as const)(
  '«%s»: one mark for each entity, at its first mention outside the title',
  (density) => {
    const drawn = marksOf(article, analysis, { ...DEFAULTS, density }).filter(({ id }) => id.startsWith('mention:'));
    const body = article.text.indexOf('\n');
    expect(drawn.map(({ start, end }) => article.text.slice(start, end))).toEqual(['Mây Xanh', 'Lan']);
    expect(drawn.map(({ start }) => start)).toEqual(
      ['Mây Xanh', 'Lan'].map((name) => article.text.indexOf(name, body)),
    );
  },
);

it('«every»: every mention is marked, in the title too', () => {
  const drawn = marksOf(article, analysis, { ...DEFAULTS, density: 'every' });
  expect(drawn.filter(({ kind }) => kind === 'company')).toHaveLength(3);
});

it.each(['company', 'person', 'quotation', 'term'] as const)(
  'without the kind «%s» there are no marks of it',
  (kind) => {
    const kinds = { ...DEFAULTS.kinds, [kind]: false };
    const of = (settings: Settings) => marksOf(article, analysis, settings).map((mark) => mark.kind);
    const rest = of(DEFAULTS).filter((each) => each !== kind);
    expect(of({ ...DEFAULTS, kinds })).toEqual(rest);
    expect(rest.length).toBeLessThan(of(DEFAULTS).length);
  },
);
