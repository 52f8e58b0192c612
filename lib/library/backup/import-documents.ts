import * as Y from 'yjs';
import type { Damage } from '@/lib/library/backup/backup-file';
import type { Importer } from '@/lib/library/backup/importer';
import type { Outcome } from '@/lib/library/backup/outcomes';
import { readUpdate } from '@/lib/library/backup/update-check';
import { fromBase64 } from '@/lib/library/base64';
import type { Library } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import { lifeId, rowsOf, tableOf } from '@/lib/library/documents/record-rows';
import { materialise, opened, type Row } from '@/lib/library/documents/shapes';
import { fieldsOf, isTime } from '@/lib/library/fields';
import { nearRows } from '@/lib/library/near';
import type { LastStanding, NoteId, RecordId } from '@/lib/library/records';
import { isRecordId, parseLastStanding } from '@/lib/library/wire';

/** A record as a backup has it: its two documents. The row that stands beside them is for people; it follows from them. */
interface BackupDocument {
  readonly id: RecordId;
  readonly state: Uint8Array | undefined;
  readonly life: Uint8Array | undefined;
  /** What it says by itself; undefined where it had been emptied from the bin. */
  readonly row: Row | undefined;
  /** Since when it lay in the bin. */
  readonly binned?: number;
  /** How its passage stood when its article was last read there. */
  readonly seen?: LastStanding;
}

/** What is not there, as a document. */
const NOTHING = opened('');

/** Documents are merged with what is there, as sync merges them. */
export const DOCUMENTS: Importer<BackupDocument> = {
  parse: parseDocument,
  key: ({ id }) => id,
  kind: ({ id }) => (id.startsWith('n:') ? 'notes' : id.startsWith('g:') ? 'terms' : 'corrections'),
  async judge(library, records) {
    const held = await heldHere(library, records);
    return records.map((record, i) => outcomeWithStanding(record, held[i] as Held));
  },
  async put(library, records, now) {
    const held = await heldHere(library, records);
    const updates = records.flatMap(updatesOf);
    const { refused } = await receive(library, updates, now);
    // Each was read alone before.
    if (refused.length > 0) throw new Error(refused[0]?.reason);
    await library.pending.bulkAdd(updates);
    const fresh = records.filter((_, i) => !held[i]?.state && !held[i]?.row);
    await layAsTheyLay(library, fresh, now);
    await putLaterStandings(library, records, held);
  },
};

/** What is here of a record. */
interface Held {
  readonly state: Uint8Array | undefined;
  readonly life: Uint8Array | undefined;
  readonly row: Row | undefined;
  /** Deleted for good: what is known of it is not taken in again. */
  readonly purged: boolean;
  readonly seen: LastStanding | undefined;
}

async function heldHere(library: Library, records: readonly BackupDocument[]): Promise<Held[]> {
  const ids = records.map(({ id }) => id);
  const states = await nearRows(library.ydocs, ids);
  const lives = await nearRows(library.ydocs, ids.map(lifeId));
  const rows = await rowsOf(library, ids, nearRows);
  const stood = await nearRows(library.standings, ids as NoteId[]);
  return ids.map((id, i) => ({
    state: states[i]?.state,
    life: lives[i]?.state,
    row: rows.get(id),
    purged: lives[i]?.purged === true,
    seen: stood[i],
  }));
}

function parseDocument(value: unknown): BackupDocument | Damage {
  const { id, row, binned, state, life, seen } = fieldsOf(value);
  const [document, deletions] = [bytesOf(state), bytesOf(life)];
  if (!isRecordId(id) || (!document && !deletions)) return 'record';
  if ((state !== undefined && !document) || (life !== undefined && !deletions)) return 'record';
  const [doc, markers] = [document && readUpdate(id, document), deletions && readUpdate(id, deletions)];
  if ((document && !doc) || (deletions && !markers)) return 'document';
  const isShown = row !== undefined;
  const own = isShown ? materialise(id, doc ?? NOTHING, markers ?? NOTHING) : undefined;
  if (isShown && !own) return 'document';
  const stood = isShown && seen !== undefined ? parseLastStanding(id, seen) : undefined;
  if (isShown && seen !== undefined && !stood) return 'record';
  return {
    id,
    state: document,
    life: deletions,
    row: own,
    ...(isTime(binned) ? { binned } : {}),
    ...(stood ? { seen: stood } : {}),
  };
}

function bytesOf(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' ? fromBase64(value) : undefined;
}

/** What a record does where how its passage stood counts as well: a later visit is news of a note that is here. */
function outcomeWithStanding(record: BackupDocument, held: Held): Outcome {
  const outcome = outcomeOf(record, held);
  if (outcome !== 'same' || !held.row || !isLater(record, held)) return outcome;
  return held.row.deletedAt === undefined ? 'changed' : 'hidden';
}

function isLater({ seen }: BackupDocument, held: Held): boolean {
  return seen !== undefined && (held.seen === undefined || seen.at > held.seen.at);
}

function outcomeOf({ id, state, life, row: own }: BackupDocument, held: Held): Outcome {
  // Most files are taken in by a library that has nothing of them.
  if (own && !held.state && !held.life) return own.deletedAt === undefined ? 'added' : 'binned';
  if (adds(state, held.state, id) === undefined && adds(life, held.life, id) === undefined) return 'same';
  const merged = (ours?: Uint8Array, theirs?: Uint8Array) => opened(id, present(ours, theirs));
  const row = materialise(id, merged(held.state, state), merged(held.life, life));
  const isGone = row?.deletedAt !== undefined;
  if (!row || (isGone && (!own || held.purged))) return 'hidden';
  if (!held.state) return isGone ? 'binned' : 'added';
  const wasGone = !held.row || held.row.deletedAt !== undefined;
  if (isGone === wasGone) return 'changed';
  return isGone ? 'binned' : 'revived';
}

/** A part of a document, where it has something that is not here yet. */
function adds(theirs: Uint8Array | undefined, ours: Uint8Array | undefined, id: string): Uint8Array | undefined {
  if (!theirs || !ours || isEqual(theirs, ours)) return ours ? undefined : theirs;
  const known = Y.encodeStateAsUpdateV2(opened(id, [ours]));
  return isEqual(Y.encodeStateAsUpdateV2(opened(id, [ours, theirs])), known) ? undefined : theirs;
}

function updatesOf({ id, state, life }: BackupDocument): DocumentUpdate[] {
  return [...(state ? [{ id, update: state }] : []), ...(life ? [{ id: lifeId(id), update: life }] : [])];
}

/** What came anew lies in the bin since it lay there, and not at all where the bin had been emptied of it. */
async function layAsTheyLay(library: Library, records: readonly BackupDocument[], now: number): Promise<void> {
  const rows = await rowsOf(
    library,
    records.map(({ id }) => id),
    nearRows,
  );
  const deleted = records.filter(({ id }) => rows.get(id)?.deletedAt !== undefined);
  for (const { id } of deleted.filter(({ row }) => !row)) {
    await tableOf(library, id).delete(id);
    await library.bin.delete(id);
  }
  const lying = deleted.filter(({ row }) => row);
  await library.bin.bulkPut(lying.map(({ id, binned = now }) => ({ id, since: Math.min(binned, now) })));
}

/** Of the notes that are here now, how each stood at the later visit. */
async function putLaterStandings(
  library: Library,
  records: readonly BackupDocument[],
  held: readonly Held[],
): Promise<void> {
  const later = records.filter((record, i) => isLater(record, held[i] as Held));
  const rows = await rowsOf(
    library,
    later.map(({ id }) => id),
    nearRows,
  );
  await library.standings.bulkPut(later.flatMap(({ id, seen }) => (seen && rows.has(id) ? [seen] : [])));
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function present(...parts: (Uint8Array | undefined)[]): Uint8Array[] {
  return parts.filter((part) => part !== undefined);
}
