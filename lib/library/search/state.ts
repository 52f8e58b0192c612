import type { IndexableType, Table } from 'dexie';
import type { Library } from '@/lib/library/database';
import { rowsAfter } from '@/lib/library/pages';
import { type Ref, SEARCHED } from '@/lib/library/search/marks';
import type { IndexState } from '@/lib/library/search/rows';

const KEY = 'search';
const VERSION = 1;
const DONE = 'done';

/** Every table that search reads or writes. */
export function searchTables(library: Library): Table[] {
  const { unindexed, indexed, segments, heads, chunks, meta } = library;
  return [
    unindexed,
    indexed,
    segments,
    heads,
    chunks,
    meta,
    ...Object.keys(SEARCHED).map((name) => library.table(name)),
  ];
}

/** What the index remembers of itself; undefined where there is none, or one of another version. */
export async function stateOf({ meta }: Library): Promise<IndexState | undefined> {
  const state = (await meta.get(KEY))?.value as IndexState | undefined;
  return state?.version === VERSION ? state : undefined;
}

/** Remembers what has changed of the index. */
export async function saveState({ meta }: Library, state: IndexState): Promise<void> {
  await meta.put({ key: KEY, value: { ...state, generation: state.generation + 1 } });
}

/** Begins an index anew: nothing is in it yet. */
export async function beginIndex(library: Library): Promise<IndexState> {
  const { indexed, segments, heads, chunks } = library;
  for (const table of [indexed, segments, heads, chunks]) await (table as Table).clear();
  const state = { version: VERSION, name: crypto.randomUUID(), number: 0, segment: 0, generation: 0, swept: {} };
  await saveState(library, state);
  return state;
}

/** Marks some of the rows that were there before the index; undefined where all are. */
export async function sweep(library: Library, state: IndexState, most: number): Promise<IndexState | undefined> {
  for (const [name, refOf] of unswept(state)) {
    const keys = await rest(library, state, name).limit(most).primaryKeys();
    await library.unindexed.bulkPut(keys.map((key) => ({ ref: refOf(key) })));
    return { ...state, swept: { ...state.swept, [name]: keys.length < most ? DONE : keys.at(-1) } };
  }
  return undefined;
}

/** What was changed since it was indexed. */
export async function markedRefs({ unindexed }: Library): Promise<Ref[]> {
  return unindexed.toCollection().primaryKeys();
}

/** Whether no rows are left from before there was an index. */
export function isSwept(state: IndexState): boolean {
  return unswept(state).length === 0;
}

/** Everything that the index does not know as it is now. */
export async function waitingRefs(library: Library, state: IndexState | undefined): Promise<Ref[]> {
  const marked = await markedRefs(library);
  const left = unswept(state);
  if (left.length === 0) return marked;
  const refs = new Set(marked);
  for (const [name, refOf] of left)
    for (const key of await rest(library, state, name).primaryKeys()) refs.add(refOf(key));
  return [...refs];
}

function unswept(state: IndexState | undefined) {
  return Object.entries(SEARCHED).filter(([name]) => state?.swept[name] !== DONE);
}

function rest(library: Library, state: IndexState | undefined, name: string) {
  return rowsAfter(library.table(name), state?.swept[name] as IndexableType | undefined);
}
