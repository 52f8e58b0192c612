import type { DocumentUpdate } from '@/lib/library/documents';
import type { Context } from '@/lib/sync/context';
import { open, seal } from '@/lib/sync/segment';
import { mergeByDocument } from '@/lib/sync/sending';
import { loadState, type OwnObject, seenOf, tablesOf } from '@/lib/sync/state';

/** So many neighbours of one size class or below become one object. */
const FAN = 8;
/** The classes: up to 8 KB, 64 KB, 512 KB, 4 MB of sealed bytes. What is larger is left alone. */
const SMALLEST = 8 * 1024;
/** What one object may hold of others, in sealed bytes. */
const LARGEST = 4 * 1024 * 1024;
/** What it may hold once opened: half of what a reader inflates. */
const MOST_OPENED = 16 * 1024 * 1024;

/**
 * Puts a run of our own objects into one that contains them, into the outbox, where the run is long enough. The old ones go only
 * once the new one lies on the remote and was read back. True where something is to be sent.
 */
export async function compact({ library }: Context): Promise<boolean> {
  const { outbox, ownlog } = tablesOf(library);
  const state = await loadState(library);
  if (!state || (await outbox.count()) > 0) return false;
  const updates: DocumentUpdate[] = [];
  const taken: OwnObject[] = [];
  let opened = 0;
  for (const object of plan(state.own)) {
    const row = await ownlog.get(object.name);
    const segment = row && (await open(state.vault, row.name, row.bytes)).segment;
    opened += segment?.updates.reduce((sum, { update }) => sum + update.length, 0) ?? 0;
    if (!segment || opened > MOST_OPENED) break;
    updates.push(...segment.updates);
    taken.push(object);
  }
  const [first, last] = [taken[0], taken.at(-1)];
  if (!first || !last || first === last) return false;
  const range = { device: state.device, from: first.from, to: last.to };
  const object = await seal(state.vault, { ...range, seen: seenOf(state), updates: mergeByDocument(updates) });
  await outbox.put({ ...object, from: first.from, to: last.to, replaces: taken.map(({ name }) => name) });
  return true;
}

/**
 * The run of neighbours to put into one, or none: of the smallest size class in which so many stand side by side. Each byte is
 * written a few times for each class, and what is left is at most seven objects a class beside those of a megabyte and more.
 */
export function plan<Planned extends Pick<OwnObject, 'from' | 'to' | 'size'>>(own: readonly Planned[]): Planned[] {
  const ordered = [...own].sort((a, b) => a.from - b.from);
  for (let limit = SMALLEST; limit <= LARGEST; limit *= FAN) {
    let run: Planned[] = [];
    let bytes = 0;
    for (const object of ordered) {
      const { size } = object;
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
function evenly<Planned extends Pick<OwnObject, 'size'>>(run: readonly Planned[], fewest: number): Planned[] {
  let rest = [...run];
  while (rest.length >= fewest) {
    const sizes = rest.map(({ size }) => size);
    const largest = Math.max(...sizes);
    if (largest * 2 <= sizes.reduce((sum, size) => sum + size, 0)) return rest;
    rest = rest.slice(sizes.indexOf(largest) + 1);
  }
  return [];
}
