import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FirefoxStage, startFirefox } from '../../tools/stage/firefox';
import { type PageServer, servePages } from '../../tools/stage/server';
import { popupHeight, pressAlt } from './firefox-window';
import { shelf, stock } from './shelf';
import { endsOf, eventually, FIREFOX, FIRST, goldNames, marksInPage, PAGES, placeOf, ROOT } from './stage';

interface Manifest {
  readonly commands: { readonly 'keep-selection': { readonly suggested_key: { readonly default: string } } };
}

const profile = mkdtempSync(join(tmpdir(), 'chu-giai-firefox-'));
let server: PageServer;
let stage: FirefoxStage;

const start = () =>
  startFirefox({ executable: FIREFOX, extension: join(ROOT, '.output/firefox-mv3'), profile, server, headless: true });
const first = () => {
  if (!FIRST) throw new Error('tests/pages is empty');
  return FIRST;
};

beforeAll(async () => {
  server = await servePages(PAGES);
  stage = await start();
});

afterAll(async () => {
  await stage.close();
  await server.close();
  rmSync(profile, { recursive: true, force: true });
});

async function openMarked(url: string): Promise<Page> {
  const page = await stage.browser.newPage();
  await page.goto(url);
  await eventually(`marks on ${url}`, async () => Object.keys(await page.evaluate(marksInPage)).length > 0);
  return page;
}

describe('an article in Firefox', () => {
  it('has its marks exactly on named words, without a change of its DOM', async () => {
    const page = await openMarked(first().url);
    const marks = await page.evaluate(marksInPage);
    for (const words of marks['chu-giai-company'] ?? []) expect(goldNames(first(), 'ORG-COMPANY')).toContain(words);
    expect(marks['chu-giai-quotation']).toEqual((first().quotes ?? []).map(({ text }) => text));
    expect(await page.evaluate(() => document.querySelector('chu-giai-card'))).toBeNull();
    await page.close();
  });

  it('opens a card under the resting pointer, and Esc puts it away', async () => {
    const page = await openMarked(first().url);
    const at = await eventually('a company', () => page.evaluate(placeOf, 'chu-giai-company'));
    await page.mouse.move(at.x - 30, at.y - 40);
    await page.mouse.move(at.x, at.y);
    await eventually('the card', () =>
      page.evaluate(() => document.documentElement.lastElementChild?.localName === 'chu-giai-card'),
    );
    await page.keyboard.press('Escape');
    await eventually('the card gone', () => page.evaluate(() => document.querySelector('chu-giai-card') === null));
    await page.close();
  });

  it('tells its popup the summary, and keeps a term there', async () => {
    const page = await openMarked(first().url);
    const popup = await stage.openExtensionPage(`popup.html?url=${encodeURIComponent(first().url)}`);
    const summary = await eventually('the summary', () =>
      popup.evaluate(() => {
        const found = [...document.querySelectorAll('[data-part="summary"] li')].map((item) => item.textContent ?? '');
        return found.length > 0 && found;
      }),
    );
    const text = [first().lead, ...(first().paragraphs ?? [])].join(' ');
    for (const sentence of summary) expect(text).toContain(sentence);
    await popup.evaluate(() => document.querySelector<HTMLButtonElement>('[data-part="terms"] button')?.click());
    await eventually('the kept term', () =>
      popup.evaluate(() => document.querySelector('[data-part="saved"] li') !== null),
    );
    await popup.close();
    await page.close();
  });

  it('keeps a passage by keyboard, takes a note in its frame, and paints it again; no key of it reaches the page', async () => {
    const page = await openMarked(first().url);
    const words = 'Thiết bị nặng 18 kg, có thể gắp cuộn vải';
    const { from, to } = await eventually('the words', () => page.evaluate(endsOf, words));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    await eventually('the bar', () => page.evaluate(() => document.querySelector('chu-giai-card') !== null));
    await page.keyboard.press('Tab');
    await page.keyboard.press('a');
    await eventually('the mark', async () =>
      (await page.evaluate(marksInPage))['chu-giai-note-yellow']?.includes(words),
    );
    const frame = await eventually('the frame', async () =>
      page.frames().find((each) => each.url().endsWith('note.html')),
    );
    await eventually('its field', () => frame.evaluate(() => document.activeElement?.localName === 'textarea'));
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      for (const name of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'selectionchange', 'message'])
        addEventListener(name, () => seen.push(name), { capture: true });
    });
    await page.keyboard.type('Nhớ hỏi lại');
    await eventually('stored', () => frame.evaluate(() => document.body.textContent?.includes('Đã lưu')));
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
    expect(
      await page.evaluate(() => performance.getEntries().filter(({ name }) => name.includes('extension'))),
    ).toEqual([]);
    await page.keyboard.press('Escape');
    await eventually('no frame', async () => page.frames().length === 1);
    await page.reload();
    await eventually('the mark', async () =>
      (await page.evaluate(marksInPage))['chu-giai-note-yellow']?.includes(words),
    );
    const popup = await stage.openExtensionPage(`popup.html?url=${encodeURIComponent(first().url)}`);
    await eventually('the note', () =>
      popup.evaluate(() => document.querySelector('[data-part="notes"]')?.textContent?.includes('Nhớ hỏi lại')),
    );
    await popup.close();
    await page.close();
  });

  it('opens its popup from the icon as high as in other browsers', async () => {
    const page = await openMarked(first().url);
    expect(await popupHeight(stage.browser)).toBe(600);
    await page.close();
  });

  it('opens its settings in a tab, where their links lead on, and not within the browser’s list of add-ons', async () => {
    const popup = await stage.openExtensionPage('popup.html');
    await popup.evaluate(() =>
      (
        globalThis as unknown as { browser: { runtime: { openOptionsPage(): Promise<void> } } }
      ).browser.runtime.openOptionsPage(),
    );
    const settings = await eventually('the settings', async () => {
      // The popup of the icon is still among them when it has gone.
      for (const page of await stage.browser.pages())
        if (await page.evaluate(() => location.pathname === '/options.html').catch(() => false)) return page;
      return undefined;
    });
    await settings.close();
    await popup.close();
  });

  it('keeps what is selected by the key that the manifest gives it: none of the menus of the window takes it', async () => {
    const page = await openMarked(first().url);
    const words = 'Thiết bị nặng 18 kg, có thể gắp';
    await page.evaluate((wanted) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.nodeValue?.indexOf(wanted) ?? -1;
        if (at >= 0)
          return getSelection()?.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + wanted.length);
      }
      return undefined;
    }, words);
    const { commands } = JSON.parse(readFileSync(join(ROOT, '.output/firefox-mv3/manifest.json'), 'utf8')) as Manifest;
    await pressAlt(stage.browser, commands['keep-selection'].suggested_key.default.replace('Alt+', '').toLowerCase());
    await eventually('the mark', async () =>
      (await page.evaluate(marksInPage))['chu-giai-note-yellow']?.includes(words),
    );
    await page.close();
  });

  it('has the term after a restart of the browser', async () => {
    await stage.close();
    stage = await start();
    const popup = await stage.openExtensionPage('popup.html');
    await eventually('the kept term', () =>
      popup.evaluate(() => document.querySelector('[data-part="saved"] li') !== null),
    );
    await popup.close();
  });

  it('has a library that finds what is typed without tones, and gives a deleted note back', async () => {
    const page = await stage.openExtensionPage('library.html');
    await page.evaluate(stock, shelf(9, Date.now()));
    const says = (words: string) =>
      eventually(words, () => page.evaluate((wanted) => document.body.textContent.includes(wanted), words));
    await page.evaluate(() => {
      location.hash = '#/search?q=dien%20toan%20bien';
    });
    await says('điện toán biên');
    await page.evaluate(() => {
      location.hash = '#/notes';
    });
    const count = () => page.evaluate(() => document.querySelector('[aria-setsize]')?.getAttribute('aria-setsize'));
    await eventually('notes', async () => Number(await count()) >= 3);
    const all = Number(await count());
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('[aria-label^="Xóa: "]')?.click());
    await says('Đã xóa ghi chú');
    await eventually('one less', async () => Number(await count()) === all - 1);
    await page.evaluate(() => document.querySelector<HTMLButtonElement>('.toast button')?.click());
    await eventually('all again', async () => Number(await count()) === all);
    await page.close();
  });

  it.each(PAGES.filter(({ isArticle }) => !isArticle).map(({ id, url }) => [id, url]))(
    'leaves %s alone',
    async (_, url) => {
      const page = await stage.browser.newPage();
      await page.goto(url ?? '');
      await new Promise((wait) => setTimeout(wait, 1800));
      expect(await page.evaluate(marksInPage)).toEqual({});
      await page.close();
    },
  );

  it('sends nothing out: every request of the run was a page’s own; a seeded one is caught', async () => {
    const hosts = new Set(PAGES.map(({ url }) => new URL(url).hostname));
    const ours = server.refused.filter((request) => [...hosts].some((host) => request.includes(host)));
    expect(ours).toEqual([]);
    const popup = await stage.openExtensionPage('popup.html');
    expect(
      await popup.evaluate(() =>
        fetch('https://seeded-leak-fetch.example/').then(
          () => 'sent',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    await eventually('the seeded request of the extension', async () =>
      server.refused.some((request) => request.includes('seeded-leak-fetch')),
    );
    await popup.evaluate(
      () =>
        void (globalThis as unknown as { browser: { tabs: { create(tab: object): void } } }).browser.tabs.create({
          url: 'https://seeded-leak.example/',
        }),
    );
    await eventually('the seeded request', async () =>
      server.refused.some((request) => request.includes('seeded-leak.example')),
    );
    await popup.close();
  });
});
