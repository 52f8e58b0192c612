import { describe, expect, it } from 'vitest';
import { changingArticle, PASSAGE, SAID, STANDS } from './changing-article';
import {
  badgeOf,
  buttonAt,
  cardMarkup,
  cardText,
  faultsInBothThemes,
  inChromium,
  press,
  select,
  toastText,
} from './in-chromium';
import { forgetAll, keep, noteFrame, notesInPage, painted } from './kept-passages';
import { domOf, eventually, marksInPage } from './stage';

const CHANGING = changingArticle();
const chromium = inChromium([CHANGING]);

describe('keeping a passage', () => {
  it('paints it at once, says so with a way back, and paints it again at the next visit; the DOM stays', async () => {
    CHANGING.lead = STANDS;
    const page = await chromium.openMarked(CHANGING.url);
    const before = await page.evaluate(domOf);
    await keep(page, PASSAGE);
    expect(await toastText(page)).toContain('Đã lưu');
    expect(await badgeOf(chromium, CHANGING.url)).toBe('1');
    await page.reload();
    await painted(page, 'yellow', PASSAGE);
    expect(await page.evaluate(domOf)).toBe(before);
    await eventually('the count', async () => (await badgeOf(chromium, CHANGING.url)) === '1');
    const words = 'tuyển thêm kỹ sư phần mềm';
    await keep(page, words);
    await press(page, 'Hoàn tác');
    await eventually('gone again', async () => !(await notesInPage(page))['chu-giai-note-yellow']?.includes(words));
    await forgetAll(chromium, CHANGING.url);
  });

  it('takes a colour in its card, and is deleted with a way back', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await keep(page, PASSAGE);
    expect(await chromium.rest(page, 'chu-giai-note-yellow')).toContain('Đoạn này còn nguyên');
    await press(page, 'Xanh lá');
    await painted(page, 'green', PASSAGE);
    await page.reload();
    await painted(page, 'green', PASSAGE);
    await chromium.rest(page, 'chu-giai-note-green');
    await press(page, 'Xóa');
    await eventually('no note', async () => Object.keys(await notesInPage(page)).length === 0);
    await press(page, 'Hoàn tác');
    await painted(page, 'green', PASSAGE);
    await forgetAll(chromium, CHANGING.url);
  });

  it('says what became of it: unchanged, changed with the words that differ, gone', async () => {
    CHANGING.lead = STANDS;
    const page = await chromium.openMarked(CHANGING.url);
    await keep(page, PASSAGE);
    CHANGING.lead = STANDS.replace('200', '300');
    await page.reload();
    await painted(page, 'changed', PASSAGE.replace('200', '300'));
    const card = await chromium.rest(page, 'chu-giai-note-changed');
    expect(card).toContain('Đoạn này đã bị sửa');
    expect(card).toMatch(/đã bỏ:\s+200\s+đã thêm:\s+300/);
    CHANGING.lead = 'Trong quý ba, doanh thu của hãng tăng và giá cổ phiếu đi ngang, theo báo cáo gửi cổ đông.';
    await page.reload();
    const popup = await chromium.openPopup(CHANGING.url);
    await popup.getByText('Không còn trong bài').waitFor();
    expect(await popup.locator('[data-part="notes"]').textContent()).toContain(PASSAGE);
    expect(await notesInPage(page)).toEqual({});
    CHANGING.lead = STANDS;
    await forgetAll(chromium, CHANGING.url);
  });

  it('works by keyboard alone: select, Tab into the bar, a digit for the colour, Esc back to the page', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await page.evaluate((words) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(words) ?? -1;
        if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length - 1);
      }
    }, PASSAGE);
    await page.keyboard.press('Shift+ArrowRight');
    await eventually('the bar', () => buttonAt(page, 'Đánh dấu'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('3');
    await painted(page, 'blue', PASSAGE);
    await chromium.stepTo(page, /Đoạn đã lưu/);
    await page.keyboard.press('a');
    const frame = await noteFrame(page);
    expect(await frame.evaluate(() => document.activeElement?.localName)).toBe('textarea');
    await page.keyboard.press('Escape');
    await eventually('no frame', async () => page.frames().length === 1);
    await chromium.stepTo(page, /Đoạn đã lưu/);
    await page.keyboard.press('Delete');
    await eventually('no note', async () => Object.keys(await notesInPage(page)).length === 0);
    await page.keyboard.press('Control+z');
    await painted(page, 'blue', PASSAGE);
    await forgetAll(chromium, CHANGING.url);
  });

  it('is one with the shortcut and the menu: a highlight, a quotation with its speaker, a term', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await select(page, PASSAGE);
    expect(await chromium.ask(CHANGING.url, 'keep', { wish: 'highlight' })).toEqual({ output: { kept: true } });
    await painted(page, 'yellow', PASSAGE);
    expect(await cardText(page)).toContain('Đoạn đã lưu');
    await page.keyboard.press('Escape');
    await select(page, 'dữ liệu của người dùng');
    await chromium.ask(CHANGING.url, 'keep', { wish: 'quotation' });
    await painted(page, 'yellow', SAID);
    await select(page, 'xuất khẩu');
    await chromium.ask(CHANGING.url, 'keep', { wish: 'term' });
    const underlined = async () => ((await page.evaluate(marksInPage))['chu-giai-term'] ?? []).includes('xuất khẩu');
    await eventually('the term underlined', underlined);
    await page.reload();
    await eventually('the term underlined again', underlined);
    const popup = await chromium.openPopup(CHANGING.url);
    await popup.locator('[data-part="saved"] b', { hasText: 'xuất khẩu' }).waitFor();
    expect(await popup.locator('[data-part="notes"]').textContent()).toContain('Trần Thu Lan');
    await forgetAll(chromium, CHANGING.url);
  });

  it('is one gesture from the card of a quotation, which shows that it is kept', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await chromium.rest(page, 'chu-giai-quotation');
    await press(page, 'Lưu trích dẫn');
    await painted(page, 'yellow', SAID);
    expect(await cardText(page)).toContain('Đã lưu');
    expect(await toastText(page)).toContain('Hoàn tác');
    await press(page, 'Hoàn tác');
    await eventually('not kept', async () => (await cardText(page))?.includes('Lưu trích dẫn'));
    expect(await notesInPage(page)).toEqual({});
  });
});

describe('a press that the reader cannot see', () => {
  it.each([
    ['the host is transparent', 'host.style.setProperty("opacity", "0", "important")'],
    ['the host is nearly transparent', 'host.style.setProperty("opacity", "0.001", "important")'],
    ['the page is transparent', 'document.documentElement.style.opacity = "0"'],
    ['the host is shrunk', 'host.style.setProperty("transform", "scale(0.01)", "important")'],
    ['the host is cut off', 'host.style.setProperty("clip-path", "inset(50%)", "important")'],
    ['the host is blended away', 'host.style.setProperty("filter", "opacity(0)", "important")'],
    [
      'a popover lies over it that lets the pointer through',
      'const over = document.createElement("div"); over.popover = "manual"; over.style.cssText = "position:fixed;inset:0;width:100vw;height:100vh;pointer-events:none;background:#fff"; document.body.append(over); over.showPopover()',
    ],
    [
      'a dialog lies over it',
      'const over = document.createElement("dialog"); over.style.cssText = "position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;pointer-events:none"; document.body.append(over); over.showModal()',
    ],
  ])('changes nothing: %s', async (_, trick) => {
    const page = await chromium.openMarked(CHANGING.url);
    await select(page, PASSAGE);
    const { x, y } = await eventually('the bar', () => buttonAt(page, 'Đánh dấu'));
    await page.evaluate((code) => {
      const host = document.querySelector('chu-giai-card');
      new Function('host', code)(host);
    }, trick);
    await page.mouse.click(x, y);
    await page.waitForTimeout(400);
    expect(await notesInPage(page)).toEqual({});
    await page.reload();
    await eventually('marks', async () => Object.keys(await page.evaluate(marksInPage)).length > 0);
    expect(await notesInPage(page)).toEqual({});
  });
});

describe('what is drawn in the page', () => {
  it('is not pressed by a script', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await select(page, PASSAGE);
    const at = await eventually('the bar', () => buttonAt(page, 'Đánh dấu'));
    await page.evaluate(({ x, y }) => {
      const under = document.elementFromPoint(x, y);
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        under?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }));
      for (const key of ['Tab', '1', 'Enter'])
        under?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    }, at);
    await page.waitForTimeout(400);
    expect(await notesInPage(page)).toEqual({});
  });

  it('is clean by axe in both themes: the bar, the cards, the frame', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    const bare = await chromium.stage.context.newPage();
    const look = async (what: string) => {
      const markup = await cardMarkup(page);
      await bare.goto('about:blank');
      await bare.setContent(
        `<!doctype html><html lang="vi"><title>${what}</title><body><main><h1>${what}</h1>${markup}</main>`,
      );
      expect([what, await faultsInBothThemes(bare)]).toEqual([what, []]);
      await page.bringToFront();
    };
    await select(page, 'dữ liệu của người dùng');
    await press(page, 'Thao tác khác');
    await eventually('the second row', () => buttonAt(page, 'Lưu trích dẫn'));
    await look('thanh chọn');
    await press(page, 'Lưu trích dẫn');
    await painted(page, 'yellow', SAID);
    await chromium.rest(page, 'chu-giai-note-yellow');
    await look('thẻ đoạn đã lưu');
    await keep(page, 'tuyển thêm kỹ sư phần mềm');
    CHANGING.lead = STANDS.replace('kỹ sư', 'nhân viên');
    await page.reload();
    await chromium.rest(page, 'chu-giai-note-changed');
    await look('thẻ đoạn đã bị sửa');
    CHANGING.lead = STANDS;
    await page.reload();
    await chromium.rest(page, 'chu-giai-company');
    await press(page, 'Chỉnh lại');
    await look('thẻ tên riêng');
    await page.keyboard.press('Escape');
    await chromium.rest(page, 'chu-giai-note-yellow');
    await press(page, 'Thêm ghi chú');
    const frame = await noteFrame(page);
    expect(await faultsInBothThemes(page, frame)).toEqual([]);
    await page.keyboard.press('Escape');
    await forgetAll(chromium, CHANGING.url);
  });
});

describe('a page that changes while it is read', () => {
  it('takes away neither the bar beside a selection nor the way back', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    const grow = async () => {
      await page.evaluate(() => {
        const more = document.createElement('p');
        more.textContent = 'Một đoạn nữa về robot được thêm vào trong lúc bạn đang đọc bài viết này.';
        document.querySelector('#ContentDetail')?.append(more);
      });
      await page.waitForTimeout(1200);
    };
    await select(page, PASSAGE);
    await eventually('the bar', () => buttonAt(page, 'Đánh dấu'));
    await grow();
    await press(page, 'Đánh dấu');
    await painted(page, 'yellow', PASSAGE);
    await grow();
    await press(page, 'Hoàn tác');
    await eventually('gone again', async () => Object.keys(await notesInPage(page)).length === 0);
  });

  it('keeps its passages painted, also where their paragraph is built anew under an open card', async () => {
    const page = await chromium.openMarked(CHANGING.url);
    await keep(page, PASSAGE);
    await chromium.rest(page, 'chu-giai-note-yellow');
    await page.evaluate(() => {
      const paragraphs = [...document.querySelectorAll('p')];
      for (const paragraph of paragraphs) paragraph.replaceWith(paragraph.cloneNode(true));
      const advertisement = document.createElement('p');
      advertisement.textContent = 'Đoạn mới được chèn lên đầu bài trong lúc bạn đang đọc bài viết này về robot.';
      document.querySelector('#ContentDetail')?.prepend(advertisement);
    });
    await painted(page, 'yellow', PASSAGE);
    await forgetAll(chromium, CHANGING.url);
  });
});
