import { browser } from 'wxt/browser';
import { copyLibrary } from '@/lib/library/backup/copy';
import { copyFolder } from '@/lib/library/backup/copy-folder';
import type { Library } from '@/lib/library/database';

const ALARM = 'copy';
const FIRST_MINUTES = 2;
const EVERY_MINUTES = 20;

/** Copies the library from time to time while something changes, also where the background sleeps in between. */
export function keepCopies(library: Library): void {
  void keepAlarm();
  // One copy after the other. One that fails (a full disk) leaves the last as it is, and the next comes.
  let last: Promise<void> = Promise.resolve();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) last = last.then(() => copyLibrary(library, copyFolder())).catch(() => undefined);
  });
}

/** Set anew at each start it would always be due in two minutes, and the background woken every two. Firefox forgets it on closing. */
async function keepAlarm(): Promise<void> {
  if (await browser.alarms.get(ALARM)) return;
  await browser.alarms.create(ALARM, { delayInMinutes: FIRST_MINUTES, periodInMinutes: EVERY_MINUTES });
}
