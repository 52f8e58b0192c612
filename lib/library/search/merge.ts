import { breathing } from '@/lib/library/breath';
import type { Library } from '@/lib/library/database';
import { joinPostings, type Part } from '@/lib/library/search/postings';
import type { ChunkRow, SegmentRow } from '@/lib/library/search/rows';
import { chunkWriter, type Head } from '@/lib/library/search/segment';
import { dropSegment, putSegment } from '@/lib/library/search/segment-store';
import { saveState, stateOf } from '@/lib/library/search/state';
import { wordsIn } from '@/lib/library/search/vocabulary';

/*
 * Small segments are merged into larger ones, so that an edit costs a small segment, a search few look-ups, and every record is
 * written again only a few times however many there are (a log-structured merge tree).
 */

/** So many segments of about one size become one; a size is so many times the one below. */
const FAN = 8;
const SMALLEST = 100;
/**
 * As many become one at most. While more records wait no fewer do: then each record is written again twice, not three times, and a
 * search meanwhile has not a thousand small segments to look into.
 */
export const MOST_AT_ONCE = 64;

/**
 * Which neighbours are to be merged, as places in the order of their numbers, `end` exclusive; undefined where all is well, or fewer
 * than `least` are of one size. A segment that is half dead is written anew by itself.
 */
export function dueForMerge(
  segments: readonly Pick<SegmentRow, 'count' | 'dead'>[],
  least = FAN,
): { start: number; end: number } | undefined {
  const wasted = segments.findIndex(({ count, dead }) => 2 * dead.length > count);
  if (wasted >= 0) return { start: wasted, end: wasted + 1 };
  const levels = segments.map(({ count, dead }) =>
    Math.floor(Math.log2(Math.max(count - dead.length, SMALLEST) / SMALLEST) / Math.log2(FAN)),
  );
  for (const level of new Set(levels.toReversed())) {
    const start = levels.findLastIndex((each) => each > level) + 1;
    const alike = levels.slice(start).filter((each) => each === level);
    if (alike.length >= least) return { start, end: Math.min(segments.length, start + MOST_AT_ONCE) };
  }
  return undefined;
}

/** One of the segments that become one. */
interface Input extends SegmentRow {
  readonly head: Head;
  /** The number in the new segment of each record; -1 of one that is dead. */
  readonly moved: Int32Array;
  readonly isAnyDead: boolean;
}

/**
 * Merges what is due; true where something was. The new segment is written beside the old ones, a chunk at a time, and takes their
 * place in one transaction: what was stopped before is cleared away at the next.
 */
export async function mergeSegments(library: Library, least = FAN): Promise<boolean> {
  const begun = await begin(library, least);
  if (!begun) return false;
  const { id, inputs } = begun;
  const writer = chunkWriter();
  let written = 0;
  const flush = async (chunks: readonly Uint8Array[]) => {
    await library.chunks.bulkPut(chunks.map((bytes, i): ChunkRow => ({ segment: id, index: written + i, bytes })));
    written += chunks.length;
  };
  const sources = inputs.map((input) => sourceOf(library, input));
  for (const source of sources) await source.goOn();
  const breath = breathing();
  for (let term = leastOf(sources); term !== undefined; term = leastOf(sources)) {
    // Only what has to be waited for is: there are as many words here as in all segments together.
    const resting = breath();
    if (resting) await resting;
    const here = sources.filter((source) => source.term === term);
    writer.add(term, (out) => joinPostings(out, here));
    for (const source of here) {
      const reading = source.goOn();
      if (reading) await reading;
    }
    const full = writer.full();
    if (full.length > 0) await flush(full);
  }
  const { vocabulary, chunks } = writer.take();
  await flush(chunks);
  await finish(library, id, inputs, { ...joinedHead(inputs), vocabulary }, written);
  return true;
}

/** Chooses what to merge and reads it, under an id for what comes of it. */
async function begin(library: Library, least: number): Promise<{ id: number; inputs: Input[] } | undefined> {
  const { segments, heads, chunks, meta } = library;
  return library.transaction('rw', [segments, heads, chunks, meta], async () => {
    const all = (await segments.toArray()).sort((a, b) => a.first - b.first);
    const due = dueForMerge(all, least);
    const state = due && (await stateOf(library));
    if (!state) return undefined;
    const rows = all.slice(due.start, due.end);
    const known = new Set(all.map(({ id }) => id));
    const keys = await chunks.toCollection().primaryKeys();
    await chunks.bulkDelete(keys.filter(([segment]) => !known.has(segment)));
    const found = await heads.bulkGet(rows.map(({ id }) => id));
    await saveState(library, { ...state, segment: state.segment + 1 });
    let count = 0;
    const inputs = rows.map((row, i): Input => {
      const { head } = found[i] as { head: Head };
      const moved = movedTo(head.numbers, row.dead, count);
      count += row.count - row.dead.length;
      return { ...row, head, moved, isAnyDead: row.dead.length > 0 };
    });
    return { id: state.segment, inputs };
  });
}

/** Puts the new segment in the place of the old ones, unless another window has merged them meanwhile. */
async function finish(library: Library, id: number, inputs: readonly Input[], head: Head, written: number) {
  const { segments, heads, chunks, meta } = library;
  await library.transaction('rw', [segments, heads, chunks, meta], async () => {
    const state = await stateOf(library);
    const rows = await segments.bulkGet(inputs.map((input) => input.id));
    const own = chunks.where('[segment+index]').between([id, 0], [id, Number.POSITIVE_INFINITY]);
    if (!state || rows.includes(undefined) || (await own.count()) !== written) {
      await own.delete();
      return;
    }
    for (const row of inputs) await dropSegment(library, row.id);
    // Some may have died since the merge began.
    const dead = inputs.flatMap((input, i) => {
      const before = new Set(input.dead);
      return [...(rows[i] as SegmentRow).dead].filter((number) => !before.has(number));
    });
    if (head.numbers.length > 0) await putSegment(library, id, { head, chunks: [] }, Uint32Array.from(dead));
    await saveState(library, state);
  });
}

/** The words of a segment with their postings, in order, one chunk in memory. */
interface Source extends Part {
  /** The word that it has come to; undefined at its end. */
  term: string | undefined;
  bytes: Uint8Array;
  /** Goes on to the next word; to be waited for where that is in another chunk. */
  goOn(): Promise<void> | undefined;
}

function sourceOf({ chunks }: Library, { id, head, moved, isAnyDead }: Input): Source {
  const words = wordsIn(head.vocabulary);
  let row: ChunkRow | undefined;
  const source: Source = {
    term: undefined,
    bytes: new Uint8Array(),
    moved,
    isAnyDead,
    goOn() {
      const { value } = words.next();
      source.term = value?.term;
      if (!value) return undefined;
      const { chunk, offset, length } = value;
      const take = (from: ChunkRow | undefined) => {
        if (!from) throw new Error('a chunk of the index is missing');
        row = from;
        source.bytes = from.bytes.subarray(offset, offset + length);
      };
      if (row?.index !== chunk) return chunks.get([id, chunk]).then(take);
      take(row);
      return undefined;
    },
  };
  return source;
}

function leastOf(sources: readonly Source[]): string | undefined {
  let least: string | undefined;
  for (const { term } of sources) if (term !== undefined && (least === undefined || term < least)) least = term;
  return least;
}

/** The number in the new segment of each record, counted from one on; -1 of one that is dead. All of them ascend, and so do the dead. */
function movedTo(numbers: Uint32Array, dead: Uint32Array, from: number): Int32Array {
  const moved = new Int32Array(numbers.length);
  let [place, next] = [from, 0];
  for (let i = 0; i < numbers.length; i += 1) {
    const isDead = numbers[i] === dead[next];
    if (isDead) next += 1;
    moved[i] = isDead ? -1 : place++;
  }
  return moved;
}

function joinedHead(inputs: readonly Input[]): Omit<Head, 'vocabulary'> {
  const count = inputs.reduce((sum, { count: all, dead }) => sum + all - dead.length, 0);
  const numbers = new Uint32Array(count);
  const times = new Float64Array(count);
  const starts = new Uint32Array(count + 1);
  for (const { head, moved } of inputs)
    for (let i = 0; i < moved.length; i += 1) {
      const place = moved[i] as number;
      if (place < 0) continue;
      numbers[place] = head.numbers[i] as number;
      times[place] = head.times[i] as number;
      starts[place + 1] = (starts[place] as number) + (head.starts[i + 1] as number) - (head.starts[i] as number);
    }
  return { numbers, times, starts };
}
