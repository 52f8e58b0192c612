import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '@/lib/messages';
import { type ChromiumOptions, startChromium } from '../stage/chromium';
import { type FirefoxOptions, startFirefox } from '../stage/firefox';
import { report } from './report';

/** What the two drivers have in common, as far as a reader needs it. */
interface Tab {
  goto(url: string): Promise<unknown>;
  evaluate<T, A>(question: (input: A) => T, input: A): Promise<Awaited<T>>;
  mouse: { move(x: number, y: number): Promise<void> };
  screenshot(options: { path: `${string}.png`; captureBeyondViewport: boolean }): Promise<unknown>;
  bringToFront(): Promise<void>;
}

interface Demo {
  newTab(): Promise<Tab>;
  /** The popup for the tab that shows the address, in a tab of its own as wide as a popup. */
  popup(): Promise<Tab>;
}

type Say = (line: string) => void;
const SCHEMES = ['light', 'dark'] as const;

/** Reads the first demo article in Chromium, light and dark: prints what was found, writes the screenshots. */
export async function readInChromium(
  options: ChromiumOptions,
  page: { url: string },
  folder: string,
  say: Say,
): Promise<void> {
  for (const colorScheme of SCHEMES) {
    const stage = await startChromium({ ...options, colorScheme });
    try {
      const open = async (width: number, height: number) => {
        const tab = await stage.context.newPage();
        await tab.setViewportSize({ width, height });
        return tab;
      };
      const popup = async () => {
        const tab = await open(400, 600);
        await tab.goto(`chrome-extension://${stage.id}/popup.html?url=${encodeURIComponent(page.url)}`);
        return tab as unknown as Tab;
      };
      await read(
        { newTab: async () => (await open(1280, 900)) as unknown as Tab, popup },
        page.url,
        folder,
        colorScheme,
        say,
      );
    } finally {
      await stage.close();
    }
  }
}

/** The same in Firefox. */
export async function readInFirefox(
  options: FirefoxOptions,
  page: { url: string },
  folder: string,
  say: Say,
): Promise<void> {
  for (const colorScheme of SCHEMES) {
    const stage = await startFirefox({ ...options, colorScheme });
    try {
      const popup = async () => {
        const tab = await stage.openExtensionPage(`popup.html?url=${encodeURIComponent(page.url)}`);
        await tab.setViewport({ width: 400, height: 600 });
        return tab as unknown as Tab;
      };
      const newTab = async () => (await stage.browser.newPage()) as unknown as Tab;
      await read({ newTab, popup }, page.url, folder, colorScheme, say);
    } finally {
      await stage.close();
    }
  }
}

async function read(
  demo: Demo,
  url: string,
  folder: string,
  scheme: (typeof SCHEMES)[number],
  say: Say,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const shoot = (tab: Tab, name: string) =>
    tab.screenshot({
      path: join(folder, `${name}-${scheme}.png`) as `${string}.png`,
      // Firefox draws what lies above the page only into a picture of the viewport, not of the document.
      captureBeyondViewport: false,
    });
  const tab = await demo.newTab();
  await tab.goto(url);
  await until('bài được chú giải', () =>
    tab.evaluate(() => [...CSS.highlights.keys()].some((name) => name.startsWith('chu-giai-')), null),
  );
  await shoot(tab, 'page');
  for (const [highlight, name] of [
    ['chu-giai-company', 'entity-card'],
    ['chu-giai-quotation', 'quotation-card'],
  ] as const) {
    const at = await tab.evaluate(placeOf, highlight);
    if (!at) throw new Error(`không có dấu ${highlight} nào trên trang`);
    await tab.mouse.move(at.x - 40, at.y - 60);
    await tab.mouse.move(at.x, at.y);
    await until('thẻ mở', () => tab.evaluate(() => document.querySelector('chu-giai-card') !== null, null));
    await pause(500);
    await shoot(tab, name);
    await tab.mouse.move(5, 5);
    await pause(700);
  }
  const popup = await demo.popup();
  await popup.bringToFront();
  await until('cửa sổ tóm tắt mở', () =>
    popup.evaluate(() => document.querySelector('[data-part="summary"] li') !== null, null),
  );
  await shoot(popup, 'popup');
  if (scheme === 'light') report((await popup.evaluate(readingOf, url)) as Reading, say);
  say(`Ảnh chụp (${scheme === 'light' ? 'nền sáng' : 'nền tối'}): ${folder}`);
}

/** In the page: the middle of the first range of a highlight, scrolled into view. */
function placeOf(name: string): { x: number; y: number } | undefined {
  const range = [...(CSS.highlights.get(name) ?? [])][0] as Range | undefined;
  if (!range) return undefined;
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  const box = range.getClientRects()[0];
  return box && { x: box.left + Math.min(box.width / 2, 40), y: box.top + box.height / 2 };
}

/** In an extension page: what the reader of the tab with this address says. */
async function readingOf(url: string): Promise<unknown> {
  interface Tabs {
    query(about: object): Promise<{ id: number; url?: string }[]>;
    sendMessage(tab: number, message: object, options: object): Promise<{ output: unknown }>;
  }
  const scope = globalThis as unknown as Record<'browser' | 'chrome', { tabs: Tabs } | undefined>;
  const tabs = (scope.browser ?? scope.chrome)?.tabs;
  const tab = (await tabs?.query({}))?.find((each) => each.url === url);
  const answer = await tabs?.sendMessage(tab?.id ?? -1, { request: 'reading', input: {} }, { frameId: 0 });
  return answer?.output;
}

async function until(what: string, question: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await question().catch(() => false))) {
    if (Date.now() > end) throw new Error(`quá 15 giây mà chưa thấy: ${what}`);
    await pause(100);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
