import type { ListedObject, Result } from '@/lib/sync/remotes/remote';
import type { Context } from '@/lib/sync/run/context';
import { changeState, loadState, type SyncState, same, tablesOf } from '@/lib/sync/state';
import { open, type SealedObject } from '@/lib/sync/vault/segment';

/** How long a copy is trusted that was right once. */
const TRUST = 7 * 24 * 60 * 60 * 1000;

/** Puts back what the remote lost or cut of our own: the same bytes under the same name. How many. */
export async function repair(
  { library, remote, pause }: Context,
  listing: readonly ListedObject[],
): Promise<Result<number>> {
  const listed = new Map(listing.map(({ name, size }) => [name, size]));
  const state = await loadState(library);
  let repaired = 0;
  for (const { name, size } of state?.own ?? []) {
    if (listed.has(name) && (listed.get(name) ?? size) === size) continue;
    const row = state && (await wholeCopy({ library }, state, name));
    if (!row) continue;
    const put = await remote.put(name, row.bytes);
    if (put.kind !== 'done') return put;
    repaired += 1;
    await pause();
  }
  return { kind: 'done', value: repaired };
}

/**
 * Reads back the one object of ours that was not looked at for longest, once its week is over: a size shows no flipped bit. Where it is our
 * own copy that was damaged, this is mended from the remote.
 */
export async function verify({ library, remote, now }: Context): Promise<Result<number>> {
  const state = await loadState(library);
  const [oldest] = [...(state?.own ?? [])].sort((a, b) => a.verifiedAt - b.verifiedAt);
  if (!state || !oldest || Math.abs(now() - oldest.verifiedAt) < TRUST) return { kind: 'done', value: 0 };
  const [row, back] = [await wholeCopy({ library }, state, oldest.name), await remote.get(oldest.name)];
  if (back.kind !== 'done' && back.kind !== 'absent' && back.kind !== 'too-large') return back;
  const right = !row || (back.kind === 'done' && same(back.value, row.bytes));
  if (!right) {
    const put = await remote.put(row.name, row.bytes);
    if (put.kind !== 'done') return put;
  }
  if (!row && back.kind === 'done' && (await open(state.vault, oldest.name, back.value)).segment)
    await tablesOf(library).ownlog.put({ name: oldest.name, bytes: back.value });
  await library.transaction('rw', library.meta, () =>
    changeState(library, (state) => ({
      ...state,
      own: state.own.map((object) => (object.name === oldest.name ? { ...object, verifiedAt: now() } : object)),
    })),
  );
  return { kind: 'done', value: right ? 0 : 1 };
}

/** Our copy of an object that we sent; undefined where it is not what its name promises, and no better than what the remote may have. */
async function wholeCopy(
  { library }: Pick<Context, 'library'>,
  { vault }: SyncState,
  name: string,
): Promise<SealedObject | undefined> {
  const row = await tablesOf(library).ownlog.get(name);
  return row && (await open(vault, name, row.bytes)).segment ? row : undefined;
}
