import type { Library } from '@/lib/library/database';
import { type Account, loadAccount, originOf } from '@/lib/sync/account';
import { prefix } from '@/lib/sync/coverage';
import { nameDevice, retireDevice } from '@/lib/sync/devices';
import { changeJournal, type Journal, loadJournal } from '@/lib/sync/journal';
import type { Place } from '@/lib/sync/remotes/place';
import type { Remote } from '@/lib/sync/remotes/remote';
import { sync } from '@/lib/sync/run/sync';
import { type Ending, isDue, nextRun, settle, type Trigger } from '@/lib/sync/schedule';
import { leave, loadState, type SyncState } from '@/lib/sync/state';
import { reasonOf } from '@/lib/text/reason';

/** So long a device that leaves tries to tell the others, in milliseconds. */
const FAREWELL = 20_000;

/** What a run needs of the world around it. */
export interface Surroundings {
  readonly library: Library;
  open(place: Place): Remote;
  /** Whether the browser lets the extension reach an origin. */
  permitted(origin: string): Promise<boolean>;
  now(): number;
  random(): number;
  pause(): Promise<void>;
}

/**
 * Runs sync if it is due, and writes down how it went. When it is to run again: a time, or undefined where sync is off, paused or
 * waits for the reader. Call it one at a time.
 */
export async function runSync(around: Surroundings, trigger: Trigger): Promise<number | undefined> {
  const { library, now } = around;
  const account = await loadAccount(library);
  if (!account || account.paused) return undefined;
  const journal = await loadJournal(library);
  if (!isDue(journal, trigger, now())) return nextRun(journal);
  await changeJournal(library, (journal) => ({ ...journal, running: true }));
  const ending = await run(around, account);
  const state = await loadState(library);
  // Left meanwhile: nothing is to be written down.
  if (!state) return undefined;
  await changeJournal(library, (journal) => ended(journal, ending, state, around));
  return nextRun(await loadJournal(library));
}

/**
 * Tells the other devices that nobody writes here any more, as far as the remote can be reached now, and leaves: keys, passwords
 * and all that sync remembers are gone from this device. Call it while no run is under way.
 */
export async function depart(around: Surroundings): Promise<void> {
  const { library, now } = around;
  const [account, state] = [await loadAccount(library), await loadState(library)];
  if (account && state) {
    await retireDevice(library, state.device);
    const remote = await reach(around, account);
    const until = now() + FAREWELL;
    const pause = async () => {
      if (now() > until) throw new Error('too much waits');
      await around.pause();
    };
    if (remote) await sync({ library, remote, now, pause }).catch(() => undefined);
  }
  await leave(library);
}

/** A remote whose objects are counted before they are sent, so that the count is never less than the truth. */
export function counted(remote: Remote, count: (bytes: number) => Promise<void>): Remote {
  return {
    prepare: () => remote.prepare(),
    list: (cursor) => remote.list(cursor),
    get: (name) => remote.get(name),
    delete: (name) => remote.delete(name),
    async put(name, bytes) {
      await count(bytes.length);
      return remote.put(name, bytes);
    },
  };
}

/** Counts in the journal what is given to a remote. */
export function countSent(library: Library): (bytes: number) => Promise<void> {
  return (bytes) => changeJournal(library, (journal) => ({ ...journal, sent: journal.sent + bytes }));
}

/** The account's remote, of which the journal counts what it is given; undefined where the browser does not let us reach it. */
async function reach({ library, open, permitted }: Surroundings, { place }: Account): Promise<Remote | undefined> {
  const origin = originOf(place);
  if (origin !== undefined && !(await permitted(origin))) return undefined;
  return counted(open(place), countSent(library));
}

async function run(around: Surroundings, account: Account): Promise<Ending> {
  const { library, now, pause } = around;
  try {
    const remote = await reach(around, account);
    if (!remote) return { kind: 'no-permission' };
    const before = (await loadState(library))?.device;
    if (before !== undefined) await nameDevice(library, before, account.name);
    const ending = await sync({ library, remote, now, pause });
    // Where a copy of this profile wrote under our name we have a new one.
    const after = (await loadState(library))?.device;
    if (after !== undefined && after !== before) await nameDevice(library, after, account.name);
    return ending;
  } catch (thrown) {
    return { kind: 'failed', reason: reasonOf(thrown) };
  }
}

function ended(journal: Journal, ending: Ending, state: SyncState, { now, random }: Surroundings): Journal {
  const { trouble: _, ...rest } = journal;
  const next = {
    ...rest,
    ...settle(journal, ending, now(), random()),
    running: false,
    heard: heard(journal, state, now()),
  };
  if (ending.kind !== 'synced') return next;
  const { revived, received: __, repaired: ___, ...report } = ending.report;
  return { ...next, syncedAt: now(), report, revived: journal.revived + revived.length };
}

function heard(journal: Journal, { known }: SyncState, now: number): Journal['heard'] {
  return Object.fromEntries(
    Object.entries(known).map(([device, coverage]) => {
      const upTo = prefix(coverage);
      const last = journal.heard[device];
      return [device, last && last.upTo >= upTo ? last : { at: now, upTo }];
    }),
  );
}
