import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { first, inChromium } from './in-chromium';
import { shelf, stock } from './shelf';
import { eventually } from './stage';

const chromium = inChromium();

/** The kept article of the shelf. */
const KEPT = `library.html#/articles/${encodeURIComponent(`a:${'0'.repeat(64)}`)}`;

async function openOwn(path: string): Promise<Page> {
  const page = await chromium.stage.context.newPage();
  await page.goto(`chrome-extension://${chromium.stage.id}/${path}`);
  await page.bringToFront();
  return page;
}

/** What is drawn of an element: the picture, and how many colours it has. A word whose colour is that of its ground has one. */
async function drawn(page: Page, element: Locator): Promise<{ picture: string; colours: number }> {
  const picture = (await element.screenshot({ animations: 'disabled' })).toString('base64');
  const colours = await page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (unit) => unit.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer;
    return new Set(new Uint32Array(data ?? new ArrayBuffer())).size;
  }, picture);
  return { picture, colours };
}

beforeAll(async () => {
  const page = await openOwn('library.html#/articles');
  await page.locator('main h1').first().waitFor();
  await page.evaluate(stock, shelf(12, Date.now()));
  await page.close();
});

describe.each(['light', 'dark'] as const)('where the system forces its %s colours', (colorScheme) => {
  const forced = async (path: string) => {
    const page = await openOwn(path);
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    return page;
  };

  it.each([
    ['a name in its sentences', 'library.html#/entities/company%3Am%C3%A2y%20xanh', 'main mark'],
    ['a word that was searched', 'library.html#/search?q=ban%20dan', '.hit mark'],
    ['a name in its card', KEPT, '.card-first mark', 'a.mark[data-paint~="company"]'],
    ['a speaker in the card of a quotation', KEPT, '.quote-evidence mark', '.mark-more'],
    ['a colour', 'options.html', '.swatch'],
    ['an icon', 'library.html#/notes', 'main .icon svg'],
    ['the dot of a kind', 'library.html#/entities/company%3Am%C3%A2y%20xanh?part=together', '.chips .dot'],
  ])('%s is seen', async (_, path, selector, pressed = '') => {
    const page = await forced(path);
    if (pressed) await page.locator(pressed).first().click();
    const element = page.locator(selector).first();
    await element.waitFor();
    // A square of one colour alone is seen by what is around it.
    const around = selector.endsWith('.dot') ? element.locator('..') : element;
    expect((await drawn(page, around)).colours).toBeGreaterThan(1);
  });

  it('the four colours differ, and so does a switch that is on from one that is off', async () => {
    const page = await forced('options.html');
    const pictures = await Promise.all((await page.locator('.swatch').all()).map((each) => drawn(page, each)));
    expect(new Set(pictures.map(({ picture }) => picture)).size).toBe(4);
    const toggle = page.locator('.switch input').first();
    const on = await drawn(page, toggle);
    await toggle.click();
    await page.mouse.move(0, 0);
    await eventually('it off', async () => !(await toggle.isChecked()));
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const off = await drawn(page, toggle);
    expect([on.colours, off.colours].every((colours) => colours > 1)).toBe(true);
    expect(off.picture).not.toBe(on.picture);
    await toggle.click();
  });

  it('the view that is shown is told from the others, and the focus is seen', async () => {
    const page = await forced('library.html#/notes');
    const link = page.locator('nav a', { hasText: 'Thùng rác' });
    const item = link.locator('..');
    const before = await drawn(page, item);
    await link.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const focused = await drawn(page, item);
    expect(focused.picture).not.toBe(before.picture);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thùng rác' }).waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    expect((await drawn(page, item)).picture).not.toBe(before.picture);
  });
});

it('nothing moves where the reader asks for less motion', async () => {
  await chromium.openMarked(first().url);
  for (const path of [KEPT, 'options.html', `popup.html?url=${encodeURIComponent(first().url)}`]) {
    const page = await openOwn(path);
    if (path === KEPT) await page.locator('a.mark').first().click();
    const moving = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) =>
          [undefined, '::before', '::after'].flatMap((part) => {
            const { transitionDuration, animationName } = getComputedStyle(element, part);
            return transitionDuration === '0s' && animationName === 'none'
              ? []
              : [`${element.className} ${part ?? ''}`];
          }),
        ),
      );
    await page.locator('h1').first().waitFor();
    await eventually('something that moves', async () => (await moving()).length > 0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect([path, await moving()]).toEqual([path, []]);
  }
});
