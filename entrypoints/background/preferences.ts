import { liveQuery } from 'dexie';
import type { Library } from '@/lib/library/database';
import { oneAtATime } from '@/lib/library/one-at-a-time';
import { isEqual, type Preferences, preferencesDocument, settlePreferences } from '@/lib/library/preferences';
import { changeSettings, DEFAULTS, preferencesOf, settings, watchSettings, withPreferences } from '@/lib/settings';

/**
 * Keeps the reader's preferences the same on their devices, both ways: at each start, when one is changed here, and when sync
 * brings one. Without a remote they only wait in the library, like a note.
 */
export function sharePreferences(library: Library): void {
  // What is stored between two looks would be taken for a change made here.
  const update = oneAtATime(() => settled(library));
  const settle = () => void update().catch(() => undefined);
  watchSettings(settle);
  // A library that does not open is told elsewhere.
  liveQuery(() => preferencesDocument(library)).subscribe({ next: settle, error: () => undefined });
}

async function settled(library: Library): Promise<void> {
  for (;;) {
    const here = preferencesOf(await settings());
    const given = await settlePreferences(library, here, preferencesOf(DEFAULTS));
    const now = await settings();
    const next = withPreferences(now, { ...preferencesOf(now), ...difference(here, given) });
    if (isEqual(preferencesOf(next), here)) return;
    await changeSettings(next);
  }
}

/** What is given otherwise than it is here: the library may have kept us waiting, and all else may have been chosen anew meanwhile. */
function difference(here: Preferences, given: Preferences): Preferences {
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => here[name] !== value));
}
