import type { Library } from '@/lib/library/database';
import { tableOf } from '@/lib/library/documents';
import type { RecordId } from '@/lib/library/records';
import type { Row } from '@/lib/library/shapes';

/** What lies in the bin, the last thrown away first: `restoreNote`, `restoreTerm` or `restoreCorrection` take it back. */
export async function binned(library: Library): Promise<Row[]> {
  const lying = await library.bin.orderBy('since').reverse().toArray();
  const rows = await Promise.all(lying.map(({ id }) => tableOf(library, id).get(id)));
  return rows.filter((row) => row !== undefined);
}

/**
 * Empties the bin of what was thrown away before a time. The rows go; the documents stay until every device knows of it, and an
 * edit from one that did not know brings the record back.
 */
export async function emptyBin(library: Library, before: number): Promise<void> {
  const { bin, notes, glossary, corrections } = library;
  await library.transaction('rw', [bin, notes, glossary, corrections], async () => {
    const ids: RecordId[] = await bin.where('since').below(before).primaryKeys();
    for (const id of ids) await tableOf(library, id).delete(id);
    await bin.bulkDelete(ids);
  });
}
