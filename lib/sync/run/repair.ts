import { same } from '@/lib/sync/bytes';
import type { ListedObject, Result } from '@/lib/sync/remotes/remote';
import type { Context } from '@/lib/sync/run/context';
import { ownCopy } from '@/lib/sync/run/own-copy';
import { changeState, loadState, tablesOf } from '@/lib/sync/state';
import { open } from '@/lib/sync/vault/segment';

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
    const copy = state && (await ownCopy(library, state, name));
    if (!copy) continue;
    const put = await remote.put(name, copy.bytes);
    if (put.kind !== 'done') return put;
    repaired += 1;
    await pause();
  }
  return { kind: 'done', value: repaired };
}

/**
 * Reads back the one object of ours that was not looked at for longest, once its week is over: a size shows no flipped bit. What
 * is not right there is put back; a copy of ours that is not right is mended from there.
 */
export async function verify({ library, remote, now }: Context): Promise<Result<number>> {
  const state = await loadState(library);
  const [oldest] = [...(state?.own ?? [])].sort((a, b) => a.verifiedAt - b.verifiedAt);
  if (!state || !oldest || Math.abs(now() - oldest.verifiedAt) < TRUST) return { kind: 'done', value: 0 };
  const { name } = oldest;
  const [copy, back] = [await ownCopy(library, state, name), await remote.get(name)];
  if (back.kind !== 'done' && back.kind !== 'absent' && back.kind !== 'too-large') return back;
  const isWrong = copy !== undefined && !(back.kind === 'done' && same(back.value, copy.bytes));
  if (isWrong) {
    const put = await remote.put(name, copy.bytes);
    if (put.kind !== 'done') return put;
  } else if (!copy && back.kind === 'done' && (await open(state.vault, name, back.value)).segment)
    await tablesOf(library).ownlog.put({ name, bytes: back.value });
  await library.transaction('rw', library.meta, () =>
    changeState(library, (state) => ({
      ...state,
      own: state.own.map((object) => (object.name === name ? { ...object, verifiedAt: now() } : object)),
    })),
  );
  return { kind: 'done', value: isWrong ? 1 : 0 };
}
