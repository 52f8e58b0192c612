import { browser } from 'wxt/browser';
import type { Library } from '@/lib/library/database';
import { loadAccount } from '@/lib/sync/account';
import { loadJournal } from '@/lib/sync/journal';
import { openRemote } from '@/lib/sync/remotes/place';
import { runSync, type Surroundings } from '@/lib/sync/runs';
import { nextRun, type Trigger } from '@/lib/sync/schedule';
import { EDIT_ALARM, SYNC_ALARM } from '@/lib/sync/wake';
import { stayingAwake } from '../awake';

/** A run that was killed is taken up again so soon. */
const RESUME_MS = 60_000;

/** Keeps sync running by itself, also where the background sleeps in between: alarms outlive it. */
export function keepSyncing(library: Library): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC_ALARM || name === EDIT_ALARM) beginRun(library, 'alarm');
  });
  browser.runtime.onStartup.addListener(() => beginRun(library, 'startup'));
  // As far as the background is awake then: otherwise the alarm or a page of ours comes to it.
  globalThis.addEventListener?.('online', async () => {
    if ((await loadJournal(library)).trouble?.kind === 'offline') beginRun(library, 'reader');
  });
  // Firefox forgets alarms when it closes.
  void (async () => {
    const [account, alarm] = [await loadAccount(library), await browser.alarms.get(SYNC_ALARM)];
    const next = nextRun(await loadJournal(library));
    if (account && !account.paused && !alarm && next !== undefined) await wakeAt(next);
  })().catch(() => undefined);
}

/** Begins a run without waiting for it. */
export function beginRun(library: Library, trigger: Trigger): void {
  void run(library, trigger);
}

/** Has no run begin by itself any more. */
export async function stopRuns(): Promise<void> {
  await browser.alarms.clear(SYNC_ALARM);
}

/** One at a time, in whatever context. */
export function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request('sync', work) as Promise<Value>;
}

/** What a run needs of the browser. */
export function surroundings(library: Library): Surroundings {
  const stayAwake = stayingAwake();
  return {
    library,
    open: openRemote,
    permitted: (origin) => browser.permissions.contains({ origins: [origin] }),
    now: () => Date.now(),
    random: () => Math.random(),
    async pause() {
      await stayAwake();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

async function run(library: Library, trigger: Trigger): Promise<void> {
  await alone(async () => {
    const account = await loadAccount(library);
    if (!account || account.paused) return;
    // Where this run is killed, the alarm takes it up again.
    await wakeAt(Date.now() + RESUME_MS);
    const next = await runSync(surroundings(library), trigger);
    if (next === undefined) await stopRuns();
    else await wakeAt(next);
  }).catch(() => undefined);
}

async function wakeAt(when: number): Promise<void> {
  await browser.alarms.create(SYNC_ALARM, { when: Math.max(when, Date.now() + 1000) });
}
