import { Dexie } from 'dexie';
import { browser } from 'wxt/browser';
import type { Library } from '@/lib/library/database';
import { loadAccount } from '@/lib/sync/account';
import { AFTER_EDIT } from '@/lib/sync/schedule';

/** The alarms by which the background syncs: when the next run is due, and half a minute after the last edit. */
export const SYNC_ALARM = 'sync';
export const EDIT_ALARM = 'sync-edit';

/**
 * Has sync run half a minute after the last edit in this window, the background's own among them. An alarm wakes the background,
 * which may be asleep; where sync is off, nothing is woken.
 */
export function followEdits(library: Library): void {
  let planned = false;
  library.pending.hook('creating', () => {
    // A thousand rows of one transaction are one edit; a transaction that fails is an alarm too many, which harms nobody.
    if (planned) return;
    planned = true;
    setTimeout(() => {
      planned = false;
      void Dexie.ignoreTransaction(() => wake(library)).catch(() => undefined);
    });
  });
}

async function wake(library: Library): Promise<void> {
  const account = await loadAccount(library);
  if (account && !account.paused) await browser.alarms.create(EDIT_ALARM, { when: Date.now() + AFTER_EDIT });
}
