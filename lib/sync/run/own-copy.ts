import type { Library } from '@/lib/library/database';
import { type SyncState, tablesOf } from '@/lib/sync/state';
import { open, type SealedObject, type Segment } from '@/lib/sync/vault/segment';

/** Our copy of an object that we sent, with what it holds; undefined where it is gone or no longer what its name promises. */
export async function ownCopy(
  library: Library,
  { vault }: SyncState,
  name: string,
): Promise<(SealedObject & { readonly segment: Segment }) | undefined> {
  const row = await tablesOf(library).ownlog.get(name);
  const segment = row && (await open(vault, name, row.bytes)).segment;
  return segment && { ...row, segment };
}
