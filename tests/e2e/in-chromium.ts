import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type ChromiumStage, startChromium } from '../../tools/stage/chromium';
import { type PageServer, type ServedPage, servePages } from '../../tools/stage/server';
import { CHROMIUM, eventually, FIRST, marksInPage, PAGES, placeOf, ROOT } from './stage';

/** A Chromium with the built extension and the project's pages, for one file of tests. */
export interface InChromium {
  readonly stage: ChromiumStage;
  readonly server: PageServer;
  /** Closes the browser and starts it again on the same profile. */
  restart(): Promise<void>;
  open(url: string): Promise<Page>;
  /** Opens a page and waits for its marks. */
  openMarked(url: string): Promise<Page>;
  /** The popup as a page, about the tab with an address. */
  openPopup(url: string, name?: string): Promise<Page>;
  /** Rests the pointer on the first mark of a kind; the text of the card that opens. */
  rest(page: Page, highlight: string): Promise<string>;
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
  };
  return here;
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

/** What the toast in the page says. */
export async function toastText(page: Page): Promise<string | undefined> {
  const host = await cardHost(page);
  const toast = host && find(host, (node) => (node.attributes ?? []).includes('status'));
  return toast && textOf(toast);
}

async function cardHost(page: Page): Promise<CdpNode | undefined> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: CdpNode };
  await cdp.detach();
  return find(root, (node) => node.nodeName === 'CHU-GIAI-CARD');
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
