import 'fake-indexeddb/auto';
import './simulator/seeded-crypto';
import { describe, expect, it } from 'vitest';
import { changeNote, createNote } from '@/lib/library/notes';
import { sync } from '@/lib/sync/run/sync';
import { startOver } from '@/lib/sync/state';
import { draft, noteId } from '../library/replicas';
import { interruption, type Manner, reopened, restored, type Snapshot, snapshot } from './simulator/interruption';
import { memoryRemote, type Objects } from './simulator/memory-remote';
import { type Device, edit, heal, syncWhole, vaultFile, violations, type World, world } from './simulator/simulation';

/** A world just before the run that is to be stopped, of which every step has something to do. */
interface Moment {
  readonly made: World;
  readonly libraries: readonly Snapshot[];
  readonly objects: Objects;
  readonly tokens: World['tokens'];
}

async function moment(prepare: (made: World, a: Device, b: Device) => Promise<void>): Promise<Moment> {
  const made = await world(7, 2);
  const [a, b] = made.devices as [Device, Device];
  await prepare(made, a, b);
  const libraries = await Promise.all(made.devices.map(({ library }) => snapshot(library)));
  return { made, libraries, objects: new Map(made.objects), tokens: new Map(made.tokens) };
}

/** Eight small objects to put together, one of them cut; edits that wait; two objects of another device; old ones to delete. */
async function everything(made: World, a: Device, b: Device): Promise<void> {
  for (let round = 0; round < 9; round += 1) {
    for (let times = 0; times < 2; times += 1) await edit(made, a, 4);
    if (round < 8) await syncWhole(made, a);
  }
  await syncWhole(made, b);
  // The eight are one now; with it seven more make eight again, the last of them still waiting.
  for (let round = 0; round < 7; round += 1) {
    await edit(made, a, 4);
    if (round < 6) await syncWhole(made, a);
  }
  for (let round = 0; round < 2; round += 1) {
    await edit(made, b, 4);
    await syncWhole(made, b);
  }
  const [name, bytes] = [...made.objects].find(([name]) => name.endsWith('.seg')) ?? ['', new Uint8Array(0)];
  made.objects.set(name, bytes.slice(0, 20));
}

/** A device that begins again in another vault: everything is sent anew, and what it wrote in the old one is deleted. */
async function beginning(made: World, a: Device, b: Device): Promise<void> {
  for (let n = 0; n < 4; n += 1) await edit(made, a, 2);
  await syncWhole(made, a);
  await syncWhole(made, b);
  const vault = { ...made.vault, id: 'f'.repeat(16), epoch: 1 };
  for (const { library } of [a, b]) await startOver(library, vault, vaultFile(vault));
  await createNote(a.library, draft(9), made.time);
  await changeNote(a.library, noteId(9), { body: { from: '', to: '龍' } }, made.time);
  made.tokens.set('龍', 9);
}

/** Runs sync on the first device, stopped at a step; how many steps it took where it was not. */
async function stopAt(at: number, manner: Manner, { made, libraries, objects, tokens }: Moment): Promise<number> {
  made.objects.clear();
  for (const [name, bytes] of objects) made.objects.set(name, bytes);
  made.tokens.clear();
  for (const [token, n] of tokens) made.tokens.set(token, n);
  const [first, ...others] = await Promise.all(libraries.map(restored));
  if (!first) throw new Error('no device');
  const stop = interruption(at, manner);
  const remote = stop.remote(memoryRemote(made.objects));
  const library = stop.library(reopened(first));
  const run = sync({ library, remote, now: () => made.time, pause: async () => {} });
  const outcome = await Promise.race([run, stop.gone]).catch(() => undefined);
  if (manner === 'full' && stop.stopped) expect(outcome).toEqual({ kind: 'local-full' });
  for (const [index, device] of [reopened(library), ...others].entries())
    made.devices[index] = { library: device, skew: 0, online: true };
  await heal(made);
  expect(await violations(made), `stopped at step ${at}`).toEqual([]);
  for (const device of made.devices) await device.library.delete();
  return stop.stopped ? 0 : stop.steps;
}

describe('a run that is stopped', () => {
  it.each([
    ['killed', everything],
    ['killed', beginning],
    ['full', everything],
    ['full', beginning],
  ] as const)('(%s) at any step of %o loses nothing, and the next one goes on', async (manner, prepare) => {
    const before = await moment(prepare);
    let steps = 0;
    for (let at = 1; steps === 0; at += 1) steps = await stopAt(at, manner, before);
    // The whole run was walked: requests to the database and calls of the remote.
    expect(steps).toBeGreaterThan(manner === 'killed' ? 50 : 10);
    const put = [...before.made.objects.keys()].some((name) => name.includes('-00000001_00000015-'));
    expect(put).toBe(prepare === everything);
  });
});
