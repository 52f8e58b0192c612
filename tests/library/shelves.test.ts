import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '@/lib/library/database';
import { noteTags } from '@/lib/library/facets';
import { reviewTerm, saveTerm, termIds } from '@/lib/library/glossary';
import { articleId } from '@/lib/library/identity';
import { changeNote, noteIds, removeNote } from '@/lib/library/notes';
import { rememberArticle } from '@/lib/library/reading/articles';
import {
  articlesNaming,
  type EntityFilter,
  entityLines,
  entityOverview,
  metBefore,
  notesAbout,
  readBefore,
} from '@/lib/library/reading/entities';
import { removeArticle } from '@/lib/library/reading/removal';
import { quotationsAbout, quotationsBy, speakerLines } from '@/lib/library/reading/speakers';
import { ANSWERS, dueTerms, scheduled } from '@/lib/library/review';
import { freshLibrary } from './replicas';
import { A, B, JANUARY, NOVEMBER, noteOn } from './two-articles';

let library: Library;

beforeEach(() => {
  library = freshLibrary();
});

describe('an entity over everything read', () => {
  beforeEach(async () => {
    await rememberArticle(library, ...A, NOVEMBER);
    await rememberArticle(library, ...B, JANUARY);
  });

  it('has its articles, its mentions by month without a gap, and who is named beside it', async () => {
    expect(await entityOverview(library, 'company:mây xanh')).toEqual({
      kind: 'company',
      name: 'Mây Xanh',
      articles: 2,
      mentions: 2,
      lastReadAt: JANUARY,
      months: [
        { month: '2026-11', mentions: 1 },
        { month: '2026-12', mentions: 0 },
        { month: '2027-01', mentions: 1 },
      ],
      together: [{ key: 'person:minh trà', kind: 'person', name: 'Minh Trà', articles: 2 }],
    });
    expect(await articlesNaming(library, 'company:mây xanh')).toEqual([
      await articleId(B[0].url),
      await articleId(A[0].url),
    ]);
    expect(await entityOverview(library, 'company:không có')).toBeUndefined();
  });

  it('is told in an article by what other articles say, and not by that one', async () => {
    const keys = ['person:minh trà', 'company:mây xanh', 'company:không có'];
    expect(await readBefore(library, keys, await articleId('https://c.vn/3'))).toMatchObject([
      { key: 'person:minh trà', articles: 2, lastReadAt: JANUARY },
      { key: 'company:mây xanh', kind: 'company', name: 'Mây Xanh', articles: 2, lastReadAt: JANUARY },
    ]);
    expect(await readBefore(library, ['company:mây xanh'], await articleId(B[0].url))).toMatchObject([
      { articles: 1, lastReadAt: NOVEMBER },
    ]);
    await removeArticle(library, await articleId(A[0].url));
    expect(await readBefore(library, ['company:mây xanh'], await articleId(B[0].url))).toEqual([]);
  });

  it('was met before where another article names it, and not where this one alone does', async () => {
    const keys = ['company:mây xanh', 'company:không có', 'person:minh trà'];
    const met = ['company:mây xanh', 'person:minh trà'];
    expect(await metBefore(library, keys, await articleId('https://c.vn/3'))).toEqual(met);
    expect(await metBefore(library, keys, await articleId(B[0].url))).toEqual(met);
    await removeArticle(library, await articleId(A[0].url));
    expect(await metBefore(library, keys, await articleId(B[0].url))).toEqual([]);
    expect(await metBefore(library, keys, await articleId('https://c.vn/3'))).toEqual(met);
  });

  it('is found in the list by kind and by its name typed without tones', async () => {
    expect((await entityLines(library)).map(({ key, articles }) => [key, articles]).sort()).toEqual([
      ['company:mây xanh', 2],
      ['person:minh trà', 2],
    ]);
    expect((await entityLines(library, { kind: 'person' })).map(({ key }) => key)).toEqual(['person:minh trà']);
    expect((await entityLines(library, { name: 'may x' })).map(({ key }) => key)).toEqual(['company:mây xanh']);
  });

  it('is found so too where its key is that of a knowledge entry', async () => {
    const id = await articleId(B[0].url);
    const known = { key: 'k:gio', kind: 'company', name: 'Gió Lộng', entry: 'gio', count: 1 } as const;
    await library.mentions.put({ ...known, articleId: id, sentences: [], readAt: JANUARY });
    const keys = async (filter: EntityFilter) => (await entityLines(library, filter)).map(({ key }) => key);
    expect(await keys({ kind: 'company' })).toEqual(['company:mây xanh', 'k:gio']);
    expect(await keys({ name: 'gio l' })).toEqual(['k:gio']);
    expect(await keys({ kind: 'person', name: 'gio' })).toEqual([]);
  });

  it('tells what it said from what others say of it', async () => {
    expect(await speakerLines(library)).toEqual([{ key: 'person:minh trà', quotations: 2 }]);
    expect(await quotationsBy(library, 'person:minh trà')).toEqual([
      [await articleId(B[0].url), 0],
      [await articleId(A[0].url), 0],
    ]);
    expect(await quotationsAbout(library, 'company:mây xanh')).toEqual([[await articleId(A[0].url), 0]]);
    expect(await quotationsAbout(library, 'person:minh trà')).toEqual([]);
  });

  it('has the notes that name it or have it as their speaker, and no others', async () => {
    const named = await noteOn(library, A[0].url, 'Mây Xanh mở cửa');
    const said = await noteOn(library, B[0].url, 'Trời hôm nay đẹp', {
      speaker: { name: 'Minh Trà', entity: 'person:minh trà' },
    });
    expect(await notesAbout(library, 'company:mây xanh')).toEqual([named]);
    expect(await notesAbout(library, 'person:minh trà')).toEqual([said]);
  });
});

describe('the lists of notes', () => {
  it('have them by last change without those in the bin, narrowed by colour and tag', async () => {
    const [first, second, third] = [
      await noteOn(library, 'https://a.vn', 'một'),
      await noteOn(library, 'https://a.vn', 'hai'),
      await noteOn(library, 'https://a.vn', 'ba'),
    ];
    await changeNote(library, first, { colour: 'pink', addTags: ['số liệu'] }, Date.now() + 1000);
    await removeNote(library, second);
    expect(await noteIds(library)).toEqual([first, third]);
    expect(await noteIds(library, { colour: 'pink' })).toEqual([first]);
    expect(await noteIds(library, { tag: 'số liệu', colour: 'blue' })).toEqual([]);
    expect(await noteTags(library)).toEqual(['số liệu']);
  });
});

describe('the review of terms', () => {
  it('puts the better known term off for longer, and the dates that it shows are those it gives', async () => {
    const next = scheduled(undefined, NOVEMBER);
    const dues = ANSWERS.map((answer) => next[answer].due);
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
    expect(new Set(dues).size).toBe(4);
    const again = scheduled(next.good, next.good.due);
    expect(again.easy.due).toBeGreaterThan(again.good.due);
    expect(again.good.due).toBeGreaterThan(next.good.due);
    expect(scheduled(next.good, next.good.due)).toEqual(again);
  });

  it('asks for what is due, the longest due first, then for what is new, and takes an answer back', async () => {
    for (const [i, term] of ['một', 'hai', 'ba', 'trống'].entries())
      await saveTerm(library, { term, definition: term === 'trống' ? '' : 'x', origin: 'reader' }, i);
    const [, three, two, one] = await termIds(library);
    if (!one || !two || !three) throw new Error('no terms');
    const { again, easy } = scheduled(undefined, NOVEMBER);
    await reviewTerm(library, one, again);
    await reviewTerm(library, three, easy);
    expect(await dueTerms(library, NOVEMBER)).toEqual([two]);
    expect(await dueTerms(library, easy.due)).toEqual([one, three, two]);
    await reviewTerm(library, three, undefined);
    expect(await dueTerms(library, NOVEMBER)).toEqual([two, three]);
  });
});
