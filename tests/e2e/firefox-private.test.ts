import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FirefoxStage, startFirefox } from '../../tools/stage/firefox';
import { type PageServer, servePages } from '../../tools/stage/server';
import { changingArticle, PASSAGE } from './changing-article';
import { painted, press, rest, says, select, type Tab, tabOfFirefox } from './reader';
import { eventually, FIREFOX, ROOT } from './stage';

const ARTICLE = changingArticle();
let server: PageServer;
let stage: FirefoxStage;

beforeAll(async () => {
  server = await servePages([ARTICLE]);
  const extension = join(ROOT, '.output/firefox-mv3');
  stage = await startFirefox({ executable: FIREFOX, extension, server, headless: true, inPrivate: true });
});
afterAll(async () => {
  await stage.close();
  await server.close();
});

/** Opens an address in a window of its own, as only the extension can from here. */
async function openIn(window: 'private' | 'ordinary', own: Page, url: string): Promise<Tab> {
  const before = new Set(await stage.browser.pages());
  await own.evaluate(
    async (address, incognito) => {
      const { browser } = globalThis as unknown as { browser: { windows: { create(what: object): Promise<unknown> } } };
      await browser.windows.create({ incognito, url: address });
    },
    url,
    window === 'private',
  );
  return eventually(`${url} in a window`, async () => {
    for (const page of await stage.browser.pages())
      if (!before.has(page) && (await page.evaluate((part) => location.href.includes(part), url)))
        return tabOfFirefox(page);
    return undefined;
  });
}

describe('a private window of Firefox', () => {
  it('is annotated, keeps what the reader keeps and types, and remembers nothing of what was read', async () => {
    const own = await stage.openExtensionPage('library.html#/notes');
    const tab = await openIn('private', own, ARTICLE.url);
    await painted(tab, 'company', 'Mây Xanh');
    await select(tab, PASSAGE);
    await press(tab, 'Đánh dấu');
    await painted(tab, 'note-yellow', PASSAGE);
    await rest(tab, 'chu-giai-note-yellow', 'Đoạn này còn nguyên');
    await press(tab, 'Thêm ghi chú');
    await eventually('the frame of the note', () => tab.noteFrameText());
    await tab.keyboard.type('Gõ trong cửa sổ riêng tư.');
    await eventually('stored', async () => (await tab.noteFrameText())?.includes('Đã lưu'));
    const library = tabOfFirefox(own);
    await says(library, 'Gõ trong cửa sổ riêng tư.');
    await library.evaluate(() => {
      location.hash = '#/articles';
    });
    await says(library, 'Chưa có bài nào.');
    // The same article in an ordinary window is remembered: the list is not empty for another reason.
    await openIn('ordinary', own, ARTICLE.url);
    await says(library, 'Mây Xanh mở rộng sang robot');
  });

  it('says in plain words that the library does not open there, and the popup goes on reading', async () => {
    const own = await stage.openExtensionPage('options.html');
    const popup = await openIn('private', own, `/popup.html?url=${encodeURIComponent(ARTICLE.url)}`);
    await says(popup, 'Trong cửa sổ riêng tư, trình duyệt không cho mở thư viện');
    await eventually('the summary', () =>
      popup.evaluate(() => document.querySelector('[data-part="summary"] li') !== null),
    );
    const library = await openIn('private', own, '/library.html#/notes');
    await says(library, 'Trong cửa sổ riêng tư, trình duyệt không cho mở thư viện');
    for (const tab of [popup, library])
      expect(await tab.evaluate(() => document.body.textContent)).not.toMatch(/Error|mutation/);
  });
});
