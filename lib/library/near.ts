import type { Table } from 'dexie';

/** So many times as many rows are read as are asked for, before the others between them are thought too many. */
const MOST_BETWEEN = 2;

/**
 * Rows by their ids, each in its place; undefined where there is none. Those of neighbours, as a file has them that was written in their
 * order, are read all at once, which takes a tenth of the time of asking for each.
 */
export async function nearRows<Row extends { readonly id: string }>(
  table: Table<Row, Row['id']>,
  ids: readonly Row['id'][],
): Promise<(Row | undefined)[]> {
  const sorted = ids.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const most = MOST_BETWEEN * ids.length;
  const near = await table.where('id').between(first, last, true, true).limit(most).toArray();
  if (near.length === most) return table.bulkGet([...ids]);
  const rows = new Map(near.map((row) => [row.id, row]));
  return ids.map((id) => rows.get(id));
}
