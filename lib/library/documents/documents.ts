import * as Y from 'yjs';
import type { Library } from '@/lib/library/database';
import { type Arrival, addNew, arrivals } from '@/lib/library/documents/arrivals';
import {
  type DocumentUpdate,
  type Held,
  hold,
  holdAll,
  holdsNothing,
  isAlive,
  isDeleted,
  markersOf,
  merge,
  save,
  saveAll,
  whole,
} from '@/lib/library/documents/held-documents';
import { documentTables, lifeId } from '@/lib/library/documents/record-rows';
import {
  deletedAt,
  fieldsOf,
  initialUpdates,
  markDeleted,
  opened,
  overwrite,
  type Row,
  setField,
} from '@/lib/library/documents/shapes';
import type { RecordId } from '@/lib/library/records';

/*
 * The one place where a document and its row change, always together: a transaction has the merged state, the update that sync
 * has yet to carry, and the row, or none of them.
 */

/** What came of updates from elsewhere. */
export interface Received {
  /** Records that were deleted here and that a change from elsewhere has brought back. */
  readonly revived: readonly RecordId[];
  /** Documents whose updates could not be read; they are as they were. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

/** Makes a record; where its id is there already, nothing changes and that record comes back: asking twice is harmless. */
export async function create<Kept extends Row>(library: Library, row: Kept): Promise<Kept> {
  return library.transaction('rw', documentTables(library), async () => {
    const held = await hold(library, row.id);
    if (held.row) return held.row as Kept;
    // Deleted for good, its old text must not come back. Not yet whole on its way from elsewhere, it must stay, though a marker
    // may know all that has come so far.
    const isWhole = held.purged || (held.doc.store.clients.size > 0 && held.doc.store.pendingStructs === null);
    const isGone = isWhole && deletedAt(held.doc, held.life) !== undefined;
    if (isGone) writeAnew(held.doc, row);
    else Y.applyUpdateV2(held.doc, initialUpdates(row).update);
    return (await save(library, held, [{ id: row.id, update: whole(held) }], row.createdAt)) as Kept;
  });
}

/**
 * Changes a record's document and with it its row; resolves when both are stored. Undefined where there is no such record. A
 * record in the bin comes back by it; a change that changes nothing writes nothing.
 */
export async function change(
  library: Library,
  id: RecordId,
  mutate: (doc: Y.Doc) => void,
  now = Date.now(),
): Promise<Row | undefined> {
  return library.transaction('rw', documentTables(library), async () => {
    const held = await hold(library, id);
    if (!held.row) return undefined;
    const update = updateOf(held.doc, mutate);
    if (!update) return held.row;
    const last = fieldsOf(held.doc).get('updatedAt');
    const time = updateOf(held.doc, (doc) => setField(doc, 'updatedAt', tick(last, now)));
    const made = time ? Y.mergeUpdatesV2([update, time]) : update;
    return save(library, held, [{ id, update: held.row.deletedAt === undefined ? made : whole(held) }], now);
  });
}

/** Puts a record into the bin: from there an edit on another device, made without knowing of it, brings it back. */
export async function remove(library: Library, id: RecordId, now = Date.now()): Promise<void> {
  await library.transaction('rw', documentTables(library), async () => {
    const held = await hold(library, id);
    if (!held.row || held.row.deletedAt !== undefined) return;
    const update = updateOf(held.life, (life) => markDeleted(life, held.doc, now));
    if (update) await save(library, held, [{ id: lifeId(id), update }], now);
  });
}

/** Takes a record out of the bin as it was. Undefined where there is none. */
export async function restore(library: Library, id: RecordId, now = Date.now()): Promise<Row | undefined> {
  return library.transaction('rw', documentTables(library), async () => {
    const held = await hold(library, id);
    // Of what was purged, here or before it could come here, there is nothing to bring back.
    if (holdsNothing(held.doc) || deletedAt(held.doc, held.life) === undefined) return held.row;
    // An edit that no marker knows, like one from another device.
    const update = updateOf(held.doc, (doc) => setField(doc, 'restoredAt', now));
    return update ? save(library, held, [{ id, update: whole(held) }], now) : held.row;
  });
}

/**
 * Takes in what sync brings, in one transaction: merged with what is there, whatever the order and however often. Nothing of it
 * becomes pending, but for a record that stays although another device has deleted it: it is told whole, since that device may have
 * purged it by now. Call it within a transaction of your own to note with it what was taken in.
 */
export async function receive(
  library: Library,
  updates: readonly DocumentUpdate[],
  now = Date.now(),
): Promise<Received> {
  return receiveArrivals(library, [...arrivals(updates)], now);
}

/** The same of what was read before: the transaction is shorter by it, and the reading of the next goes on beside it. */
export async function receiveArrivals(library: Library, all: readonly Arrival[], now: number): Promise<Received> {
  return library.transaction('rw', documentTables(library), async () =>
    mergeAll(library, await addNew(library, all), now),
  );
}

async function mergeAll(library: Library, arrived: readonly Arrival[], now: number): Promise<Received> {
  if (arrived.length === 0) return { revived: [], refused: [] };
  const all = await holdAll(
    library,
    arrived.map(({ id }) => id),
  );
  const held = [...all.values()];
  const before = new Map(held.map((each) => [each, { isDeleted: isDeleted(each), markers: markersOf(each) }]));
  const refused: { id: string; reason: string }[] = [];
  for (const { id, updates } of arrived) {
    const held = all.get(id) as Held;
    for (const { id, update } of updates) {
      const reason = merge(held, id, update);
      if (reason !== undefined) refused.push({ id, reason });
    }
  }
  const kept = held.filter((each) => {
    const { isDeleted, markers } = before.get(each) ?? {};
    return (isDeleted || markers !== markersOf(each)) && isAlive(each);
  });
  const rows = await saveAll(
    library,
    held,
    kept.map((each) => ({ id: each.id, update: whole(each) })),
    now,
  );
  const revived = held.filter((each, i) => before.get(each)?.isDeleted && rows[i] && !rows[i].deletedAt);
  return { revived: revived.map(({ id }) => id), refused };
}

/** A document without a row, which all devices share: `p:` and its name. Copied, merged and synced like any other. */
export type SharedId = `p:${string}`;

/** Changes a shared document, and with it what sync has yet to carry; a change that changes nothing writes nothing. */
export async function changeShared(library: Library, id: SharedId, mutate: (doc: Y.Doc) => void): Promise<void> {
  const key = id as string as RecordId;
  await library.transaction('rw', documentTables(library), async () => {
    const held = await hold(library, key);
    const update = updateOf(held.doc, mutate);
    if (update) await save(library, held, [{ id, update }], Date.now());
  });
}

/** A shared document as it is; an empty one where there is none yet. */
export async function readShared(library: Library, id: SharedId): Promise<Y.Doc> {
  const stored = await library.ydocs.get(id);
  return opened(id, stored ? [stored.state] : []);
}

/** Gives rows from before there were documents theirs, as far as they have none. */
export async function adopt(library: Library, ids: readonly RecordId[], now = Date.now()): Promise<void> {
  await library.transaction('rw', documentTables(library), async () => {
    const held = [...(await holdAll(library, ids)).values()];
    await saveAll(
      library,
      held.filter(({ fresh }) => fresh.length > 0),
      [],
      now,
    );
  });
}

/** Makes a document say what a row says, and brings it back where it was deleted. */
function writeAnew(doc: Y.Doc, row: Row): void {
  doc.transact(() => {
    overwrite(doc, row);
    fieldsOf(doc).set('restoredAt', row.createdAt);
  });
}

function updateOf(doc: Y.Doc, mutate: (doc: Y.Doc) => void): Uint8Array | undefined {
  let made: Uint8Array | undefined;
  const listener = (update: Uint8Array) => {
    made = update;
  };
  doc.on('updateV2', listener);
  doc.transact(() => mutate(doc));
  doc.off('updateV2', listener);
  return made;
}

const MOST_AHEAD_MS = 5 * 60_000;

/** The time of a change: ours, and after the last one, unless that clock runs far ahead (a hybrid logical clock, clamped). */
function tick(last: unknown, now: number): number {
  return typeof last === 'number' && last >= now && last < now + MOST_AHEAD_MS ? last + 1 : now;
}
