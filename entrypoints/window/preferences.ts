import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Health } from '@/lib/library/backup/copy';
import { type Words, words } from '@/lib/locale';
import { ask } from '@/lib/messages';
import { changeSettings, DEFAULTS, type Settings, settings as stored, watchSettings } from '@/lib/settings';

/** The settings as a window follows them, and its words. */
export interface Preferences {
  readonly settings: ReadonlySignal<Settings>;
  readonly t: ReadonlySignal<Words>;
  change(change: Partial<Settings>): Promise<void>;
}

/** Follows the settings; `changed` hears of every change from another window too. */
export function openPreferences(changed: () => void = () => undefined): Preferences {
  const settings = signal<Settings>(DEFAULTS);
  stored().then((found) => {
    settings.value = found;
  });
  watchSettings((next) => {
    settings.value = next;
    changed();
  });
  return {
    settings,
    t: computed(() => words(settings.value.language)),
    async change(change) {
      settings.value = await changeSettings(change);
    },
  };
}

/**
 * How the library is, as the background finds it; a private window of Firefox (seen in 153) has none, while the background's opens.
 * Where the background does not answer, the page says so where it asks for more.
 */
export function libraryHealth(): ReadonlySignal<Health> {
  if (browser.extension.inIncognitoContext) return signal({ state: 'private' });
  const health = signal<Health>({ state: 'well' });
  ask('library-health', {}).then(
    (found) => {
      health.value = found;
    },
    () => undefined,
  );
  return health;
}
