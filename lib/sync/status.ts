import type { Library } from '@/lib/library/database';
import { loadAccount, originOf } from '@/lib/sync/account';
import { deviceNames, retiredDevices } from '@/lib/sync/devices';
import { type Journal, loadJournal } from '@/lib/sync/journal';
import { longAway } from '@/lib/sync/run/purging';
import type { Trouble } from '@/lib/sync/schedule';
import { loadState } from '@/lib/sync/state';

/** A device that writes into the vault; without a name where it has not told it yet. */
interface SyncDevice {
  readonly id: string;
  readonly name?: string;
  readonly isThis: boolean;
  /** When something new of it last came; absent for this one. */
  readonly heardAt?: number;
  /** It stays away, and what was deleted more than ninety days ago cannot go before it knows. */
  readonly holdsUp?: true;
  /** The remote has lost or damaged something of it, which it puts back when it comes; others do once nobody waits for it. */
  readonly lacks?: true;
}

/** How sync is, as the reader is told. No key and no password stands in it. */
export type SyncStatus =
  | { readonly kind: 'off' }
  | {
      readonly kind: 'on';
      readonly place: 'webdav' | 's3' | 'couchdb' | 'folder';
      /** Host, or the folder's name. */
      readonly where: string;
      /** The pattern that the browser must allow; absent for a folder. */
      readonly origin?: string;
      readonly paused: boolean;
      readonly running: boolean;
      readonly syncedAt?: number;
      /** When it tries again by itself, where something went wrong. */
      readonly retryAt?: number;
      /** Changes that no segment carries yet, and sealed ones on their way. */
      readonly waiting: number;
      readonly devices: readonly SyncDevice[];
      readonly trouble?: Trouble;
      readonly report?: Journal['report'];
      /** Devices of the report that write no more. */
      readonly gone: readonly string[];
      readonly revived: number;
      readonly sent: number;
    };

/** The status while sync is set up. */
export type SyncOn = Extract<SyncStatus, { kind: 'on' }>;

/** Reads how sync is, for a live query. */
export async function syncStatus(library: Library, now = Date.now()): Promise<SyncStatus> {
  const [account, state] = [await loadAccount(library), await loadState(library)];
  if (!account || !state) return { kind: 'off' };
  const { running, syncedAt, notBefore, trouble, report, revived, sent, heard } = await loadJournal(library);
  const { place, paused } = account;
  const origin = originOf(place);
  const names = await deviceNames(library);
  const retired = await retiredDevices(library);
  const known = Object.keys(state.known).filter((id) => !retired.has(id));
  // While all is sent anew, what has not become pending yet waits too.
  const after = state.reemit;
  const rest = after === undefined ? 0 : await library.ydocs.where('id').above(after).count();
  const away = new Set(longAway(state, retired, now));
  const lacking = new Set(report ? lackingOf(report) : []);
  const there = [...lacking].filter((id) => !retired.has(id));
  const ids = [...new Set([state.device, ...names.keys(), ...known, ...there])];
  return {
    kind: 'on',
    place: place.kind,
    where: place.kind === 'folder' ? place.handle.name : place.url.host,
    ...(origin ? { origin } : {}),
    paused,
    running,
    ...(syncedAt === undefined ? {} : { syncedAt }),
    ...(trouble ? { trouble, retryAt: notBefore } : {}),
    waiting: rest + (await library.pending.count()) + (await library.outbox.count()),
    devices: ids.map((id) => ({
      ...deviceOf(id, id === state.device, names.get(id), heard[id]?.at),
      ...(away.has(id) ? { holdsUp: true } : {}),
      ...(lacking.has(id) && id !== state.device ? { lacks: true } : {}),
    })),
    ...(report ? { report } : {}),
    gone: [...lacking].filter((id) => retired.has(id)),
    revived,
    sent,
  };
}

/** The devices of which something is missing, or there and damaged. */
function lackingOf({ withheld, unreadable }: NonNullable<Journal['report']>): string[] {
  const damaged = unreadable.filter(({ problem }) => problem === 'damaged' || problem === 'too-large');
  return [...withheld, ...damaged.map(({ device }) => device)];
}

function deviceOf(id: string, isThis: boolean, name: string | undefined, heardAt: number | undefined): SyncDevice {
  return { id, isThis, ...(name ? { name } : {}), ...(heardAt === undefined || isThis ? {} : { heardAt }) };
}
