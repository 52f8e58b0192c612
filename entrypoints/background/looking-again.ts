import { browser } from 'wxt/browser';
import { askTab } from '@/lib/messages';
import { readsByItself, siteOf, watchSettings } from '@/lib/settings';

/** Has a page look for an article again where it cannot know that there may be one now. */
export function lookAgain(): void {
  // A page that changes its article without loading tells nobody; the browser tells us.
  browser.tabs.onUpdated.addListener((tab, change) => {
    if (change.url) look(tab);
  });
  // One that was opened while its site was switched off, or everything paused, has not been read.
  watchSettings(async (settings, before) => {
    for (const { id, url } of await browser.tabs.query({})) {
      const site = siteOf(url);
      // A pause that has just ended was one until now: at the time 0 every pause holds.
      if (id !== undefined && readsByItself(settings, site, Date.now()) && !readsByItself(before, site, 0)) look(id);
    }
  });
}

function look(tab: number): void {
  askTab(tab, 'look-again', {}).catch(() => undefined);
}
