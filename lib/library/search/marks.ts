import type { DBCore, DBCoreMutateRequest, DBCoreTable, Middleware } from 'dexie';
import type { ArticleId, GlossaryId, NoteId } from '@/lib/library/records';

/**
 * The name of a record among all that can be found. A note's, a term's and an article's is its id; a quotation's is `q:`, its
 * article's id and its index; an entity's is `e:` and its key.
 */
export type Ref = string;

/** The tables in which things are found, and the ref of a row by its primary key. */
export const SEARCHED: Readonly<Record<string, (key: unknown) => Ref>> = {
  notes: (id) => id as NoteId,
  glossary: (id) => id as GlossaryId,
  articles: (id) => id as ArticleId,
  quotations: (key) => `q:${(key as [ArticleId, number]).join(':')}`,
  mentions: (key) => `e:${(key as [ArticleId, string])[1]}`,
};

/** The tables of the index: they follow from the others, and can be made anew from them. */
export const INDEX_TABLES: ReadonlySet<string> = new Set(['unindexed', 'indexed', 'segments', 'heads', 'chunks']);

/** A record that was changed since it was indexed, or never was. */
export interface Unindexed {
  readonly ref: Ref;
}

/**
 * Marks every row that is written or deleted, whoever does it, as one that the index does not know yet, in the same transaction:
 * no change can pass by the index, and none waits for it.
 */
export const searchMarks: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'search marks',
  // Above what tells live queries of changes, so that marks are told of too.
  level: 1,
  create: (core) => ({
    ...core,
    transaction(stores, mode, options) {
      const isMarked = mode === 'readwrite' && stores.some((name) => Object.hasOwn(SEARCHED, name));
      return core.transaction(isMarked ? [...new Set([...stores, 'unindexed'])] : stores, mode, options);
    },
    table(name) {
      const table = core.table(name);
      const refOf = Object.hasOwn(SEARCHED, name) ? SEARCHED[name] : undefined;
      if (!refOf) return table;
      return {
        ...table,
        mutate(request) {
          const { trans } = request;
          const marked = (keys: readonly unknown[]) => {
            const values = [...new Set(keys.map(refOf))].map((ref): Unindexed => ({ ref }));
            const marks = core.table('unindexed').mutate({ type: 'put', trans, values });
            // Both are one transaction: neither has to wait for the other.
            return Promise.all([table.mutate(request), marks]).then(([done]) => done);
          };
          if (request.type !== 'deleteRange') return marked(keysOf(table, request));
          const query = { index: table.schema.primaryKey, range: request.range };
          return table.query({ trans, values: false, query }).then(({ result }) => marked(result));
        },
      };
    },
  }),
};

/** The primary keys of the rows that a request changes. */
function keysOf(
  { schema }: DBCoreTable,
  request: Exclude<DBCoreMutateRequest, { type: 'deleteRange' }>,
): readonly unknown[] {
  return request.type === 'delete'
    ? request.keys
    : request.values.map((row) => schema.primaryKey.extractKey?.(row) as unknown);
}
