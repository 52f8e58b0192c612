import { DONE, type Result } from '@/lib/sync/remotes/remote';
import type { Context } from '@/lib/sync/run/context';
import { changeState, loadState } from '@/lib/sync/state';

/** How long a deleted name stays known as ours: a stale listing may still show it. */
const KNOWN = 7 * 24 * 60 * 60 * 1000;

/** Deletes our objects that a later one contains, and forgets those deleted long ago. */
export async function emptyTrash({ library, remote, now }: Context): Promise<Result<void>> {
  const trash = (await loadState(library))?.trash ?? [];
  const deleted = new Set<string>();
  for (const { name, deletedAt } of trash) {
    if (deletedAt !== undefined) continue;
    const gone = await remote.delete(name);
    if (gone.kind !== 'done') return gone;
    deleted.add(name);
  }
  const time = now();
  const isKnown = (deletedAt: number | undefined) => deletedAt === undefined || Math.abs(time - deletedAt) < KNOWN;
  if (deleted.size === 0 && trash.every(({ deletedAt }) => isKnown(deletedAt))) return DONE;
  await library.transaction('rw', library.meta, () =>
    changeState(library, (state) => ({
      ...state,
      trash: state.trash
        .filter(({ deletedAt }) => isKnown(deletedAt))
        .map((row) => (deleted.has(row.name) ? { name: row.name, deletedAt: time } : row)),
    })),
  );
  return DONE;
}
