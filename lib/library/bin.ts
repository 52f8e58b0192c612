import type { Binned, Library } from '@/lib/library/database';
import { remove, restore } from '@/lib/library/documents/documents';
import { tableOf } from '@/lib/library/documents/record-rows';
import type { Row } from '@/lib/library/documents/shapes';
import type { LastStanding, NoteId, RecordId } from '@/lib/library/records';

/** What lies in the bin, the last thrown away first: `restoreNote`, `restoreTerm` or `restoreCorrection` take it back. */
export async function binned(library: Library): Promise<Row[]> {
  const lying = await library.bin.orderBy('since').reverse().toArray();
  const rows = await Promise.all(lying.map(({ id }) => tableOf(library, id).get(id)));
  return rows.filter((row) => row !== undefined);
}

/** How long what was thrown away can be brought back: thirty days, in milliseconds. */
export const BIN_MS = 30 * 24 * 3_600_000;

/** The ids of what lies in the bin, the last thrown away first; corrections that were taken back are no part of it. */
export async function binnedIds(library: Library): Promise<RecordId[]> {
  return (await library.bin.orderBy('since').primaryKeys()).filter((id) => !id.startsWith('c:')).reverse();
}

/** A record that lies in the bin, and since when on this device. */
export interface BinnedRow {
  readonly row: Row;
  readonly since: number;
}

/** What lies in the bin under some ids, each in its place; undefined where it does no more. */
export async function binnedByIds(library: Library, ids: readonly RecordId[]): Promise<(BinnedRow | undefined)[]> {
  const lying = await library.bin.bulkGet([...ids]);
  const rows = await Promise.all(ids.map((id) => tableOf(library, id).get(id)));
  return rows.map((row, i) => {
    const since = lying[i]?.since;
    return row && since !== undefined ? { row, since } : undefined;
  });
}

/** Takes a record out of the bin as it was, whatever it is. */
export async function takeOut(library: Library, id: RecordId, now = Date.now()): Promise<void> {
  await restore(library, id, now);
}

/** Puts a record that was taken out back into the bin. */
export async function throwBack(library: Library, id: RecordId, now = Date.now()): Promise<void> {
  await remove(library, id, now);
}

/** What emptying the bin took, so that `refillBin` can put it back. */
export interface Emptied {
  readonly lying: readonly Binned[];
  readonly rows: readonly Row[];
  readonly standings: readonly LastStanding[];
}

/**
 * Empties the bin of what was thrown away before a time. The rows go; the documents stay until every device knows of it, and an
 * edit from one that did not know brings the record back.
 */
export async function emptyBin(library: Library, before: number): Promise<Emptied> {
  const { bin, notes, glossary, corrections, standings } = library;
  return library.transaction('rw', [bin, notes, glossary, corrections, standings], async () => {
    const lying = await bin.where('since').below(before).toArray();
    const rows: Row[] = [];
    for (const { id } of lying) {
      const row = await tableOf(library, id).get(id);
      if (row) rows.push(row);
      await tableOf(library, id).delete(id);
    }
    const ids = lying.map(({ id }) => id);
    await bin.bulkDelete(ids);
    const stood = await standings.bulkGet(ids as NoteId[]);
    await standings.bulkDelete(ids as NoteId[]);
    return { lying, rows, standings: stood.filter((standing) => standing !== undefined) };
  });
}

/** Puts back what emptying the bin took; what has come back meanwhile by itself is left as it is. */
export async function refillBin(library: Library, { lying, rows, standings: stood }: Emptied): Promise<void> {
  const { bin, notes, glossary, corrections, standings } = library;
  await library.transaction('rw', [bin, notes, glossary, corrections, standings], async () => {
    const back = new Set<string>();
    for (const row of rows) {
      const table = tableOf(library, row.id);
      if (await table.get(row.id)) continue;
      await table.put(row);
      back.add(row.id);
    }
    await bin.bulkPut(lying.filter(({ id }) => back.has(id)));
    await standings.bulkPut(stood.filter(({ id }) => back.has(id)));
  });
}
