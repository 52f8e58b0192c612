import fc from 'fast-check';
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createNote } from '@/lib/library/notes';
import { saveAccount } from '@/lib/sync/account';
import { deviceNames } from '@/lib/sync/devices';
import { changeJournal, loadJournal } from '@/lib/sync/journal';
import type { Problem, Remote } from '@/lib/sync/remotes/remote';
import { depart, runSync, type Surroundings } from '@/lib/sync/runs';
import { isDue, nextRun, type Schedule, settle } from '@/lib/sync/schedule';
import { leave, startOver } from '@/lib/sync/state';
import { syncStatus } from '@/lib/sync/status';
import { draft, freshLibrary, noteId } from '../library/replicas';
import { vaultKey } from './keys';
import { memoryRemote } from './simulator/memory-remote';
import { vaultFile } from './simulator/simulation';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 29);
const FRESH: Schedule = { failures: 0, notBefore: 0 };
const problem = (found: Problem) => ({ kind: 'problem', problem: found }) as const;
const SYNCED = { kind: 'synced', report: {} as never } as const;

describe('after a run', () => {
  it('that went well the next comes in fifteen to eighteen minutes, and an edit may come before', () => {
    const next = settle({ failures: 3, notBefore: 5 }, SYNCED, NOW, 0.5);
    expect(next).toEqual({ failures: 0, notBefore: NOW + 16.5 * MINUTE });
    expect(isDue(next, 'alarm', NOW + 1)).toBe(true);
  });

  it('that failed each wait is longer than the one before, up to an hour, and never shorter than half a minute', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 30 }),
        (drawn) => {
          let schedule = FRESH;
          drawn.forEach((random, failures) => {
            schedule = settle(schedule, problem({ kind: 'offline' }), NOW, random);
            const full = Math.min(MINUTE * 2 ** failures, HOUR);
            expect(schedule.notBefore - NOW).toBeGreaterThanOrEqual(full / 2);
            expect(schedule.notBefore - NOW).toBeLessThanOrEqual(full);
            expect(isDue(schedule, 'popup', schedule.notBefore - 1)).toBe(false);
            expect(isDue(schedule, 'alarm', schedule.notBefore)).toBe(true);
            expect(isDue(schedule, 'reader', NOW)).toBe(true);
          });
        },
      ),
    );
  });

  it('that the server put off it is not asked before the time it said', () => {
    const next = settle(FRESH, problem({ kind: 'busy', retryAfter: 2 * HOUR }), NOW, 0);
    expect(nextRun(next)).toBe(NOW + 2 * HOUR);
    expect(isDue(next, 'startup', NOW + 2 * HOUR - 1)).toBe(false);
  });

  it('that met a remote without room, or too small for an object, tries again in an hour, a full device too', () => {
    for (const ending of [problem({ kind: 'full' }), problem({ kind: 'too-large' }), { kind: 'local-full' } as const])
      expect(nextRun(settle(FRESH, ending, NOW, 0))).toBe(NOW + HOUR);
  });

  it('that met a login page tries again by itself: it may have been that of a café', () => {
    expect(nextRun(settle(FRESH, problem({ kind: 'not-ours' }), NOW, 0))).toBe(NOW + MINUTE / 2);
  });

  it.each(['unauthorised', 'no-permission', 'vault-moved'] as const)(
    'that ended with «%s» only the reader starts one',
    (kind) => {
      const ending = kind === 'unauthorised' ? problem({ kind }) : ({ kind } as const);
      const next = settle(FRESH, ending, NOW, 0);
      expect(nextRun(next)).toBeUndefined();
      expect(isDue(next, 'alarm', NOW + 100 * HOUR)).toBe(false);
      expect(isDue(next, 'reader', NOW)).toBe(true);
    },
  );

  it('a clock that was ten years ahead keeps sync waiting for no longer than a run', () => {
    const ahead = settle(FRESH, problem({ kind: 'offline' }), NOW + 10 * 365 * 24 * HOUR, 0);
    expect(isDue(ahead, 'alarm', NOW)).toBe(true);
  });
});

/** A device with an account, a remote in memory, and a clock that the test moves. */
async function device(remote: Remote, key = vaultKey('0123456789abcdef')) {
  const library = freshLibrary();
  const vault = { ...(await key), epoch: 0 };
  await startOver(library, vault, vaultFile(vault));
  const url = new URL('https://cloud.test/dav/');
  await saveAccount(library, {
    place: { kind: 'webdav', url, user: 'lan', password: 'mật khẩu' },
    name: 'Máy ở nhà',
    paused: false,
  });
  const world = { time: NOW, allowed: true, asked: [] as string[] };
  const around: Surroundings = {
    library,
    open: () => remote,
    permitted: async (origin) => {
      world.asked.push(origin);
      return world.allowed;
    },
    now: () => world.time,
    random: () => 0,
    pause: async () => undefined,
  };
  return { library, world, around };
}

describe('a run by itself', () => {
  it('sends what waits, counts it, and tells the reader when and which devices', async () => {
    const objects = new Map();
    const { library, world, around } = await device(memoryRemote(objects));
    await createNote(library, draft(1));
    expect(await runSync(around, 'alarm')).toBe(NOW + 15 * MINUTE);
    expect(world.asked).toEqual(['https://cloud.test/*']);
    const sent = [...objects.values()].reduce((sum, bytes: Uint8Array) => sum + bytes.length, 0);
    const status = await syncStatus(library);
    expect(status).toMatchObject({ kind: 'on', where: 'cloud.test', waiting: 0, running: false, syncedAt: NOW, sent });
    expect(status.kind === 'on' && status.devices).toMatchObject([{ isThis: true, name: 'Máy ở nhà' }]);
    expect(JSON.stringify(status)).not.toContain('mật khẩu');
  });

  it('has waiting what is to be sent anew, before it has become pending', async () => {
    const { library, around } = await device(memoryRemote(new Map()));
    for (const n of [1, 2, 3]) await createNote(library, draft(n));
    await library.pending.clear();
    expect(await syncStatus(library)).toMatchObject({ waiting: 3 });
    await runSync(around, 'alarm');
    expect(await syncStatus(library)).toMatchObject({ waiting: 0 });
  });

  it('does nothing while it is paused, nor before a back-off is over, nor after leaving', async () => {
    const { library, world, around } = await device(memoryRemote(new Map()));
    const account = {
      place: { kind: 'webdav', url: new URL('https://cloud.test/'), user: '', password: '' },
      name: 'x',
    } as const;
    await saveAccount(library, { ...account, paused: true });
    expect(await runSync(around, 'reader')).toBeUndefined();
    await saveAccount(library, { ...account, paused: false });
    await changeJournal(library, (journal) => ({ ...journal, ...settle(journal, problem({ kind: 'busy' }), NOW, 0) }));
    expect(await runSync(around, 'alarm')).toBe(NOW + MINUTE / 2);
    expect(world.asked).toEqual([]);
    await leave(library);
    expect(await runSync(around, 'reader')).toBeUndefined();
    expect(await syncStatus(library)).toEqual({ kind: 'off' });
    expect(await library.meta.where('key').startsWith('sync').count()).toBe(0);
  });

  it('has what it sends counted before it is sent: also where no answer comes the count is no less than the truth', async () => {
    const objects = new Map<string, Uint8Array<ArrayBuffer>>();
    const whole = memoryRemote(objects);
    const losing: Remote = {
      ...whole,
      async put(name, bytes) {
        const answer = await whole.put(name, bytes);
        return name.endsWith('.seg') ? { kind: 'offline' } : answer;
      },
    };
    const { library, around } = await device(losing);
    await createNote(library, draft(1));
    await runSync(around, 'alarm');
    const sent = [...objects.values()].reduce((sum, { length }) => sum + length, 0);
    expect(sent).toBeGreaterThan(0);
    expect(await syncStatus(library)).toMatchObject({ trouble: { kind: 'offline' }, sent });
    // Nor does it count as taken before the remote has said so.
    expect([await library.outbox.count(), await library.ownlog.count()]).toEqual([1, 0]);
  });

  it('that may not reach the origin asks nobody and waits for the reader; what waits is kept', async () => {
    const untouched = { list: () => expect.fail('asked') } as unknown as Remote;
    const { library, world, around } = await device(untouched);
    await createNote(library, draft(1));
    world.allowed = false;
    expect(await runSync(around, 'alarm')).toBeUndefined();
    const status = await syncStatus(library);
    expect(status).toMatchObject({ trouble: { kind: 'no-permission' }, origin: 'https://cloud.test/*' });
    expect(status.kind === 'on' && status.waiting).toBeGreaterThan(0);
  });

  it('that throws is told with its reason, and counted as failed', async () => {
    const broken = {
      list: () => {
        throw new Error('ngoài dự kiến');
      },
    } as unknown as Remote;
    const { library, around } = await device(broken);
    expect(await runSync(around, 'popup')).toBe(NOW + MINUTE / 2);
    expect((await loadJournal(library)).trouble).toEqual({ kind: 'failed', reason: 'ngoài dự kiến' });
  });

  it('that leaves is no longer among the devices of the others, where the remote can be reached; all of its own is gone', async () => {
    const objects = new Map<string, Uint8Array<ArrayBuffer>>();
    const key = vaultKey('0123456789abcdef');
    const [one, two] = [await device(memoryRemote(objects), key), await device(memoryRemote(objects), key)];
    for (const { around } of [one, two, one]) await runSync(around, 'reader');
    await createNote(two.library, draft(1));
    await depart(two.around);
    await runSync(one.around, 'reader');
    const status = await syncStatus(one.library);
    expect(status.kind === 'on' && status.devices.map(({ isThis }) => isThis)).toEqual([true]);
    for (const { library } of [one, two]) expect(await library.notes.count()).toBe(1);
    expect(await syncStatus(two.library)).toEqual({ kind: 'off' });
    expect(await two.library.meta.where('key').startsWith('sync').count()).toBe(0);
  });

  it('leaves within half a minute, however much waits', async () => {
    const objects = new Map<string, Uint8Array<ArrayBuffer>>();
    const { library, around, world } = await device(memoryRemote(objects));
    await createNote(library, draft(1));
    const { id, state } = (await library.ydocs.get(noteId(1))) ?? { id: '', state: new Uint8Array(0) };
    await library.pending.bulkAdd(Array.from({ length: 9000 }, () => ({ id, update: state })));
    // Each segment takes ten seconds.
    const pause = async () => {
      world.time += 10_000;
    };
    await depart({ ...around, pause });
    expect(world.time - NOW).toBeLessThanOrEqual(30_000);
    expect(await syncStatus(library)).toEqual({ kind: 'off' });
  });

  it('leaves also where the remote cannot be reached or is not to be asked', async () => {
    const broken = { list: async () => ({ kind: 'offline' }) } as unknown as Remote;
    for (const allowed of [true, false]) {
      const { library, around, world } = await device(broken);
      world.allowed = allowed;
      await createNote(library, draft(1));
      await depart(around);
      expect(await syncStatus(library)).toEqual({ kind: 'off' });
      expect(await library.notes.count()).toBe(1);
    }
  });

  it('tells another device what this one is called, and no word of it on the remote', async () => {
    const objects = new Map<string, Uint8Array<ArrayBuffer>>();
    const key = vaultKey('0123456789abcdef');
    const [one, two] = [await device(memoryRemote(objects), key), await device(memoryRemote(objects), key)];
    await runSync(one.around, 'reader');
    await runSync(two.around, 'reader');
    expect([...(await deviceNames(two.library)).values()]).toEqual(['Máy ở nhà', 'Máy ở nhà']);
    for (const bytes of objects.values()) expect(new TextDecoder().decode(bytes)).not.toContain('Máy ở nhà');
    expect(await one.library.corrections.count()).toBe(0);
  });
});
