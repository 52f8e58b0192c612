import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Words, words } from '@/lib/locale';
import { changeSettings, DEFAULTS, type Settings, settings as stored, watchSettings } from '@/lib/settings';

/** The settings as a window follows them, and its words. */
export interface WindowSettings {
  readonly settings: ReadonlySignal<Settings>;
  readonly t: ReadonlySignal<Words>;
  change(change: Partial<Settings>): Promise<void>;
}

/** Follows the settings; `changed` hears of every change from another window too. */
export function openSettings(changed: () => void = () => undefined): WindowSettings {
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
