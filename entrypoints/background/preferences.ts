import { liveQuery } from 'dexie';
import type { Library } from '@/lib/library/database';
import { type Preferences, preferencesDocument, settlePreferences } from '@/lib/library/preferences';
import { changeSettings, DEFAULTS, preferencesOf, settings, watchSettings, withPreferences } from '@/lib/settings';

/**
 * Keeps the reader's preferences the same on their devices, both ways: at each start, when one is changed here, and when sync
 * brings one. Without a remote they only wait in the library, like a note.
 */
export function sharePreferences(library: Library): void {
  // One after the other: what is stored between two looks would be taken for a change made here.
  let last: Promise<void> = Promise.resolve();
  const settle = () => {
    last = last.then(() => settled(library)).catch(() => undefined);
  };
  watchSettings(settle);
  // A library that does not open is told elsewhere.
  liveQuery(() => preferencesDocument(library)).subscribe({ next: settle, error: () => undefined });
}

async function settled(library: Library): Promise<void> {
  for (;;) {
    const chosen = await settings();
    const here = preferencesOf(chosen);
    const next = withPreferences(chosen, await settlePreferences(library, here, preferencesOf(DEFAULTS)));
    if (areSame(preferencesOf(next), here)) return;
    await changeSettings(next);
  }
}

function areSame(one: Preferences, other: Preferences): boolean {
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => one[name] === other[name]);
}
