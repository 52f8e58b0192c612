import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { binnedByIds, binnedIds, emptyBin, refillBin, takeOut, throwBack } from '@/lib/library/bin';
import type { Library } from '@/lib/library/database';
import { articleId } from '@/lib/library/identity';
import { noteIds, removeNote } from '@/lib/library/notes';
import { forgetArticles, readSites, recallArticles, rememberArticle } from '@/lib/library/reading/articles';
import { entityLines } from '@/lib/library/reading/entities';
import { keepArticle, keptIds } from '@/lib/library/reading/kept';
import { removeArticle, removeKept, returnArticle } from '@/lib/library/reading/removal';
import type { ArticleId } from '@/lib/library/records';
import { freshLibrary } from './replicas';
import { A, B, JANUARY, NOVEMBER, noteOn } from './two-articles';

let library: Library;

/** The first article, read and kept. */
let id: ArticleId;

beforeEach(async () => {
  library = freshLibrary();
  id = await articleId(A[0].url);
  await rememberArticle(library, ...A, NOVEMBER);
  await keepArticle(library, ...A, NOVEMBER);
});

describe('an article that is removed', () => {
  it('takes what was found, its kept text and its notes with it, and all of it comes back', async () => {
    const note = await noteOn(library, A[0].url, 'Mây Xanh');
    const other = await noteOn(library, B[0].url, 'Trời');
    const before = await stored();
    const removed = await removeArticle(library, id);
    expect(removed.notes).toEqual([note]);
    expect(await noteIds(library)).toEqual([other]);
    expect([await keptIds(library), await entityLines(library), await readSites(library)]).toEqual([[], [], []]);
    await returnArticle(library, id);
    expect(await stored()).toEqual(before);
    expect(await binnedIds(library)).toEqual([]);
  });

  it('lies in the bin above its notes until it is emptied, and comes back from there with them', async () => {
    const note = await noteOn(library, A[0].url, 'Mây Xanh');
    const before = await stored();
    await removeArticle(library, id, 100);
    const [lying] = await binnedByIds(library, [id]);
    expect([await binnedIds(library), lying?.since]).toEqual([[id, note], 100]);
    await takeOut(library, id);
    expect(await stored()).toEqual(before);
    await throwBack(library, id, 200);
    expect((await emptyBin(library, 200)).articles).toEqual([]);
    const emptied = await emptyBin(library, 201);
    expect([emptied.articles.length, await binnedIds(library)]).toEqual([1, []]);
    await refillBin(library, emptied);
    expect(await binnedIds(library)).toEqual([id, note]);
  });

  it('leaves what was read and kept anew as it is when it comes back, and brings what is not there', async () => {
    await removeArticle(library, id);
    await rememberArticle(library, ...A, JANUARY);
    await removeKept(library, id);
    await returnArticle(library, id);
    expect([(await library.articles.get(id))?.lastReadAt, (await library.kept.get(id))?.keptAt]).toEqual([
      JANUARY,
      NOVEMBER,
    ]);
  });

  it('is forgotten in the bin too with what was read, and comes back there where that is undone', async () => {
    await rememberArticle(library, ...B, JANUARY);
    const later = await articleId(B[0].url);
    await removeArticle(library, id, 100);
    await removeArticle(library, later, 200);
    for (const which of [{ since: JANUARY }, { site: B[0].site }, { url: B[0].url }]) {
      const gone = await forgetArticles(library, which);
      expect(await binnedIds(library)).toEqual([id]);
      await recallArticles(library, gone);
      expect(await binnedIds(library)).toEqual([later, id]);
    }
    await forgetArticles(library, 'all');
    expect(await binnedIds(library)).toEqual([]);
  });
});

describe('the kept text of an article', () => {
  it('lies in the bin alone when it alone is removed', async () => {
    const note = await noteOn(library, A[0].url, 'Mây Xanh');
    const before = await stored();
    await removeKept(library, id);
    expect([await binnedIds(library), await keptIds(library), await noteIds(library)]).toEqual([[id], [], [note]]);
    await returnArticle(library, id);
    expect(await stored()).toEqual(before);
  });
});

async function stored() {
  const { articles, kept, mentions, quotations, notes } = library;
  return Promise.all([articles, kept, mentions, quotations, notes].map((table) => table.toArray()));
}

describe('the bin', () => {
  it('is emptied and filled again as it was; what was taken out meanwhile stays out', async () => {
    const [one, two] = [await noteOn(library, 'https://a.vn', 'một'), await noteOn(library, 'https://a.vn', 'hai')];
    await removeNote(library, one, 10);
    await removeNote(library, two, 20);
    const lying = await binnedByIds(library, await binnedIds(library));
    expect(lying.map((each) => each?.row.id)).toEqual([two, one]);
    const emptied = await emptyBin(library, Number.POSITIVE_INFINITY);
    expect(await binnedIds(library)).toEqual([]);
    await takeOut(library, one);
    await refillBin(library, emptied);
    expect(await binnedIds(library)).toEqual([two]);
    expect(await noteIds(library)).toEqual([one]);
  });
});
