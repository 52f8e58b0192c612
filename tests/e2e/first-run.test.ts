import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cardText, first, inChromium, marked, press, select } from './in-chromium';
import { eventually, marksInPage } from './stage';

const chromium = inChromium();

async function openOwn(path: string): Promise<Page> {
  const page = await chromium.stage.context.newPage();
  await page.goto(`chrome-extension://${chromium.stage.id}/${path}`);
  await page.bringToFront();
  return page;
}

/** How many rows the library has of what was read and of what was kept. */
function rowsIn(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('chu-giai');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    const tables = ['articles', 'notes', 'corrections', 'glossary', 'kept'];
    const counts = tables.map(async (table) => {
      const request = database.transaction(table).objectStore(table).count();
      return [
        table,
        await new Promise<number>((done) => Object.assign(request, { onsuccess: () => done(request.result) })),
      ];
    });
    const found = Object.fromEntries(await Promise.all(counts));
    database.close();
    return found;
  });
}

const NOTHING = { articles: 0, notes: 0, corrections: 0, glossary: 0, kept: 0 };

describe('the first page', () => {
  it('has a sample with real marks and cards, on which everything can be tried and nothing is stored', async () => {
    const page = await openOwn('welcome.html');
    await marked(page);
    const marks = await page.evaluate(marksInPage);
    expect(marks['chu-giai-company']).toEqual(['Sao Khuê Robotics']);
    expect(marks['chu-giai-quotation']).toHaveLength(2);
    expect(await chromium.rest(page, 'chu-giai-quotation')).toContain('Lê Hoài Thương');
    await page.keyboard.press('Escape');
    await select(page, 'nhấc lên giá phơi');
    await press(page, 'Đánh dấu');
    await eventually('the passage painted', async () =>
      (await page.evaluate(marksInPage))['chu-giai-note-yellow']?.includes('nhấc lên giá phơi'),
    );
    await chromium.rest(page, 'chu-giai-company');
    await press(page, 'Không phải tên riêng');
    await eventually('no company', async () => !(await page.evaluate(marksInPage))['chu-giai-company']);
    expect(await rowsIn(page)).toEqual(NOTHING);
  });

  it('asks which pages are read: where only a click reads, a page stays as it is until the icon is clicked', async () => {
    const welcome = await openOwn('welcome.html');
    await welcome.getByLabel('Chỉ khi tôi bấm vào biểu tượng').click();
    await eventually('it chosen', () => welcome.getByLabel('Chỉ khi tôi bấm vào biểu tượng').isChecked());
    const page = await chromium.open(first().url);
    // The stub has looked, and once more after loading.
    await page.waitForTimeout(1500);
    expect(await page.evaluate(marksInPage)).toEqual({});
    await chromium.openPopup(first().url);
    await page.bringToFront();
    await marked(page);
    await welcome.getByLabel('Các báo trong danh sách').click();
    await eventually('it chosen', () => welcome.getByLabel('Các báo trong danh sách').isChecked());
    await page.reload();
    await marked(page);
  });
});

describe('an article', () => {
  it('is kept from the popup, and read in the library with its marks and cards, without a network', async () => {
    await chromium.openMarked(first().url);
    const popup = await chromium.openPopup(first().url);
    await popup.getByRole('button', { name: 'Lưu bài này' }).click();
    await popup.getByRole('button', { name: 'Đã lưu bài này' }).waitFor();
    await chromium.stage.context.setOffline(true);
    const library = await openOwn('library.html#/articles?part=kept');
    await library.getByRole('link', { name: first().title ?? '' }).click();
    await library.locator('a.mark[data-paint~="company"]').first().click();
    await library.getByRole('dialog').waitFor();
    await chromium.stage.context.setOffline(false);
    await popup.bringToFront();
    await popup.getByRole('button', { name: 'Đã lưu bài này' }).click();
    await popup.getByRole('button', { name: 'Lưu bài này', exact: true }).waitFor();
    expect((await rowsIn(popup)).kept).toBe(0);
    await popup.getByRole('button', { name: 'Hoàn tác' }).click();
    await eventually('it back', async () => (await rowsIn(popup)).kept === 1);
  });
});

describe('the keys of a card', () => {
  it('turn it to the next mention of its name, and show themselves', async () => {
    const page = await chromium.openMarked(first().url);
    const mention = /Lần (\d+)\/(\d+)/;
    const told = () => cardText(page).then((text = '') => mention.exec(text));
    await chromium.stepTo(page, mention);
    const [, at, all] = (await told()) ?? [];
    await page.keyboard.press('ArrowRight');
    const next = `${(Number(at) % Number(all)) + 1}`;
    await eventually('the next mention', async () => (await told())?.[1] === next);
    await page.keyboard.press('ArrowLeft');
    await eventually('the mention before', async () => (await told())?.[1] === at);
    await page.keyboard.press('?');
    await eventually('the keys', async () => (await cardText(page))?.includes('Phím tắt'));
  });
});
