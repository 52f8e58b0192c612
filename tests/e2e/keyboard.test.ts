import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { changingArticle, SAID } from './changing-article';
import { inChromium } from './in-chromium';
import { shelf, stock } from './shelf';
import { eventually, marksInPage } from './stage';

const ARTICLE = changingArticle();
const chromium = inChromium([ARTICLE]);

async function openLibrary(view: string): Promise<Page> {
  const page = await chromium.stage.context.newPage();
  await page.goto(`chrome-extension://${chromium.stage.id}/library.html#/${view}`);
  await page.bringToFront();
  await page.locator('main h1').first().waitFor();
  return page;
}

/** Presses a key until what has the focus is named so; fails where the focus comes round without it. */
async function goTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const named = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key);
    if (name.test(await named())) return;
  }
  throw new Error(`the focus never comes to ${name}; it is on «${await named()}»`);
}

/** The number of the row that has the focus, from 1. */
const row = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[aria-posinset]')?.getAttribute('aria-posinset'));
const size = (page: Page) =>
  page.evaluate(() => document.querySelector('[aria-setsize]')?.getAttribute('aria-setsize'));

beforeAll(async () => {
  const page = await openLibrary('articles');
  await page.evaluate(stock, shelf(30, Date.now()));
  await page.close();
});

describe('by keyboard alone', () => {
  it('a quotation is kept from its card, and given up again by Ctrl+Z', async () => {
    const page = await chromium.openMarked(ARTICLE.url);
    await chromium.stepTo(page, /Lưu trích dẫn/);
    const kept = async () => (await page.evaluate(marksInPage))['chu-giai-note-yellow'] ?? [];
    // Off here, pin, close, evidence, copy, keep.
    for (let tab = 0; tab < 6; tab += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually('it kept', async () => (await kept()).includes(SAID));
    await page.keyboard.press('Control+z');
    await eventually('it given up', async () => !(await kept()).includes(SAID));
  });

  it('the library is entered past its navigation, its rows walked, one deleted and given back', async () => {
    const page = await openLibrary('notes');
    await page.getByRole('listitem').filter({ hasText: '“' }).first().waitFor();
    const before = await size(page);
    await goTo(page, /^Đến thẳng nội dung/);
    await page.keyboard.press('Enter');
    await goTo(page, /^Sửa ghi chú/);
    expect(await row(page)).toBe('1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await row(page)).toBe('3');
    await goTo(page, /^Xóa/);
    expect(await row(page)).toBe('3');
    await page.keyboard.press('Enter');
    await page.getByText('Đã xóa ghi chú').waitFor();
    await eventually('one less', async () => Number(await size(page)) === Number(before) - 1);
    // The reader stays where they were, and is one key from the way back.
    expect(await row(page)).toBe('3');
    await page.keyboard.press('Control+z');
    await eventually('all again', async () => (await size(page)) === before);
    expect(await row(page)).not.toBeUndefined();
  });

  it('a note is written in the library and coloured, and what is typed is not taken for a command', async () => {
    const page = await openLibrary('notes');
    await page.getByRole('listitem').filter({ hasText: '“' }).first().waitFor();
    await goTo(page, /^Sửa ghi chú/);
    await page.keyboard.press('Enter');
    await eventually('the field', () => page.evaluate(() => document.activeElement?.localName === 'textarea'));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('u / 1 Ctrl+Z không mất gì');
    await page.getByText('Đã lưu').waitFor();
    await goTo(page, /^Hồng/);
    await page.keyboard.press('Space');
    await goTo(page, /^Xong/);
    await page.keyboard.press('Enter');
    const item = page.getByRole('listitem').filter({ hasText: 'u / 1 Ctrl+Z không mất gì' });
    await item.locator('[data-colour="pink"]').first().waitFor();
  });

  it('a correction is taken back in the list of them, and made again by Ctrl+Z', async () => {
    const page = await openLibrary('corrections');
    await page.locator('main li, main [role="listitem"]').first().waitFor();
    const before = await size(page);
    await goTo(page, /^Bỏ chỉnh/);
    await page.keyboard.press('Enter');
    await eventually('one less', async () => (await size(page)) !== before);
    await page.keyboard.press('Control+z');
    await eventually('all again', async () => (await size(page)) === before);
  });
});
