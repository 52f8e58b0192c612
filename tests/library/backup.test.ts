import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportLibrary } from '@/lib/library/backup/backup';
import { type ImportPlan, importLibrary, planImport } from '@/lib/library/backup/importing';
import { emptyBin } from '@/lib/library/bin';
import type { Library } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import { changeNote, createNote, noteOf, removeNote } from '@/lib/library/notes';
import { rememberStandings } from '@/lib/library/standings';
import { acts, everything, perform } from './everything';
import { draft, exchange, freshLibrary, noteId, rowsOf, rowsOfDocuments, told } from './replicas';

const LONG = process.env.CHU_GIAI_LONG === '1';

async function exported(library: Library, now = 5_000, settings: unknown = { language: 'vi' }): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of exportLibrary(library, settings, now)) pieces.push(piece);
  return pieces.join('');
}

async function planned(library: Library, text: string): Promise<ImportPlan> {
  const result = await planImport(library, new Blob([text]));
  if (result.kind !== 'plan') throw new Error(JSON.stringify(result));
  return result.plan;
}

async function imported(library: Library, text: string, now = 1_000_000): Promise<ImportPlan> {
  const result = await importLibrary(library, new Blob([text]), undefined, now);
  if (result.kind !== 'imported') throw new Error(JSON.stringify(result));
  return result.plan;
}

/** What a plan counts of notes, without the noughts. */
function ofNotes({ counts }: ImportPlan): Record<string, number> {
  return Object.fromEntries(Object.entries(counts.notes).filter(([, n]) => n > 0));
}

const withoutTime = (text: string) => text.slice(0, text.lastIndexOf(',"exportedAt"'));

describe('a backup', () => {
  it('gives an equal library in an empty one, and an equal backup of it but for the time', async () => {
    await fc.assert(
      fc.asyncProperty(acts(100), async (all) => {
        const [library, back] = [freshLibrary(), freshLibrary()];
        await perform(library, all);
        const before = await everything(library);
        const text = await exported(library);
        expect(await imported(back, text)).toEqual(await planned(freshLibrary(), text));
        expect(await everything(back)).toEqual(before);
        const again = await exported(back, 9_000);
        expect(again).not.toBe(text);
        expect(withoutTime(again)).toBe(withoutTime(text));
        await Promise.all([library.delete(), back.delete()]);
      }),
      // A run has fifty acts on average.
      { numRuns: LONG ? 200 : 20 },
    );
  });

  it('of another device is merged as sync merges it, and a second time changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(acts(12), acts(12), acts(12), async (common, here, there) => {
        const devices = [freshLibrary(), freshLibrary(), freshLibrary()] as const;
        const [a, b, synced] = devices;
        await perform(a, common);
        await exchange([a, b]);
        await perform(a, here, 2000);
        await perform(b, there, 3000);
        await receive(synced, [...(await told(a)), ...(await told(b))]);
        const text = await exported(b);
        const plan = await planned(a, text);
        expect(await imported(a, text)).toEqual(plan);
        const live = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
          Object.fromEntries(Object.entries(rows).filter(([, { deletedAt }]) => deletedAt === undefined));
        expect(live(await rowsOf(a))).toEqual(live(await rowsOf(synced)));
        const after = await everything(a);
        const { counts } = await imported(a, text);
        for (const { added, changed, revived, binned } of Object.values(counts))
          expect([added, changed, revived, binned]).toEqual([0, 0, 0, 0]);
        expect(await everything(a)).toEqual(after);
        await Promise.all(devices.map((device) => device.delete()));
      }),
      { numRuns: LONG ? 300 : 12 },
    );
  });

  it('is text that any program can read, a record a line, with what people would look for', async () => {
    const library = freshLibrary();
    await createNote(library, draft(1, { body: 'Đọc lại chỗ này.', tags: ['chip'] }), 1);
    const text = await exported(library, Date.UTC(2026, 10, 12));
    const file = JSON.parse(text);
    expect(file).toMatchObject({ schema: 'chu-giai-backup', version: 1, exportedAt: '2026-11-12T00:00:00.000Z' });
    expect(file.parts.map(({ table }: { table: string }) => table)).toEqual(['settings', 'documents', 'end']);
    expect(file.parts[1].rows[0].row).toEqual(await noteOf(library, noteId(1)));
    expect(text.split('\n').filter((line) => line.includes('Đọc lại chỗ này.'))).toHaveLength(1);
  });

  it('says before it is imported what is new, changed, the same, and what comes out of the bin', async () => {
    const [old, library] = [freshLibrary(), freshLibrary()];
    for (const n of [1, 2, 3, 4]) await createNote(old, draft(n, { body: 'chữ' }), n);
    await exchange([old, library]);
    await createNote(old, draft(5), 5);
    await changeNote(old, noteId(2), { body: { from: 'chữ', to: 'chữ mới' } }, 10);
    await removeNote(library, noteId(3), 11);
    await changeNote(old, noteId(3), { colour: 'pink' }, 12);
    await removeNote(old, noteId(4), 13);
    const before = await everything(library);
    const text = await exported(old);
    const plan = await planned(library, text);
    expect(ofNotes(plan)).toEqual({ added: 1, changed: 1, revived: 1, binned: 1, same: 1 });
    expect(await everything(library)).toEqual(before);
    await imported(library, text);
    expect(Object.values(await rowsOf(library)).map(({ id, deletedAt }) => [id, deletedAt])).toEqual([
      [noteId(1), undefined],
      [noteId(2), undefined],
      [noteId(3), undefined],
      [noteId(4), 13],
      [noteId(5), undefined],
    ]);
  });

  it('gives sync to carry what is new here, and nothing of what is not', async () => {
    const [old, library] = [freshLibrary(), freshLibrary()];
    for (const n of [1, 2]) await createNote(old, draft(n), n);
    await exchange([old, library]);
    await createNote(old, draft(3), 3);
    await imported(library, await exported(old));
    expect((await told(library)).map(({ id }) => id)).toEqual([noteId(3)]);
  });

  it('does not bring back what was emptied from the bin, here or there', async () => {
    const [library, back] = [freshLibrary(), freshLibrary()];
    for (const n of [1, 2]) await createNote(library, draft(n), n);
    const early = await exported(library);
    await removeNote(library, noteId(1), 5);
    await emptyBin(library, Date.now());
    await imported(library, early);
    await imported(back, await exported(library));
    for (const device of [library, back]) expect(Object.keys(await rowsOf(device))).toEqual([noteId(2)]);
    // Its history is there, so that an older backup does not bring it back either.
    await imported(back, early);
    expect(Object.keys(await rowsOf(back))).toEqual([noteId(2)]);
  });

  it('keeps the later reading of an article that both have, since the first time, and the later draft', async () => {
    const [older, newer] = [freshLibrary(), freshLibrary()];
    const act = { n: 1, at: 1 } as const;
    const of = (text: string) => [
      { ...act, kind: 'read', text } as const,
      { ...act, kind: 'keep', text } as const,
      { ...act, kind: 'type', text } as const,
    ];
    await perform(older, of('cũ'), 100);
    await perform(newer, of('mới'), 200);
    const [fromOlder, fromNewer] = [await exported(older), await exported(newer)];
    await imported(older, fromNewer);
    await imported(newer, fromOlder);
    expect(await everything(older)).toEqual(await everything(newer));
    const [article] = await newer.articles.toArray();
    expect(article).toMatchObject({ title: 'mới', firstReadAt: 101, lastReadAt: 201 });
    expect(await newer.mentions.toArray()).toMatchObject([{ readAt: 101 }]);
    expect(await newer.drafts.toArray()).toMatchObject([{ text: 'mới' }]);
  });

  it('has how each kept passage stood, and the later visit of two stands; a file from before says nothing of it', async () => {
    const [here, there] = [freshLibrary(), freshLibrary()];
    for (const n of [1, 2, 3]) await createNote(here, draft(n), n);
    await exchange([here, there]);
    const bare = await exported(there);
    const diff = [{ kind: 'added', text: 'không' }] as const;
    const span = { start: 0, end: 5 };
    await rememberStandings(here, [{ id: noteId(1), standing: { kind: 'unchanged', span } }], 50);
    await rememberStandings(here, [{ id: noteId(2), standing: { kind: 'gone' } }], 90);
    await rememberStandings(there, [{ id: noteId(1), standing: { kind: 'changed', span, diff } }], 70);
    await rememberStandings(there, [{ id: noteId(2), standing: { kind: 'unchanged', span } }], 60);
    await rememberStandings(there, [{ id: noteId(3), standing: { kind: 'gone' } }], 80);
    const file = await exported(there);
    expect(ofNotes(await planned(here, file))).toEqual({ changed: 2, same: 1 });
    await imported(here, file);
    const stood = [
      { id: noteId(1), at: 70, kind: 'changed', diff },
      { id: noteId(2), at: 90, kind: 'gone' },
      { id: noteId(3), at: 80, kind: 'gone' },
    ];
    expect(await here.standings.toArray()).toEqual(stood);
    expect(ofNotes(await imported(here, bare))).toEqual({ same: 3 });
    expect(await here.standings.toArray()).toEqual(stood);
  });

  it('brings no standing of a note that was emptied from the bin', async () => {
    const [library, back] = [freshLibrary(), freshLibrary()];
    await createNote(library, draft(1), 1);
    await rememberStandings(library, [{ id: noteId(1), standing: { kind: 'gone' } }], 50);
    const early = await exported(library);
    await exchange([library, back]);
    await removeNote(back, noteId(1), 60);
    await emptyBin(back, Date.now());
    await imported(back, early);
    expect(await back.standings.toArray()).toEqual([]);
  });

  it('whose import is stopped at any write leaves the library as it was', async () => {
    const [old, library] = [freshLibrary(), freshLibrary()];
    await perform(
      old,
      (['note', 'see', 'term', 'correct', 'read', 'keep', 'type'] as const).map((kind) => ({
        kind,
        n: 1,
        text: 'chữ',
        at: 1,
      })),
    );
    await createNote(library, draft(9), 9);
    const text = await exported(old);
    const before = await everything(library);
    const { put, add } = IDBObjectStore.prototype;
    let stopped = 0;
    for (let failsAt = 1; ; failsAt += 1) {
      let writes = 0;
      const failing = (write: typeof put): typeof put =>
        function (this: IDBObjectStore, ...input) {
          writes += 1;
          if (writes === failsAt) throw new DOMException('đĩa đầy', 'QuotaExceededError');
          return write.apply(this, input);
        };
      Object.assign(IDBObjectStore.prototype, { put: failing(put), add: failing(add) });
      const result = await importLibrary(library, new Blob([text]));
      Object.assign(IDBObjectStore.prototype, { put, add });
      if (result.kind === 'imported') break;
      expect(result).toEqual({ kind: 'failed', reason: expect.stringContaining('đĩa đầy') });
      expect(await everything(library)).toEqual(before);
      stopped += 1;
    }
    expect(stopped).toBeGreaterThan(10);
    expect(await rowsOf(library)).toEqual(await rowsOfDocuments(library));
    expect(await noteOf(library, noteId(1))).toBeDefined();
  });
});
