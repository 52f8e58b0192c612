import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { checkLibrary, copyLibrary, eraseLibrary, restoreLibrary } from '@/lib/library/backup/copy';
import { entriesAmong, keepJournal } from '@/lib/library/backup/journal';
import { type Library, openLibrary } from '@/lib/library/database';
import { dropDraft, saveDraft } from '@/lib/library/drafts';
import { changeNote, createNote, noteOf, removeNote } from '@/lib/library/notes';
import { files } from './copy-files';
import { draft, freshLibrary, noteId, rowsOf, wiped } from './replicas';

/** A library that keeps a journal beside its copies. */
function journalled(library: Library = freshLibrary(), copies = files()) {
  return { library, copies, journal: keepJournal(library, copies, { answers: true }) };
}

const entries = (copies: ReturnType<typeof files>) => entriesAmong([...copies.there.keys()]).length;

/** What a reader has at hand, without when the library took it in. */
async function all(library: Library) {
  return { rows: await rowsOf(library), drafts: await library.drafts.toArray() };
}

describe('what was written since the last copy', () => {
  it('comes back with the copy, typed words and deletions with it', async () => {
    const { library, copies, journal } = journalled();
    for (let i = 0; i < 5; i += 1) await createNote(library, draft(i), i + 1);
    await saveDraft(library, 'note:1', 'gõ dở', 6);
    await copyLibrary(library, copies, 100);
    await changeNote(library, noteId(1), { body: { from: '', to: 'Hỏi lại.' } }, 101);
    await removeNote(library, noteId(2), 102);
    await createNote(library, draft(9, { tags: ['chip'] }), 103);
    await dropDraft(library, 'note:1');
    await saveDraft(library, 'note:2', 'đang', 104);
    await saveDraft(library, 'note:2', 'đang gõ', 105);
    await journal.settled();
    const before = await all(library);

    const empty = await wiped(library);
    expect((await checkLibrary(empty, copies)).state).toBe('lost');
    await restoreLibrary(empty, copies, 200);
    expect(await all(empty)).toEqual(before);
    expect(await checkLibrary(empty, copies)).toEqual({ state: 'well' });
  });

  it('comes back where there is no copy yet', async () => {
    const { library, copies, journal } = journalled();
    await createNote(library, draft(1), 1);
    await changeNote(library, noteId(1), { colour: 'pink' }, 2);
    await journal.settled();

    const empty = await wiped(library);
    expect(await checkLibrary(empty, copies)).toEqual({
      state: 'lost',
      copy: { at: expect.any(Number), notes: 1, terms: 0, articles: 0 },
    });
    await restoreLibrary(empty, copies, 200);
    expect(await noteOf(empty, noteId(1))).toMatchObject({ colour: 'pink' });
    expect(await checkLibrary(empty, copies)).toEqual({ state: 'well' });
  });

  it('is joined by what was written after the loss, and stands until a copy has all of it', async () => {
    const { library, copies, journal } = journalled();
    await createNote(library, draft(1), 1);
    await journal.settled();
    const later = journalled(await wiped(library), copies);
    await createNote(later.library, draft(2), 2);
    await later.journal.settled();
    await copyLibrary(later.library, copies, 100);
    expect((await checkLibrary(later.library, copies)).state).toBe('lost');

    await restoreLibrary(later.library, copies, 200, later.journal);
    expect((await checkLibrary(later.library, copies)).state).toBe('well');
    expect(Object.keys(await rowsOf(later.library))).toEqual([noteId(1), noteId(2)]);
    await copyLibrary(later.library, copies, 300);
    expect(entries(copies)).toBe(0);
    const again = await wiped(later.library);
    await restoreLibrary(again, copies, 400);
    expect(Object.keys(await rowsOf(again))).toEqual([noteId(1), noteId(2)]);
  });

  it('leaves the journal with the copy that has it, also where nothing else has changed', async () => {
    const { library, copies, journal } = journalled();
    await createNote(library, draft(1), 1);
    await journal.settled();
    expect(entries(copies)).toBe(1);
    await copyLibrary(library, copies, 100);
    expect(entries(copies)).toBe(0);
    await changeNote(library, noteId(1), { colour: 'blue' }, 101);
    await journal.settled();
    await copyLibrary(library, copies, 200);
    expect(entries(copies)).toBe(0);
  });

  it('is not thrown away by a copy that is stopped anywhere', async () => {
    const { library, copies, journal } = journalled();
    for (let i = 0; i < 3; i += 1) await createNote(library, draft(i), i + 1);
    await journal.settled();
    const before = await all(library);
    const whole = files(new Map(copies.there));
    await copyLibrary(library, whole, 100);
    for (let failsAt = 1; failsAt <= whole.operations(); failsAt += 1) {
      const there = new Map(copies.there);
      await expect(copyLibrary(library, files(there, failsAt), 100)).rejects.toThrow('killed');
      const back = freshLibrary();
      await restoreLibrary(back, files(there), 200);
      expect(await all(back)).toEqual(before);
    }
  });

  it('leaves nothing when everything is erased', async () => {
    const { library, copies, journal } = journalled();
    await createNote(library, draft(1), 1);
    await journal.settled();
    await eraseLibrary(library, copies);
    expect([...copies.there.keys()]).toEqual([]);
    expect(await checkLibrary(library, copies)).toEqual({ state: 'well' });
  });
});

describe('the journal', () => {
  it('has what a background that was ended had stored and not yet written there, once', async () => {
    const copies = files();
    const ended = freshLibrary();
    await createNote(ended, draft(1), 1);
    await changeNote(ended, noteId(1), { colour: 'pink' }, 2);
    ended.close();
    const next = journalled(openLibrary(ended.name), copies);
    // The request is made again, and changes nothing.
    await createNote(next.library, draft(1), 1);
    await next.journal.settled();
    expect(entries(copies)).toBe(1);
    next.library.close();
    const third = journalled(openLibrary(ended.name), copies);
    await createNote(third.library, draft(1), 1);
    await third.journal.settled();
    expect(entries(copies)).toBe(1);

    const empty = await wiped(third.library);
    await restoreLibrary(empty, copies, 200);
    expect(await noteOf(empty, noteId(1))).toMatchObject({ colour: 'pink' });
  });

  it('has no entry in a file that is still being written', async () => {
    const { library, copies, journal } = journalled();
    await createNote(library, draft(1), 1);
    await journal.settled();
    const [name = ''] = copies.there.keys();
    copies.there.set(`${name}.crswap`, new Uint8Array(0));
    expect(entries(copies)).toBe(1);
    expect(await checkLibrary(library, copies)).toEqual({ state: 'well' });
    // A copy leaves it to who writes it, and clears it away where nobody does any more.
    await copyLibrary(library, copies, Date.now());
    expect(copies.there.has(`${name}.crswap`)).toBe(true);
    await changeNote(library, noteId(1), { colour: 'pink' });
    await copyLibrary(library, copies, Date.now() + 2 * 3_600_000);
    expect(copies.there.has(`${name}.crswap`)).toBe(false);
  });

  it('has an acknowledged write before its answer', async () => {
    const written: (() => void)[] = [];
    const slow = files();
    const write = slow.write;
    slow.write = (name, bytes) => new Promise((ok) => written.push(() => ok(write(name, bytes))));
    const { library, journal } = journalled(freshLibrary(), slow);
    await createNote(library, draft(1), 1);
    let isSettled = false;
    const settled = journal.settled().then(() => {
      isSettled = true;
    });
    await expect.poll(() => written.length).toBe(1);
    expect(isSettled).toBe(false);
    written[0]?.();
    await settled;
    expect(entries(slow)).toBe(1);
  });

  it('keeps nobody from writing where there is no room for it', async () => {
    const { library, journal } = journalled(freshLibrary(), files(new Map(), 1));
    await createNote(library, draft(1), 1);
    await journal.settled();
    expect(await noteOf(library, noteId(1))).toBeDefined();
  });

  it('leaves out what comes by hundreds: it stands in the file or on the device that it came from', async () => {
    const { library, copies, journal } = journalled();
    const update = new Uint8Array([1]);
    await library.pending.bulkAdd(Array.from({ length: 201 }, (_, i) => ({ id: noteId(i), update })));
    await journal.settled();
    expect(entries(copies)).toBe(0);
    await library.pending.bulkAdd(Array.from({ length: 200 }, (_, i) => ({ id: noteId(i), update })));
    await journal.settled();
    expect(entries(copies)).toBe(1);
  });
});
