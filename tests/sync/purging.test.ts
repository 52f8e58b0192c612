import 'fake-indexeddb/auto';
import './simulator/seeded-crypto';
import { describe, expect, it } from 'vitest';
import { BIN_MS, emptyBin } from '@/lib/library/bin';
import type { Library } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import { removeTerm, saveTerm } from '@/lib/library/glossary';
import { glossaryId } from '@/lib/library/identity';
import { changeNote, createNote, removeNote, restoreNote } from '@/lib/library/notes';
import { saveAccount } from '@/lib/sync/account';
import { retireDevice } from '@/lib/sync/devices';
import { loadState, startOver } from '@/lib/sync/state';
import { syncStatus } from '@/lib/sync/status';
import { open } from '@/lib/sync/vault/segment';
import { draft, freshLibrary, noteId, rowsOf } from '../library/replicas';
import { type Device, failures, proceed, start, syncWhole, vaultFile, type World, world } from './simulator/simulation';

const DAY = 24 * 60 * 60 * 1000;
const WORLDS = process.env.CHU_GIAI_LONG === '1' ? 60 : 6;
const NOTES = 8;
const ACCOUNT = {
  place: { kind: 'webdav', url: new URL('https://cloud.test/'), user: '', password: '' },
  name: 'x',
  paused: false,
} as const;

/** What the reader has, on one device: records that lie in no bin. */
async function livingOn(library: Library): Promise<unknown[]> {
  const rows = Object.values(await rowsOf(library)).filter(({ deletedAt }) => deletedAt === undefined);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => Object.fromEntries(Object.entries(row).sort()));
}

/** Passes days on which everybody syncs and the bins are emptied; of many every fifth. */
async function pass(made: World, days: number, devices = made.devices): Promise<void> {
  const every = days > 10 ? 5 : 1;
  for (let day = 0; day < days; day += every) {
    made.time += every * DAY;
    for (const device of devices) {
      await emptyBin(device.library, made.time + device.skew - BIN_MS);
      const outcome = await syncWhole(made, device);
      if (outcome.kind !== 'synced') throw new Error(outcome.kind);
    }
  }
}

/** The documents that anything on the remote holds changes of. */
async function onRemote({ objects, vault }: World): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const [name, bytes] of objects) {
    const opened = name.endsWith('.seg') ? await open(vault, name, bytes) : undefined;
    for (const { id } of opened?.segment?.updates ?? []) ids.add(id);
  }
  return ids;
}

const documents = ({ library }: Device) => library.ydocs.toCollection().primaryKeys();

describe('what was deleted', () => {
  it('is gone after ninety days from every device and from the remote, but for the word that it was deleted', async () => {
    const made = await world(1, 3);
    const [one, two] = made.devices as [Device, Device, Device];
    for (const n of [1, 2]) await createNote(one.library, draft(n, { body: `Bản nháp ${n}` }), made.time);
    await pass(made, 2);
    await removeNote(two.library, noteId(1), made.time);
    await pass(made, 80);
    for (const device of made.devices) expect(await documents(device)).toContain(noteId(1));
    await pass(made, 40);
    for (const device of made.devices) {
      expect(await documents(device)).not.toContain(noteId(1));
      expect(await documents(device)).toEqual(expect.arrayContaining([`l:${noteId(1)}`, noteId(2)]));
    }
    expect(await onRemote(made)).toEqual(new Set([noteId(2), `l:${noteId(1)}`]));
    const late = await newcomer(made);
    await pass(made, 1);
    expect(Object.keys(await rowsOf(late.library))).toEqual([noteId(2)]);
  });

  it('is not said to have been seen before all is sent that was written without knowing of it', async () => {
    const made = await world(4, 2);
    const [one, two] = made.devices as [Device, Device];
    await createNote(one.library, draft(1, { body: 'Gốc.' }), made.time);
    await pass(made, 2);
    const [author, other] = await Promise.all(
      made.devices.map(async ({ library }) => (await loadState(library))?.device),
    );
    const { id, state } = (await two.library.ydocs.get(noteId(1))) ?? { id: '', state: new Uint8Array(0) };
    // More than one segment takes.
    await two.library.pending.bulkAdd(Array.from({ length: 2001 }, () => ({ id, update: state })));
    const before = new Set(made.objects.keys());
    await syncWhole(made, two);
    const written = [...made.objects].filter(([name]) => name.startsWith(other ?? '-') && !before.has(name)).sort();
    const seen = await Promise.all(
      written.map(async ([name, bytes]) => (await open(made.vault, name, bytes)).segment?.seen),
    );
    expect(seen).toEqual([{}, { [author ?? '']: expect.any(Number) }]);
  });

  it('stays while a device is away that knows nothing of it; its edit brings the record back everywhere', async () => {
    const made = await world(2, 3);
    const [one, two, away] = made.devices as [Device, Device, Device];
    await createNote(one.library, draft(1, { body: 'Gốc.' }), made.time);
    await pass(made, 2);
    await changeNote(away.library, noteId(1), { body: { from: 'Gốc.', to: 'Gốc. Thêm khi xa mạng.' } }, made.time);
    await removeNote(two.library, noteId(1), made.time);
    await pass(made, 300, [one, two]);
    for (const device of [one, two]) {
      expect(await documents(device)).toContain(noteId(1));
      expect(await rowsOf(device.library)).toEqual({});
    }
    await pass(made, 3);
    for (const { library } of made.devices)
      expect(await library.notes.get(noteId(1))).toMatchObject({ body: 'Gốc. Thêm khi xa mạng.' });
  });

  it('stays gone when a device that had left comes back with all it had; its own edit brings the record back whole', async () => {
    const made = await world(3, 3);
    const [one, two, left] = made.devices as [Device, Device, Device];
    for (const n of [1, 2]) await createNote(one.library, draft(n, { body: `Bản ${n}.` }), made.time);
    await pass(made, 2);
    await retireDevice(left.library, (await loadState(left.library))?.device ?? '');
    await pass(made, 1);
    for (const n of [1, 2]) await removeNote(two.library, noteId(n), made.time);
    await changeNote(left.library, noteId(2), { body: { from: 'Bản 2.', to: 'Bản 2, sửa.' } }, made.time);
    await pass(made, 130, [one, two]);
    for (const device of [one, two]) for (const n of [1, 2]) expect(await documents(device)).not.toContain(noteId(n));
    await startOver(left.library, made.vault, vaultFile(made.vault));
    await pass(made, 3);
    for (const { library } of [one, two]) {
      expect(Object.keys(await rowsOf(library))).toEqual([noteId(2)]);
      expect(await library.notes.get(noteId(2))).toMatchObject({ body: 'Bản 2, sửa.' });
    }
    expect(await livingOn(left.library)).toEqual(await livingOn(one.library));
  });

  it('waits for a device that stays away, which is told after a month, until the reader waits no longer; it may come back', async () => {
    const made = await world(9, 3);
    const [one, two, away] = made.devices as [Device, Device, Device];
    for (const { library } of made.devices) await saveAccount(library, ACCOUNT);
    for (const n of [1, 2]) await createNote(one.library, draft(n, { body: `Bản ${n}.` }), made.time);
    await pass(made, 2);
    for (const n of [1, 2]) await removeNote(one.library, noteId(n), made.time);
    await changeNote(away.library, noteId(2), { body: { from: 'Bản 2.', to: 'Bản 2, sửa.' } }, made.time);
    const holding = async () => {
      const status = await syncStatus(one.library, made.time);
      return status.kind === 'on' ? status.devices.filter(({ holdsUp }) => holdsUp).map(({ id }) => id) : [];
    };
    const id = (await loadState(away.library))?.device ?? '';
    await pass(made, 115, [one, two]);
    expect(await holding()).toEqual([]);
    await pass(made, 35, [one, two]);
    expect(await holding()).toEqual([id]);
    expect(await documents(one)).toContain(noteId(1));
    await retireDevice(one.library, id);
    expect(await holding()).toEqual([]);
    await pass(made, 15, [one, two]);
    for (const device of [one, two]) for (const n of [1, 2]) expect(await documents(device)).not.toContain(noteId(n));
    await pass(made, 3);
    for (const { library } of [one, two]) {
      expect(Object.keys(await rowsOf(library))).toEqual([noteId(2)]);
      expect(await library.notes.get(noteId(2))).toMatchObject({ body: 'Bản 2, sửa.' });
    }
    expect(await livingOn(away.library)).toEqual(await livingOn(one.library));
  });

  it('restored from the bin of a device that heard of it late, it comes back whole to those that had purged it', async () => {
    const made = await world(4, 2);
    const [one, late] = made.devices as [Device, Device];
    await createNote(one.library, draft(1, { body: 'Còn nguyên.' }), made.time);
    await pass(made, 2);
    await removeNote(one.library, noteId(1), made.time);
    await pass(made, 120, [one]);
    await pass(made, 20);
    expect(await documents(one)).not.toContain(noteId(1));
    await restoreNote(late.library, noteId(1), made.time);
    await pass(made, 2);
    expect(await one.library.notes.get(noteId(1))).toMatchObject({ body: 'Còn nguyên.' });
  });

  it('a term kept again after its purge is kept', async () => {
    const made = await world(5, 2);
    const [one, two] = made.devices as [Device, Device];
    const term = { term: 'tấm wafer', definition: 'Đĩa silic.', origin: 'reader' } as const;
    await saveTerm(one.library, term, made.time);
    await pass(made, 2);
    await removeTerm(one.library, await glossaryId(term.term), made.time);
    await pass(made, 130);
    for (const device of made.devices) expect(await documents(device)).not.toContain(await glossaryId(term.term));
    await saveTerm(two.library, term, made.time);
    await pass(made, 2);
    for (const { library } of made.devices)
      expect(await library.glossary.toArray()).toMatchObject([{ definition: 'Đĩa silic.' }]);
  });

  it('emptied from the bin, does not come back into it when another device puts its objects together', async () => {
    const made = await world(6, 2);
    const [one, two] = made.devices as [Device, Device];
    await createNote(two.library, draft(1), made.time);
    await pass(made, 2);
    await removeNote(one.library, noteId(1), made.time);
    await pass(made, 32);
    for (let n = 10; n < 30; n += 1) {
      await createNote(two.library, draft(n), made.time);
      await pass(made, 1);
      for (const { library } of made.devices) {
        expect(await library.bin.count()).toBe(0);
        expect(await library.notes.get(noteId(1))).toBeUndefined();
      }
    }
  });
});

describe('over two years, with devices that are away for months', () => {
  let purged = 0;

  it.each(Array.from({ length: WORLDS }, (_, index) => [index + 1, 2 + (index % 4)]))(
    'in world %i, %i devices end with what all edits ever made say, and no more is left of the rest',
    async (seed, count) => {
      const made = await world(100 + seed, count);
      const { below, oneIn, pick } = made.chance;
      const everything: DocumentUpdate[] = [];
      for (const { library } of made.devices)
        library.pending.hook('creating', (_, { id, update }) => void everything.push({ id, update }));
      const created = new Set<number>();
      for (let step = 0; step < 400; step += 1) {
        const device = pick(made.devices);
        const now = made.time + device.skew;
        const [n, action] = [below(NOTES), below(20)];
        const note = await device.library.notes.get(noteId(n));
        if (action < 5 && note && note.deletedAt === undefined) {
          const to = note.body + String.fromCodePoint(0x4e00 + step);
          await changeNote(device.library, note.id, { body: { from: note.body, to } }, now);
        } else if (action < 5 && !created.has(n)) {
          created.add(n);
          await createNote(device.library, draft(n), now);
        } else if (action < 8) await removeNote(device.library, noteId(n), now);
        else if (action === 8) await restoreNote(device.library, noteId(n), now);
        else if (action === 9) device.online = !device.online || oneIn(3);
        else if (action < 13 && device.online) await start(made, device, 1_000_000);
        else if (action === 13) device.run = undefined;
        else if (action === 14) device.skew = pick([0, 1, -1]) * below(3 * DAY);
        else if (device.online && !device.run) {
          await emptyBin(device.library, now - BIN_MS);
          await syncWhole(made, device);
        }
        for (const each of made.devices) if (each.run && oneIn(2)) await proceed(each);
        made.time += below(4 * DAY);
      }
      for (const device of made.devices) Object.assign(device, { online: true, run: undefined });
      await pass(made, 200);
      expect(failures.splice(0)).toEqual([]);
      const oracle = freshLibrary();
      await receive(oracle, everything, made.time);
      const living = await livingOn(oracle);
      for (const { library } of made.devices) expect(await livingOn(library)).toEqual(living);
      const ids = living.map((row) => (row as { id: string }).id);
      for (const device of made.devices)
        expect((await documents(device)).filter((id) => id.startsWith('n:')).sort()).toEqual(ids);
      expect([...(await onRemote(made))].filter((id) => id.startsWith('n:')).sort()).toEqual(ids);
      purged += created.size - ids.length;
    },
  );

  it('much has gone', () => {
    expect(purged).toBeGreaterThan(WORLDS);
  });
});

async function newcomer(made: World): Promise<Device> {
  const device: Device = { library: freshLibrary(), skew: 0, online: true };
  await startOver(device.library, made.vault, vaultFile(made.vault));
  made.devices.push(device);
  return device;
}
