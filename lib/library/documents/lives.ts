import type { Library, StoredDocument } from '@/lib/library/database';
import { lifeId } from '@/lib/library/documents/record-rows';
import type { RecordId } from '@/lib/library/records';

/** So many deletions are looked through rather than asked for one by one. */
const FEW = 1000;
const STEP = 500;

/** The documents of deletions that are here, those of some records among them. Most libraries have few: it asks for all at once. */
export async function livesOf({ ydocs }: Library, records: readonly RecordId[]): Promise<StoredDocument[]> {
  const ids = records.map(lifeId).sort();
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  const near = await ydocs.where('id').between(first, last, true, true).limit(FEW).toArray();
  if (near.length < FEW) return near;
  const found: StoredDocument[] = [];
  for (let at = 0; at < ids.length; at += STEP)
    for (const life of await ydocs.bulkGet(ids.slice(at, at + STEP))) if (life) found.push(life);
  return found;
}
