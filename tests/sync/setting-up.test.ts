import 'fake-indexeddb/auto';
import './simulator/seeded-crypto';
import { describe, expect, it } from 'vitest';
import { createNote } from '@/lib/library/notes';
import { storedFolder, storeFolder } from '@/lib/sync/account';
import { utf8 } from '@/lib/sync/bytes';
import type { Remote } from '@/lib/sync/remotes/remote';
import { sync } from '@/lib/sync/run/sync';
import { leave, loadState, tablesOf } from '@/lib/sync/state';
import { open } from '@/lib/sync/vault/segment';
import { changePassphrase, isPassphrase, join, joinExisting, removeDevices } from '@/lib/sync/vault/setup';
import { draft, freshLibrary, noteId, rowsOf } from '../library/replicas';
import { snapshot } from './simulator/interruption';
import { memoryRemote, type Objects } from './simulator/memory-remote';
import type { Device } from './simulator/simulation';

import { answering, watched } from './watched-remote';

const CHEAP = { memory: 19 * 1024, passes: 1 };
const PASSPHRASE = 'bánh mì con mèo hoa sen mùa thu biển cả tàu hỏa';

describe('setting up', () => {
  it('makes a vault, lets in the second device by the passphrase, and nobody with another', async () => {
    const objects: Objects = new Map();
    const remote = memoryRemote(objects);
    const [a, b] = [freshLibrary(), freshLibrary()];
    await createNote(a, draft(1, { body: 'của A' }), 1);
    await createNote(b, draft(2, { body: 'của B' }), 1);
    expect(await join(a, remote, PASSPHRASE, CHEAP)).toMatchObject({ kind: 'created' });
    await run(a, remote);
    const before = new Map(objects);
    expect(await join(b, remote, 'mật khẩu sai bét nhè', CHEAP)).toEqual({ kind: 'wrong-passphrase' });
    expect(objects).toEqual(before);
    expect(await loadState(b)).toBeUndefined();
    expect(await run(b, remote)).toEqual({ kind: 'not-set-up' });
    expect(await join(b, remote, PASSPHRASE, CHEAP)).toMatchObject({ kind: 'joined' });
    for (const library of [b, a]) await run(library, remote);
    expect(Object.keys(await rowsOf(a)).sort()).toEqual([noteId(1), noteId(2)]);
    expect(await rowsOf(b)).toEqual(await rowsOf(a));
  });

  it('at once on two devices makes two vaults, and both end in the smaller', async () => {
    const objects: Objects = new Map();
    const [a, b] = [freshLibrary(), freshLibrary()];
    await createNote(a, draft(1, { body: 'của A' }), 1);
    await createNote(b, draft(2, { body: 'của B' }), 1);
    // Each finds the place empty; they meet no earlier than when both files lie there.
    const empty: Objects = new Map();
    const [one, two] = [memoryRemote(empty), memoryRemote(new Map())];
    await join(a, one, PASSPHRASE, CHEAP);
    await join(b, two, PASSPHRASE, CHEAP);
    const remote = memoryRemote(objects);
    for (const library of [a, b]) await run(library, remote);
    const ids = (await Promise.all([loadState(a), loadState(b)])).map((state) => state?.vault.id ?? '');
    expect(ids[0]).not.toBe(ids[1]);
    const [smaller = '', larger = ''] = [...ids].sort();
    const stray = ids[0] === larger ? a : b;
    const outcome = await run(stray, remote);
    expect(outcome).toMatchObject({ kind: 'synced', report: { secondVault: true } });
    expect(await join(stray, remote, PASSPHRASE, CHEAP)).toEqual({ kind: 'joined', vault: smaller });
    for (const library of [stray, a, b, a, b]) await run(library, remote);
    expect(await rowsOf(a)).toEqual(await rowsOf(b));
    expect(Object.keys(await rowsOf(a)).sort()).toEqual([noteId(1), noteId(2)]);
  });

  it('with a passphrase changed elsewhere goes on where it was, and lets in by the new one only', async () => {
    const objects: Objects = new Map();
    const remote = memoryRemote(objects);
    const [a, b, c] = [freshLibrary(), freshLibrary(), freshLibrary()];
    await join(a, remote, PASSPHRASE, CHEAP);
    await join(b, remote, PASSPHRASE, CHEAP);
    const changed = 'một mật khẩu hoàn toàn khác hẳn';
    expect(await changePassphrase(a, remote, 'không phải nó đâu nhé', changed, CHEAP)).toEqual({
      kind: 'done',
      value: 'wrong-passphrase',
    });
    expect(await changePassphrase(a, remote, PASSPHRASE, changed, CHEAP)).toEqual({ kind: 'done', value: 'changed' });
    // The other device learns it from the remote, not from the file that once let it in.
    expect(await isPassphrase(b, remote, PASSPHRASE)).toEqual({ kind: 'done', value: false });
    expect(await isPassphrase(b, remote, changed)).toEqual({ kind: 'done', value: true });
    await createNote(b, draft(1, { body: 'sau khi đổi' }), 1);
    for (const library of [b, a]) expect(await run(library, remote)).toMatchObject({ kind: 'synced' });
    expect((await a.notes.get(noteId(1)))?.body).toBe('sau khi đổi');
    expect(await join(c, remote, PASSPHRASE, CHEAP)).toEqual({ kind: 'wrong-passphrase' });
    expect(await join(c, remote, changed, CHEAP)).toMatchObject({ kind: 'joined' });
    // Where the remote loses all of it, the device that changed it puts back the new file and not the old.
    objects.clear();
    await run(a, remote);
    expect(await isPassphrase(a, remote, changed)).toEqual({ kind: 'done', value: true });
    expect(await isPassphrase(a, remote, PASSPHRASE)).toEqual({ kind: 'done', value: false });
  });

  it('again in the vault that it is in leaves a device who it is, with nothing to send anew', async () => {
    const remote = memoryRemote(new Map());
    const library = freshLibrary();
    await join(library, remote, PASSPHRASE, CHEAP);
    await createNote(library, draft(1), 1);
    await run(library, remote);
    const before = await loadState(library);
    for (const again of [join, joinExisting])
      expect(await again(library, remote, PASSPHRASE)).toEqual({ kind: 'joined', vault: before?.vault.id });
    expect(await loadState(library)).toMatchObject({ device: before?.device, seq: before?.seq, own: before?.own });
    expect(await loadState(library)).not.toHaveProperty('reemit');
  });

  it('again after a device was removed with the passphrase that there was leads into the new vault', async () => {
    const remote = memoryRemote(new Map());
    const [a, b] = [freshLibrary(), freshLibrary()];
    await join(a, remote, PASSPHRASE, CHEAP);
    for (let times = 0; times < 4; times += 1) {
      expect(await removeDevices(a, remote, PASSPHRASE, CHEAP)).toEqual({ kind: 'done' });
      const vault = (await loadState(a))?.vault.id;
      expect(await joinExisting(b, remote, PASSPHRASE)).toEqual({ kind: 'joined', vault });
    }
  });

  it('with another passphrase or vault that the remote does not keep changes nothing and takes nothing away', async () => {
    const objects: Objects = new Map();
    const whole = memoryRemote(objects);
    const library = freshLibrary();
    await join(library, whole, PASSPHRASE, CHEAP);
    const cutting: Remote = { ...whole, put: (name, bytes) => whole.put(name, bytes.slice(0, -1)) };
    const fresh = 'một mật khẩu hoàn toàn khác hẳn';
    const before = await snapshot(library);
    expect(await changePassphrase(library, cutting, PASSPHRASE, fresh, CHEAP)).toEqual({ kind: 'busy' });
    expect(await removeDevices(library, cutting, fresh, CHEAP)).toEqual({ kind: 'busy' });
    expect(await snapshot(library)).toEqual(before);
    expect(await isPassphrase(library, whole, PASSPHRASE)).toEqual({ kind: 'done', value: true });
    expect(await joinExisting(freshLibrary(), whole, PASSPHRASE)).toMatchObject({ kind: 'joined' });
  });

  it('again after a device was removed closes to it what is written from then on', async () => {
    const objects: Objects = new Map();
    const remote = memoryRemote(objects);
    const [a, b, lost] = [freshLibrary(), freshLibrary(), freshLibrary()];
    for (const library of [a, b, lost]) await join(library, remote, PASSPHRASE, CHEAP);
    await createNote(lost, draft(1, { body: 'viết trên máy đã mất' }), 1);
    for (const library of [lost, a, b]) await run(library, remote);
    await createNote(b, draft(2, { body: 'chờ trên B' }), 1);
    const fresh = 'một mật khẩu hoàn toàn khác hẳn';
    expect(await removeDevices(a, remote, fresh, CHEAP)).toEqual({ kind: 'done' });
    await run(a, remote);
    const [name = '', whole = utf8('')] = [...objects].filter(([name]) => name.startsWith('vault-')).at(-1) ?? [];
    // Cut on its way it says nothing; whole, it does.
    objects.set(name, whole.slice(0, 100));
    expect(await run(lost, remote)).toMatchObject({ kind: 'synced' });
    objects.set(name, whole);
    const sent = new Set(objects.keys());
    for (const library of [b, lost]) expect(await run(library, remote)).toEqual({ kind: 'vault-moved' });
    expect(new Set(objects.keys())).toEqual(sent);
    expect(await join(b, remote, fresh, CHEAP)).toMatchObject({ kind: 'joined' });
    for (const library of [b, a, b, a]) await run(library, remote);
    expect(Object.keys(await rowsOf(a)).sort()).toEqual([noteId(1), noteId(2)]);
    expect(await rowsOf(b)).toEqual(await rowsOf(a));
    const rows = await tablesOf(lost).applied.toArray();
    // What it met before it noticed was closed to it.
    expect(rows.flatMap(({ problem }) => problem ?? [])).toEqual(['foreign']);
    expect(await lost.notes.get(noteId(2))).toBeUndefined();
    // Nor do the names help: under them, with the key that it has, nothing opens.
    const [ours, theirs] = [await loadState(a), await loadState(lost)];
    if (!ours || !theirs) throw new Error('no vault');
    const written = [...objects].filter(([name]) => name.startsWith(ours.device));
    expect(written.length).toBeGreaterThan(0);
    for (const [name, bytes] of written) {
      expect((await open(ours.vault, name, bytes)).kind).toBe('segment');
      expect((await open({ ...theirs.vault, id: ours.vault.id }, name, bytes)).kind).toBe('foreign');
    }
    // With the first passphrase a newcomer gets no further than the lost device.
    const thief = freshLibrary();
    await join(thief, remote, PASSPHRASE, CHEAP);
    await run(thief, remote);
    expect(await thief.notes.get(noteId(2))).toBeUndefined();
  });

  it('and leaving again keeps the notes and takes every key and trace of sync from the device', async () => {
    const remote = memoryRemote(new Map());
    const library = freshLibrary();
    await join(library, remote, PASSPHRASE, CHEAP);
    await createNote(library, draft(1, { body: 'ở lại' }), 1);
    await run(library, remote);
    // Left while something is on its way, and something could not be read.
    const { outbox, ownlog, applied } = tablesOf(library);
    await outbox.put({ name: 'x', bytes: utf8('x'), from: 9, to: 9, opened: 1 });
    await applied.put({ name: 'y', problem: 'foreign' });
    await storeFolder(library, {} as FileSystemDirectoryHandle);
    await leave(library);
    expect((await library.notes.get(noteId(1)))?.body).toBe('ở lại');
    expect(await storedFolder(library)).toBeUndefined();
    expect(await Promise.all([outbox, ownlog, applied].map((table) => table.count()))).toEqual([0, 0, 0]);
    expect(await loadState(library)).toBeUndefined();
    expect(JSON.stringify(await library.meta.toArray())).not.toContain('vault');
  });

  it('where a vault was seen and none lies any more makes none: the passphrase was meant for that one', async () => {
    const objects: Objects = new Map();
    const library = freshLibrary();
    const before = await snapshot(library);
    expect(await joinExisting(library, memoryRemote(objects), PASSPHRASE)).toEqual({ kind: 'no-vault' });
    expect(objects.size).toBe(0);
    expect(await snapshot(library)).toEqual(before);
  });

  it('stops at a remote that is away, and nothing has changed', async () => {
    const library = freshLibrary();
    const away = answering(
      watched(memoryRemote(new Map()), () => true),
      { kind: 'offline' },
    );
    expect(await join(library, away, PASSPHRASE, CHEAP)).toEqual({ kind: 'problem', problem: { kind: 'offline' } });
    expect(await loadState(library)).toBeUndefined();
  });

  it('where a newer version of the extension made the vault says so, makes none beside it and changes nothing', async () => {
    const objects: Objects = new Map([['vault-0123456789abcdef.json', utf8('{"format":2}')]]);
    const library = freshLibrary();
    const before = await snapshot(library);
    for (const way of [join, joinExisting])
      expect(await way(library, memoryRemote(objects), PASSPHRASE)).toEqual({ kind: 'newer-format' });
    expect(objects.size).toBe(1);
    expect(await snapshot(library)).toEqual(before);
  });

  it('where somebody has put vault files without end tries sixteen, and a run looks at sixteen', async () => {
    const objects: Objects = new Map();
    const library = freshLibrary();
    const whole = memoryRemote(objects);
    await join(library, whole, PASSPHRASE, CHEAP);
    for (let n = 0; n < 40; n += 1) objects.set(`vault-${String(n).padStart(16, '0')}.json`, utf8('{"format":1}'));
    const fetched: string[] = [];
    const remote = watched(whole, (verb, name) => verb === 'get' && fetched.push(name));
    await joinExisting(freshLibrary(), remote, PASSPHRASE);
    expect(fetched).toHaveLength(16);
    fetched.length = 0;
    expect(await run(library, remote)).toMatchObject({ kind: 'synced' });
    expect(fetched).toHaveLength(16);
  });

  it('next to vault files of others leaves them as they are', async () => {
    const objects: Objects = new Map([
      ['vault-0000000000000000.json', utf8('{"format":1}')],
      ['vault-nonsense.json', utf8('nonsense')],
    ]);
    const library = freshLibrary();
    expect(await join(library, memoryRemote(objects), PASSPHRASE, CHEAP)).toEqual({ kind: 'wrong-passphrase' });
    expect(objects.size).toBe(2);
  });
});

async function run(library: Device['library'], remote: Remote) {
  return sync({ library, remote, now: () => Date.UTC(2026, 10, 29), pause: async () => {} });
}
