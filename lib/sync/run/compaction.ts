import type { Library } from '@/lib/library/database';
import { purgedOf } from '@/lib/library/documents/purge';
import type { Context } from '@/lib/sync/run/context';
import { ownCopy } from '@/lib/sync/run/own-copy';
import { later } from '@/lib/sync/run/purging';
import { lengthOf, mergeByDocument } from '@/lib/sync/run/sending';
import { changeState, loadState, type OwnObject, type SyncState, tablesOf } from '@/lib/sync/state';
import { type Segment, seal } from '@/lib/sync/vault/segment';

/** So many neighbours of one size class or below become one object. */
const FAN = 8;
/** The classes: up to 8 KB, 64 KB, 512 KB, 4 MB of sealed bytes. What is larger is left alone. */
const SMALLEST = 8 * 1024;
/** What one object may hold of others, in sealed bytes. */
const LARGEST = 4 * 1024 * 1024;
/** What it may hold once opened: a reader's memory, and a step of ours. */
const MOST_OPENED = 6 * 1024 * 1024;

/**
 * Puts a run of our own objects into one that contains them, into the outbox, where the run is long enough. The old ones go only
 * once the new one lies on the remote and was read back. True where something is to be sent. Call it when nothing lies in the outbox.
 */
export async function compact({ library, pause }: Context): Promise<boolean> {
  const state = await loadState(library);
  if (!state) return false;
  const taken: Taken[] = [];
  for (const object of plan(state.own)) {
    const copy = await ownCopy(library, state, object.name);
    if (!copy) break;
    taken.push({ object, segment: copy.segment });
    await pause();
  }
  return taken.length > 1 ? put(library, state, taken) : sweep(library, state);
}

interface Taken {
  readonly object: OwnObject;
  readonly segment: Segment;
}

/** Writes one of our objects again where something of it is purged, so that it is gone from the remote too. */
async function sweep(library: Library, state: SyncState): Promise<boolean> {
  const name = state.purging?.sweep[0];
  if (name === undefined) return false;
  const object = state.own.find((own) => own.name === name);
  const copy = object && (await ownCopy(library, state, name));
  const purged = await purgedOf(library, copy?.segment.updates.map(({ id }) => id) ?? []);
  if (copy && purged.size > 0) return put(library, state, [{ object, segment: copy.segment }]);
  await library.transaction('rw', library.meta, () => changeState(library, (state) => swept(state, name)));
  return false;
}

function swept(state: SyncState, name: string): SyncState {
  const { purging } = state;
  return purging ? { ...state, purging: { ...purging, sweep: purging.sweep.filter((each) => each !== name) } } : state;
}

/** Puts what some neighbours hold into one object in the outbox, without what is purged. */
async function put(library: Library, { vault, device }: SyncState, taken: readonly Taken[]): Promise<boolean> {
  const [first, last] = [taken[0]?.object, taken.at(-1)?.object];
  if (!first || !last) return false;
  const updates = mergeByDocument(taken.flatMap(({ segment }) => segment.updates));
  const purged = await purgedOf(
    library,
    updates.map(({ id }) => id),
  );
  const segment = {
    ...{ device, from: first.from, to: last.to },
    // What was said stays said, and no more: something may be waiting that was written before we saw the rest.
    seen: taken.reduce((seen, { segment }) => later(seen, segment.seen), {}),
    updates: updates.filter(({ id }) => !purged.has(id)),
  };
  const object = await seal(vault, segment);
  const replaces = taken.map(({ object }) => object.name);
  const opened = lengthOf(segment.updates);
  await tablesOf(library).outbox.put({ ...object, from: first.from, to: last.to, opened, replaces });
  return true;
}

/**
 * The run of neighbours to put into one, or none: of the smallest size class in which so many stand side by side. Each byte is
 * written a few times for each class, and what is left is at most seven objects a class beside those of a megabyte and more.
 */
export function plan<Planned extends Pick<OwnObject, 'from' | 'to' | 'size' | 'opened'>>(
  own: readonly Planned[],
): Planned[] {
  const ordered = [...own].sort((a, b) => a.from - b.from);
  for (let limit = SMALLEST; limit <= LARGEST; limit *= FAN) {
    let run: Planned[] = [];
    let bytes = 0;
    for (const object of ordered) {
      const size = weight(object);
      const fits = size <= limit && object.from === (run.at(-1)?.to ?? object.from - 1) + 1;
      const full = bytes + size > LARGEST;
      if (!fits || full) {
        // A full object is worth less than a whole fan: such a run grows no longer.
        const taken = evenly(run, full ? FAN / 2 : FAN);
        if (taken.length > 0) return taken;
        [run, bytes] = [[], 0];
      }
      if (size <= limit) {
        run.push(object);
        bytes += size;
      }
    }
    const taken = evenly(run, FAN);
    if (taken.length > 0) return taken;
  }
  return [];
}

/** The part of a run behind what outweighs all the rest of it: writing four megabytes again to add a few small ones is a waste. */
function evenly<Planned extends Pick<OwnObject, 'size' | 'opened'>>(
  run: readonly Planned[],
  fewest: number,
): Planned[] {
  let rest = [...run];
  while (rest.length >= fewest) {
    const sizes = rest.map(weight);
    const largest = Math.max(...sizes);
    if (largest * 2 <= sizes.reduce((sum, size) => sum + size, 0)) return rest;
    rest = rest.slice(sizes.indexOf(largest) + 1);
  }
  return [];
}

/** What an object counts for: its bytes, or what comes out of it where that is much more. */
function weight({ size, opened }: Pick<OwnObject, 'size' | 'opened'>): number {
  return Math.max(size, (opened * LARGEST) / MOST_OPENED);
}
