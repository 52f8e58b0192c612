import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { choose, faultsInBothThemes, inChromium, tooWide } from './in-chromium';
import { notes, shelf, stock } from './shelf';
import { eventually } from './stage';

const chromium = inChromium();
const ARTICLES = 60;
const ROWS = process.env.CHU_GIAI_LONG === '1' ? 100_000 : 10_000;
const VIEWS = [
  'articles',
  'articles?part=kept',
  'articles/a:0000000000000000000000000000000000000000000000000000000000000000',
  'entities',
  'entities/company%3Am%C3%A2y%20xanh',
  'entities/company%3Am%C3%A2y%20xanh?part=together',
  'quotations',
  'quotations/person%3A%C4%91%E1%BB%97%20b%C3%A1%20t%C3%B9ng',
  'notes',
  'glossary',
  'review',
  'corrections',
  'bin',
  'search?q=ban%20dan',
];

async function open(view: string): Promise<Page> {
  const page = await chromium.stage.context.newPage();
  await page.goto(`chrome-extension://${chromium.stage.id}/library.html#/${view}`);
  await page.bringToFront();
  await page.locator('main h1').first().waitFor();
  return page;
}

beforeAll(async () => {
  const page = await open('articles');
  await page.evaluate(stock, shelf(ARTICLES, Date.now()));
});

beforeEach(() => choose(chromium, { language: 'vi' }));

describe('the library', () => {
  it.each(VIEWS.flatMap((view) => ['vi', 'en'].map((language) => [view, language] as const)))(
    '#/%s in %s is clean by axe in both themes, and fits in 320 px',
    async (view, language) => {
      await choose(chromium, { language });
      const page = await open(view);
      await eventually('its language', () =>
        page.evaluate((wanted) => document.documentElement.lang === wanted, language),
      );
      await eventually('its rows', () => page.evaluate(() => document.querySelector('main .unread') === null));
      expect(await faultsInBothThemes(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(tooWide)).toEqual([]);
    },
  );

  it('is opened from the popup', async () => {
    const popup = await chromium.openPopup('about:blank');
    const opening = chromium.stage.context.waitForEvent('page');
    await popup.getByRole('link', { name: 'Mở thư viện' }).click();
    const page = await opening;
    await page.getByRole('heading', { name: 'Bài báo' }).waitFor();
  });

  it.each([
    ['Sao lưu và xuất', 'backup'],
    ['Đồng bộ', 'sync'],
  ])('leads to «%s» in the settings, and from there to the one list of corrections', async (name, id) => {
    const page = await open('notes');
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name, exact: true }).waitFor();
    await eventually('the section', () =>
      page.evaluate((section) => {
        const box = document.getElementById(section)?.getBoundingClientRect();
        return box !== undefined && box.top < innerHeight && box.bottom > 0;
      }, id),
    );
    await page.getByRole('link', { name: 'Xem và hoàn tác trong thư viện' }).click();
    await page.getByRole('heading', { name: 'Những chỗ bạn đã chỉnh' }).waitFor();
  });

  it('shows all that was read about one name: sentences, who says it, who is named beside it, over time', async () => {
    const page = await open('entities');
    await page.getByLabel(/Lọc theo tên/).fill('may xanh');
    await page.getByRole('link', { name: 'Mây Xanh', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Mây Xanh' }).waitFor();
    await page.getByRole('img', { name: /Số lần nhắc đến Mây Xanh mỗi tháng/ }).waitFor();
    const sentence = page.locator('.sentences li').first();
    expect(await sentence.locator('mark').textContent()).toBe('Mây Xanh');
    await page.getByRole('link', { name: 'Cùng được nhắc' }).click();
    await page.locator('.chips a').first().waitFor();
    await page.goBack();
    await sentence.waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Nhân vật và công ty' }).waitFor();
  });

  it('reads a kept article with its cards, and a name refused there is no longer marked', async () => {
    const page = await open('articles?part=kept');
    await page.locator('.item h2 a').first().click();
    const mark = page.locator('a.mark', { hasText: 'Khuê One' });
    await mark.first().click();
    await page.getByRole('dialog', { name: 'Khuê One' }).waitFor();
    await page.getByRole('button', { name: 'Không phải tên riêng' }).click();
    await eventually('no mark', async () => (await mark.count()) === 0);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await mark.first().waitFor();
  });

  it.each([320, 1280])('shows the whole card of a name on a kept article, in a window of %i px', async (width) => {
    const page = await open('articles?part=kept');
    await page.setViewportSize({ width, height: 640 });
    await page.locator('.item h2 a').first().click();
    await page.locator('a.mark', { hasText: 'Khuê One' }).first().click();
    const box = await page.getByRole('dialog', { name: 'Khuê One' }).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  });

  it('closes the card of a note on a kept article by its button and by Escape, and gives the focus back', async () => {
    const page = await open('articles?part=kept');
    await page.locator('.item h2 a').first().click();
    const note = page.locator('.reading').getByRole('button', { name: 'Sửa ghi chú', exact: true });
    const card = page.locator('.reading-card');
    for (const close of [
      () => card.getByRole('button', { name: 'Đóng' }).click(),
      () => page.keyboard.press('Escape'),
    ]) {
      await note.click();
      await card.getByRole('article').waitFor();
      await close();
      await eventually('no card', async () => (await card.count()) === 0);
      expect(await note.evaluate((button) => button === document.activeElement)).toBe(true);
    }
  });

  it('keeps what is typed about a term while the reader looks elsewhere, over a reload, and until it is given up', async () => {
    const page = await open('glossary');
    await page.getByRole('button', { name: 'Thêm thuật ngữ' }).click();
    await page.getByLabel('Thuật ngữ', { exact: true }).fill('gõ dở');
    await page.getByRole('link', { name: 'Ghi chú của bạn' }).click();
    await page.getByRole('heading', { name: 'Ghi chú của bạn' }).waitFor();
    await page.goBack();
    expect(await page.getByLabel('Thuật ngữ', { exact: true }).inputValue()).toBe('gõ dở');
    await page.getByRole('button', { name: 'Hủy' }).click();
    const item = page.locator('[aria-posinset]').first();
    await item.getByRole('button', { name: /^Sửa/ }).click();
    // A form that opens has the focus at its beginning.
    await item.locator('input[name="term"]:focus').waitFor();
    await item.getByLabel('Giải thích', { exact: true }).fill('Nghĩa đang viết.');
    await page.reload();
    expect(await item.getByLabel('Giải thích', { exact: true }).inputValue()).toBe('Nghĩa đang viết.');
    await item.getByRole('button', { name: 'Hủy' }).click();
    await page.reload();
    await item.getByRole('button', { name: /^Sửa/ }).waitFor();
  });

  it('shows from the card of a term what the reader wrote about it, and does not write over it', async () => {
    const page = await open('glossary');
    await page.getByRole('button', { name: 'Thêm thuật ngữ' }).click();
    await page.getByLabel('Thuật ngữ', { exact: true }).fill('Kiểm tra độc lập');
    await page.getByLabel('Giải thích', { exact: true }).fill('Do người ngoài làm.');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu').waitFor();
    await page.goto(page.url().replace(/#.*/, '#/articles?part=kept'));
    await page.locator('.item h2 a').first().click();
    await page.locator('a.mark', { hasText: 'kiểm tra độc lập' }).click();
    const card = page.getByRole('dialog', { name: 'kiểm tra độc lập' });
    await card.getByRole('button', { name: 'Xem giải thích của bạn' }).click();
    await page.getByText('Do người ngoài làm.').waitFor();
    const shown = page.locator('[aria-posinset]');
    expect(await shown.count()).toBe(1);
    await shown.getByRole('button', { name: /^Xóa/ }).click();
    await page.getByText('Thuật ngữ này không còn trong bảng.').waitFor();
    await page.goBack();
    await page.locator('a.mark', { hasText: 'kiểm tra độc lập' }).click();
    await card.getByRole('button', { name: 'Lưu vào bảng thuật ngữ' }).waitFor();
  });

  it('deletes an article with its notes, and one Undo brings all of it back', async () => {
    const page = await open('articles');
    const title = 'Sao Khuê Robotics giới thiệu cánh tay robot thế hệ hai tại nhà máy ở ngoại ô';
    const first = page.getByRole('listitem').filter({ hasText: '1 ghi chú' }).first();
    await first.waitFor();
    expect(await first.locator('h2').textContent()).toBe(title);
    const count = Number(await first.getAttribute('aria-setsize'));
    await first.getByRole('button', { name: /^Xóa bài/ }).click();
    await page.getByText('Đã xóa bài và 1 ghi chú').waitFor();
    await eventually('one less', async () => (await page.locator(`[aria-setsize="${count - 1}"]`).count()) > 0);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await eventually('all back', async () => (await page.locator(`[aria-setsize="${count}"]`).count()) > 0);
    await first.getByText('1 ghi chú').waitFor();
  });

  it('gives an article back from the bin, with its note', async () => {
    const page = await open('articles');
    const first = page.getByRole('listitem').filter({ hasText: '1 ghi chú' }).first();
    await first.getByRole('button', { name: /^Xóa bài/ }).click();
    await page.getByText('Đã xóa bài và 1 ghi chú').waitFor();
    await takeOut(page, 'Bài báo · còn giữ đến');
    await page.getByRole('link', { name: 'Bài báo' }).click();
    await first.waitFor();
  });

  it('writes a note in place, stores it by itself, and gives it back from the bin', async () => {
    const page = await open('notes');
    const item = page.locator('[aria-posinset]').first();
    await item.getByRole('button', { name: /^Sửa ghi chú/ }).click();
    await item.getByLabel('Ghi chú', { exact: true }).fill('Hỏi lại số liệu quý này.');
    await item.getByText('Đã lưu').waitFor();
    await page.reload();
    const written = page.getByRole('listitem').filter({ hasText: 'Hỏi lại số liệu quý này.' });
    await written.getByRole('button', { name: /^Xóa/ }).click();
    await page.getByText('Đã xóa ghi chú').waitFor();
    await takeOut(page, 'Hỏi lại số liệu quý này.');
    await page.getByRole('link', { name: 'Ghi chú của bạn' }).click();
    await written.waitFor();
  });

  it('empties the bin, and gives it back on Undo', async () => {
    const page = await open('bin');
    const rows = page.locator('[aria-posinset]');
    await rows.first().waitFor();
    const before = await rows.count();
    await page.getByRole('button', { name: 'Dọn sạch thùng rác' }).click();
    await page.getByText('Thùng rác trống.').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await eventually('the same rows', async () => (await rows.count()) === before);
  });

  it('reviews terms by the keyboard alone, and takes the last answer back', async () => {
    const page = await open('review');
    const term = page.locator('.review h2');
    const first = await term.textContent();
    await page.getByText('Còn 5 thuật ngữ').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Nhớ/ }).waitFor();
    await page.keyboard.press('4');
    await page.getByText('Còn 4 thuật ngữ').waitFor();
    await page.keyboard.press('u');
    await page.getByText('Còn 5 thuật ngữ').waitFor();
    expect(await term.textContent()).toBe(first);
    for (let left = 4; left >= 0; left--) {
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: /^Dễ/ }).waitFor();
      await page.keyboard.press('4');
      if (left > 0) await page.getByText(`Còn ${left} thuật ngữ`).waitFor();
    }
    await page.getByText('Đã ôn xong 5 lượt').waitFor();
    await page.reload();
    await page.getByText('Hôm nay không có thuật ngữ nào cần ôn.').waitFor();
  });

  it('takes a correction back, and makes it hold again on Undo', async () => {
    const page = await open('corrections');
    const row = page.getByRole('listitem').filter({ hasText: '“Robotics” không phải tên riêng' });
    await row.getByRole('button', { name: /^Bỏ chỉnh/ }).click();
    await eventually('gone', async () => (await row.count()) === 0);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await row.waitFor();
  });

  it('is searched from anywhere by /, without tones, and one step back leaves the search', async () => {
    const page = await open('glossary');
    await page.keyboard.press('/');
    await page.keyboard.type('dien toan bien');
    await page.getByRole('heading', { name: 'Kết quả tìm' }).waitFor();
    const hit = page.getByRole('listitem').filter({ hasText: 'điện toán biên' });
    await hit.first().waitFor();
    expect(await hit.first().locator('h2 mark').allTextContents()).toEqual(['điện', 'toán', 'biên']);
    await page.getByLabel('Tìm trong thư viện').fill('zzzz');
    await page.getByText('Không tìm thấy “zzzz”').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Bảng thuật ngữ' }).waitFor();
  });

  it('says in Vietnamese where the library does not open', async () => {
    const page = await chromium.stage.context.newPage();
    await page.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('ổ đĩa hỏng', 'UnknownError');
      };
    });
    await page.goto(`chrome-extension://${chromium.stage.id}/library.html#/notes`);
    await page.getByText(/Không mở được thư viện trên máy này: .*ổ đĩa hỏng/).waitFor();
    await page.getByText(/Dữ liệu trên máy không bị thay đổi/).waitFor();
  });

  it('shows the same row as before on the way back and after a reload', async () => {
    const page = await open('notes');
    await page.evaluate(stock, { notes: notes(400, Date.now(), 500) });
    await page.reload();
    await eventually('all rows', () =>
      page.evaluate(() => Number(document.querySelector('[aria-setsize]')?.getAttribute('aria-setsize')) >= 400),
    );
    await page.evaluate(scrollDown, 40);
    const there = await page.evaluate(firstInWindow);
    await page.getByRole('link', { name: 'Bài báo', exact: true }).click();
    await page.getByRole('heading', { name: 'Bài báo' }).waitFor();
    await eventually('its beginning', () => page.evaluate(() => scrollY === 0));
    await page.goBack();
    await eventually('the row on the way back', async () => (await page.evaluate(firstInWindow)) === there);
    await page.reload();
    await eventually('the row after a reload', async () => (await page.evaluate(firstInWindow)) === there);
  });

  it(`draws only what is near the window of ${ROWS} notes, and reaches every one of them`, async () => {
    const page = await open('notes');
    for (let done = 0; done < ROWS; done += 5000)
      await page.evaluate(stock, { notes: notes(Math.min(5000, ROWS - done), Date.now(), 1000 + done) });
    await page.reload();
    const list = page.getByRole('list', { name: 'Ghi chú của bạn' });
    await list.getByRole('listitem').first().waitFor();
    // The first rows stand before it is known how many there are.
    await eventually('all rows', () =>
      page.evaluate(
        (rows) => Number(document.querySelector('[aria-setsize]')?.getAttribute('aria-setsize')) >= rows,
        ROWS,
      ),
    );
    const seen = await page.evaluate(scrollThrough);
    expect(seen.most).toBeLessThan(60);
    expect(seen.size).toBeGreaterThanOrEqual(ROWS);
    expect(seen.positions).toBe(seen.size);
    expect(seen.rowsRead).toBe(true);
    // Back to the top by one key, from the last row.
    await list.getByRole('listitem').last().getByRole('button').last().focus();
    await page.keyboard.press('Home');
    await eventually('the first row', () =>
      page.evaluate(() => document.activeElement?.closest('[aria-posinset]')?.getAttribute('aria-posinset') === '1'),
    );
  }, 1_200_000);
});

/** In the page: scrolls down by so many windows, row after row as a reader does. */
async function scrollDown(windows: number) {
  for (let left = windows; left > 0; left--) {
    scrollBy({ top: innerHeight, behavior: 'instant' });
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  }
}

/** In the page: the key of the first row of a list in the window. */
function firstInWindow(): string | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-key]')];
  return rows.find((row) => row.getBoundingClientRect().bottom > 0)?.dataset.key;
}

/** In the page: goes through the whole list a window at a time, and says which rows it saw and how many stood there at once. */
async function scrollThrough() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const positions = new Set<number>();
  let [most, size] = [0, 0];
  for (let stood = 0; stood < 5; ) {
    const rows = [...document.querySelectorAll('[aria-posinset]')];
    most = Math.max(most, rows.length);
    size = Number(rows[0]?.getAttribute('aria-setsize'));
    for (const row of rows) positions.add(Number(row.getAttribute('aria-posinset')));
    const before = scrollY;
    // As far as rows are drawn beyond the window, so that none is skipped.
    scrollBy({ top: innerHeight + 900, behavior: 'instant' });
    await frame();
    await frame();
    stood = scrollY === before ? stood + 1 : 0;
  }
  await new Promise((done) => setTimeout(done, 1000));
  return { most, size, positions: positions.size, rowsRead: document.querySelector('main .unread') === null };
}

/** Takes the one thing that says so out of the bin. */
async function takeOut(page: Page, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Thùng rác' }).click();
  const thrown = page.getByRole('listitem').filter({ hasText: text });
  await thrown.getByRole('button', { name: /^Lấy lại/ }).click();
  await eventually('out of the bin', async () => (await thrown.count()) === 0);
}
