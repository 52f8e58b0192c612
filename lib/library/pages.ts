import type { Collection, IndexableType, Table } from 'dexie';

/**
 * The rows of a table in the order of their primary keys, from the first or behind one, at most so many at a time: what a database gives
 * in one go it gives several times as quickly as row by row, and nobody waits for all of it. What is written between two pages is read
 * where it stands behind the first. No page is empty.
 */
export async function* pages<Row, Key extends IndexableType>(
  table: Table<Row, Key>,
  most: number,
  after?: Key,
): AsyncGenerator<Row[]> {
  for (let last = after; ; ) {
    const rows = await rowsAfter(table, last).limit(most).toArray();
    if (rows.length > 0) yield rows;
    if (rows.length < most) return;
    last = keyOf(table, rows.at(-1) as Row);
  }
}

/** The rows behind a primary key, or all, in the order of their keys. */
export function rowsAfter<Row, Key extends IndexableType>(
  table: Table<Row, Key>,
  after: Key | undefined,
): Collection<Row, Key> {
  return after === undefined ? table.toCollection() : table.where(':id').above(after);
}

/** The primary key of a row. */
export function keyOf<Row, Key>(table: Table<Row, Key>, row: Row): Key {
  const path = table.schema.primKey.keyPath;
  const field = (name: string) => (row as Record<string, unknown>)[name];
  return (Array.isArray(path) ? path.map(field) : field(path as string)) as Key;
}
