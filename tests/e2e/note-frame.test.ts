import { describe, expect, it } from 'vitest';
import { changingArticle, PASSAGE } from './changing-article';
import { cardText, inChromium, marked, press } from './in-chromium';
import { forgetAll, keep, noteFrame, painted } from './kept-passages';
import { eventually } from './stage';

const CHANGING = changingArticle();
const chromium = inChromium([CHANGING]);

describe('a note', () => {
  it('is typed where no event of it reaches the page, and no word of it stands in the page', async () => {
    const page = await chromium.stage.context.newPage();
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      const names = new Set<string>();
      for (const owner of [window, document, HTMLElement.prototype, Document.prototype])
        for (const name of Object.getOwnPropertyNames(owner)) if (/^on[a-z]/.test(name)) names.add(name.slice(2));
      for (const name of [
        'beforeinput',
        'compositionstart',
        'compositionupdate',
        'compositionend',
        'textInput',
        ...names,
      ])
        window.addEventListener(name, () => seen.push(name), { capture: true });
    });
    await page.goto(CHANGING.url);
    await page.bringToFront();
    await marked(page);
    await keep(page, PASSAGE);
    await chromium.rest(page, 'chu-giai-note-yellow');
    await press(page, 'Thêm ghi chú');
    const frame = await noteFrame(page);
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      (globalThis as unknown as { seen: string[] }).seen.length = 0;
    });
    const text = 'Hỏi lại phòng kế toán nhé';
    await page.keyboard.type(text, { delay: 15 });
    await frame.getByText('Đã lưu').waitFor();
    expect(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
    const readable = await page.evaluate(() => ({
      markup: document.documentElement.outerHTML,
      frames: window.length,
      entries: performance.getEntries().map(({ name }) => name),
    }));
    expect(readable.markup).not.toContain(text);
    expect(readable.frames).toBe(0);
    expect(readable.entries.filter((name) => name.includes('extension'))).toEqual([]);
    await page.keyboard.press('Escape');
    await eventually('no frame', async () => page.frames().length === 1);
    const popup = await chromium.openPopup(CHANGING.url);
    await popup.getByText(text).waitFor();
    await popup.close();
    await forgetAll(chromium, CHANGING.url);
  });

  it('outlives a reload and a stopped background in the middle of a word', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await keep(page, PASSAGE);
    await chromium.rest(page, 'chu-giai-note-yellow');
    await press(page, 'Thêm ghi chú');
    await noteFrame(page);
    await page.keyboard.type('Gọi cho chị Lan trước th');
    await chromium.killWorker();
    await page.keyboard.type('ứ');
    await page.waitForTimeout(300);
    await page.reload();
    await painted(page, 'yellow', PASSAGE);
    await chromium.rest(page, 'chu-giai-note-yellow');
    const card = (await cardText(page)) ?? '';
    await press(page, card.includes('Sửa ghi chú') ? 'Sửa ghi chú' : 'Thêm ghi chú');
    const frame = await noteFrame(page);
    expect(await frame.locator('textarea').inputValue()).toBe('Gọi cho chị Lan trước thứ');
    await page.keyboard.press('Escape');
    const popup = await chromium.openPopup(CHANGING.url);
    await popup.getByText('Gọi cho chị Lan trước thứ').waitFor();
    await popup.close();
    await forgetAll(chromium, CHANGING.url);
  });

  it('takes tags and a colour in its frame, and nothing while the frame is out of sight', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await keep(page, PASSAGE);
    await chromium.rest(page, 'chu-giai-note-yellow');
    await press(page, 'Thêm ghi chú');
    const frame = await noteFrame(page);
    await frame.getByLabel('Thêm nhãn').fill('số liệu');
    await frame.getByLabel('Thêm nhãn').press('Enter');
    await frame.getByLabel('Bỏ nhãn “số liệu”').waitFor();
    await frame.getByLabel('Hồng').click();
    await painted(page, 'pink', PASSAGE);
    await page.addStyleTag({ content: 'chu-giai-card { opacity: 0 !important }' });
    await page.evaluate(() => {
      const host = document.querySelector('chu-giai-card') as HTMLElement;
      host.style.cssText = `${host.style.cssText}; opacity: 0 !important`;
    });
    await frame.getByLabel('Xanh lá').click();
    await frame.getByText('Chưa lưu được: khung ghi chú đang bị che').waitFor();
    await painted(page, 'pink', PASSAGE);
    await forgetAll(chromium, CHANGING.url);
  });

  it('is not shown to a page that frames it itself', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await page.evaluate((id) => {
      const frame = document.createElement('iframe');
      frame.src = `chrome-extension://${id}/note.html`;
      document.body.append(frame);
    }, chromium.stage.id);
    await page.waitForTimeout(800);
    expect(page.frames().length).toBe(2);
    for (const frame of page.frames().slice(1)) expect(await frame.locator('textarea').count()).toBe(0);
  });

  it('keeps its frame while it is being typed, though the page changes', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await keep(page, PASSAGE);
    await chromium.rest(page, 'chu-giai-note-yellow');
    await press(page, 'Thêm ghi chú');
    const frame = await noteFrame(page);
    await page.keyboard.type('Trước ');
    await page.evaluate(() => {
      const more = document.createElement('p');
      more.textContent = 'Đoạn mới được chèn vào cuối bài trong lúc bạn đang gõ ghi chú về robot.';
      document.querySelector('#ContentDetail')?.append(more);
    });
    await page.waitForTimeout(1200);
    await page.keyboard.type('và sau');
    expect(await frame.locator('textarea').inputValue()).toBe('Trước và sau');
    await page.keyboard.press('Escape');
    await eventually('no frame', async () => page.frames().length === 1);
    await painted(page, 'yellow', PASSAGE);
    await forgetAll(chromium, CHANGING.url);
  });
});
