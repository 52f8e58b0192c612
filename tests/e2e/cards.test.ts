import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buttonAt, cardBox, cardNames, cardText, first, inChromium, marked, press, toastText } from './in-chromium';
import { eventually, marksInPage, placeOf } from './stage';

/** An article in a box that scrolls, in a window that does not, under a bar. */
const BOXED = {
  url: 'https://vnexpress.net/bai-trong-khung-5047999.html',
  html: first()
    .html.replace(/<link rel="canonical"[^>]*>/, '')
    .replace(
      '</style>',
      'html{overflow:hidden}body{height:100vh;overflow-y:auto}.bar{position:sticky;top:0;height:120px;background:#fff}</style>',
    )
    .replace(/<body[^>]*>/, '$&<div class="bar"></div>'),
};
const chromium = inChromium([BOXED]);

async function noCard(page: Page): Promise<void> {
  await eventually('no card', async () => (await cardText(page)) === undefined);
}

describe('a card', () => {
  it('stays while the pointer walks into it, and goes after a moment when it leaves', async () => {
    const page = await chromium.openMarked(first().url);
    const at = await eventually('a mark', () => page.evaluate(placeOf, 'chu-giai-company'));
    await chromium.rest(page, 'chu-giai-company');
    for (let down = 4; down <= 60; down += 4) await page.mouse.move(at.x, at.y + down);
    await page.waitForTimeout(700);
    expect(await cardText(page)).toBeTruthy();
    await page.mouse.move(4, 4);
    await noCard(page);
  });

  it('goes where the page is scrolled on, also with the wheel over it', async () => {
    const page = await chromium.openMarked(first().url);
    await chromium.rest(page, 'chu-giai-company');
    const box = await eventually('the card', () => cardBox(page));
    await page.mouse.move(box.left + 20, box.bottom - 60);
    for (let turn = 0; turn < 12; turn += 1) {
      await page.mouse.wheel(0, 60);
      await page.waitForTimeout(60);
    }
    await noCard(page);
  });

  it('stands beside its words in a page that draws itself larger', async () => {
    const page = await chromium.openMarked(first().url);
    await page.evaluate(() => {
      document.documentElement.style.zoom = '1.5';
    });
    const word = await eventually('a mark', () => page.evaluate(placeOf, 'chu-giai-company'));
    await chromium.rest(page, 'chu-giai-company');
    await eventually('the card below it', async () => {
      const box = await cardBox(page);
      return box && box.left < word.x && box.top > word.y && box.top < word.y + 60;
    });
  });

  it('lies at the other end of a phone from the words that are touched', async () => {
    const page = await chromium.open(first().url);
    await page.setViewportSize({ width: 390, height: 760 });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await cdp.send('Emulation.setEmitTouchEventsForMouse', { enabled: true });
    await page.reload();
    await marked(page);
    for (const at of [60, 400, 700]) {
      const word = await page.evaluate((y) => {
        const range = [...(CSS.highlights.get('chu-giai-person') ?? [])].at(-1) as Range;
        scrollBy({ top: range.getBoundingClientRect().top - y, behavior: 'instant' });
        const { x, top, bottom } = range.getClientRects()[0] as DOMRect;
        return { x, top, bottom };
      }, at);
      const touchPoints = [{ x: word.x + 10, y: (word.top + word.bottom) / 2 }];
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await eventually('the card beside the word', async () => {
        const box = await cardBox(page);
        return box && box.right - box.left > 370 && (box.top >= word.bottom || box.bottom <= word.top);
      });
      await page.keyboard.press('Escape');
    }
  });

  it('leads to words in a box that scrolls, and out from under a bar', async () => {
    const page = await chromium.openMarked(BOXED.url);
    await page.setViewportSize({ width: 1000, height: 500 });
    const isSeen = (words: string) =>
      page.evaluate((wanted) => {
        const ranges = [...(CSS.highlights.get(wanted) ?? [])] as Range[];
        return ranges.some((range) => {
          const { left, top } = range.getClientRects()[0] ?? new DOMRect();
          const there = document.elementFromPoint(left + 2, top + 8);
          return (
            there !== null && (there === range.startContainer.parentElement || there.contains(range.startContainer))
          );
        });
      }, words);
    const { output } = (await chromium.ask(BOXED.url, 'reading', {})) as { output: { article: { text: string } } };
    const start = output.article.text.indexOf('Do Ventures');
    await chromium.ask(BOXED.url, 'show', { span: { start, end: start + 11 } });
    await eventually('the words shown', () => isSeen('chu-giai-flash'));
    await page.evaluate(() => document.body.scrollTo({ top: 0, behavior: 'instant' }));
    await chromium.stepTo(page, /^\s*Công ty\s+Do Ventures/);
    expect(await page.evaluate(() => document.body.scrollTop)).toBeGreaterThan(0);
    // Under the bar, though in the window.
    await page.keyboard.press('n');
    const topOf = (by: number) =>
      page.evaluate((to) => {
        const ranges = [...(CSS.highlights.get('chu-giai-company') ?? [])] as Range[];
        const found = ranges.find((range) => range.toString() === 'Do Ventures');
        const { top = 0 } = found?.getBoundingClientRect() ?? {};
        if (to > 0) document.body.scrollBy({ top: top - to, behavior: 'instant' });
        return top;
      }, by);
    await topOf(80);
    await page.keyboard.press('p');
    await eventually('the words below the bar', async () => (await topOf(0)) > 120);
  });

  it.each([
    [320, 640],
    [640, 360],
  ])('is whole in a window of %i by %i, also where it has grown', async (width, height) => {
    const page = await chromium.openMarked(first().url);
    await page.setViewportSize({ width, height });
    const isWhole = async () => {
      const box = await cardBox(page);
      const window = await page.evaluate(() => ({ right: document.documentElement.clientWidth, bottom: innerHeight }));
      return box && box.left >= 0 && box.top >= 0 && box.right <= window.right && box.bottom <= window.bottom;
    };
    for (const kind of ['chu-giai-company', 'chu-giai-quotation']) {
      await chromium.rest(page, kind);
      await eventually(`the whole card of ${kind}`, isWhole);
      await page.keyboard.press('Escape');
    }
    await chromium.rest(page, 'chu-giai-company');
    await press(page, 'Chỉnh lại');
    await eventually('the whole of it, grown', isWhole);
    const foot = await buttonAt(page, 'Không phải tên riêng');
    expect(foot?.y).toBeLessThan(height);
  });

  it('does not open where the pointer only passes', async () => {
    const page = await chromium.openMarked(first().url);
    const at = await eventually('a mark', () => page.evaluate(placeOf, 'chu-giai-company'));
    for (let x = -60; x <= 60; x += 12) await page.mouse.move(at.x + x, at.y);
    await page.mouse.move(at.x + 60, at.y - 200);
    await page.waitForTimeout(600);
    expect(await cardText(page)).toBeUndefined();
  });

  it('opens, turns, pins and closes by keyboard, and gives the focus back', async () => {
    const page = await chromium.openMarked(first().url);
    await page.evaluate(() => {
      const link = document.querySelector('a');
      link?.focus();
    });
    await chromium.ask(first().url, 'step', { direction: 1 });
    const one = await eventually('a card', () => cardText(page));
    await page.keyboard.press('n');
    await eventually('another card', async () => ((await cardText(page)) ?? one) !== one);
    // Tab goes through the tools: off here, pin, close.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await cardText(page)).toBeTruthy();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await noCard(page);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('a');
  });

  it('stays where it is while it is pinned, is dragged by its head, and moved by keys', async () => {
    const page = await chromium.openMarked(first().url);
    await chromium.rest(page, 'chu-giai-company');
    await press(page, 'Ghim thẻ');
    const box = await eventually('the card', () => cardBox(page));
    const isAt = (left: number, top: number) =>
      eventually(`the card at ${left}, ${top}`, async () => {
        const now = await cardBox(page);
        return now && Math.abs(now.left - left) < 2 && Math.abs(now.top - top) < 2;
      });
    await page.evaluate(() => scrollBy({ top: 300, behavior: 'instant' }));
    await page.mouse.move(4, 4);
    await page.waitForTimeout(600);
    await isAt(box.left, box.top);
    await page.mouse.move(box.left + 60, box.top + 20);
    await page.mouse.down();
    await page.mouse.move(box.left + 120, box.top + 60);
    await page.mouse.move(box.left + 160, box.top + 80);
    await page.mouse.up();
    await page.mouse.move(4, 4);
    await isAt(box.left + 100, box.top + 60);
    await page.keyboard.press('Shift+ArrowLeft');
    await isAt(box.left + 68, box.top + 60);
    // It never leaves the window.
    for (let i = 0; i < 40; i += 1) await page.keyboard.press('Shift+ArrowUp');
    await isAt(box.left + 68, 8);
    // Where it was left the next one is pinned, also after a reload, and a second stands beside it.
    await page.reload();
    await marked(page);
    await chromium.rest(page, 'chu-giai-company');
    await press(page, 'Ghim thẻ');
    await isAt(box.left + 68, 8);
    const [name] = await cardNames(page);
    await chromium.ask(first().url, 'step', { direction: 1 });
    await eventually('another card', async () => (await cardNames(page)).length === 2);
    await page.keyboard.press('g');
    await page.evaluate(() => scrollBy({ top: 300, behavior: 'instant' }));
    await isAt(box.left + 68, 8);
    expect(await cardNames(page)).toEqual([name, expect.any(String)]);
    // The keys go from one to the other.
    await page.keyboard.press('t');
    await page.keyboard.press('Shift+ArrowDown');
    await isAt(box.left + 68, 40);
  });

  it('copies a quotation with speaker, site, date and address', async () => {
    await chromium.stage.context.grantPermissions(['clipboard-read', 'clipboard-write'], {
      origin: new URL(first().url).origin,
    });
    const page = await chromium.openMarked(first().url);
    await chromium.stepTo(page, /Trích nguyên văn/);
    for (let tab = 0; tab < 5; tab += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually('copied', async () => (await cardText(page))?.includes('Đã sao chép'));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const quote = (first().quotes ?? []).find(({ text }) => copied.includes(text));
    expect(copied).toContain(`“${quote?.text}” — ${quote?.speaker}`);
    // The day that the article is of, not the one it is read on.
    const [, year, month, day] = /"datePublished":\s*"(\d+)-(\d+)-(\d+)/.exec(first().html) ?? [];
    expect(copied.endsWith(`, ${day}/${month}/${year}, ${first().url}`)).toBe(true);
  });
});

describe('two names and one', () => {
  it('are joined over the whole page by a choice in the card, and parted by Ctrl+Z', async () => {
    const page = await chromium.openMarked(first().url);
    const counts = async (name: string) => {
      const popup = await chromium.openPopup(first().url);
      await popup.locator('[data-part="names"] .chip').first().waitFor();
      const chips = await popup.locator('[data-part="names"] .chip').allInnerTexts();
      await popup.close();
      return chips.filter((chip) => chip.startsWith(name)).length;
    };
    expect(await counts('Sao Khuê Robotics')).toBe(1);
    await chromium.stepTo(page, /^\s*Nhân vật\s+Phạm Quốc Bảo/);
    expect(await counts('Phạm Quốc Bảo')).toBe(1);
    await page.bringToFront();
    await press(page, 'Chỉnh lại');
    for (let tab = 0; tab < 4; tab += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('Lê Hoài');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await eventually('the toast', () => toastText(page))).toContain('giờ là một');
    expect(await counts('Phạm Quốc Bảo')).toBe(0);
    await page.bringToFront();
    await page.keyboard.press('Control+z');
    await eventually('two again', async () => (await counts('Phạm Quốc Bảo')) === 1);
  });
});

describe('a correction', () => {
  it('of the kind holds at once, has a way back, and is remembered', async () => {
    const page = await chromium.openMarked(first().url);
    const before = await page.evaluate(marksInPage);
    const [name] = before['chu-giai-organisation'] ?? [];
    const correct = async () => {
      await chromium.rest(page, 'chu-giai-organisation');
      await press(page, 'Chỉnh lại');
      await press(page, 'công ty');
      await eventually('a company', async () =>
        (await page.evaluate(marksInPage))['chu-giai-company']?.includes(name ?? '?'),
      );
    };
    await correct();
    expect(await toastText(page)).toContain('công ty');
    await press(page, 'Hoàn tác');
    await eventually('as before', async () => {
      const now = await page.evaluate(marksInPage);
      return JSON.stringify(now['chu-giai-company']) === JSON.stringify(before['chu-giai-company']);
    });
    await correct();
    await page.reload();
    await eventually('still a company', async () =>
      (await page.evaluate(marksInPage))['chu-giai-company']?.includes(name ?? '?'),
    );
  });

  it('takes “not a name” for the whole page, offers it back, and remembers it', async () => {
    const page = await chromium.openMarked(first().url);
    const before = (await page.evaluate(marksInPage))['chu-giai-company'] ?? [];
    await chromium.rest(page, 'chu-giai-company');
    await page.keyboard.press('Escape');
    const [name] = before;
    const refuse = async () => {
      await chromium.stepTo(page, /^\s*Công ty/);
      await page.keyboard.press('Delete');
    };
    await refuse();
    expect(await eventually('the toast', () => toastText(page))).toContain('Đã bỏ gạch chân');
    const left = (await page.evaluate(marksInPage))['chu-giai-company'] ?? [];
    expect(left.length).toBe(before.length - 1);
    // The way back has the focus: the reader who works by keyboard is one key from it.
    await page.keyboard.press('Enter');
    await eventually('all back', async () => {
      const again = (await page.evaluate(marksInPage))['chu-giai-company'] ?? [];
      return again.length === before.length && again.includes(name ?? '?');
    });
    await refuse();
    await eventually('the toast', () => toastText(page));
    await page.reload();
    await marked(page);
    expect(((await page.evaluate(marksInPage))['chu-giai-company'] ?? []).length).toBe(before.length - 1);
  });
});
