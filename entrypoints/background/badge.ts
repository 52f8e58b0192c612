import { browser } from 'wxt/browser';
import { words } from '@/lib/locale';
import { isOn, type Settings, siteOf, settings as stored, watchSettings } from '@/lib/settings';

const GREY = '#6b7280';
const RED = '#b3261e';
const SHOWN_MS = 2500;

/** Keeps the toolbar icon true: a grey dash where nothing is marked because the reader switched it off; never a count of marks. */
export function showState(): void {
  browser.tabs.onUpdated.addListener(async (_, change, tab) => {
    if (change.status === 'complete' || change.url) await show(tab, await stored());
  });
  watchSettings(async (settings) => {
    for (const tab of await browser.tabs.query({})) await show(tab, settings);
  });
}

/** Says for a moment on the icon that something was kept, or that it was not and why, until the page is left. */
export async function tell(tab: number, failure?: string): Promise<void> {
  if (failure !== undefined) {
    const t = words((await stored()).language);
    await browser.action.setTitle({ tabId: tab, title: t('toast.failed', { error: failure }) });
    await setBadge(tab, '!', RED);
    return;
  }
  await setBadge(tab, '✓', GREY);
  setTimeout(async () => {
    // A tab may have closed meanwhile; there is nothing to tell then.
    const shown = await browser.tabs.get(tab).catch(() => undefined);
    if (shown) await show(shown, await stored());
  }, SHOWN_MS);
}

/** Says on the icon how many passages are kept of the page in a tab; a tab may close meanwhile. */
export async function showCount(tab: number, count: number): Promise<void> {
  await setBadge(tab, count > 0 ? String(count) : '', GREY).catch(() => undefined);
}

async function show(tab: { id?: number | undefined; url?: string | undefined }, settings: Settings): Promise<void> {
  if (tab.id === undefined) return;
  const off = !isOn(settings, siteOf(tab.url), Date.now());
  // A tab may close before its badge is set.
  const count = await browser.action.getBadgeText({ tabId: tab.id }).catch(() => '');
  await setBadge(tab.id, off ? '–' : /^\d+$/.test(count) ? count : '', GREY).catch(() => undefined);
}

async function setBadge(tabId: number, text: string, color: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color });
  await browser.action.setBadgeText({ tabId, text });
}
