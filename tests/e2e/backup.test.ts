import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { faultsInBothThemes, first, inChromium, tooWide } from './in-chromium';

const chromium = inChromium();

const options = () => chromium.openPopup('', 'options.html');

/** What a button of the page makes the browser save. */
async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const backup = async (page: Page) => (await saved(page, 'Lưu tệp sao lưu')).bytes.toString();
const withoutTime = (text: string) => text.slice(0, text.lastIndexOf(',"exportedAt"'));

/** How many rows each table of the library has. */
function counts(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const opened = indexedDB.open('chu-giai');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opened.onsuccess = () => resolve(opened.result);
    });
    const names = ['glossary', 'articles', 'mentions', 'quotations', 'ydocs', 'corrections', 'notes'];
    const found: Record<string, number> = {};
    for (const name of names) {
      const request = database.transaction(name).objectStore(name).count();
      await new Promise((resolve) => {
        request.onsuccess = resolve;
      });
      found[name] = request.result;
    }
    database.close();
    return found;
  });
}

/** In the page: the words of the preview's table that stand in two lines. */
function brokenWords(): string[] {
  const cells = [...document.querySelectorAll('[data-part="preview"] th, [data-part="preview"] td')];
  return cells.flatMap((cell) => {
    const text = cell.firstChild;
    return [...(text?.textContent ?? '').matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(text as Node, index);
      range.setEnd(text as Node, index + word.length);
      return range.getClientRects().length > 1 ? [word] : [];
    });
  });
}

/** In the page: jots down what is being typed, if anything; all that the browser's memory holds then. */
async function jotted(text: string | undefined): Promise<object> {
  const { session } = (
    globalThis as unknown as {
      chrome: { storage: { session: { set(values: object): Promise<void>; get(): Promise<object> } } };
    }
  ).chrome.storage;
  if (text !== undefined) await session.set({ 'typing:term ': text });
  return session.get();
}

describe('the library', () => {
  it('goes out into one file, is erased, and comes back from it: the same counts, the same file but for the time', async () => {
    await chromium.openMarked(first().url);
    const popup = await chromium.openPopup(first().url);
    await popup.getByRole('button', { name: 'Thêm thuật ngữ' }).click();
    await popup.locator('input[name="term"]').fill('tấm chắn nhiệt');
    await popup.locator('textarea[name="definition"]').fill('Lớp bảo vệ khỏi sức nóng.');
    await popup.getByRole('button', { name: 'Lưu', exact: true }).click();
    await popup.locator('[data-part="saved"] li').first().waitFor();
    await popup.close();

    const page = await options();
    const before = await counts(page);
    expect(before).toMatchObject({ glossary: 1, articles: 1 });
    const text = await backup(page);

    expect(await page.evaluate(jotted, 'gõ dở')).not.toEqual({});
    await page.getByRole('button', { name: 'Xóa mọi dữ liệu…' }).click();
    const now = page.getByRole('button', { name: 'Xóa hết ngay' });
    expect(await now.isDisabled()).toBe(true);
    await page.getByLabel('Tôi hiểu là không lấy lại được').check();
    // Looking before it is done would make a database of its own.
    const reloaded = page.waitForEvent('load');
    await now.click();
    await reloaded;
    expect(Object.values(await counts(page)).filter((count) => count > 0)).toEqual([]);
    await page.getByRole('button', { name: 'Xóa mọi dữ liệu…' }).waitFor();
    expect(await page.evaluate(jotted, undefined)).toEqual({});

    const open = page.getByLabel('Nhập từ tệp');
    const cut = text.slice(0, text.length >> 1);
    await open.setInputFiles({ name: 'cut.json', mimeType: 'application/json', buffer: Buffer.from(cut) });
    await page.getByText(/Tệp bị cụt: thiếu phần từ dòng \d+\..*Chưa có gì bị thay đổi/).waitFor();

    await open.setInputFiles({ name: 'chu-giai.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const preview = page.locator('[data-part="preview"]');
    await preview.waitFor();
    const terms = preview.locator('tr', { hasText: 'Thuật ngữ' }).locator('th, td');
    expect(await terms.allTextContents()).toEqual(['Thuật ngữ', '1', '0', '0', '0', '0']);
    expect((await counts(page)).glossary).toBe(0);
    await page.getByRole('button', { name: 'Nhập vào thư viện' }).click();
    await page.getByText('Đã nhập xong').waitFor();
    expect(await counts(page)).toEqual(before);
    const again = await backup(page);
    expect(withoutTime(again)).toBe(withoutTime(text));
    expect(again).not.toBe(text);
  });

  it('is shown with what a file would change in a window of 320 px, no word or figure of it in two lines', async () => {
    const page = await options();
    const text = await backup(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page
      .getByLabel('Nhập từ tệp')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.locator('[data-part="preview"]').waitFor();
    expect(await page.evaluate(tooWide)).toEqual([]);
    expect(await page.evaluate(brokenWords)).toEqual([]);
  });

  it('is exported in the formats of other programs', async () => {
    const page = await options();
    await page.getByLabel('Xuất gì').selectOption('glossary');
    await page.getByLabel('Định dạng').selectOption('anki');
    const { name, bytes } = await saved(page, 'Xuất tệp');
    expect(name).toBe('Bảng thuật ngữ.txt');
    expect(bytes.toString()).toContain('tấm chắn nhiệt\tLớp bảo vệ khỏi sức nóng.');
    await page.getByText('Đã xuất 1 mục').waitFor();
    await page.getByLabel('Xuất gì').selectOption('quotations');
    await page.getByRole('button', { name: 'Xuất tệp' }).click();
    await page.getByText('Chưa có gì để xuất').waitFor();
  });

  it('has a section of backups that is clean by axe in both themes', async () => {
    const page = await options();
    const text = await backup(page);
    await page
      .getByLabel('Nhập từ tệp')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.locator('[data-part="preview"]').waitFor();
    await page.getByRole('button', { name: 'Xóa mọi dữ liệu…' }).click();
    expect(await faultsInBothThemes(page)).toEqual([]);
  });
});
