import type { Library } from '@/lib/library/database';
import { findRows, searchables } from '@/lib/library/search/find-rows';
import type { Ref } from '@/lib/library/search/marks';
import { MOST_AT_ONCE, mergeSegments } from '@/lib/library/search/merge';
import type { Found } from '@/lib/library/search/searchable';
import { type Numbered, segmentOf } from '@/lib/library/search/segment';
import { dropSegment, putSegment } from '@/lib/library/search/segment-store';
import { beginIndex, saveState, searchTables, stateOf, sweep } from '@/lib/library/search/state';

/** As many records, or units of text, as one step indexes without keeping anybody waiting. */
const RECORDS = 100;
const UNITS = 30_000;

/**
 * One step of bringing the index up to date; true while more may be to do. Each is whole or has not been, so that a killed
 * background goes on where it stopped; until then search looks at what is left itself. Two windows may do it at once.
 */
export async function indexStep(library: Library): Promise<boolean> {
  const isMuch = (await library.segments.count()) >= MOST_AT_ONCE;
  if (isMuch && (await mergeSegments(library, MOST_AT_ONCE))) return true;
  return (await indexSome(library)) || (await mergeSegments(library));
}

async function indexSome(library: Library): Promise<boolean> {
  return library.transaction('rw', searchTables(library), async () => {
    const state = (await stateOf(library)) ?? (await beginIndex(library));
    // What is swept after it was indexed would be indexed twice.
    const swept = await sweep(library, state, 5 * RECORDS);
    if (swept) {
      await saveState(library, swept);
      return true;
    }
    const waiting = await library.unindexed.limit(RECORDS).primaryKeys();
    if (waiting.length === 0) return false;
    const { refs, records } = await recordsOf(library, waiting, state.number);
    await bury(library, refs);
    // What waits is taken in its order, so that these are all that wait up to the last.
    await library.unindexed.where('ref').belowOrEqual(refs.at(-1)).delete();
    if (records.length > 0) await putSegment(library, state.segment, segmentOf(records.map(({ record }) => record)));
    await library.indexed.bulkPut(records.map(({ ref, record: { number } }) => ({ number, ref })));
    await saveState(library, { ...state, number: state.number + records.length, segment: state.segment + 1 });
    return true;
  });
}

/** As many of the records under some refs as a step takes, numbered; what is gone is no record, but has been looked at. */
async function recordsOf(library: Library, waiting: readonly Ref[], first: number) {
  const found = await findRows(library, waiting, { doFollow: true });
  const seen = await searchables(library, found);
  const records: { ref: Ref; record: Numbered }[] = [];
  let units = 0;
  let looked = 0;
  for (const [i, ref] of waiting.entries()) {
    if (units >= UNITS) break;
    looked += 1;
    const each = seen[i];
    if (!each) continue;
    units += each.texts.reduce((sum, { text }) => sum + text.length, 0);
    records.push({ ref, record: { ...each, kind: (found[i] as Found).kind, number: first + records.length } });
  }
  return { refs: waiting.slice(0, looked), records };
}

/** Marks as dead under which numbers some records were known; a segment that has no others goes. */
async function bury(library: Library, refs: readonly Ref[]): Promise<void> {
  const numbers = await library.indexed.where('ref').anyOf(refs).primaryKeys();
  if (numbers.length === 0) return;
  await library.indexed.bulkDelete(numbers);
  for (const row of await library.segments.toArray()) {
    const dead = numbers.filter((number) => number >= row.first && number <= row.last);
    if (dead.length === 0) continue;
    const all = Uint32Array.from([...row.dead, ...dead]).sort();
    if (all.length < row.count) await library.segments.put({ ...row, dead: all });
    else await dropSegment(library, row.id);
  }
}
