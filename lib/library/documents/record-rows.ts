import type { Table } from 'dexie';
import type { Library } from '@/lib/library/database';
import type { Row } from '@/lib/library/documents/shapes';
import type { RecordId } from '@/lib/library/records';

/** The tables that a change of documents writes: a caller that writes more with it opens its own transaction over these and its own. */
export function documentTables(library: Library): Table[] {
  const { ydocs, pending, notes, glossary, corrections, bin } = library;
  return [ydocs, pending, notes, glossary, corrections, bin];
}

/** The table that the row of a record stands in. */
export function tableOf(library: Library, id: RecordId): Rows {
  const [notes, glossary, corrections] = rowTables(library);
  return id.startsWith('n:') ? notes : id.startsWith('g:') ? glossary : corrections;
}

/** The rows of some records, of whichever kind, as far as there are any; neighbours are read by `nearRows`. */
export async function rowsOf(
  library: Library,
  ids: readonly RecordId[],
  read: typeof oneByOne = oneByOne,
): Promise<Map<RecordId, Row>> {
  const rows = new Map<RecordId, Row>();
  for (const table of rowTables(library)) {
    const here = ids.filter((id) => tableOf(library, id) === table);
    for (const row of await read(table, here)) if (row) rows.set(row.id, row);
  }
  return rows;
}

async function oneByOne(table: Rows, ids: readonly RecordId[]): Promise<(Row | undefined)[]> {
  return table.bulkGet([...ids]);
}

/** The tables of the rows that have documents. */
export function rowTables({ notes, glossary, corrections }: Library) {
  return [notes, glossary, corrections] as unknown as [Rows, Rows, Rows];
}

type Rows = Table<Row, RecordId>;

/** The id of the document of a record's deletions. */
export function lifeId(id: RecordId): string {
  return `l:${id}`;
}

/** The record whose document, or whose document of deletions, has an id. */
export function recordId(id: string): RecordId {
  return (id.startsWith('l:') ? id.slice(2) : id) as RecordId;
}
