import { type Signal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { ask, askTab, type Reading } from '@/lib/messages';
import { EVERY_SITE, patternOf } from '@/lib/page/sites';
import { siteOf } from '@/lib/settings';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';

/** The tab that a popup is about. */
interface TabInfo {
  readonly id: number;
  readonly url: string | undefined;
  readonly incognito: boolean;
}

/** The reading of a page; or that there cannot be one, or is none yet. */
type Shown = Reading | { state: 'cannot' } | { state: 'unread' };

/** What the popup knows of its tab, and what it can have done there. */
export interface TabReading {
  readonly tab: Signal<TabInfo | undefined>;
  readonly reading: Signal<Shown>;
  /** Whether the browser lets the extension read this site without a click each time. */
  readonly allowed: Signal<boolean>;
  load(): Promise<void>;
  /** Loads the reader into the tab because the reader of the page asks for it. */
  readHere(): Promise<void>;
  readAnyway(): Promise<void>;
  go(span: Span): Promise<void>;
  /** Asks for a site, or for every one. */
  allow(which: 'this-site' | 'every-site'): Promise<void>;
  /** Opens the side panel; undefined where the browser has none, or where this is it. */
  readonly openSide: (() => void) | undefined;
  /** Asks the page again, as a setting has changed. */
  refresh(): Promise<void>;
  /** Tells the page that what is kept of it has changed; where its reader has gone it asks at the next load. */
  notesChanged(): Promise<void>;
}

/**
 * The tab a popup was opened over (`stay`), or whatever tab is in front (`follow`, in a side panel). A side panel reads only pages
 * whose reader is there already, until it is asked to.
 */
export function openTab(address: URL, way: 'stay' | 'follow'): TabReading {
  const tab = signal<TabInfo | undefined>(undefined);
  const reading = signal<Shown>({ state: 'working' });
  const allowed = signal(true);

  const look = async () => {
    const found = await tabOf(address);
    tab.value = found;
    if (!found?.incognito) ask('sync-look', {}).catch(() => undefined);
    const host = siteOf(found?.url);
    if (host) allowed.value = await browser.permissions.contains({ origins: [patternOf(host)] });
    reading.value = found ? await readingOf(found.id, way) : { state: 'cannot' };
  };
  const load = () =>
    look().catch((error: unknown) => {
      reading.value = failed(error);
    });
  const show = async (read: (id: number) => Promise<Shown>) => {
    if (tab.value) reading.value = await read(tab.value.id);
  };
  if (way === 'follow') {
    browser.tabs.onActivated.addListener(load);
    browser.tabs.onUpdated.addListener((id, { status }) => {
      if (id === tab.value?.id && status === 'complete') load();
    });
  }

  return {
    tab,
    reading,
    allowed,
    load,
    readHere: () => show(readIn),
    readAnyway: () => show((id) => askTab(id, 'read-anyway', {})),
    async go(span) {
      if (tab.value) await askTab(tab.value.id, 'show', { span });
    },
    async allow(which) {
      const host = siteOf(tab.value?.url);
      const origin = which === 'this-site' && host ? patternOf(host) : EVERY_SITE;
      if (await browser.permissions.request({ origins: [origin] })) await look();
    },
    openSide: way === 'follow' ? undefined : sideOpener(tab),
    refresh: () => show((id) => askTab(id, 'reading', {}).catch(() => reading.value)),
    async notesChanged() {
      if (tab.value) await askTab(tab.value.id, 'notes-changed', {}).catch(() => undefined);
    },
  };
}

/** What the reader in a tab says of its page. */
async function readingOf(id: number, way: 'stay' | 'follow'): Promise<Shown> {
  const first = await askTab(id, 'reading', {}).catch(() => undefined);
  if (first) return first;
  // No reader there yet: a page that was open before the installation, or one that is not on the list.
  return way === 'follow' ? { state: 'unread' } : readIn(id);
}

/** Has the reader loaded into a tab; what it says of the page. */
async function readIn(id: number): Promise<Shown> {
  const { loaded } = await ask('load-reader', { tab: id });
  return loaded ? askTab(id, 'reading', {}).catch(failed) : { state: 'cannot' };
}

/** Browsers open a side panel only within the click itself: nothing may be awaited before. */
function sideOpener(tab: Signal<TabInfo | undefined>): (() => void) | undefined {
  const { sidePanel, sidebarAction } = browser as unknown as {
    sidePanel?: { open(where: { tabId: number }): Promise<void> };
    sidebarAction?: { open(): Promise<void> };
  };
  if (!sidePanel && !sidebarAction) return undefined;
  return () => {
    const opened = sidePanel ? tab.value && sidePanel.open({ tabId: tab.value.id }) : sidebarAction?.open();
    opened?.then(() => close());
  };
}

function failed(error: unknown): Reading {
  return { state: 'failed', error: reasonOf(error) };
}

/** The tab asked for in the popup's address (a popup opened in a tab), else the active one. */
async function tabOf(address: URL): Promise<TabInfo | undefined> {
  const wanted = address.searchParams.get('url');
  const tabs = wanted ? await browser.tabs.query({}) : await browser.tabs.query({ active: true, currentWindow: true });
  const tab = wanted ? tabs.find(({ url }) => url === wanted) : tabs[0];
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url, incognito: tab.incognito };
}
