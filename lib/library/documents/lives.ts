import type { Library, StoredDocument } from '@/lib/library/database';
import { lifeId } from '@/lib/library/documents/record-rows';
import { nearRows } from '@/lib/library/near';
import type { RecordId } from '@/lib/library/records';

/** The documents of the deletions of some records, as far as there are any. Most libraries have few, which are neighbours. */
export async function livesOf({ ydocs }: Library, records: readonly RecordId[]): Promise<StoredDocument[]> {
  return (await nearRows(ydocs, records.map(lifeId))).filter((life) => life !== undefined);
}
