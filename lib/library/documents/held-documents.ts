import * as Y from 'yjs';
import type { Library, PendingUpdate, StoredDocument } from '@/lib/library/database';
import { lifeId, rowsOf, rowTables, tableOf } from '@/lib/library/documents/record-rows';
import {
  deletedAt,
  deletedInUpdate,
  initialUpdates,
  materialise,
  opened,
  type Row,
} from '@/lib/library/documents/shapes';
import type { RecordId } from '@/lib/library/records';
import { reasonOf } from '@/lib/text/reason';

/** A Yjs update (V2) of one document: a record's, or of its deletions (`l:` and the record's id). */
export interface DocumentUpdate {
  readonly id: string;
  readonly update: Uint8Array;
}

/** A record as it is held within a transaction. Its documents are new in each, so that no client id is ever used again. */
export interface Held {
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

/** A record with its documents, new or stored. */
export async function hold(library: Library, id: RecordId): Promise<Held> {
  return (await holdAll(library, [id])).get(id) as Held;
}

/** Records by their ids, each with its documents, new or stored. */
export async function holdAll(library: Library, ids: readonly RecordId[]): Promise<Map<RecordId, Held>> {
  const states = await library.ydocs.bulkGet([...ids, ...ids.map(lifeId)]);
  const rows = await rowsOf(library, ids);
  return new Map(
    ids.map((id, i) => {
      const row = rows.get(id);
      const [state, life] = [states[i]?.state, states[ids.length + i]?.state];
      const made = state || !row ? undefined : initialUpdates(row);
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

/** Stores one record; its row comes back. */
export async function save(library: Library, held: Held, changes: readonly DocumentUpdate[], now: number) {
  return (await saveAll(library, [held], changes, now))[0];
}

/** Stores documents, what sync has to carry of them, and their rows, which come back in order. */
export async function saveAll(
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

/** What is deleted now and was not comes into the bin; what was and is not leaves it, also where its row had gone. */
async function bin(library: Library, all: readonly Held[], rows: readonly (Row | undefined)[], now: number) {
  const deleted = all.filter((_, i) => rows[i]?.deletedAt !== undefined).map(({ id }) => id);
  const known = await library.bin.bulkGet(deleted);
  await library.bin.bulkPut(deleted.filter((_, i) => !known[i]).map((id) => ({ id, since: now })));
  const back = all.filter(({ row }, i) => (!row || row.deletedAt !== undefined) && rows[i]?.deletedAt === undefined);
  await library.bin.bulkDelete(back.map(({ id }) => id));
}

/** Merges an update into a record; the reason where it cannot be read, and then the record is as it was. */
export function merge(held: Held, id: string, update: Uint8Array): string | undefined {
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
export function whole({ doc }: Held): Uint8Array {
  return Y.encodeStateAsUpdateV2(doc);
}

/** Whether it lies in the bin, was emptied from it or is purged. */
export function isDeleted({ row, emptied, purged }: Held): boolean {
  return row ? row.deletedAt !== undefined : emptied || purged;
}

/** Whether there is anything of it that no marker knows. */
export function isAlive({ doc, life }: Held): boolean {
  return !holdsNothing(doc) && deletedAt(doc, life) === undefined;
}

/** How often it was deleted, apart from each other. */
export function markersOf({ life }: Held): number {
  return life.getMap('markers').size;
}

/** True for a document that holds nothing, not even something that waits for what it follows. */
export function holdsNothing({ store }: Y.Doc): boolean {
  return store.clients.size === 0 && store.pendingStructs === null && store.pendingDs === null;
}

function present(...parts: (Uint8Array | undefined)[]): Uint8Array[] {
  return parts.filter((part) => part !== undefined);
}
