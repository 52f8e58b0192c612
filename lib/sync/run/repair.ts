import type { ListedObject, Result } from '@/lib/sync/remotes/remote';
import type { Context } from '@/lib/sync/run/context';
import { changeState, loadState, same, tablesOf } from '@/lib/sync/state';

/** How long a copy is trusted that was right once. */
const TRUST = 7 * 24 * 60 * 60 * 1000;

/** Puts back what the remote lost or cut of our own: the same bytes under the same name. How many. */
export async function repair(
  { library, remote, pause }: Context,
  listing: readonly ListedObject[],
): Promise<Result<number>> {
  const listed = new Map(listing.map(({ name, size }) => [name, size]));
  let repaired = 0;
  for (const { name, size } of (await loadState(library))?.own ?? []) {
    if (listed.has(name) && (listed.get(name) ?? size) === size) continue;
    const row = await tablesOf(library).ownlog.get(name);
    if (!row) continue;
    const put = await remote.put(name, row.bytes);
    if (put.kind !== 'done') return put;
    repaired += 1;
    await pause();
  }
  return { kind: 'done', value: repaired };
}

/** Reads back the one object of ours that was not looked at for longest, once its week is over: a size shows no flipped bit. */
export async function verify({ library, remote, now }: Context): Promise<Result<number>> {
  const [oldest] = [...((await loadState(library))?.own ?? [])].sort((a, b) => a.verifiedAt - b.verifiedAt);
  if (!oldest || Math.abs(now() - oldest.verifiedAt) < TRUST) return { kind: 'done', value: 0 };
  const [row, back] = [await tablesOf(library).ownlog.get(oldest.name), await remote.get(oldest.name)];
  if (back.kind !== 'done' && back.kind !== 'absent' && back.kind !== 'too-large') return back;
  const right = !row || (back.kind === 'done' && same(back.value, row.bytes));
  if (!right) {
    const put = await remote.put(row.name, row.bytes);
    if (put.kind !== 'done') return put;
  }
  await library.transaction('rw', library.meta, () =>
    changeState(library, (state) => ({
      ...state,
      own: state.own.map((object) => (object.name === oldest.name ? { ...object, verifiedAt: now() } : object)),
    })),
  );
  return { kind: 'done', value: right ? 0 : 1 };
}
