import { browser } from 'wxt/browser';
import { words } from '@/lib/locale';
import { isOn, type Settings, settings as stored, watchSettings } from '@/lib/settings';

const GREY = '#6b7280';
const RED = '#b3261e';
const SHOWN_MS = 2500;

/** Keeps the toolbar icon true: a grey dash where nothing is marked because the reader switched it off. No counts, no colours. */
export function showState(): void {
  const show = async (tab: { id?: number | undefined; url?: string | undefined }, settings: Settings) => {
    if (tab.id === undefined) return;
    const host = tab.url && /^https?:/.test(tab.url) ? new URL(tab.url).hostname : '';
    const off = !isOn(settings, host, Date.now());
    // A tab may close before its badge is set; there is nothing to tell then.
    await setBadge(tab.id, off ? '–' : '', GREY).catch(() => undefined);
  };
  browser.tabs.onUpdated.addListener(async (_, change, tab) => {
    if (change.status === 'complete' || change.url) await show(tab, await stored());
  });
  watchSettings(async (settings) => {
    for (const tab of await browser.tabs.query({})) await show(tab, settings);
  });
}

/** Says for a moment on the icon that something was kept, or that it was not and why. */
export async function tell(tab: number, failure?: string): Promise<void> {
  await setBadge(tab, failure === undefined ? '✓' : '!', failure === undefined ? GREY : RED);
  const t = words((await stored()).language);
  if (failure !== undefined)
    await browser.action.setTitle({ tabId: tab, title: t('toast.failed', { error: failure }) });
  else setTimeout(() => setBadge(tab, '', GREY).catch(() => undefined), SHOWN_MS);
}

async function setBadge(tabId: number, text: string, color: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color });
  await browser.action.setBadgeText({ tabId, text });
}
