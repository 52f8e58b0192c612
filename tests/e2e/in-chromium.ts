import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeSource from 'axe-core';
import type { CDPSession, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type ChromiumStage, startChromium } from '../../tools/stage/chromium';
import { type PageServer, type ServedPage, servePages } from '../../tools/stage/server';
import { CHROMIUM, endsOf, eventually, FIRST, marksInPage, PAGES, placeOf, ROOT } from './stage';

/** A Chromium with the built extension and the project's pages, for one file of tests. */
export interface InChromium {
  readonly stage: ChromiumStage;
  readonly server: PageServer;
  /** Closes the browser and starts it again on the same profile. */
  restart(): Promise<void>;
  open(url: string): Promise<Page>;
  /** Opens a page and waits for its marks. */
  openMarked(url: string): Promise<Page>;
  /** Stops the background as the browser does when it idles, or crashes. */
  killWorker(): Promise<void>;
  /** What a shortcut or a menu of the browser does: those cannot be typed from outside. */
  ask(url: string, request: string, input: object): Promise<unknown>;
  /** The popup as a page, about the tab with an address. */
  openPopup(url: string, name?: string): Promise<Page>;
  /** Rests the pointer on the first mark of a kind; the text of the card that opens. */
  rest(page: Page, highlight: string): Promise<string>;
  /** Goes by the keys from mark to mark until a card says what is sought. */
  stepTo(page: Page, sought: RegExp): Promise<void>;
}

interface Tabs {
  chrome: {
    tabs: {
      query(what: object): Promise<{ id: number }[]>;
      sendMessage(id: number, message: object): Promise<unknown>;
    };
    action: { getBadgeText(where: object): Promise<string> };
  };
}

/** The first article of tests/pages. */
export function first(): (typeof PAGES)[number] {
  if (!FIRST) throw new Error('tests/pages is empty');
  return FIRST;
}

/** Starts and stops a Chromium around the tests of a file. At the end no request may have left the extension. */
export function inChromium(more: readonly ServedPage[] = []): InChromium {
  const profile = mkdtempSync(join(tmpdir(), 'chu-giai-chromium-'));
  let server: PageServer | undefined;
  let stage: ChromiumStage | undefined;
  const start = async () => {
    if (!server) throw new Error('not started');
    const extension = join(ROOT, '.output/chrome-mv3');
    stage = await startChromium({ executable: CHROMIUM, extension, profile, server, headless: true });
  };
  beforeAll(async () => {
    server = await servePages([...PAGES, ...more]);
    await start();
    // The welcome page comes to the front at the installation; what is behind it is drawn once a second only.
    const welcome = await eventually('the welcome page', async () =>
      stage?.context.pages().find((page) => page.url().endsWith('/welcome.html')),
    );
    await welcome.close();
  });
  afterAll(async () => {
    await stage?.close();
    await server?.close();
    rmSync(profile, { recursive: true, force: true });
    expect(leaks(server?.refused ?? [])).toEqual([]);
  });
  // A test that fails leaves its pages behind; the next one must not find them. A browser without any page would end.
  afterEach(async () => {
    const [kept, ...others] = stage?.context.pages() ?? [];
    await Promise.all(others.map((page) => page.close()));
    await kept?.goto('about:blank');
  });
  const here: InChromium = {
    get stage() {
      if (!stage) throw new Error('not started');
      return stage;
    },
    get server() {
      if (!server) throw new Error('not started');
      return server;
    },
    async restart() {
      await stage?.close();
      await start();
    },
    async open(url) {
      const page = await here.stage.context.newPage();
      await page.goto(url);
      // A page behind another is drawn once a second only.
      await page.bringToFront();
      return page;
    },
    async openMarked(url) {
      const page = await here.open(url);
      await marked(page);
      return page;
    },
    async killWorker() {
      const { cdp } = here.stage;
      const { targetInfos } = await cdp.send('Target.getTargets');
      for (const { type, targetId, url } of targetInfos)
        if (type === 'service_worker' && url.includes(here.stage.id))
          await cdp.send('Target.closeTarget', { targetId });
    },
    async ask(url, request, input) {
      const worker = await here.stage.worker();
      return worker.evaluate(
        async ([address, message]) => {
          const { chrome } = globalThis as unknown as Tabs;
          const [tab] = await chrome.tabs.query({ url: address });
          return tab && chrome.tabs.sendMessage(tab.id, message);
        },
        [url, { request, input }] as const,
      );
    },
    async openPopup(url, name = 'popup.html') {
      const popup = await here.stage.context.newPage();
      await popup.goto(`chrome-extension://${here.stage.id}/${name}?url=${encodeURIComponent(url)}`);
      return popup;
    },
    async rest(page, highlight) {
      const at = await eventually(`a ${highlight}`, () => page.evaluate(placeOf, highlight));
      await page.mouse.move(at.x - 30, at.y - 40);
      await page.mouse.move(at.x, at.y);
      return eventually(`the card of ${highlight}`, () => cardText(page));
    },
    async stepTo(page, sought) {
      await here.ask(page.url(), 'step', { direction: 1 });
      await eventually(`a card that says ${sought}`, async () => {
        if (sought.test((await cardText(page)) ?? '')) return true;
        await page.keyboard.press('n');
        return false;
      });
    },
  };
  return here;
}

/** What axe finds on a page or a frame of the extension: «rule: markup». */
export async function faults(page: Page | Frame): Promise<string[]> {
  await page.evaluate(AxeSource.source);
  // A card that is still fading in has no colours of its own yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** What axe finds on a page, or on a frame of it, in both themes: «theme rule: markup». */
export async function faultsInBothThemes(page: Page, of: Page | Frame = page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const fault of await faults(of)) found.push(`${colorScheme} ${fault}`);
  }
  return found;
}

/** In a page of ours: what does not fit across, the page itself or words in something that cuts them off. */
export function tooWide(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  const cut = [...document.querySelectorAll('body *')].filter((element) => {
    const { overflowX, clipPath } = getComputedStyle(element);
    const cuts = overflowX !== 'visible' && clipPath === 'none' && !element.matches('input, textarea, select');
    return cuts && element.scrollWidth > element.clientWidth + 1;
  });
  const said = cut.map(({ className, textContent }) => `${className}: ${textContent.slice(0, 60)}`);
  return scrollWidth > clientWidth ? ['the page', ...said] : said;
}

/** Waits until a page has marks. */
export async function marked(page: Page): Promise<void> {
  await eventually('marks', async () => Object.keys(await page.evaluate(marksInPage)).length > 0);
}

/** Waits until a page has no marks. */
export async function unmarked(page: Page): Promise<void> {
  await eventually('no marks', async () => Object.keys(await page.evaluate(marksInPage)).length === 0);
}

/** What was asked for besides our pages, without what Chromium asks for by itself and without what a test has seeded. */
export function leaks(refused: readonly string[]): string[] {
  return refused.filter((request) => !/\.(?:google|gvt1|googleapis|gstatic)\.com|seeded-leak/.test(request));
}

interface CdpNode {
  nodeId: number;
  nodeName: string;
  nodeValue?: string;
  attributes?: string[];
  children?: CdpNode[];
  shadowRoots?: CdpNode[];
}

/** The text of the card, looked up through its closed shadow root as only a debugger can. */
export async function cardText(page: Page): Promise<string | undefined> {
  const host = await cardHost(page);
  const section = host && find(host, (node) => node.nodeName === 'SECTION');
  return section && textOf(section);
}

/** Where the card is drawn, in CSS pixels of the window. */
export function cardBox(page: Page): Promise<Box | undefined> {
  return boxOf(page, ({ nodeName }) => nodeName === 'SECTION');
}

/** What the toast in the page says. */
export async function toastText(page: Page): Promise<string | undefined> {
  const host = await cardHost(page);
  const toast = host && find(host, (node) => (node.attributes ?? []).includes('toast'));
  return toast && textOf(toast);
}

/** Presses a button of ours in the page by its words or its name, as a reader does: with the mouse, where it is drawn. */
export async function press(page: Page, name: string): Promise<void> {
  const { x, y } = await eventually(`the button «${name}»`, () => buttonAt(page, name));
  await page.mouse.click(x, y);
}

/** Where a button of ours is drawn; undefined where there is none. */
export async function buttonAt(page: Page, name: string): Promise<{ x: number; y: number } | undefined> {
  const box = await boxOf(
    page,
    (node) =>
      /^(?:BUTTON|SUMMARY|IFRAME)$/.test(node.nodeName) &&
      (textOf(node).trim() === name || (node.attributes ?? []).includes(name)),
  );
  return box && { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** Selects words of a page with the mouse, from the first letter to the last. */
export async function select(page: Page, words: string): Promise<void> {
  const { from, to } = await eventually(`«${words}» in the page`, () => page.evaluate(endsOf, words));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

/** Our interface in a page, as markup with its style: to be shown where axe can see it, which closed roots hide. */
export async function cardMarkup(page: Page): Promise<string> {
  const parts = await inTree(page, (root, cdp) =>
    Promise.all(
      (cardsIn(root)?.shadowRoots?.[0]?.children ?? []).map(({ nodeId }) => cdp.send('DOM.getOuterHTML', { nodeId })),
    ),
  );
  return parts.map(({ outerHTML }) => outerHTML).join('');
}

/** The names of the open cards, the one that was opened first in front. */
export async function cardNames(page: Page): Promise<string[]> {
  const host = await cardHost(page);
  return host ? all(host, ({ nodeName }) => nodeName === 'H2').map((title) => textOf(title).trim()) : [];
}

/** The kinds of the marks that no page may read, «» for one that the reader does not see; empty where there are none. */
export async function privateKinds(page: Page): Promise<string[]> {
  const host = await inTree(page, (root) => find(root, ({ nodeName }) => nodeName === 'CHU-GIAI-MARKS'));
  const boxes = host ? all(host, ({ nodeName }) => nodeName === 'I') : [];
  return boxes.map(({ attributes = [] }) => attributes[attributes.indexOf('data-kind') + 1] ?? '?');
}

/** Stores settings as the settings page does; all others are what they are at first. */
export async function choose({ stage }: InChromium, settings: object): Promise<void> {
  const worker = await stage.worker();
  await worker.evaluate(async (wanted) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(values: object): Promise<void> } } };
    };
    await chrome.storage.local.set({ settings: wanted });
  }, settings);
}

/** What stands on the icon over a page. */
export async function badgeOf({ stage }: InChromium, url: string): Promise<string> {
  const worker = await stage.worker();
  return worker.evaluate(async (address) => {
    const { chrome } = globalThis as unknown as Tabs;
    const [tab] = await chrome.tabs.query({ url: address });
    return chrome.action.getBadgeText({ tabId: tab?.id });
  }, url);
}

function cardHost(page: Page): Promise<CdpNode | undefined> {
  return inTree(page, cardsIn);
}

function cardsIn(root: CdpNode): CdpNode | undefined {
  return find(root, ({ nodeName }) => nodeName === 'CHU-GIAI-CARD');
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(page: Page, wanted: (node: CdpNode) => boolean): Promise<Box | undefined> {
  return inTree(page, async (root, cdp) => {
    const host = cardsIn(root);
    const node = host && find(host, wanted);
    const box = node && (await cdp.send('DOM.getBoxModel', { nodeId: node.nodeId }).catch(() => undefined));
    const [left = 0, top = 0, , , right = 0, bottom = 0] = box?.model.border ?? [];
    return box && { left, top, right, bottom };
  });
}

/** Looks into a page as only a debugger can, also behind closed roots. A node is known by its number until the look ends. */
async function inTree<Found>(
  page: Page,
  look: (root: CdpNode, cdp: CDPSession) => Found | Promise<Found>,
): Promise<Found> {
  const cdp = await page.context().newCDPSession(page);
  const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: CdpNode };
  const found = await look(root, cdp);
  await cdp.detach();
  return found;
}

function all(node: CdpNode, wanted: (node: CdpNode) => boolean): CdpNode[] {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap((child) => all(child, wanted));
  return wanted(node) ? [node, ...below] : below;
}

function find(node: CdpNode, wanted: (node: CdpNode) => boolean): CdpNode | undefined {
  if (wanted(node)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return undefined;
}

function textOf(node: CdpNode): string {
  return (node.nodeValue ?? '') + (node.children ?? []).map(textOf).join(' ');
}
