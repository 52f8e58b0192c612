import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetArticles, readArticles, recallArticles, rememberArticle } from '@/lib/library/articles';
import { type Library, openLibrary } from '@/lib/library/database';
import { editTerm, emptyBin, findTerms, removeTerm, restoreTerm, saveTerm } from '@/lib/library/glossary';
import { parseCorrection } from '@/lib/library/wire';
import { articleText } from '@/lib/text/article-text';

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

  it('finds what is typed without tones, the exact word first', async () => {
    await saveTerm(library, { ...WAFER, term: 'đầu tư mạo hiểm' }, 1);
    await saveTerm(library, { ...WAFER, term: 'dầu tự nhiên' }, 2);
    expect((await findTerms(library, 'dau tu')).map(({ term }) => term)).toEqual(['dầu tự nhiên', 'đầu tư mạo hiểm']);
    expect((await findTerms(library, 'đầu tư')).map(({ term }) => term)[0]).toBe('đầu tư mạo hiểm');
  });

  it('takes a removed entry back as it was', async () => {
    const entry = await saveTerm(library, WAFER, 1);
    await removeTerm(library, entry.id, 2);
    expect(await findTerms(library)).toEqual([]);
    await restoreTerm(library, entry);
    expect(await findTerms(library)).toEqual([entry]);
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

  it('refuses a term without words', async () => {
    await expect(saveTerm(library, { ...WAFER, term: '  ' })).rejects.toThrow();
  });
});

describe('the articles read', () => {
  const article = (url: string, site: string) => ({
    ...articleText([{ role: 'title', text: 'Tên bài' }]),
    url,
    site,
    title: 'Tên bài',
  });
  const analysis = {
    language: 'vi',
    isTech: true,
    entities: [],
    mentions: [],
    quotations: [],
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
    await recallArticles(library, gone);
    expect(await readArticles(library)).toHaveLength(3);
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
  it('is read field by field', () => expect(parseCorrection({ ...good, evil: true })).toEqual(good));
  it.each([
    null,
    'x',
    {},
    { ...good, id: 'x' },
    { ...good, form: '' },
    { ...good, scope: 'web' },
    { ...good, createdAt: Number.NaN },
  ])('is refused where it is none: %j', (value) => expect(parseCorrection(value)).toBeUndefined());
});
