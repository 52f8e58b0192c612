import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Analysis } from '@/lib/analysis/analysis';
import { emptyBin } from '@/lib/library/bin';
import { type Library, openLibrary } from '@/lib/library/database';
import {
  addTerm,
  editTerm,
  findTerms,
  keptTerm,
  removeTerm,
  restoreTerm,
  reviewTerm,
  saveTerm,
  tagTerm,
} from '@/lib/library/glossary';
import { forgetArticles, readArticles, recallArticles, rememberArticle } from '@/lib/library/reading/articles';
import type { GlossaryEntry } from '@/lib/library/records';
import { parseCorrection } from '@/lib/library/wire';
import { articleText } from '@/lib/text/article-text';
import { REVIEW } from './everything';

let library: Library;
let number = 0;

beforeEach(() => {
  number += 1;
  library = openLibrary(`test-${number}`);
});

const WAFER = { term: 'tấm wafer', definition: 'Đĩa silicon để làm chip.', origin: 'reader' as const };

describe('the glossary', () => {
  it('keeps one entry a term, whatever its capitals and tone placement', async () => {
    const first = await saveTerm(library, WAFER, 1);
    const again = await saveTerm(library, { ...WAFER, term: 'Tấm Wafer', definition: 'Khác.' }, 2);
    expect(again.id).toBe(first.id);
    expect(await findTerms(library)).toMatchObject([
      { term: 'Tấm Wafer', definition: 'Khác.', createdAt: 1, updatedAt: 2 },
    ]);
  });

  it('takes a removed entry back as it was', async () => {
    const entry = await saveTerm(library, WAFER, 1);
    await removeTerm(library, entry.id, 2);
    expect(await findTerms(library)).toEqual([]);
    await restoreTerm(library, entry);
    expect(await findTerms(library)).toEqual([entry]);
  });

  it('lists all of a large one, the last changed first', async () => {
    const rows = Array.from({ length: 2001 }, (_, i): GlossaryEntry => {
      const id = `g:${String((i * 7) % 2001).padStart(64, '0')}` as GlossaryEntry['id'];
      const updatedAt = (i * 11) % 500;
      return { id, term: id, definition: '', origin: 'reader', createdAt: i, updatedAt };
    });
    await library.glossary.bulkPut(rows);
    await removeTerm(library, (rows[2] as GlossaryEntry).id, 9000);
    const kept = rows.filter((_, i) => i !== 2);
    kept.sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
    expect((await findTerms(library)).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  });

  it('empties the bin of what lies there long enough, and of nothing else', async () => {
    const old = await saveTerm(library, WAFER, 1);
    const fresh = await saveTerm(library, { ...WAFER, term: 'bán dẫn' }, 1);
    await saveTerm(library, { ...WAFER, term: 'con chip' }, 1);
    await removeTerm(library, old.id, 10);
    await removeTerm(library, fresh.id, 30);
    await emptyBin(library, 20);
    expect((await library.glossary.toArray()).map(({ term }) => term).sort()).toEqual(['bán dẫn', 'con chip']);
  });

  it('renames an entry, and refuses to overwrite another', async () => {
    const entry = await saveTerm(library, WAFER, 1);
    await saveTerm(library, { ...WAFER, term: 'bán dẫn' }, 2);
    await expect(editTerm(library, entry, { ...WAFER, term: 'Bán dẫn' }, 3)).rejects.toThrow();
    const renamed = await editTerm(library, entry, { ...WAFER, term: 'tấm silicon' }, 4);
    expect((await findTerms(library)).map(({ term }) => term)).toEqual([renamed.term, 'bán dẫn']);
  });

  it('leaves a definition that is there where a term is saved again without one', async () => {
    await saveTerm(library, WAFER, 1);
    await saveTerm(library, { ...WAFER, definition: '', origin: 'reader' }, 2);
    expect(await findTerms(library)).toMatchObject([{ definition: WAFER.definition }]);
  });

  it('keeps where a term was met, its tags and its reviews when it is edited elsewhere or renamed', async () => {
    const source = { url: 'https://a.vn/1', title: 'Bài', site: 'a.vn' };
    const review = { ...REVIEW, due: 9, stability: 1 };
    const { id } = await saveTerm(library, { ...WAFER, english: 'wafer', source }, 1);
    await tagTerm(library, id, { add: ['chip', 'cũ'], remove: [] }, 2);
    await tagTerm(library, id, { remove: ['cũ'] }, 2);
    const entry = await reviewTerm(library, id, review, 3);
    if (!entry) throw new Error('gone');
    const other = { url: 'https://b.vn/2', title: 'Khác', site: 'b.vn' };
    await editTerm(library, entry, { ...WAFER, term: 'tấm silicon', source: other }, 4);
    expect(await findTerms(library)).toMatchObject([
      { term: 'tấm silicon', source, tags: ['chip'], review, createdAt: 1 },
    ]);
    expect((await findTerms(library))[0]?.english).toBeUndefined();
  });

  it('refuses to write a new entry over one that is there, which is found by any of its spellings', async () => {
    const { id } = await saveTerm(library, WAFER, 1);
    await expect(addTerm(library, { ...WAFER, term: 'Tấm Wafer', definition: 'Khác.' }, 2)).rejects.toThrow(
      'term is there',
    );
    expect(await findTerms(library)).toMatchObject([{ definition: WAFER.definition }]);
    expect((await keptTerm(library, ['bán dẫn', 'TẤM WAFER']))?.id).toBe(id);
    await removeTerm(library, id, 3);
    expect(await keptTerm(library, [WAFER.term])).toBeUndefined();
    await addTerm(library, { ...WAFER, definition: 'Khác.' }, 4);
    expect(await findTerms(library)).toMatchObject([{ id, definition: 'Khác.' }]);
  });

  it('renames an entry to a term that lies in the bin, with its tags and its reviews', async () => {
    const thrown = await saveTerm(library, { ...WAFER, term: 'tấm silicon', definition: 'Cũ.' }, 1);
    await removeTerm(library, thrown.id, 2);
    const { id } = await saveTerm(library, WAFER, 3);
    await tagTerm(library, id, { add: ['chip'] }, 4);
    const review = { ...REVIEW, due: 9, stability: 1 };
    const entry = await reviewTerm(library, id, review, 5);
    if (!entry) throw new Error('gone');
    await editTerm(library, entry, { ...WAFER, term: 'tấm silicon' }, 6);
    expect(await findTerms(library)).toMatchObject([
      { id: thrown.id, term: 'tấm silicon', definition: WAFER.definition, tags: ['chip'], review },
    ]);
  });

  it('refuses a term without words', async () => {
    await expect(saveTerm(library, { ...WAFER, term: '  ' })).rejects.toThrow();
  });
});

describe('the articles read', () => {
  const article = (url: string, site: string) => ({
    ...articleText([
      { role: 'title', text: 'Tên bài' },
      { role: 'paragraph', text: 'Trước đó. Ông Lê Văn Sao của Zunavo nói: “Tốt.” Sao về. Ở Huế.' },
    ]),
    url,
    site,
    title: 'Tên bài',
  });
  const { text } = article('', '');
  const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const evidence = { rule: 'name-shape' } as const;
  const analysis: Analysis = {
    language: 'vi',
    isTech: true,
    entities: [
      { id: '1', kind: 'person', name: 'Lê Văn Sao', aliases: ['Sao'] },
      { id: '2', kind: 'place', name: 'Huế', aliases: [] },
    ],
    mentions: [
      { ...span('Lê Văn Sao'), entity: '1', marked: true, evidence },
      { ...span('Sao về'), end: span('Sao về').start + 3, entity: '1', marked: true, evidence },
      { ...span('Huế'), entity: '2', marked: false, evidence },
    ],
    quotations: [
      { kind: 'direct', content: span('Tốt.'), speaker: { name: 'Lê Văn Sao', entity: '1', evidence }, evidence },
    ],
    terms: [],
    summary: [{ start: 0, end: 7 }],
  };

  it('are remembered once an address, with their summary, the last read first', async () => {
    await rememberArticle(library, article('https://a.vn/1', 'a.vn'), analysis, 1);
    await rememberArticle(library, article('https://b.vn/2', 'b.vn'), analysis, 2);
    await rememberArticle(library, article('https://a.vn/1', 'a.vn'), analysis, 3);
    const read = await readArticles(library);
    expect(read.map(({ url, firstReadAt, lastReadAt }) => [url, firstReadAt, lastReadAt])).toEqual([
      ['https://a.vn/1', 1, 3],
      ['https://b.vn/2', 2, 2],
    ]);
    expect(read[0]?.summary).toEqual(['Tên bài']);
  });

  it('are kept with what is found in them, each sentence once and places aside, anew when they are read again', async () => {
    await rememberArticle(library, article('https://a.vn/1', 'a.vn'), { ...analysis, quotations: [] }, 1);
    await rememberArticle(library, article('https://a.vn/1', 'a.vn'), analysis, 5);
    const [entity, ...others] = await library.mentions.toArray();
    expect(others).toEqual([]);
    expect(entity).toMatchObject({ key: 'person:lê văn sao', name: 'Lê Văn Sao', count: 2, readAt: 1 });
    expect(entity?.sentences.map((each) => [each.text, each.text.slice(each.start, each.end)])).toEqual([
      ['Ông Lê Văn Sao của Zunavo nói: “Tốt.”', 'Lê Văn Sao'],
      ['Sao về.', 'Sao'],
    ]);
    const [quotation] = await library.quotations
      .where('[speakerKey+readAt]')
      .equals(['person:lê văn sao', 1])
      .toArray();
    expect(quotation).toMatchObject({ text: 'Tốt.', speaker: 'Lê Văn Sao', kind: 'direct', index: 0 });
    expect(quotation?.sentence.text.slice(quotation.sentence.start, quotation.sentence.end)).toBe('Tốt.');
  });

  it.each([
    ['one', { url: 'https://a.vn/1' }, 2],
    ['a site', { site: 'b.vn' }, 1],
    ['the last hour', { since: 3 }, 2],
    ['all', 'all', 0],
  ] as const)('are forgotten: %s, and come back', async (_, which, left) => {
    await rememberArticle(library, article('https://a.vn/1', 'a.vn'), analysis, 1);
    await rememberArticle(library, article('https://b.vn/2', 'b.vn'), analysis, 2);
    await rememberArticle(library, article('https://b.vn/3', 'b.vn'), analysis, 3);
    const gone = await forgetArticles(library, which);
    expect(await readArticles(library)).toHaveLength(left);
    expect(await library.mentions.count()).toBe(left);
    expect(await library.quotations.count()).toBe(left);
    await recallArticles(library, gone);
    expect(await readArticles(library)).toHaveLength(3);
    expect(await library.mentions.count()).toBe(3);
    expect(await library.quotations.count()).toBe(3);
  });
});

describe('a correction that came by message', () => {
  const good = {
    id: 'c:01234567-89ab-cdef-0123-456789abcdef',
    kind: 'not-a-name',
    form: 'Việt',
    scope: 'everywhere',
    createdAt: 1,
  };
  it.each([
    good,
    { ...good, kind: 'kind', is: 'person' },
    { ...good, kind: 'same', as: 'FPT', scope: 'article', url: 'https://a.vn' },
    { ...good, kind: 'other', than: 'Kai-Fu Lee' },
  ])('is read field by field: %j', (value) => expect(parseCorrection({ ...value, evil: true })).toEqual(value));
  it.each([
    null,
    'x',
    {},
    { ...good, id: 'x' },
    { ...good, form: '' },
    { ...good, scope: 'web' },
    { ...good, createdAt: Number.NaN },
    { ...good, kind: 'kind', is: 'planet' },
    { ...good, kind: 'same' },
  ])('is refused where it is none: %j', (value) => expect(parseCorrection(value)).toBeUndefined());
});
