import type { Library } from '@/lib/library/database';
import type { SegmentRow } from '@/lib/library/search/rows';
import type { Segment } from '@/lib/library/search/segment';

/** Writes a segment under its id, with its records alive but for the dead. */
export async function putSegment(library: Library, id: number, { head, chunks }: Segment, dead = new Uint32Array()) {
  const { numbers } = head;
  const row: SegmentRow = {
    id,
    first: numbers[0] as number,
    last: numbers.at(-1) as number,
    count: numbers.length,
    dead,
  };
  await library.segments.put(row);
  await library.heads.put({ segment: id, head });
  await library.chunks.bulkPut(chunks.map((bytes, index) => ({ segment: id, index, bytes })));
}

/** Takes a segment away with all that is its. */
export async function dropSegment({ segments, heads, chunks }: Library, id: number): Promise<void> {
  await segments.delete(id);
  await heads.delete(id);
  await chunks.where('[segment+index]').between([id, 0], [id, Number.POSITIVE_INFINITY]).delete();
}
