import { type Coverage, cover, prefix } from '@/lib/sync/coverage';
import type { ListedObject } from '@/lib/sync/remotes/remote';
import type { Context } from '@/lib/sync/run/context';
import { replacedOf } from '@/lib/sync/run/replacing';
import { changeState, loadState } from '@/lib/sync/state';
import { parseName } from '@/lib/sync/vault/segment';

/** How long a listing may lag behind: its author may be putting objects together while we look. */
const GRACE = 60 * 60 * 1000;

/**
 * The devices of which the listing lacks numbers that somebody has seen: the remote lost or withholds data, or was set back to an
 * older copy. Remembers since when.
 */
export async function withheld({ library, now }: Context, listing: readonly ListedObject[]): Promise<string[]> {
  const state = await loadState(library);
  if (!state) return [];
  const listed = new Map<string, Coverage>();
  for (const { name } of listing) {
    const range = parseName(name);
    if (range) listed.set(range.device, cover(listed.get(range.device) ?? [], range.from, range.to));
  }
  const time = now();
  const missing = Object.fromEntries(
    Object.entries(state.claimed)
      .filter(([device, seq]) => {
        const shown = cover(listed.get(device) ?? [], 1, replacedOf(state, device));
        return device !== state.device && prefix(shown) < seq;
      })
      .map(([device]) => [device, Math.min(state.missing[device] ?? time, time)]),
  );
  if (JSON.stringify(missing) !== JSON.stringify(state.missing))
    await library.transaction('rw', library.meta, () => changeState(library, (now) => ({ ...now, missing })));
  return Object.keys(missing).filter((device) => time - (missing[device] ?? time) >= GRACE);
}
