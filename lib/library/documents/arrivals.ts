import { Dexie } from 'dexie';
import * as Y from 'yjs';
import type { Library, StoredDocument } from '@/lib/library/database';
import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import { livesOf } from '@/lib/library/documents/lives';
import { lifeId, recordId, rowTables, tableOf } from '@/lib/library/documents/record-rows';
import { materialise, opened, type Row } from '@/lib/library/documents/shapes';
import type { RecordId } from '@/lib/library/records';

/*
 * What comes to a new device is mostly new: a record of which nothing is here. Such a one needs no merging: its update is its state,
 * and the row follows from it, whatever the library holds. So it is read before the transaction begins, and then only added.
 */

/** What came of one record, in the order in which it came. */
export interface Arrival {
  readonly id: RecordId;
  readonly updates: readonly DocumentUpdate[];
  /** What is to be stored where nothing of the record is here; absent where it has to be merged in any case. */
  readonly alone?: { readonly state: Uint8Array; readonly row: Row };
}

/** Reads updates, record by record; the caller may let others in between two. */
export function* arrivals(updates: readonly DocumentUpdate[]): Generator<Arrival> {
  const records = new Map<RecordId, DocumentUpdate[]>();
  for (const update of updates) {
    const id = recordId(update.id);
    const group = records.get(id);
    if (group) group.push(update);
    else records.set(id, [update]);
  }
  for (const [id, updates] of records) {
    const [first, ...others] = updates;
    const alone = first?.id === id && others.length === 0 ? read(first) : undefined;
    yield { id, updates, ...(alone ? { alone } : {}) };
  }
}

/** Stores those arrivals of which nothing is here, within the transaction that is open; the others come back. */
export async function addNew(library: Library, all: readonly Arrival[]): Promise<Arrival[]> {
  const candidates = all.filter(isAlone);
  // Most objects bring nothing that is known, or nothing else: where the first few are known, adding would fail again and again.
  const sample = candidates.slice(0, SAMPLE).map(({ id }) => id as string);
  if ((await library.ydocs.bulkGet(sample)).some(Boolean)) return [...all];
  const lives = await livesOf(
    library,
    candidates.map(({ id }) => id),
  );
  const gone = new Set(lives.map(({ id }) => id));
  const added = await addDocuments(
    library,
    candidates.filter(({ id }) => !gone.has(lifeId(id))),
  );
  const stored = await addRows(library, added);
  return all.filter(({ id }) => !stored.has(id));
}

type Alone = Arrival & Required<Pick<Arrival, 'alone'>>;

/** No deletions. */
const NOTHING = opened('');
/** So many records are looked up first. */
const SAMPLE = 4;

function isAlone(arrival: Arrival): arrival is Alone {
  return arrival.alone !== undefined;
}

function read({ id, update }: DocumentUpdate): Arrival['alone'] {
  try {
    const doc = opened(id, [update]);
    const row = materialise(id as RecordId, doc, NOTHING);
    // What was deleted in it has left the document that was made of it, and is not to be kept here.
    // A copy: the update may be a view, and a database stores all that lies behind one.
    return row && { state: holdsDeleted(doc) ? Y.encodeStateAsUpdateV2(doc) : update.slice(), row };
  } catch {
    // Told where it is merged.
    return undefined;
  }
}

function holdsDeleted({ store }: Y.Doc): boolean {
  return [...store.clients.values()].some((structs) => structs.some(({ deleted }) => deleted));
}

async function addDocuments({ ydocs }: Library, records: readonly Alone[]): Promise<Alone[]> {
  const known = await adding(() =>
    ydocs.bulkAdd(records.map(({ id, alone }): StoredDocument => ({ id, state: alone.state }))),
  );
  return records.filter((_, i) => !known.has(i));
}

/** The records whose rows were added; a row without a document, from before there were documents, is to be merged. */
async function addRows(library: Library, records: readonly Alone[]): Promise<Set<RecordId>> {
  const stored = new Set<RecordId>();
  for (const table of rowTables(library)) {
    const here = records.filter(({ id }) => tableOf(library, id) === table);
    if (here.length === 0) continue;
    const known = await adding(() => table.bulkAdd(here.map(({ alone }) => alone.row)));
    if (known.size > 0) await library.ydocs.bulkDelete(here.filter((_, i) => known.has(i)).map(({ id }) => id));
    for (const [i, { id }] of here.entries()) if (!known.has(i)) stored.add(id);
  }
  return stored;
}

/** Which of what is added, by their places, was there already. */
async function adding(add: () => PromiseLike<unknown>): Promise<Set<number>> {
  try {
    await add();
    return new Set();
  } catch (thrown) {
    if (!(thrown instanceof Dexie.BulkError) || thrown.failures.some(({ name }) => name !== 'ConstraintError'))
      throw thrown;
    return new Set(Object.keys(thrown.failuresByPos).map(Number));
  }
}
