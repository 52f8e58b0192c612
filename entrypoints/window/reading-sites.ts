import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { SitesChoiceValue } from '@/components/SitesChoice';
import { EVERY_SITE } from '@/lib/page/sites';
import type { WindowSettings } from './settings';

const EVERY = { origins: [EVERY_SITE] };

/** Which pages are read, as the settings and the browser's permissions have it, and the way to change it. */
export interface ReadingSites {
  readonly chosen: ReadonlySignal<SitesChoiceValue>;
  /** False where the browser was asked and said no. Must be called within a click: browsers ask nowhere else. */
  choose(choice: SitesChoiceValue): Promise<boolean>;
}

export function openReadingSites({ settings, change }: WindowSettings): ReadingSites {
  const isEvery = signal(false);
  const look = async () => {
    isEvery.value = await browser.permissions.contains(EVERY);
  };
  browser.permissions.onAdded.addListener(look);
  browser.permissions.onRemoved.addListener(look);
  look();
  return {
    chosen: computed(() => (settings.value.byItself ? (isEvery.value ? 'all' : 'list') : 'click')),
    async choose(choice) {
      if (choice === 'all' && !(await browser.permissions.request(EVERY))) return false;
      // What was never given cannot be given back: Chromium throws.
      if (choice === 'list' && isEvery.value) await browser.permissions.remove(EVERY);
      await change({ byItself: choice !== 'click' });
      return true;
    },
  };
}
