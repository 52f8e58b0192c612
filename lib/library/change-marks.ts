import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';

/**
 * Marks every row of some tables that is written or deleted, whoever does it, by rows of another table, in the same transaction: no change
 * can pass by what follows from those tables, and none waits for it.
 *
 * @param into the table of the marks
 * @param marks of each table that is followed, the marks of rows that were changed, by their primary keys
 */
export function changeMarks(
  name: string,
  into: string,
  marks: Readonly<Record<string, (keys: readonly unknown[]) => readonly object[]>>,
): Middleware<DBCore> {
  const create = (core: DBCore): DBCore => ({
    ...core,
    transaction(stores, mode, options) {
      const isMarked = mode === 'readwrite' && stores.some((store) => Object.hasOwn(marks, store));
      return core.transaction(isMarked ? [...new Set([...stores, into])] : stores, mode, options);
    },
    table(name) {
      const table = core.table(name);
      const marksOf = Object.hasOwn(marks, name) ? marks[name] : undefined;
      if (!marksOf) return table;
      return {
        ...table,
        mutate(request) {
          const { trans } = request;
          const marked = (keys: readonly unknown[]) => {
            const marking = core.table(into).mutate({ type: 'put', trans, values: [...marksOf(keys)] });
            // Both are one transaction: neither has to wait for the other.
            return Promise.all([table.mutate(request), marking]).then(([done]) => done);
          };
          if (request.type !== 'deleteRange') return marked(keysOf(table, request));
          const query = { index: table.schema.primaryKey, range: request.range };
          return table.query({ trans, values: false, query }).then(({ result }) => marked(result));
        },
      };
    },
  });
  // Above what tells live queries of changes, so that marks are told of too.
  return { stack: 'dbcore', name, level: 1, create };
}

/** The primary keys of the rows that a request changes. */
function keysOf(
  { schema }: DBCoreTable,
  request: Exclude<DBCoreMutateRequest, { type: 'deleteRange' }>,
): readonly unknown[] {
  return request.type === 'delete'
    ? request.keys
    : request.values.map((row) => schema.primaryKey.extractKey?.(row) as unknown);
}
