import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page as ChromiumPage } from 'playwright-core';
import type { Page as FirefoxPage } from 'puppeteer-core';
import { startChromium } from '../../tools/stage/chromium';
import { startFirefox } from '../../tools/stage/firefox';
import type { PageServer } from '../../tools/stage/server';
import { buttonIn, textIn } from './firefox-shadow';
import { buttonAt, cardText } from './in-chromium';
import { CHROMIUM, endsOf, eventually, FIREFOX, marksInPage, placeOf, ROOT } from './stage';

/*
 * A reader at a browser, whichever it is: what both drivers can do, so that one story is told once and lived in both.
 */

/** A tab of the browser: an article or a page of the extension. */
export interface Tab {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  evaluate<In, Out>(act: (input: In) => Out | Promise<Out>, input?: In): Promise<Out>;
  readonly mouse: Pointer;
  readonly keyboard: { press(key: never): Promise<void>; type(text: string): Promise<void> };
  bringToFront(): Promise<void>;
  close(): Promise<void>;
  /** What our card, toast or bar in the page says; undefined where there is none. */
  cardText(): Promise<string | undefined>;
  /** Where a button of ours in the page is drawn, by its words or its name. */
  buttonAt(name: string): Promise<Point | undefined>;
  /** The words of the note frame beside a passage; undefined where none waits for what is typed. */
  noteFrameText(): Promise<string | undefined>;
  /** Gives a file to a field. */
  choose(selector: string, path: string): Promise<void>;
}

/** A browser with the extension, and a reader at it. */
export interface Reader {
  open(url: string): Promise<Tab>;
  /** Opens a page of the extension. */
  openOwn(page: string): Promise<Tab>;
  /** What the browser saves after an act, as text. */
  saved(tab: Tab, act: () => Promise<void>): Promise<string>;
  close(): Promise<void>;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Pointer {
  move(x: number, y: number): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  click(x: number, y: number): Promise<void>;
}

export type Start = (profile: string, server: PageServer) => Promise<Reader>;

export const startInChromium: Start = async (profile, server) => {
  const extension = join(ROOT, '.output/chrome-mv3');
  const stage = await startChromium({ executable: CHROMIUM, extension, profile, server, headless: true });
  await closeWelcome(() => stage.context.pages());
  const open = async (url: string) => {
    const page = await stage.context.newPage();
    await page.goto(url);
    await page.bringToFront();
    return tabOfChromium(page);
  };
  return {
    open,
    openOwn: (page) => open(`chrome-extension://${stage.id}/${page}`),
    async saved(tab, act) {
      const coming = (tab as unknown as { page: ChromiumPage }).page.waitForEvent('download');
      await act();
      return readFileSync(await (await coming).path(), 'utf8');
    },
    close: () => stage.close(),
  };
};

export const startInFirefox: Start = async (profile, server) => {
  const extension = join(ROOT, '.output/firefox-mv3');
  const downloads = join(profile, 'downloads');
  const stage = await startFirefox({ executable: FIREFOX, extension, profile, server, headless: true, downloads });
  await closeWelcome(() => stage.browser.pages());
  return {
    async open(url) {
      const page = await stage.browser.newPage();
      await page.goto(url);
      return tabOfFirefox(page);
    },
    openOwn: async (page) => tabOfFirefox(await stage.openExtensionPage(page)),
    async saved(_, act) {
      const before = new Set(filesIn(downloads));
      await act();
      return eventually('the saved file', async () => {
        const all = filesIn(downloads);
        const fresh = all.find((name) => !before.has(name) && !name.endsWith('.part'));
        return fresh && !all.some((name) => name.endsWith('.part')) && readFileSync(join(downloads, fresh), 'utf8');
      });
    },
    close: () => stage.close(),
  };
};

/** The welcome page comes to the front at the installation, some time after the start: what is behind it has no focus. */
async function closeWelcome(pages: () => Openable[] | Promise<Openable[]>): Promise<void> {
  const welcome = await eventually('the welcome page', async () => {
    for (const page of await pages()) if (await page.evaluate(() => location.pathname === '/welcome.html')) return page;
    return undefined;
  });
  await welcome.close();
}

function tabOfChromium(page: ChromiumPage): Tab {
  const tab = {
    page,
    cardText: () => cardText(page),
    buttonAt: (name: string) => buttonAt(page, name),
    choose: (selector: string, path: string) => page.setInputFiles(selector, path),
  };
  return Object.assign(commonOf(page), tab);
}

/** A tab of Firefox as a reader has it. */
export function tabOfFirefox(page: FirefoxPage): Tab {
  const tab = {
    cardText: () => textIn(page),
    buttonAt: (name: string) => buttonIn(page, name),
    async choose(selector: string, path: string) {
      const field = (await page.$(selector)) as { uploadFile(path: string): Promise<void> } | null;
      await field?.uploadFile(path);
    },
  };
  return Object.assign(commonOf(page), tab);
}

type Common = Omit<Tab, 'cardText' | 'buttonAt' | 'choose'>;

interface Openable {
  evaluate<T>(act: () => T): Promise<T>;
  close(): Promise<void>;
}

interface Frame {
  url(): string;
  evaluate<T>(act: () => T): Promise<T>;
}

/** What both drivers spell alike. */
function commonOf(page: ChromiumPage | FirefoxPage): Common {
  const { mouse, keyboard } = page as Pick<Tab, 'mouse' | 'keyboard'>;
  return {
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    evaluate: (act, input) => (page as unknown as Pick<Tab, 'evaluate'>).evaluate(act, input),
    mouse,
    keyboard,
    async noteFrameText() {
      const frame = (page.frames() as Frame[]).find((each) => each.url().endsWith('/note.html'));
      const text = await frame?.evaluate(
        () => document.hasFocus() && document.activeElement?.localName === 'textarea' && document.body.textContent,
      );
      return text || undefined;
    },
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}

/** Waits until a page shows words, in any of its parts. */
export function says(tab: Tab, words: string): Promise<boolean> {
  return eventually(`«${words}»`, () =>
    tab.evaluate((wanted) => document.body.textContent.includes(wanted), words),
  ).then(Boolean);
}

/** Presses a button of ours in a page, or of a page of ours, with the mouse. */
export async function press(tab: Tab, name: string): Promise<void> {
  const { x, y } = await still(`the button «${name}»`, () => tab.buttonAt(name));
  await tab.mouse.click(x, y);
}

/** Presses what a page of ours has under a selector, the first that is seen. */
export async function pressOwn(tab: Tab, selector: string, words = ''): Promise<void> {
  const { x, y } = await still(`${selector} ${words}`, () => tab.evaluate(middleOf, { selector, words }));
  await tab.mouse.click(x, y);
}

/** Where something is once two looks, a moment apart, find it at the same place: what is still being laid out is missed by a click. */
async function still(what: string, look: () => Promise<Point | undefined>): Promise<Point> {
  let last: Point | undefined;
  return eventually(what, async () => {
    const before = last;
    last = await look();
    return before?.x === last?.x && before?.y === last?.y && last;
  });
}

/** Selects words of a page with the mouse. */
export async function select(tab: Tab, words: string): Promise<void> {
  const { from, to } = await eventually(`«${words}» in the page`, () => tab.evaluate(endsOf, words));
  await tab.mouse.move(from.x, from.y);
  await tab.mouse.down();
  await tab.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await tab.mouse.move(to.x, to.y);
  await tab.mouse.up();
}

/** Rests the pointer on the first mark of a kind; what our card says once it has the words that are wanted. */
export async function rest(tab: Tab, highlight: string, wanted: string): Promise<string> {
  const at = await eventually(`a ${highlight}`, () => tab.evaluate(placeOf, highlight));
  // From where there is no mark: the card of one that the pointer passes is not the one that is asked for.
  await tab.mouse.move(1, 1);
  await tab.mouse.move(at.x - 1, at.y);
  await tab.mouse.move(at.x, at.y);
  return eventually(`the card of ${highlight}`, async () => {
    const text = await tab.cardText();
    return text?.includes(wanted) && text;
  });
}

/** The words under the marks of one kind. */
export async function marksOf(tab: Tab, kind: string): Promise<string[]> {
  return (await tab.evaluate(marksInPage))[`chu-giai-${kind}`] ?? [];
}

/** Waits until words bear a mark. */
export async function painted(tab: Tab, kind: string, words: string): Promise<void> {
  await eventually(`«${words}» as ${kind}`, async () => (await marksOf(tab, kind)).includes(words));
}

/** Waits until words bear a mark no more. */
export async function unpainted(tab: Tab, kind: string, words: string): Promise<void> {
  await eventually(`«${words}» no longer ${kind}`, async () => !(await marksOf(tab, kind)).includes(words));
}

/** In a page of ours: the middle of the first element with some words that a selector finds, scrolled into view. */
function middleOf({ selector, words }: { selector: string; words: string }): Point | undefined {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find((each) => each.textContent.includes(words));
  found?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = found?.getBoundingClientRect();
  return box && box.width > 0 ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : undefined;
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
