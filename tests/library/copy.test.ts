import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { checkLibrary, copyLibrary, eraseLibrary, restoreLibrary } from '@/lib/library/backup/copy';
import { COPIED } from '@/lib/library/backup/copy-parts';
import { type Library, openLibrary } from '@/lib/library/database';
import { saveDraft } from '@/lib/library/drafts';
import { findTerms, saveTerm } from '@/lib/library/glossary';
import { allNotes, changeNote, createNote, noteOf, removeNote } from '@/lib/library/notes';
import { forgetArticles, rememberArticle } from '@/lib/library/reading/articles';
import { rememberStandings } from '@/lib/library/standings';
import { articleText } from '@/lib/text/article-text';
import { files } from './copy-files';
import { draft, freshLibrary, noteId, rowsOf, wiped } from './replicas';

const DAY = 24 * 3_600_000;

/** A library with something of everything; some of it was thrown away. */
async function filled(notes = 20): Promise<Library> {
  const library = freshLibrary();
  for (let i = 0; i < notes; i += 1) await createNote(library, draft(i, { body: `chữ ${i}`, tags: ['a'] }), i + 1);
  await rememberStandings(library, [{ id: noteId(2), standing: { kind: 'gone' } }], 40);
  await removeNote(library, noteId(3), 50);
  await saveTerm(library, { term: 'wafer', definition: 'Đĩa.', origin: 'reader' }, 5);
  await saveDraft(library, 'note:1', 'đang gõ', 6);
  const article = {
    ...articleText([{ role: 'title', text: 'Tên' }]),
    url: 'https://bao.vn/bai',
    title: 'Tên',
    site: 'Báo',
  };
  const analysis = { language: 'vi', isTech: true, entities: [], mentions: [], quotations: [], terms: [], summary: [] };
  await rememberArticle(library, article, analysis, 7);
  return library;
}

async function everything(library: Library) {
  const tables = await Promise.all(COPIED.map(async (name) => [name, await library.table(name).toArray()]));
  return { rows: await rowsOf(library), ...Object.fromEntries(tables) };
}

describe('a library that was lost', () => {
  it('is noticed, and comes back whole from its copy, with what was written since', async () => {
    const library = await filled();
    const copies = files();
    await copyLibrary(library, copies, 100);
    const before = await everything(library);
    const empty = await wiped(library);
    expect(await checkLibrary(empty, copies)).toEqual({
      state: 'lost',
      copy: { at: 100, notes: 20, terms: 1, articles: 1 },
    });
    await createNote(empty, draft(99), 200);
    expect(await restoreLibrary(empty, copies, 201)).toEqual({ at: 100, notes: 21, terms: 1, articles: 1 });
    expect(await checkLibrary(empty, copies)).toEqual({ state: 'well' });
    expect(await noteOf(empty, noteId(99))).toMatchObject({ createdAt: 200 });
    await empty.notes.delete(noteId(99));
    await empty.ydocs.delete(noteId(99));
    expect(await everything(empty)).toEqual(before);
    // Nobody knows what sync had carried.
    expect(await empty.pending.where('i').above(0).count()).toBeGreaterThanOrEqual(22);
  });

  it('never overwrites its copy, however often it is copied', async () => {
    const library = await filled();
    const copies = files();
    await copyLibrary(library, copies, 100);
    const empty = await wiped(library);
    const before = new Map(copies.there);
    await createNote(empty, draft(99), 200);
    await copyLibrary(empty, copies, 100 + 9 * DAY);
    expect(copies.there).toEqual(before);
  });

  it('is copied anew once it is back', async () => {
    const library = await filled();
    const copies = files();
    await copyLibrary(library, copies, 100);
    const empty = await wiped(library);
    await restoreLibrary(empty, copies, 200);
    await createNote(empty, draft(99), 201);
    await copyLibrary(empty, copies, 300);
    expect(copies.there.has('copy-300')).toBe(true);
  });

  it('is not one that was erased on purpose', async () => {
    const library = await filled();
    const copies = files();
    await copyLibrary(library, copies, 100);
    await eraseLibrary(library, copies);
    expect([await library.notes.count(), copies.there.size]).toEqual([0, 0]);
    expect(await checkLibrary(library, copies)).toEqual({ state: 'well' });
  });
});

describe('a library that does not open', () => {
  const { open, deleteDatabase } = IDBFactory.prototype;

  afterEach(() => Object.assign(IDBFactory.prototype, { open, deleteDatabase }));

  /** Until it is deleted, the database cannot be opened. */
  function damage(name = 'UnknownError'): void {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error opening backing store', name);
    };
    IDBFactory.prototype.deleteDatabase = function (database) {
      Object.assign(IDBFactory.prototype, { open, deleteDatabase });
      return this.deleteDatabase(database);
    };
  }

  it('is said, with the reason and the copy, and comes back from it', async () => {
    const library = await filled();
    const copies = files();
    await copyLibrary(library, copies, 100);
    const before = await everything(library);
    library.close();
    damage();
    const broken = openLibrary(library.name);
    expect(await checkLibrary(broken, copies)).toEqual({
      state: 'broken',
      reason: expect.stringContaining('backing store'),
      copy: { at: 100, notes: 20, terms: 1, articles: 1 },
    });
    await restoreLibrary(broken, copies, 200);
    expect(await everything(broken)).toEqual(before);
    expect(await checkLibrary(broken, copies)).toEqual({ state: 'well' });
  });

  it('and has no copy is said too, and left as it is', async () => {
    const library = await filled();
    library.close();
    damage();
    const broken = openLibrary(library.name);
    expect(await checkLibrary(broken, files())).toEqual({ state: 'broken', reason: expect.any(String) });
    await expect(restoreLibrary(broken, files())).rejects.toThrow('no copy');
    Object.assign(IDBFactory.prototype, { open, deleteDatabase });
    expect(await openLibrary(library.name).notes.count()).toBe(20);
  });

  it('in one of its tables gives what can still be read of the others', async () => {
    const library = await filled();
    const copies = files();
    await copyLibrary(library, copies, 100);
    await changeNote(library, noteId(1), { body: { from: 'chữ 1', to: 'chữ sau bản sao' } }, 150);
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = function (...input) {
      if (this.name === 'glossary') throw new DOMException('hỏng', 'DataError');
      return getAll.apply(this, input);
    };
    const { state } = await checkLibrary(library, copies);
    await restoreLibrary(library, copies, 200);
    IDBObjectStore.prototype.getAll = getAll;
    expect(state).toBe('broken');
    expect(await noteOf(library, noteId(1))).toMatchObject({ body: 'chữ sau bản sao' });
    expect(await findTerms(library)).toMatchObject([{ term: 'wafer' }]);
  });

  it('because the disk is full is not damaged, and that is said', async () => {
    damage('QuotaExceededError');
    expect(await checkLibrary(freshLibrary(), files())).toEqual({ state: 'full' });
  });

  it('is not one that a newer version wrote: that opens, and keeps what we do not know', async () => {
    const library = await filled(5);
    library.close();
    const newer = openLibrary(library.name);
    newer.version(99).stores({ other: 'id' });
    await newer.table('other').put({ id: 1 });
    newer.close();
    const older = openLibrary(library.name);
    expect(await checkLibrary(older, files())).toEqual({ state: 'well' });
    expect(await older.notes.count()).toBe(5);
    older.close();
    expect(await newer.open().then(() => newer.table('other').count())).toBe(1);
  });

  it('because an old window holds it is said, and opens when that closes', async () => {
    const library = freshLibrary();
    const old = new Dexie(library.name);
    old
      .version(1)
      .stores({ glossary: 'id, updatedAt', articles: 'id, site, lastReadAt', corrections: 'id, createdAt' });
    await old.table('glossary').put({ id: 'g:1', updatedAt: 1 });
    old.on('versionchange', () => false);
    expect(await checkLibrary(library, files())).toEqual({ state: 'blocked' });
    old.close();
    expect(await library.glossary.count()).toBe(1);
    expect(await checkLibrary(library, files())).toEqual({ state: 'well' });
  });
});

describe('a copy', () => {
  it('that is stopped anywhere leaves a whole one, and the next goes on from what was written', async () => {
    const library = await filled(400);
    const first = files();
    await copyLibrary(library, first, 100);
    const changed = async () => {
      for (const i of [5, 300])
        await changeNote(library, noteId(i), { body: { from: `chữ ${i}`, to: 'mới' } }, 1000 + i);
    };
    await changed();
    const whole = files(new Map(first.there));
    await copyLibrary(library, whole, 2000);
    const after = await everything(library);
    for (let failsAt = 1; failsAt <= whole.operations(); failsAt += 1) {
      const there = new Map(first.there);
      await expect(copyLibrary(library, files(there, failsAt), 2000)).rejects.toThrow('killed');
      const back = freshLibrary();
      const { notes } = await restoreLibrary(back, files(there), 3000);
      expect(notes).toBe(400);
      await copyLibrary(library, files(there), 2000);
      const again = freshLibrary();
      await restoreLibrary(again, files(there), 3000);
      expect((await rowsOf(again))[noteId(300)]).toEqual(after.rows[noteId(300)]);
    }
  });

  it('writes only the parts that have changed, and nothing where nothing has', async () => {
    const library = await filled(400);
    const copies = files();
    await copyLibrary(library, copies, 100);
    const written = copies.operations();
    await copyLibrary(library, copies, 200);
    expect(copies.operations()).toBe(written);
    await changeNote(library, noteId(5), { colour: 'pink' }, 300);
    await copyLibrary(library, copies, 400);
    // The part, and what says so.
    expect(copies.operations()).toBe(written + 2);
  });

  it('stands beside one from up to a day before, and what neither needs goes', async () => {
    const library = await filled();
    const copies = files();
    const ages: number[][] = [];
    for (let hour = 0; hour < 60; hour += 6) {
      await createNote(library, draft(100 + hour), hour);
      await copyLibrary(library, copies, hour * 3_600_000);
      const times = [...copies.there.keys()]
        .filter((name) => name.startsWith('copy-'))
        .map((name) => Number(name.slice(5)));
      ages.push(times.map((at) => hour - at / 3_600_000).sort((a, b) => a - b));
    }
    expect(ages.every(([newest, second = 0, ...more]) => newest === 0 && second <= 24 && more.length === 0)).toBe(true);
    expect(ages.some(([, second = 0]) => second >= 18)).toBe(true);
    expect([...copies.there.keys()].filter((name) => name.startsWith('part-')).length).toBeLessThan(12);
  });

  it('keeps what was forgotten no longer than a day, also where nothing changes any more', async () => {
    const library = await filled();
    const copies = files();
    await copyLibrary(library, copies, 100);
    await forgetArticles(library, 'all');
    await copyLibrary(library, copies, 200);
    await copyLibrary(library, copies, 100 + DAY);
    expect([...copies.there.keys()].filter((name) => name.startsWith('copy-'))).toEqual(['copy-200']);
    const empty = await wiped(library);
    await restoreLibrary(empty, copies, 300 + DAY);
    expect(await empty.articles.count()).toBe(0);
  });

  it('with a damaged part takes that from the generation before, and the rest from itself', async () => {
    const library = await filled(5);
    const copies = files();
    await copyLibrary(library, copies, 100);
    await createNote(library, draft(50), 150);
    await saveDraft(library, 'note:1', 'gõ tiếp', 160);
    await copyLibrary(library, copies, 200);
    const manifest = JSON.parse(new TextDecoder().decode(copies.there.get('copy-200')).split('\n')[1] ?? '') as {
      parts: string[];
    };
    const documents = manifest.parts[0] as string;
    copies.there.set(documents, (copies.there.get(documents) as Uint8Array).slice(0, 40));
    const empty = await wiped(library);
    await restoreLibrary(empty, copies, 300);
    expect(await allNotes(empty)).toHaveLength(4);
    expect(await empty.drafts.get('note:1')).toBeDefined();
  });

  it('whose list is damaged is none', async () => {
    const library = await filled(5);
    const copies = files();
    await copyLibrary(library, copies, 100);
    copies.there.set('copy-100', new Uint8Array([1, 2, 3]));
    expect(await checkLibrary(await wiped(library), copies)).toEqual({ state: 'well' });
  });
});
