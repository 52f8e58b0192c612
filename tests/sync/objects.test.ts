import 'fake-indexeddb/auto';
import './simulator/seeded-crypto';
import { describe, expect, it } from 'vitest';
import { createNote } from '@/lib/library/notes';
import type { Bytes } from '@/lib/sync/bytes';
import { prefix } from '@/lib/sync/coverage';
import type { Remote } from '@/lib/sync/remotes/remote';
import { sync } from '@/lib/sync/run/sync';
import { loadState, tablesOf } from '@/lib/sync/state';
import { open, parseName, seal } from '@/lib/sync/vault/segment';
import { draft, rowsOf } from '../library/replicas';
import { vaultKey } from './keys';
import { newcomerTo, reported, settled, write } from './settled-world';
import { snapshot } from './simulator/interruption';
import { flipped, memoryRemote, type Objects } from './simulator/memory-remote';
import { type Device, heal, syncWhole, violations } from './simulator/simulation';
import { watched } from './watched-remote';

const HOUR = 60 * 60 * 1000;

describe('an object that is not what it was', () => {
  const segment = (objects: Objects) => [...objects.keys()].find((name) => parseName(name)) ?? '';

  it.each([
    ['cut', (bytes: Bytes) => bytes.slice(0, 9), 'damaged'],
    ['emptied', () => new Uint8Array(0), 'damaged'],
    ['with a flipped bit', (bytes: Bytes) => flipped(bytes, () => 4), 'damaged'],
    ['above the limit', () => new Uint8Array(8 * 1024 * 1024 + 1), 'too-large'],
  ])('(%s) is quarantined by others, told, and put back by its author', async (_, spoil, problem) => {
    const { made, devices, objects } = await settled(1);
    const name = segment(objects);
    const whole = objects.get(name) ?? new Uint8Array(0);
    objects.set(name, spoil(whole));
    const newcomer = await newcomerTo(made);
    const before = await rowsOf(newcomer.library);
    expect((await reported(made, newcomer)).unreadable).toEqual([{ name, device: parseName(name)?.device, problem }]);
    expect(await rowsOf(newcomer.library)).toEqual(before);
    made.time += 8 * 24 * HOUR;
    expect((await reported(made, devices[0] as Device)).repaired).toBe(1);
    expect(objects.get(name)).toEqual(whole);
    expect((await reported(made, newcomer)).unreadable).toEqual([]);
    await heal(made);
    expect(await violations(made)).toEqual([]);
  });

  it('because the remote cut it is put back by its author at once: a listing tells the size', async () => {
    const { made, devices, objects } = await settled(1);
    const name = segment(objects);
    const whole = objects.get(name) as Bytes;
    objects.set(name, whole.slice(0, -1));
    expect((await reported(made, devices[0] as Device)).repaired).toBe(1);
    expect(objects.get(name)).toEqual(whole);
  });

  it('in our own copy alone is mended from the remote, and never put in its place', async () => {
    const { made, devices, objects } = await settled(1);
    const [a] = devices as [Device];
    const name = segment(objects);
    const whole = objects.get(name) as Bytes;
    const { ownlog } = tablesOf(a.library);
    await ownlog.put({ name, bytes: flipped(whole, () => 4) });
    made.time += 8 * 24 * HOUR;
    expect((await reported(made, a)).repaired).toBe(0);
    expect(objects.get(name)).toEqual(whole);
    expect(await ownlog.get(name)).toEqual({ name, bytes: whole });
    await ownlog.put({ name, bytes: flipped(whole, () => 4) });
    objects.delete(name);
    expect((await reported(made, a)).repaired).toBe(0);
    expect(objects.has(name)).toBe(false);
  });

  it('is read again, and one of ours looked at again, also where the clock was ten years ahead when that was last done', async () => {
    const { made, devices, objects } = await settled(1);
    const [a] = devices as [Device];
    const name = segment(objects);
    const whole = objects.get(name) as Bytes;
    const newcomer = await newcomerTo(made);
    for (const device of [a, newcomer]) device.skew = 10 * 365 * 24 * HOUR;
    await syncWhole(made, a);
    const spoiled = flipped(whole, () => 4);
    objects.set(name, spoiled);
    expect((await reported(made, newcomer)).unreadable).toHaveLength(1);
    objects.set(name, whole);
    for (const device of [a, newcomer]) device.skew = 0;
    expect((await reported(made, newcomer)).unreadable).toEqual([]);
    objects.set(name, spoiled);
    expect((await reported(made, a)).repaired).toBe(1);
  });

  it('is read again after an hour, two, four and so on, later once a day', async () => {
    const { made, objects } = await settled(1);
    const name = segment(objects);
    objects.set(name, (objects.get(name) as Bytes).slice(0, 9));
    const newcomer = await newcomerTo(made);
    const begun = made.time;
    const read: number[] = [];
    const remote = watched(memoryRemote(objects), (verb, got) => {
      if (verb === 'get' && got === name) read.push((made.time - begun) / HOUR);
    });
    for (let hour = 0; hour < 5 * 24; hour += 1) {
      await syncWhole(made, newcomer, remote);
      made.time += HOUR;
    }
    expect(read).toEqual([0, 1, 3, 7, 15, 31, 55, 79, 103]);
  });

  it('of another vault, device or number, replayed under such a name, changes nothing', async () => {
    const { made, objects } = await settled(1);
    const name = segment(objects);
    const whole = objects.get(name) as Bytes;
    const stranger = await vaultKey('9'.repeat(16));
    const theirs = await seal(stranger, { device: 'e'.repeat(16), from: 1, to: 1, seen: {}, updates: [] });
    objects.clear();
    objects.set(name.replace(/^.{16}/, 'd'.repeat(16)), whole);
    objects.set(name.replace(/-\d{8}/, '-00000777'), whole);
    objects.set(theirs.name, theirs.bytes);
    const newcomer = await newcomerTo(made);
    const { unreadable } = await reported(made, newcomer);
    expect(unreadable.map(({ problem }) => problem)).toEqual(['foreign', 'foreign', 'foreign']);
    expect(await rowsOf(newcomer.library)).toEqual({});
    // What another key has closed is not fetched again.
    made.time += 30 * 24 * HOUR;
    const fetched: string[] = [];
    await syncWhole(
      made,
      newcomer,
      watched(memoryRemote(objects), (verb, name) => verb === 'get' && fetched.push(name)),
    );
    expect(fetched).toEqual([]);
  });

  it('of 2,000 fuzzed ones changes nothing and throws nothing', async () => {
    const { made, devices, objects } = await settled(1);
    const before = await rowsOf((devices[0] as Device).library);
    const { below } = made.chance;
    const all = [...objects].filter(([name]) => parseName(name));
    const many = process.env.CHU_GIAI_LONG === '1' ? 10_000 : 2000;
    for (let i = 0; i < many; i += 1) {
      const [name, bytes] = all[below(all.length)] as [string, Bytes];
      const spoiled = below(2) ? flipped(bytes, below) : bytes.slice(0, below(bytes.length));
      objects.set(name.replace(/^.{16}-\d{8}/, `${'c'.repeat(16)}-${String(i + 1).padStart(8, '0')}`), spoiled);
    }
    const report = await reported(made, devices[0] as Device);
    expect(report.unreadable).toHaveLength(many);
    expect(await rowsOf((devices[0] as Device).library)).toEqual(before);
  });

  it('from someone with the key whose updates are nonsense is told, and the rest of it taken in', async () => {
    const { made, devices, objects } = await settled(1);
    const note = (await snapshot((devices[0] as Device).library)).get('ydocs')?.[0] as {
      id: string;
      state: Uint8Array;
    };
    const updates = [
      { id: 'n:nonsense', update: Uint8Array.of(1, 2, 3) },
      { id: '__proto__', update: Uint8Array.of(255) },
      { id: note.id, update: note.state },
    ];
    const bad = await seal(made.vault, { device: 'c'.repeat(16), from: 1, to: 1, seen: {}, updates });
    objects.set(bad.name, bad.bytes);
    const newcomer = await newcomerTo(made);
    expect((await reported(made, newcomer)).unreadable).toEqual([
      { name: bad.name, device: 'c'.repeat(16), problem: 'damaged' },
    ]);
    expect(Object.keys(await rowsOf(newcomer.library))).toEqual(
      Object.keys(await rowsOf((devices[0] as Device).library)),
    );
  });
});

describe('an object with more than one transaction takes', () => {
  it('counts as taken in only once its last documents are stored', async () => {
    const { made, devices } = await settled(1);
    const [author] = devices as [Device];
    const many = 550;
    for (let n = 100; n < 100 + many; n += 1) await createNote(author.library, draft(n), made.time);
    await syncWhole(made, author);
    const newcomer = await newcomerTo(made);
    const killed = new Promise<'killed'>((resolve) => {
      const pause = async () => {
        // After the first documents of the large object, as if the process had ended.
        if ((await newcomer.library.notes.count()) < 500) return;
        resolve('killed');
        await new Promise(() => {});
      };
      const { library } = newcomer;
      void sync({ library, remote: made.remote, now: () => made.time, pause });
    });
    expect(await killed).toBe('killed');
    expect(await newcomer.library.notes.count()).toBeLessThan(many);
    await syncWhole(made, newcomer);
    expect(await newcomer.library.notes.count()).toBe(await author.library.notes.count());
  });
});

describe('an object that others are put together into', () => {
  it('takes their place only once it reads as it was written', async () => {
    const { made, devices, objects } = await settled(1);
    const [a] = devices as [Device];
    const plain = memoryRemote(objects);
    const spoiling: Remote = {
      ...plain,
      async put(name, bytes) {
        const answer = await plain.put(name, bytes);
        if (name.includes('_'))
          objects.set(
            name,
            flipped(bytes, () => 4),
          );
        return answer;
      },
    };
    for (let n = 0; n < 6; n += 1) {
      await write(made, a, n, '甲');
      await syncWhole(made, a);
    }
    const before = [...objects.keys()];
    await write(made, a, 7, '乙');
    expect(await syncWhole(made, a, spoiling)).toEqual({ kind: 'problem', problem: { kind: 'busy' } });
    expect([...objects.keys()]).toEqual(expect.arrayContaining(before));
    await syncWhole(made, a);
    expect([...objects.keys()].filter((name) => parseName(name))).toHaveLength(1);
    await newcomerTo(made);
    await heal(made);
    expect(await violations(made)).toEqual([]);
  });
});

describe('objects of one’s own', () => {
  it('of which one can be read here no more are put together as far as the one before it', async () => {
    const { made, devices, objects } = await settled(1);
    const [a] = devices as [Device];
    for (let n = 0; n < 6; n += 1) {
      await write(made, a, n, '甲');
      await syncWhole(made, a);
    }
    const own = (await loadState(a.library))?.own ?? [];
    const kept = await tablesOf(a.library).ownlog.get(own[3]?.name ?? '');
    if (!kept) throw new Error('no object');
    await tablesOf(a.library).ownlog.put({ ...kept, bytes: flipped(kept.bytes, () => 4) });
    await write(made, a, 7, '乙');
    await syncWhole(made, a);
    const ranges = [...objects.keys()].flatMap((name) => parseName(name) ?? []).map(({ from, to }) => [from, to]);
    expect(ranges.sort(([x = 0], [y = 0]) => x - y).slice(0, 2)).toEqual([
      [own[0]?.from, own[2]?.to],
      [own[3]?.from, own[3]?.to],
    ]);
    await tablesOf(a.library).ownlog.put(kept);
    await newcomerTo(made);
    await heal(made);
    expect(await violations(made)).toEqual([]);
  });

  it('say together no more of what was seen than one of them said: who reads that may purge', async () => {
    const { made, devices, objects } = await settled(2);
    const [a, b] = devices as [Device, Device];
    const [own, other] = [await loadState(a.library), await loadState(b.library)].map((state) => state?.device ?? '');
    const together = () => [...objects].find(([name]) => name.startsWith(`${own}-`) && name.includes('_'));
    for (let n = 0; n < 9 && !together(); n += 1) {
      for (const device of [b, a]) {
        await write(made, device, n, device === a ? '甲' : '乙');
        await syncWhole(made, device);
      }
    }
    const { segment } = await open(made.vault, ...(together() as [string, Bytes]));
    // What came in the run that put them together was taken in when the last of them was sealed already.
    const known = prefix((await loadState(a.library))?.known[other ?? '']);
    expect(segment?.seen[other ?? '']).toBe(known - 1);
  });
});

describe('what was put together', () => {
  it('is not deleted in a run in which the remote lost what takes its place', async () => {
    const { made, devices, objects } = await settled(1);
    const [a] = devices as [Device];
    const plain = memoryRemote(objects);
    for (let n = 0; n < 6; n += 1) {
      await write(made, a, n, '甲');
      await syncWhole(made, a);
    }
    const before = [...objects.keys()];
    await write(made, a, 7, '乙');
    const losing: Remote = {
      ...plain,
      async get(name) {
        const answer = await plain.get(name);
        if (name.includes('_')) objects.delete(name);
        return answer;
      },
    };
    expect((await syncWhole(made, a, losing)).kind).toBe('synced');
    expect([...objects.keys()]).toEqual(expect.arrayContaining(before));
    await syncWhole(made, a);
    expect([...objects.keys()].filter((name) => parseName(name))).toHaveLength(1);
  });
});
