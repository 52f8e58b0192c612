import { addCorrection, allCorrections, removeCorrection } from '@/lib/library/corrections';
import type { Library } from '@/lib/library/database';
import { saveTerm } from '@/lib/library/glossary';
import { newCorrectionId } from '@/lib/library/identity';
import { changeNote, createNote, removeNote, restoreNote } from '@/lib/library/notes';
import { COLOURS, type Note } from '@/lib/library/records';
import { utf8 } from '@/lib/sync/bytes';
import { listAll } from '@/lib/sync/remotes/listing';
import type { Remote } from '@/lib/sync/remotes/remote';
import { type Outcome, sync } from '@/lib/sync/run/sync';
import { startOver } from '@/lib/sync/state';
import type { SealedObject, VaultKey } from '@/lib/sync/vault/segment';
import { draft, freshLibrary, noteId, rowsOf, rowsOfDocuments } from '../../library/replicas';
import { vaultKey } from '../keys';
import { type Chance, chance } from './chance';
import { faultyRemote, memoryRemote, type Objects } from './memory-remote';
import { seedCrypto } from './seeded-crypto';

const HOUR = 60 * 60 * 1000;
const TEN_YEARS = 10 * 365 * 24 * HOUR;
/** An object count that stays bounded: what compaction leaves of one author, with room for a run that was killed. */
const MOST_OBJECTS = 64;

/** A device: its library, its clock, and a run of sync that may be under way. */
export interface Device {
  readonly library: Library;
  /** Milliseconds that its clock is off. */
  skew: number;
  online: boolean;
  run?: Run | undefined;
}

/** A run that stands before its next call of the remote, until it is let go on or forgotten (killed). */
interface Run {
  proceed?: (() => void) | undefined;
  ended: boolean;
}

/** Everything that a seed decides, and what must come of it. */
export interface World {
  readonly chance: Chance;
  readonly objects: Objects;
  /** Where they lie: in memory, or on a real server. */
  readonly remote: Remote;
  readonly devices: Device[];
  readonly vault: VaultKey & { readonly epoch: number };
  /** Tokens that were inserted and that nobody has deleted having seen them, with the note they stand in. */
  readonly tokens: Map<string, number>;
  time: number;
  edits: number;
}

/** A world of devices that share a vault, whose file is not looked at. */
export async function world(seed: number, count: number, elsewhere?: Remote): Promise<World> {
  seedCrypto(seed);
  const objects: Objects = new Map();
  const made: World = {
    chance: chance(seed),
    objects,
    remote: elsewhere ?? memoryRemote(objects),
    devices: [],
    vault: { ...(await vaultKey('0123456789abcdef')), epoch: 0 },
    tokens: new Map(),
    time: Date.UTC(2026, 10, 29),
    edits: 0,
  };
  for (let i = 0; i < count; i += 1) {
    const device: Device = { library: freshLibrary(), skew: 0, online: true };
    await startOver(device.library, made.vault, vaultFile(made.vault));
    made.devices.push(device);
  }
  return made;
}

/** A vault file that stands for one: its content is the setup's business. */
export function vaultFile({ id }: VaultKey): SealedObject {
  return { name: `vault-${id}.json`, bytes: utf8('{}') };
}

/** One random edit on a device. */
export async function edit(world: World, { library, skew }: Device, notes = 20): Promise<void> {
  const { below, oneIn, pick } = world.chance;
  const now = world.time + skew;
  world.edits += 1;
  const n = below(notes);
  const note = await library.notes.get(noteId(n));
  if (!note) {
    await createNote(library, draft(n), now);
    return;
  }
  const kind = below(20);
  if (kind < 11) await insertToken(world, library, note, n, now);
  else if (kind < 14) await deleteToken(world, library, note, now);
  else if (kind === 14) await changeNote(library, note.id, { colour: pick(COLOURS) }, now);
  else if (kind === 15) {
    const tag = pick(['chip', 'AI', 'vốn', 'Mỹ']);
    await changeNote(library, note.id, oneIn(2) ? { addTags: [tag] } : { removeTags: [tag] }, now);
  } else if (kind === 16) await removeNote(library, note.id, now);
  else if (kind === 17) await restoreNote(library, note.id, now);
  else if (kind === 18) {
    const term = pick(['tấm wafer', 'Tấm Wafer', 'bán dẫn', 'quỹ mầm']);
    await saveTerm(library, { term, definition: `nghĩa ${below(5)}`, origin: 'reader' }, now);
  } else {
    const [first] = await allCorrections(library);
    if (first && oneIn(2)) await removeCorrection(library, first.id);
    else await addCorrection(library, correction(now));
  }
}

/** Starts a run of sync and lets it come to its first call of the remote. */
export async function start(world: World, device: Device, rate: number): Promise<void> {
  if (device.run) return;
  const run: Run = { ended: false };
  device.run = run;
  const remote = gated(faultyRemote(world.remote, world.objects, world.chance, rate), device, run);
  void sync(contextOf(world, device, remote)).then(
    () => {
      run.ended = true;
    },
    (error: unknown) => {
      run.ended = true;
      failures.push(error);
    },
  );
  await standing(device, run);
}

/** Lets a run go on to its next call of the remote. */
export async function proceed(device: Device): Promise<void> {
  const { run } = device;
  if (!run?.proceed) return;
  const go = run.proceed;
  run.proceed = undefined;
  go();
  await standing(device, run);
}

/** What a run threw: a bug, never a remote's doing. */
export const failures: unknown[] = [];

/** Runs sync from its start to its end, on a good day. */
export async function syncWhole(world: World, device: Device, remote = world.remote): Promise<Outcome> {
  return sync(contextOf(world, device, remote));
}

/** Random edits and runs that interleave call by call, on bad days; runs are also killed before any call. */
export async function live(world: World, edits: number, rate = 12): Promise<void> {
  const { below, pick } = world.chance;
  const until = world.edits + edits;
  while (world.edits < until) {
    const device = pick(world.devices);
    const action = below(60);
    if (action < 24) await edit(world, device);
    else if (action < 36) await start(world, device, rate);
    else if (action < 57) await proceed(device);
    else if (action < 58) device.run = undefined;
    else if (action < 59) device.online = !device.online;
    // Clocks are set, also back.
    else device.skew = pick([0, 1, -1]) * below(TEN_YEARS);
    world.time += below(5 * 60 * 1000);
  }
}

/** Everybody online, the remote well, and time: until a round changes nothing. How many rounds it took. */
export async function heal(world: World, most = 200): Promise<number> {
  for (const device of world.devices) {
    device.online = true;
    device.run = undefined;
  }
  let quiet = 0;
  for (let round = 1; round <= most; round += 1) {
    const before = await fingerprint(world);
    let received = 0;
    let troubles = 0;
    for (const device of world.devices) {
      const outcome = await syncWhole(world, device);
      if (outcome.kind !== 'synced') throw new Error(`healing: ${JSON.stringify(outcome)}`);
      received += outcome.report.received;
      troubles += outcome.report.unreadable.length;
    }
    // A day and an hour: what could not be read is read again, and one object of each author is verified once a week.
    world.time += 25 * HOUR;
    quiet = before === (await fingerprint(world)) && received === 0 && troubles === 0 ? quiet + 1 : 0;
    if (quiet === 2) return round;
  }
  throw new Error('healing does not end');
}

/** What is wrong with a world that has healed, of the five invariants; nothing where they hold. */
export async function violations(world: World): Promise<string[]> {
  const wrong: string[] = failures
    .splice(0)
    .map((error) => `a run threw: ${error instanceof Error ? error.stack : error}`);
  const views = await Promise.all(world.devices.map(({ library }) => rowsOf(library)));
  const [first = {}] = views;
  for (const [index, view] of views.entries()) {
    if (JSON.stringify(sorted(view)) !== JSON.stringify(sorted(first))) wrong.push(`(a) device ${index} differs`);
    const library = world.devices[index]?.library;
    const derived = library ? await rowsOfDocuments(library) : {};
    if (JSON.stringify(sorted(view)) !== JSON.stringify(sorted(derived))) wrong.push(`(d) rows of device ${index}`);
    for (const [token, n] of world.tokens)
      if (!(view[noteId(n)] as Note | undefined)?.body.includes(token))
        wrong.push(`(b) device ${index} lost ${token.codePointAt(0)?.toString(16)} of note ${n}`);
  }
  wrong.push(...readable(world.objects));
  const authors = new Map<string, number>();
  for (const name of world.objects.keys())
    if (name.endsWith('.seg')) authors.set(name.slice(0, 16), (authors.get(name.slice(0, 16)) ?? 0) + 1);
  for (const [author, count] of authors) if (count > MOST_OBJECTS) wrong.push(`(e) ${count} objects of ${author}`);
  return wrong;
}

/** The names on a remote. */
export async function listed(remote: Remote): Promise<Set<string>> {
  const all = await listAll(remote);
  if (all.kind !== 'done') throw new Error(all.kind);
  return new Set(all.value.map(({ name }) => name));
}

/** Plain bytes of ours, or a gzip, in any object. */
const PLAIN = ['n:00000000', 'https://bao.vn', 'fields', 'body', 'tấm wafer', 'Tên bài', 'yellow'].map((text) =>
  Buffer.from(text),
);
const GZIP = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);

function readable(objects: Objects): string[] {
  return [...objects].flatMap(([name, bytes]) => {
    const buffer = Buffer.from(bytes);
    return name.endsWith('.seg') && [...PLAIN, GZIP].some((part) => buffer.includes(part))
      ? [`(c) plain bytes in ${name}`]
      : [];
  });
}

function contextOf(world: World, device: Device, remote: Remote) {
  return { library: device.library, remote, now: () => world.time + device.skew, pause: async () => {} };
}

/** Stops before every call until `proceed`; a device without a network gets no further than that. */
function gated(remote: Remote, device: Device, run: Run): Remote {
  async function call<Value>(work: () => Promise<Value>): Promise<Value | { kind: 'offline' }> {
    await new Promise<void>((resolve) => {
      run.proceed = resolve;
    });
    // Forgotten meanwhile: killed. Nothing happens any more.
    if (device.run !== run) return new Promise<never>(() => {});
    return device.online ? work() : { kind: 'offline' };
  }
  return {
    prepare: () => call(() => remote.prepare()),
    list: (cursor) => call(() => remote.list(cursor)),
    get: (name) => call(() => remote.get(name)),
    put: (name, bytes) => call(() => remote.put(name, bytes)),
    delete: (name) => call(() => remote.delete(name)),
  };
}

async function standing(device: Device, run: Run): Promise<void> {
  while (!run.proceed && !run.ended) await new Promise((resolve) => setImmediate(resolve));
  if (run.ended && device.run === run) device.run = undefined;
}

async function insertToken(world: World, library: Library, note: Note, n: number, now: number): Promise<void> {
  const units = Array.from(note.body);
  // Each is written once in a world; every other one is a surrogate pair.
  const token = String.fromCodePoint((world.edits % 2 ? 0x4e00 : 0x20000) + world.edits);
  world.tokens.set(token, n);
  units.splice(world.chance.below(units.length + 1), 0, token);
  await changeNote(library, note.id, { body: { from: note.body, to: units.join('') } }, now);
}

async function deleteToken(world: World, library: Library, note: Note, now: number): Promise<void> {
  const units = Array.from(note.body);
  if (units.length === 0) return;
  const [token = ''] = units.splice(world.chance.below(units.length), 1);
  world.tokens.delete(token);
  await changeNote(library, note.id, { body: { from: note.body, to: units.join('') } }, now);
}

function correction(createdAt: number) {
  return { id: newCorrectionId(), kind: 'not-a-name', form: 'Trạm', scope: 'everywhere', createdAt } as const;
}

async function fingerprint({ remote }: World): Promise<string> {
  return [...(await listed(remote))].sort().join();
}

function sorted(view: Record<string, unknown>): unknown {
  return Object.keys(view)
    .sort()
    .map((id) => Object.entries(view[id] as object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
