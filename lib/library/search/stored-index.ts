import type { Library } from '@/lib/library/database';
import type { KnownWords } from '@/lib/library/search/known-words';
import type { Ref } from '@/lib/library/search/marks';
import type { Query } from '@/lib/library/search/query';
import type { IndexState } from '@/lib/library/search/rows';
import type { Head } from '@/lib/library/search/segment';
import { chunksFor, planFor, type SearchFilters, searchSegment } from '@/lib/library/search/segment-search';

/** A segment as far as it has been read: what does not change of it, and who is dead in it. */
interface Loaded {
  readonly head: Head;
  readonly chunks: Map<number, Uint8Array>;
  readonly known: KnownWords;
  /** By their places in the segment. */
  readonly dead: readonly number[];
}

/** The index of a library as this window has read it; it grows by what is asked for. */
interface StoredIndex {
  name: string;
  generation: number;
  /** The last one, which mostly has the newest records, first. */
  segments: Map<number, Loaded>;
  /** Whose number a number is: that never changes. */
  readonly refs: Map<number, Ref>;
}

const read = new WeakMap<Library, StoredIndex>();

/** How the index was searched: as this window knew it, as it was read just now, or in part only, for some of it is gone by now. */
export type Searched = 'known' | 'read' | 'gone';

/** Tells every record of the index that answers, but for the ignored numbers. Reads what the query needs and was not read before. */
export async function matchIndex(
  library: Library,
  state: IndexState,
  query: Query,
  filters: SearchFilters,
  ignored: readonly number[],
  tell: (number: number, score: number, time: number) => void,
): Promise<Searched> {
  let searched: Searched = isRead(library, state) ? 'known' : 'read';
  for (const [id, { head, chunks, known, dead }] of (await refreshed(library, state)).segments) {
    const plan = planFor(head, known, query, filters);
    if (!plan) continue;
    const missing = [...chunksFor(plan)].filter((index) => !chunks.has(index));
    if (missing.length > 0) {
      searched = 'read';
      const rows = await library.chunks.bulkGet(missing.map((index) => [id, index] as [number, number]));
      // Merged into another segment meanwhile.
      if (rows.includes(undefined)) return 'gone';
      for (const row of rows) if (row) chunks.set(row.index, row.bytes);
    }
    const { numbers } = head;
    const view = { head, chunks, dead: [...dead, ...recordsOf(numbers, ignored)] };
    searchSegment(view, plan, query, filters, (record, score, time) => tell(numbers[record] as number, score, time));
  }
  return searched;
}

/** Whether an index was read by this window as it is now. */
function isRead(library: Library, { name, generation }: IndexState): boolean {
  const index = read.get(library);
  return index?.name === name && index.generation === generation;
}

/** What some records of the index are called. */
export async function refsOf(library: Library, numbers: readonly number[]): Promise<ReadonlyMap<number, Ref>> {
  const refs = read.get(library)?.refs ?? new Map<number, Ref>();
  const missing = numbers.filter((number) => !refs.has(number));
  if (missing.length > 0)
    for (const row of await library.indexed.bulkGet(missing)) if (row) refs.set(row.number, row.ref);
  return refs;
}

/** The index as it is now: segments that are new are read, those that were merged are let go. */
async function refreshed(library: Library, { name, generation }: IndexState): Promise<StoredIndex> {
  let index = read.get(library);
  if (index?.name === name && index.generation === generation) return index;
  const before = index?.name === name ? index.segments : new Map<number, Loaded>();
  // A window that knows nothing yet has not to hear first what is new.
  const [rows, every] = await Promise.all([
    library.segments.toArray(),
    before.size === 0 ? library.heads.toArray() : undefined,
  ]);
  rows.sort((a, b) => b.last - a.last);
  const fresh = rows.flatMap(({ id }) => (before.has(id) ? [] : [id]));
  const found = every ?? (await library.heads.bulkGet(fresh));
  const heads = new Map(found.flatMap((row) => (row ? [[row.segment, row.head] as const] : [])));
  const segments = new Map<number, Loaded>();
  for (const { id, dead } of rows) {
    const loaded = before.get(id);
    const head = loaded?.head ?? heads.get(id);
    if (!head) continue;
    const { chunks = new Map(), known = new Map() } = loaded ?? {};
    segments.set(id, { head, chunks, known, dead: recordsOf(head.numbers, dead) });
  }
  index = { name, generation, segments, refs: index?.name === name ? index.refs : new Map() };
  read.set(library, index);
  return index;
}

/** Which records of a segment some numbers are; those of other segments are none. */
function recordsOf(numbers: Uint32Array, wanted: Iterable<number>): number[] {
  const records: number[] = [];
  for (const number of wanted) {
    let [low, high] = [0, numbers.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    if (numbers[low] === number) records.push(low);
  }
  return records;
}
