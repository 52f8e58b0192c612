import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie';
import type { Colour, Note, NoteId } from '@/lib/library/records';

/*
 * By what lists narrow notes, apart from the notes: which tags there are, and which notes have one, is known without reading 100,000
 * texts. (An index on the notes themselves would have to be made of all of them while the library opens.)
 */

/** By what a note that is not in the bin is found in lists. */
export interface Facets {
  readonly id: NoteId;
  readonly colour: Colour;
  readonly tags: readonly string[];
}

/** Writes the facets of every note that is written or deleted, whoever does it, in the same transaction. */
export const noteFacets: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'note facets',
  // Above what tells live queries of changes, so that facets are told of too.
  level: 1,
  create: (core) => ({
    ...core,
    transaction(stores, mode, options) {
      const isFollowed = mode === 'readwrite' && stores.includes('notes');
      return core.transaction(isFollowed ? [...new Set([...stores, 'facets'])] : stores, mode, options);
    },
    table(name) {
      const table = core.table(name);
      if (name !== 'notes') return table;
      return {
        ...table,
        mutate(request) {
          const facets = core.table('facets');
          // All are one transaction: none has to wait for another.
          const others = following(request).map((each) => facets.mutate(each));
          return Promise.all([table.mutate(request), ...others]).then(([done]) => done);
        },
      };
    },
  }),
};

/** What a change of notes comes to for their facets. */
function following(request: DBCoreMutateRequest): DBCoreMutateRequest[] {
  const { trans } = request;
  if (request.type === 'delete') return [{ type: 'delete', trans, keys: request.keys }];
  if (request.type === 'deleteRange') return [{ type: 'deleteRange', trans, range: request.range }];
  const notes = request.values as readonly Note[];
  const values = facetsOf(notes);
  const keys = notes.filter(({ deletedAt }) => deletedAt !== undefined).map(({ id }) => id);
  return [
    ...(values.length > 0 ? [{ type: 'put', trans, values } as const] : []),
    ...(keys.length > 0 ? [{ type: 'delete', trans, keys } as const] : []),
  ];
}

/** The facets of those that are not in the bin. */
export function facetsOf(notes: readonly Note[]): Facets[] {
  return notes.filter(({ deletedAt }) => deletedAt === undefined).map(({ id, colour, tags }) => ({ id, colour, tags }));
}
