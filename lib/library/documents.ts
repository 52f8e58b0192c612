import type { Table } from 'dexie';
import * as Y from 'yjs';
import type { Library, PendingUpdate, StoredDocument } from '@/lib/library/database';
import type { RecordId } from '@/lib/library/records';
import {
  deletedAt,
  deletedInUpdate,
  describe,
  fieldsOf,
  markDeleted,
  materialise,
  opened,
  overwrite,
  type Row,
  setField,
} from '@/lib/library/shapes';
import { reasonOf } from '@/lib/text/reason';

/*
 * The one place where a document and its row change, always together: a transaction has the merged state, the update that sync
 * has yet to carry, and the row, or none of them.
 */

/** A Yjs update (V2) of one document: a record's, or of its deletions (`l:` and the record's id). */
export interface DocumentUpdate {
  readonly id: string;
  readonly update: Uint8Array;
}

/** What came of updates from elsewhere. */
export interface Received {
  /** Records that were deleted here and that a change from elsewhere has brought back. */
  readonly revived: readonly RecordId[];
  /** Documents whose updates could not be read; they are as they were. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

/** The tables that a change of documents writes: a caller that writes more with it opens its own transaction over these and its own. */
export function documentTables(library: Library): Table[] {
  const { ydocs, pending, notes, glossary, corrections, bin } = library;
  return [ydocs, pending, notes, glossary, corrections, bin];
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
    else Y.applyUpdateV2(held.doc, describe(row).update);
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
  return library.transaction('rw', documentTables(library), async () => {
    const ids = [...new Set(updates.map(({ id }) => recordId(id)))];
    const all = await holdAll(library, ids);
    const held = [...all.values()];
    const before = new Map(held.map((each) => [each, { isDeleted: isDeleted(each), markers: markersOf(each) }]));
    const refused: { id: string; reason: string }[] = [];
    for (const { id, update } of updates) {
      const held = all.get(recordId(id));
      const reason = held && merge(held, id, update);
      if (reason !== undefined) refused.push({ id, reason });
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
  });
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

/** The table that the row of a record stands in. */
export function tableOf(library: Library, id: RecordId): Rows {
  const [notes, glossary, corrections] = rowTables(library);
  return id.startsWith('n:') ? notes : id.startsWith('g:') ? glossary : corrections;
}

/** The rows of some records, of whichever kind, as far as there are any. */
export async function rowsOf(library: Library, ids: readonly RecordId[]): Promise<Map<RecordId, Row>> {
  const rows = new Map<RecordId, Row>();
  for (const table of rowTables(library)) {
    const found = await table.bulkGet(ids.filter((id) => tableOf(library, id) === table));
    for (const row of found) if (row) rows.set(row.id, row);
  }
  return rows;
}

function rowTables({ notes, glossary, corrections }: Library) {
  return [notes, glossary, corrections] as unknown as [Rows, Rows, Rows];
}

type Rows = Table<Row, RecordId>;

/** A record as it is held within a transaction. Its documents are new in each, so that no client id is ever used again. */
interface Held {
  readonly id: RecordId;
  readonly row: Row | undefined;
  doc: Y.Doc;
  life: Y.Doc;
  /** What the two were made of. */
  readonly parts: { readonly doc: Uint8Array[]; readonly life: Uint8Array[] };
  /** What made the documents of a row that had none; sync has to carry it. */
  readonly fresh: readonly DocumentUpdate[];
  /** Deleted, and no row of it was left before: emptied from the bin. */
  readonly emptied: boolean;
  /** Nothing of it is left but that it was deleted. */
  readonly purged: boolean;
}

async function hold(library: Library, id: RecordId): Promise<Held> {
  return (await holdAll(library, [id])).get(id) as Held;
}

async function holdAll(library: Library, ids: readonly RecordId[]): Promise<Map<RecordId, Held>> {
  const states = await library.ydocs.bulkGet([...ids, ...ids.map(lifeId)]);
  const rows = await rowsOf(library, ids);
  return new Map(
    ids.map((id, i) => {
      const row = rows.get(id);
      const [state, life] = [states[i]?.state, states[ids.length + i]?.state];
      const made = state || !row ? undefined : describe(row);
      const fresh = [
        ...(made ? [{ id, update: made.update }] : []),
        ...(made?.life ? [{ id: lifeId(id), update: made.life }] : []),
      ];
      const parts = { doc: present(state, made?.update), life: present(life, made?.life) };
      const [doc, deletions] = [opened(id, parts.doc), opened(id, parts.life)];
      const emptied = !row && life !== undefined && materialise(id, doc, deletions)?.deletedAt !== undefined;
      const purged = states[ids.length + i]?.purged === true;
      return [id, { id, row, doc, life: deletions, parts, fresh, emptied, purged }];
    }),
  );
}

async function save(library: Library, held: Held, changes: readonly DocumentUpdate[], now: number) {
  return (await saveAll(library, [held], changes, now))[0];
}

/** Stores documents, what sync has to carry of them, and their rows, which come back in order. */
async function saveAll(
  library: Library,
  all: readonly Held[],
  changes: readonly DocumentUpdate[],
  now: number,
): Promise<(Row | undefined)[]> {
  const documents = all.flatMap((held) => [
    { id: held.id as string, doc: held.doc },
    {
      id: lifeId(held.id),
      doc: held.life,
      ...(held.purged && holdsNothing(held.doc) ? { purged: true as const } : {}),
    },
  ]);
  const states = documents.filter(({ doc }) => !holdsNothing(doc));
  await library.ydocs.bulkPut(
    states.map(({ doc, ...row }): StoredDocument => ({ ...row, state: Y.encodeStateAsUpdateV2(doc) })),
  );
  const pending: PendingUpdate[] = [...all.flatMap(({ fresh }) => fresh), ...changes];
  if (pending.length > 0) await library.pending.bulkAdd(pending);
  const rows = all.map(({ id, doc, life, emptied }) => {
    const row = materialise(id, doc, life);
    return emptied && row?.deletedAt !== undefined ? undefined : row;
  });
  for (const table of rowTables(library)) {
    const here = (id: RecordId) => tableOf(library, id) === table;
    await table.bulkPut(rows.filter((row) => row !== undefined).filter(({ id }) => here(id)));
    await table.bulkDelete(all.filter(({ id, row }, i) => row && !rows[i] && here(id)).map(({ id }) => id));
  }
  await bin(library, all, rows, now);
  return rows;
}

/** What is deleted now and was not comes into the bin; what was and is not leaves it. */
async function bin(library: Library, all: readonly Held[], rows: readonly (Row | undefined)[], now: number) {
  const deleted = all.filter((_, i) => rows[i]?.deletedAt !== undefined).map(({ id }) => id);
  const known = await library.bin.bulkGet(deleted);
  await library.bin.bulkPut(deleted.filter((_, i) => !known[i]).map((id) => ({ id, since: now })));
  const back = all.filter(({ row }, i) => row?.deletedAt !== undefined && rows[i]?.deletedAt === undefined);
  await library.bin.bulkDelete(back.map(({ id }) => id));
}

/** Merges an update into a record; the reason where it cannot be read, and then the record is as it was. */
function merge(held: Held, id: string, update: Uint8Array): string | undefined {
  const which = id === held.id ? 'doc' : 'life';
  try {
    if (held.purged && which === 'doc' && holdsNothing(held.doc) && deletedInUpdate(update, held.life) !== undefined)
      return undefined;
    Y.applyUpdateV2(held[which], update);
    held.parts[which].push(update);
    return undefined;
  } catch (error) {
    // It may have been read halfway.
    held[which] = opened(held.id, held.parts[which]);
    return reasonOf(error);
  }
}

/** All of a record's document, for whoever may have nothing of it. */
function whole({ doc }: Held): Uint8Array {
  return Y.encodeStateAsUpdateV2(doc);
}

function isDeleted({ row, emptied, purged }: Held): boolean {
  return row ? row.deletedAt !== undefined : emptied || purged;
}

function isAlive({ doc, life }: Held): boolean {
  return !holdsNothing(doc) && deletedAt(doc, life) === undefined;
}

function markersOf({ life }: Held): number {
  return life.getMap('markers').size;
}

/** True for a document that holds nothing, not even something that waits for what it follows. */
function holdsNothing({ store }: Y.Doc): boolean {
  return store.clients.size === 0 && store.pendingStructs === null && store.pendingDs === null;
}

function present(...parts: (Uint8Array | undefined)[]): Uint8Array[] {
  return parts.filter((part) => part !== undefined);
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

/** The id of the document of a record's deletions. */
export function lifeId(id: RecordId): string {
  return `l:${id}`;
}

function recordId(id: string): RecordId {
  return (id.startsWith('l:') ? id.slice(2) : id) as RecordId;
}
