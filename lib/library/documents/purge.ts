import type { Library } from '@/lib/library/database';
import { livesOf } from '@/lib/library/documents/lives';
import { documentTables, lifeId, rowsOf } from '@/lib/library/documents/record-rows';
import { deletedAt, opened } from '@/lib/library/documents/shapes';
import type { RecordId } from '@/lib/library/records';

/*
 * What was deleted long ago goes for good: its document with all its text. Its markers stay, a hundred bytes that say what was known
 * when it was deleted, so that what is known comes back from nowhere and an edit that nobody knew still brings the record back.
 */

/** How long after a deletion what was deleted is kept, so that an edit of a device that comes late finds it: ninety days. */
export const PURGE_MS = 90 * 24 * 3_600_000;

const STEP = 500;

/** Up to so many records that were deleted before a time and lie in no bin any more. */
export async function purgeable(library: Library, before: number, most: number): Promise<RecordId[]> {
  const found: RecordId[] = [];
  for (let after = 'l:'; found.length < most; ) {
    const lives = await library.ydocs.where('id').between(after, 'l;', false).limit(STEP).toArray();
    const ids = lives.filter(({ purged }) => !purged).map(({ id }) => id.slice(2) as RecordId);
    const gone = await Promise.all(ids.map((id) => isPurgeable(library, id, before)));
    found.push(...ids.filter((_, i) => gone[i]));
    const last = lives.at(-1)?.id;
    if (last === undefined) break;
    after = last;
  }
  return found.slice(0, most);
}

/** Purges of some records those that are still deleted and in no bin; which. */
export async function purge(library: Library, ids: readonly RecordId[], before: number): Promise<RecordId[]> {
  return library.transaction('rw', documentTables(library), async () => {
    const purged: RecordId[] = [];
    for (const id of ids) {
      const life = await library.ydocs.get(lifeId(id));
      if (!life || !(await isPurgeable(library, id, before))) continue;
      await library.ydocs.delete(id);
      await library.ydocs.put({ ...life, purged: true });
      purged.push(id);
    }
    return purged;
  });
}

/** Those of some records, or documents, that are purged here. */
export async function purgedOf(library: Library, ids: readonly string[]): Promise<Set<string>> {
  const lives = await livesOf(library, ids as readonly RecordId[]);
  const purged = new Set(lives.filter((life) => life.purged).map(({ id }) => id));
  return new Set(ids.filter((id) => purged.has(lifeId(id as RecordId))));
}

async function isPurgeable(library: Library, id: RecordId, before: number): Promise<boolean> {
  const [state, life] = await library.ydocs.bulkGet([id, lifeId(id)]);
  if (!life || (await rowsOf(library, [id])).has(id)) return false;
  const at = deletedAt(opened(id, state ? [state.state] : []), opened(id, [life.state]));
  return at !== undefined && at < before;
}
