import 'fake-indexeddb/auto';
import './simulator/seeded-crypto';
import { describe, expect, it } from 'vitest';
import { changeShared, readShared } from '@/lib/library/documents/documents';
import { fieldsOf } from '@/lib/library/documents/shapes';
import { sha256Hex } from '@/lib/library/hex';
import { createNote } from '@/lib/library/notes';
import { saveAccount } from '@/lib/sync/account';
import type { Bytes } from '@/lib/sync/bytes';
import { retireDevice } from '@/lib/sync/devices';
import { changeJournal } from '@/lib/sync/journal';
import { loadState, startOver } from '@/lib/sync/state';
import { syncStatus } from '@/lib/sync/status';
import { seal } from '@/lib/sync/vault/segment';
import { draft, freshLibrary, noteId, rowsOf } from '../library/replicas';
import { vaultKey } from './keys';
import { restored, snapshot } from './simulator/interruption';
import { flipped } from './simulator/memory-remote';
import {
  type Device,
  edit,
  heal,
  live,
  syncWhole,
  vaultFile,
  violations,
  type World,
  world,
} from './simulator/simulation';

const HOUR = 60 * 60 * 1000;
const ACCOUNT = {
  place: { kind: 'webdav', url: new URL('https://cloud.test/'), user: '', password: '' },
  name: 'x',
  paused: false,
} as const;
const WORLDS = process.env.CHU_GIAI_LONG === '1' ? 40 : 3;

const authorOf = async ({ library }: Device) => (await loadState(library))?.device ?? '';

async function reported(made: World, device: Device) {
  const outcome = await syncWhole(made, device);
  if (outcome.kind !== 'synced') throw new Error(outcome.kind);
  return outcome.report;
}

async function newcomerTo(made: World): Promise<Device> {
  const device: Device = { library: freshLibrary(), skew: 0, online: true };
  await startOver(device.library, made.vault, vaultFile(made.vault));
  made.devices.push(device);
  return device;
}

/** A device leaves, and the others hear of it. */
async function leaves(made: World, device: Device): Promise<string> {
  const author = await authorOf(device);
  await retireDevice(device.library, author);
  await syncWhole(made, device);
  made.devices.splice(made.devices.indexOf(device), 1);
  await heal(made);
  return author;
}

/** Cuts, flips or takes away objects of an author, one at least; how many. */
function spoil({ objects, chance: { below, oneIn } }: World, author: string): number {
  const names = [...objects.keys()].filter((name) => name.startsWith(author));
  const sure = names[below(names.length)];
  const spoiled = names.filter((name) => name === sure || oneIn(2));
  for (const name of spoiled) {
    const bytes = objects.get(name) as Bytes;
    const kind = below(3);
    if (kind === 0) objects.delete(name);
    else objects.set(name, kind === 1 ? bytes.slice(0, below(bytes.length)) : flipped(bytes, below));
  }
  return spoiled.length;
}

describe('what an author wrote that writes no more', () => {
  it('is sent once more by a device that has it where the remote damaged or lost it, and then nobody misses it', async () => {
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      const made = await world(seed, 3 + (seed % 3));
      await live(made, 60);
      await heal(made);
      const gone = await leaves(made, made.devices[0] as Device);
      await live(made, 20);
      await heal(made);
      expect(spoil(made, gone)).toBeGreaterThan(0);
      const newcomer = await newcomerTo(made);
      await heal(made);
      expect(await violations(made), `seed ${seed}`).toEqual([]);
      for (const device of made.devices)
        expect(await reported(made, device), `seed ${seed}`).toMatchObject({ unreadable: [], withheld: [] });
      expect(await rowsOf(newcomer.library)).toEqual(await rowsOf((made.devices[0] as Device).library));
    }
  });

  it('under the old name of a copied profile is missed by nobody once both twins go on under new ones', async () => {
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      // Alone, the two have nobody to ask.
      const made = await world(100 + seed, 1 + (seed % 2));
      await live(made, 40);
      await heal(made);
      const first = made.devices[0] as Device;
      const old = await authorOf(first);
      const twin: Device = { library: await restored(await snapshot(first.library)), skew: 0, online: true };
      made.devices.push(twin);
      for (const device of [first, twin]) for (let times = 0; times < 3; times += 1) await edit(made, device);
      for (const device of [first, twin, first]) await syncWhole(made, device);
      // Before all is sent anew, or after.
      if (seed % 2) await heal(made);
      spoil(made, old);
      await newcomerTo(made);
      await heal(made);
      expect(await violations(made), `seed ${seed}`).toEqual([]);
      for (const device of made.devices)
        expect(await reported(made, device), `seed ${seed}`).toMatchObject({ unreadable: [], withheld: [] });
    }
  });

  it('is told until another device that has it was awake; and for ever where none has it', async () => {
    const made = await world(7, 3);
    await live(made, 40);
    await heal(made);
    const [left, one] = made.devices as [Device, Device, Device];
    const before = new Set(made.objects.keys());
    await createNote(left.library, draft(30, { body: 'lành' }), made.time);
    const gone = await leaves(made, left);
    // By this the newcomer hears how much there was of it.
    await createNote(one.library, draft(31), made.time);
    await syncWhole(made, one);
    const name = [...made.objects.keys()].find((key) => key.startsWith(gone) && !before.has(key)) ?? '';
    const unknown = await seal(made.vault, { device: gone, from: 900, to: 900, seen: {}, updates: [] });
    made.objects.set(unknown.name, unknown.bytes.slice(0, 50));
    const whole = made.objects.get(name) as Bytes;
    made.objects.set(name, whole.slice(0, 50));
    const newcomer = await newcomerTo(made);
    await retireDevice(newcomer.library, gone);
    for (let times = 0; times < 4; times += 1) {
      const { unreadable } = await reported(made, newcomer);
      expect(unreadable.map((each) => each.name)).toEqual([name, unknown.name]);
      expect(unreadable).toContainEqual({ name, device: gone, problem: 'damaged' });
      made.time += 25 * HOUR;
    }
    // Who lacks it does not offer to send it.
    expect(await loadState(newcomer.library)).not.toHaveProperty('resending');
    made.objects.delete(unknown.name);
    await heal(made);
    expect((await newcomer.library.notes.get(noteId(30)))?.body).toBe('lành');
    // Missed by nobody, it is read again all the same: a twin may have written another of the same number.
    made.objects.set(name, whole);
    expect(await reported(made, newcomer)).toMatchObject({ received: 1, unreadable: [] });
    made.objects.set(unknown.name, unknown.bytes.slice(0, 50));
    for (let times = 0; times < 12; times += 1) {
      for (const device of made.devices) await syncWhole(made, device);
      made.time += 25 * HOUR;
    }
    for (const device of [one, newcomer])
      expect((await reported(made, device)).unreadable.map((each) => each.name)).toEqual([unknown.name]);
    // Nor is it asked for: a remote could invent as many names as it likes.
    expect(fieldsOf(await readShared(one.library, 'p:replaced')).get(gone)).not.toBe(900);
  });

  it('counts as sent only where all of it has come, and nonsense in the shared document is nothing', async () => {
    const made = await world(8, 2);
    await live(made, 30);
    await heal(made);
    const [one, two] = made.devices as [Device, Device];
    const [author, by] = [await authorOf(two), await authorOf(one)];
    await changeShared(one.library, 'p:replaced', (doc) => {
      const fields = fieldsOf(doc);
      for (const [key, value] of [
        [`${author} ${by}`, [5, 99_999_999]],
        [`${author} ${'e'.repeat(16)}`, [5, 1]],
        [`${author} ${by} `, [5, 1]],
        [`${by} ${author}`, ['5', -1]],
        [author, 'x'],
        ['__proto__', [1, 1]],
      ] as const)
        fields.set(key, value);
    });
    await heal(made);
    // Its own word a device takes; nobody else has 99,999,999 objects of it.
    expect((await loadState(two.library))?.replaced).toBeUndefined();
    expect(await violations(made)).toEqual([]);
  });

  it('in a newer format is asked of nobody: an update of the extension reads it', async () => {
    const made = await world(11, 2);
    await live(made, 20);
    await heal(made);
    const [one, two] = made.devices as [Device, Device];
    const device = await authorOf(two);
    const { name, bytes } = await seal(made.vault, { device, from: 1, to: 1, seen: {}, updates: [] });
    const newer = bytes.map((byte, index) => (index === 0 ? 2 : byte));
    made.objects.set(name.replace(/[0-9a-f]{32}(?=\.seg)/, (await sha256Hex(newer)).slice(0, 32)), newer);
    for (let times = 0; times < 4; times += 1) {
      expect((await reported(made, one)).unreadable).toMatchObject([{ device, problem: 'newer-format' }]);
      made.time += 25 * HOUR;
    }
    expect(fieldsOf(await readShared(one.library, 'p:replaced')).get(device)).toBeUndefined();
  });

  it('is told under the device while it is among them, with a way to wait for it no longer, and under none after', async () => {
    const made = await world(10, 2);
    await live(made, 20);
    await heal(made);
    const [one, two] = made.devices as [Device, Device];
    const author = await authorOf(two);
    await saveAccount(one.library, ACCOUNT);
    await changeJournal(one.library, (journal) => ({
      ...journal,
      report: {
        unreadable: [{ name: 'x', device: author, problem: 'damaged' }],
        withheld: [],
        tooLong: 0,
        secondVault: false,
      },
    }));
    expect(await syncStatus(one.library)).toMatchObject({
      gone: [],
      devices: [{ isThis: true }, { id: author, lacks: true }],
    });
    await retireDevice(one.library, author);
    const status = await syncStatus(one.library);
    expect(status).toMatchObject({ gone: [author] });
    expect(status.kind === 'on' && status.devices.map(({ isThis }) => isThis)).toEqual([true]);
  });

  it('in the vault before, after a device was removed, is nothing to tell the reader of', async () => {
    const made = await world(9, 2);
    await live(made, 20);
    await heal(made);
    const [one, two] = made.devices as [Device, Device];
    const fresh = { ...(await vaultKey('f'.repeat(16))), epoch: 1 };
    for (const { library } of [one, two]) await startOver(library, fresh, vaultFile(fresh));
    // The removed one had written too, and nobody deletes that.
    const old = { device: 'c'.repeat(16), from: 1, to: 1, seen: {}, updates: [] };
    const { name, bytes } = await seal(made.vault, old);
    made.objects.set(name, bytes);
    made.objects.set(name.replace('-00000001-', '-00000002-'), bytes.slice(0, 50));
    for (const device of [one, two, one]) expect((await reported(made, device)).unreadable).toEqual([]);
    expect(made.objects.has(name)).toBe(true);
    // Under a name of this vault it is told as ever.
    const stranger = await seal(made.vault, { ...old, device: await authorOf(two), from: 77, to: 77 });
    made.objects.set(stranger.name, stranger.bytes);
    expect((await reported(made, one)).unreadable).toMatchObject([{ name: stranger.name, problem: 'foreign' }]);
  });
});
