import { PURGE_MS, purge, purgeable } from '@/lib/library/documents/purge';
import { retiredDevices } from '@/lib/sync/devices';
import type { Context } from '@/lib/sync/run/context';
import { changeState, loadState, type Purging, type SyncState } from '@/lib/sync/state';
import type { Segment } from '@/lib/sync/vault/segment';

/*
 * When what was deleted may go: ninety days after, once every device that has not left has said that it has seen all that was known
 * here when this was asked, the deletion among it. A device that stays away is waited for; one that has left comes back with all it
 * has, and then meets the markers.
 */

const FRESH: Purging = { told: {}, news: {}, unsaid: false, saidAt: 0, sweep: [] };

const DAY = 24 * 60 * 60 * 1000;
/** Whoever has nothing to send says once a week what was seen. */
const WEEK = 7 * DAY;
/** After so long nobody believes that a device is only asleep. */
const AWAY = 30 * DAY;
const MOST_AT_ONCE = 200;

/** What is remembered once a segment of another device was taken in. */
export function heard({ known, purging = FRESH }: SyncState, { device, from, to, seen, updates }: Segment): Purging {
  const isNew = updates.length > 0 && !known[device]?.some(([first, last]) => first <= from && to <= last);
  return {
    ...purging,
    told: { ...purging.told, [device]: later(purging.told[device], seen) },
    news: isNew ? later(purging.news, { [device]: to }) : purging.news,
    unsaid: purging.unsaid || isNew,
  };
}

/** What is remembered once a segment of ours was sealed: with news or without, and with what we have seen or without. */
export function said(
  { device, purging = FRESH }: SyncState,
  seq: number,
  isNews: boolean,
  isAll: boolean,
  now: number,
) {
  const news = isNews ? later(purging.news, { [device]: seq }) : purging.news;
  return { ...purging, news, ...(isAll ? { unsaid: false, saidAt: now } : {}) };
}

/** Whether others wait to hear what we have seen, though there is nothing to send. */
export function isToBeSaid({ purging }: SyncState, now: number): boolean {
  return purging?.unsaid === true && Math.abs(now - purging.saidAt) >= WEEK;
}

/** Looks once a day what may go, and purges it once everybody knows. Call it when all that is ours was sent. */
export async function purgeKnown({ library, now }: Context): Promise<void> {
  const state = await loadState(library);
  if (!state || (await library.pending.count()) + (await library.outbox.count()) > 0) return;
  const { purging = FRESH } = state;
  const { asked } = purging;
  const time = now();
  const before = time - PURGE_MS;
  if (asked && asked.ids.length > 0) {
    if (waitedFor(state, await retiredDevices(library)).length > 0) return;
    const gone = await purge(library, asked.ids, before);
    const sweep = gone.length > 0 ? state.own.map(({ name }) => name) : purging.sweep;
    await remember(library, { sweep, asked: { at: time, ids: [], news: {} } });
  } else if (!asked || Math.abs(time - asked.at) >= DAY) {
    const ids = await purgeable(library, before, MOST_AT_ONCE);
    await remember(library, { asked: { at: time, ids, news: purging.news } });
  }
}

/**
 * The devices for which what is to go has waited so long that they must be away: one in use says what it has seen within a week.
 * Only the reader knows whether it comes back.
 */
export function longAway(state: SyncState, retired: ReadonlySet<string>, now: number): string[] {
  const at = state.purging?.asked?.at;
  return at !== undefined && Math.abs(now - at) >= AWAY ? waitedFor(state, retired) : [];
}

/** The devices that have not said that they have seen what everybody must have seen before anything goes. */
function waitedFor({ device: own, known, purging }: SyncState, retired: ReadonlySet<string>): string[] {
  const { asked, told = {} } = purging ?? {};
  if (!asked || asked.ids.length === 0) return [];
  return Object.keys(known).filter(
    (device) => !retired.has(device) && device !== own && !hasSeen(told[device], asked.news, device),
  );
}

async function remember(library: Context['library'], change: Partial<Purging>): Promise<void> {
  await library.transaction('rw', library.meta, () =>
    changeState(library, (state) => ({ ...state, purging: { ...FRESH, ...state.purging, ...change } })),
  );
}

function hasSeen(told: Purging['news'] | undefined, news: Purging['news'], device: string): boolean {
  return Object.entries(news).every(([author, seq]) => author === device || (told?.[author] ?? 0) >= seq);
}

/** For each device the later of two numbers. */
export function later(one: Purging['news'] = {}, other: Purging['news']): Purging['news'] {
  const numbers = { ...one };
  for (const [device, seq] of Object.entries(other)) numbers[device] = Math.max(numbers[device] ?? 0, seq);
  return numbers;
}
