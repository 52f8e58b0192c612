import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Analysis } from '@/lib/analysis/analysis';
import type { Library } from '@/lib/library/database';
import { saveTerm } from '@/lib/library/glossary';
import { changeNote, createNote, removeNote, restoreNote } from '@/lib/library/notes';
import { rememberArticle } from '@/lib/library/reading/articles';
import { mergeSegments } from '@/lib/library/search/merge';
import { type SearchHit, searchLibrary } from '@/lib/library/search/search';
import { indexStep } from '@/lib/library/search/step';
import { articleText } from '@/lib/text/article-text';
import { draft, freshLibrary, noteId } from '../replicas';
import { oracle } from './oracle';

let library: Library;

beforeEach(() => {
  library = freshLibrary();
});

const note = (n: number, body: string, more = {}) => createNote(library, draft(n, { body, ...more }), n);
const ids = async (query: string, filters = {}) =>
  (await searchLibrary(library, query, filters)).hits.map(({ id }: SearchHit) => Number(id.slice(-4)));

describe('a search', () => {
  it.each([
    ['dau tu ban dan', [2, 1]],
    ['đầu tư bán dẫn', [1, 2]],
    ['ĐẦU TƯ', [1, 2]],
    ['đầu tư'.normalize('NFD'), [1, 2]],
    ['hoà lạc', [3]],
    ['hòa lac', [3]],
    ['ban d', [2, 1]],
    ['ba dan', []],
    ['"tu ban"', [2, 1]],
    ['“ban tu”', []],
    ['ban tu', [2, 1]],
    ['hoa "tu ban', []],
    ['"da', [2, 1]],
    ['baden', []],
    ['cần lao', [4]],
    ['', [4, 3, 2, 1]],
    ['"', [4, 3, 2, 1]],
    ['?! …', [4, 3, 2, 1]],
  ])('for %j finds %j', async (query, expected) => {
    await note(1, 'Đầu tư bán dẫn');
    await note(2, 'Dâu tu bàn dàn');
    await note(3, 'ở Hòa Lạc');
    await note(4, 'Cần sức', { speaker: { name: 'Lao Thị Động' } });
    expect(await ids(query)).toEqual(expected);
  });

  it('puts the words next to each other before the words apart', async () => {
    await note(1, 'trí tuệ nhân tạo');
    await note(2, 'Nhân viên tạo ra trí nhớ, tuệ giác');
    expect(await ids('tri tue')).toEqual([1, 2]);
  });

  it('finds words of one record in several fields, of several records in none', async () => {
    await note(1, 'chip', { tags: ['bán dẫn'] });
    await note(2, 'chip');
    await note(3, 'wafer', { tags: ['bán dẫn'] });
    expect(await ids('chip dan')).toEqual([1]);
  });

  it('does not find what lies in the bin, until it is taken out', async () => {
    await note(1, 'chip');
    await removeNote(library, noteId(1), 5);
    expect(await ids('chip')).toEqual([]);
    await restoreNote(library, noteId(1), 6);
    expect(await ids('chip')).toEqual([1]);
  });

  it.each([
    [{ tag: 'x' }, [2, 1]],
    [{ tag: 'X' }, []],
    [{ colour: 'pink' }, [2]],
    [{ site: 'Báo' }, [3, 2, 1]],
    [{ site: 'Bá' }, []],
    [{ from: 2 }, [3, 2]],
    [{ before: 2 }, [1]],
    [{ kinds: ['term'] }, []],
    [{ kinds: ['term', 'note'], tag: 'x', colour: 'yellow' }, [1]],
  ])('keeps to its filters: %j', async (filters, expected) => {
    await note(1, 'chip', { tags: ['x'] });
    await note(2, 'chip', { tags: ['x'], colour: 'pink' });
    await note(3, 'chip');
    expect(await ids('chip', filters)).toEqual(expected);
  });

  it('tells where in which field the words are, composed or not', async () => {
    await note(1, 'Nhà đầu tư'.normalize('NFD'), { tags: ['Đầu'] });
    const { hits } = await searchLibrary(library, 'dau t');
    const seen = hits[0]?.matches.map(({ field, text, spans }) => [
      field,
      spans.map(({ start, end }) => text.slice(start, end).normalize('NFC')),
    ]);
    expect(seen).toEqual([
      ['body', ['đầu', 't']],
      ['tag', ['Đầu']],
      ['title', ['T']],
    ]);
  });

  it('gives pages, and counts all', async () => {
    for (let n = 1; n <= 7; n += 1) await note(n, 'chip');
    await saveTerm(library, { term: 'con chip', definition: '', origin: 'reader' }, 9);
    const page = async (offset: number) => {
      const { hits, total } = await searchLibrary(library, 'chip', {}, { limit: 3, offset });
      return [hits.map(({ time }) => time), total];
    };
    expect([await page(0), await page(3), await page(6)]).toEqual([
      [[9, 7, 6], 8],
      [[5, 4, 3], 8],
      [[2, 1], 8],
    ]);
  });

  it('finds a quotation by its words and the site of its article', async () => {
    const text = articleText([
      { role: 'title', text: 'Bài' },
      { role: 'paragraph', text: 'Ông Sao nói: “Chip rất tốt.”' },
    ]);
    const start = text.text.indexOf('Chip');
    const evidence = { rule: 'name-shape' } as const;
    const analysis: Analysis = {
      language: 'vi',
      isTech: true,
      entities: [],
      mentions: [],
      quotations: [
        { kind: 'direct', content: { start, end: start + 13 }, speaker: { name: 'Ông Sao', evidence }, evidence },
      ],
      terms: [],
      summary: [],
    };
    await rememberArticle(library, { ...text, url: 'https://a.vn/1', title: 'Bài', site: 'Tin' }, analysis, 1);
    const found = async (site: string) =>
      (await searchLibrary(library, 'sao chip', { site })).hits.map(({ kind }) => kind);
    expect([await found('Tin'), await found('Báo')]).toEqual([['quotation'], []]);
    while (await indexStep(library));
    expect([await found('Tin'), await found('Báo')]).toEqual([['quotation'], []]);
  });

  it('says the same of a word that it remembers, whatever was asked and edited between', async () => {
    const families = ['d', 'đ', 'tr', 'Tr'];
    for (let n = 1; n <= 60; n += 1) {
      const [one, other] = [families[n % 4], families[(n >> 2) % 4]];
      const rare = n % 3 === 0 ? `dẫn q${n}` : 'dan';
      const common = n % 4 < 2 ? 'y y y y y y y y' : 'x';
      await note(n, `${one}a${n} ${rare} ${other}${n % 7} ${common}`);
    }
    while (await indexStep(library));
    const asked = ['d', 'dan d', 'tr', 'd', '"dan tr"', 'd x', 'tr', 'đ', 'x d', 'dẫn tr', 'y q', 'q', 'y d', 'd'];
    // More words than are remembered.
    const all = [...asked, ...Array.from({ length: 70 }, (_, n) => `${families[n % 4]}a${n % 9}`), ...asked];
    const agreed = async () => {
      for (const query of all) {
        const { hits, total } = await searchLibrary(library, query, {}, { limit: 100 });
        const expected = await oracle(library, query, {});
        expect([query, total, hits.map(({ id, score }) => [id, score])]).toEqual([
          query,
          expected.length,
          expected.map(({ id, score }) => [id, score]),
        ]);
      }
    };
    await agreed();
    for (let n = 1; n <= 9; n += 2) await changeNote(library, noteId(n), { body: { from: '', to: 'đầu ' } }, 100 + n);
    await agreed();
    while (await indexStep(library));
    await agreed();
  });

  it('finds all where the segments that it reads are merged under its hands', async () => {
    for (let n = 1; n <= 8; n += 1) {
      await note(n, `chip ${n}`);
      if (n < 8) while (await indexStep(library));
    }
    await indexStep(library);
    const { bulkGet } = library.chunks;
    library.chunks.bulkGet = (async (keys: Parameters<typeof bulkGet>[0]) => {
      library.chunks.bulkGet = bulkGet;
      expect(await mergeSegments(library)).toBe(true);
      return bulkGet.call(library.chunks, keys);
    }) as typeof bulkGet;
    expect(await ids('chip')).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(await library.segments.count()).toBe(1);
  });

  it('knows what was changed while segments were merged', async () => {
    while (await indexStep(library));
    for (let n = 1; n <= 8; n += 1) {
      await note(n, `chip ${n}`);
      await note(n + 10, 'bán dẫn');
      // A segment of two each.
      if (n < 8) while (await indexStep(library));
    }
    // The eighth, without the merge that is due then.
    await indexStep(library);
    expect(await library.segments.count()).toBe(8);
    const { bulkPut } = library.chunks;
    library.chunks.bulkPut = (async (...input: Parameters<typeof bulkPut>) => {
      library.chunks.bulkPut = bulkPut;
      await removeNote(library, noteId(3), 20);
      await changeNote(library, noteId(4), { body: { from: 'chip 4', to: 'wafer' } }, 21);
      await indexStep(library);
      return bulkPut.apply(library.chunks, input);
    }) as typeof bulkPut;
    expect(await mergeSegments(library)).toBe(true);
    expect(await library.segments.count()).toBe(2);
    expect([await ids('chip'), await ids('wafer')]).toEqual([[8, 7, 6, 5, 2, 1], [4]]);
  });
});
