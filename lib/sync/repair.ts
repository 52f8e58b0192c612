import type { Context } from '@/lib/sync/context';
import type { Answer, ListedObject } from '@/lib/sync/remotes/remote';
import { same, tablesOf } from '@/lib/sync/state';

/** How long a copy is trusted that was right once. */
const TRUST = 7 * 24 * 60 * 60 * 1000;

/** Puts back what the remote lost or cut of our own: the same bytes under the same name. How many. */
export async function repair(
  { library, remote, pause }: Context,
  listing: readonly ListedObject[],
): Promise<Answer<number>> {
  const listed = new Map(listing.map(({ name, size }) => [name, size]));
  let repaired = 0;
  for (const { name, bytes } of await tablesOf(library).ownlog.toArray()) {
    if (listed.has(name) && (listed.get(name) ?? bytes.length) === bytes.length) continue;
    const put = await remote.put(name, bytes);
    if (put.kind !== 'done') return put;
    repaired += 1;
    await pause();
  }
  return { kind: 'done', value: repaired };
}

/** Reads back the one object of ours that was not looked at for longest, once its week is over: a size shows no flipped bit. */
export async function verify({ library, remote, now }: Context): Promise<Answer<number>> {
  const { ownlog } = tablesOf(library);
  const [oldest] = (await ownlog.toArray()).sort((a, b) => a.verifiedAt - b.verifiedAt);
  if (!oldest || Math.abs(now() - oldest.verifiedAt) < TRUST) return { kind: 'done', value: 0 };
  const back = await remote.get(oldest.name);
  if (back.kind !== 'done' && back.kind !== 'absent' && back.kind !== 'too-large') return back;
  const right = back.kind === 'done' && same(back.value, oldest.bytes);
  if (!right) {
    const put = await remote.put(oldest.name, oldest.bytes);
    if (put.kind !== 'done') return put;
  }
  await ownlog.update(oldest.name, { verifiedAt: now() });
  return { kind: 'done', value: right ? 0 : 1 };
}
