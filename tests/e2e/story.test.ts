import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageServer, servePages } from '../../tools/stage/server';
import { changingArticle, SAID } from './changing-article';
import {
  marksOf,
  painted,
  press,
  pressOwn,
  type Reader,
  rest,
  says,
  select,
  startInChromium,
  startInFirefox,
  type Tab,
  unpainted,
} from './reader';
import { eventually } from './stage';

const PASSAGE = 'rót 200 tỷ đồng vào đầu tư bán dẫn ở ngoại ô Huế';
const FIRM = 'Mây Xanh';
const stands = `Trong quý ba, hãng ${PASSAGE} và tuyển thêm kỹ sư phần mềm.`;
const without = 'Trong quý ba, doanh thu của hãng tăng và giá cổ phiếu đi ngang, theo báo cáo gửi cổ đông.';

describe.each([
  ['Chromium', startInChromium],
  ['Firefox', startInFirefox],
])('a reader in %s, from the first passage to the last backup', (_, start) => {
  const profile = mkdtempSync(join(tmpdir(), 'chu-giai-story-'));
  const article = changingArticle(stands);
  const popupOf = `popup.html?url=${encodeURIComponent(article.url)}`;
  let server: PageServer;
  let reader: Reader;
  let tab: Tab;

  beforeAll(async () => {
    mkdirSync(join(profile, 'downloads'));
    server = await servePages([article]);
    reader = await start(profile, server);
    tab = await reader.open(article.url);
  });
  afterAll(async () => {
    await reader.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  });

  /** A page of ours, for as long as something is done there. */
  async function inOwn(page: string, act: (own: Tab) => Promise<unknown>): Promise<void> {
    const own = await reader.openOwn(page);
    await act(own);
    await own.close();
    await tab.bringToFront();
  }

  it('keeps a passage, colours it in its card, writes a note beside it, and finds all of it after a reload', async () => {
    await painted(tab, 'company', FIRM);
    await select(tab, PASSAGE);
    await press(tab, 'Đánh dấu');
    await painted(tab, 'note-yellow', PASSAGE);
    await rest(tab, 'chu-giai-note-yellow', 'Đoạn này còn nguyên');
    await press(tab, 'Xanh lá');
    await painted(tab, 'note-green', PASSAGE);
    await press(tab, 'Thêm ghi chú');
    await eventually('the frame of the note', () => tab.noteFrameText());
    await tab.keyboard.type('Hỏi lại phòng đầu tư.');
    await eventually('stored', async () => (await tab.noteFrameText())?.includes('Đã lưu'));
    await tab.keyboard.press('Escape' as never);
    await tab.reload();
    await painted(tab, 'note-green', PASSAGE);
    await inOwn(popupOf, (popup) => says(popup, 'Hỏi lại phòng đầu tư.'));
  });

  it('is told that the page was changed, word by word, and that a passage is gone; the library goes on saying it', async () => {
    article.lead = stands.replace('200', '300');
    await tab.reload();
    await painted(tab, 'note-changed', PASSAGE.replace('200', '300'));
    const card = await rest(tab, 'chu-giai-note-changed', 'Đoạn này đã bị sửa');
    expect(card).toMatch(/đã bỏ:\s+200\s+đã thêm:\s+300/);
    await inOwn('library.html#/notes', async (library) => {
      await says(library, 'Đoạn này đã bị sửa');
      const words = (name: string) =>
        library.evaluate((wanted) => document.querySelector(`main ${wanted}`)?.textContent, name);
      expect([await words('del'), await words('ins')]).toEqual([
        expect.stringContaining('200'),
        expect.stringContaining('300'),
      ]);
    });
    article.lead = without;
    await tab.reload();
    await painted(tab, 'company', FIRM);
    await inOwn(popupOf, (popup) => says(popup, 'Không còn trong bài'));
    await inOwn('library.html#/notes', (library) => says(library, 'Không còn trong bài'));
    article.lead = stands;
    await tab.reload();
    await painted(tab, 'note-green', PASSAGE);
  });

  it('keeps a quotation from its card with its speaker, and takes that back', async () => {
    const keep = async () => {
      await rest(tab, 'chu-giai-quotation', 'Trần Thu Lan');
      await press(tab, 'Lưu trích dẫn');
      await painted(tab, 'note-yellow', SAID);
    };
    await keep();
    await press(tab, 'Hoàn tác');
    await unpainted(tab, 'note-yellow', SAID);
    await tab.keyboard.press('Escape' as never);
    await keep();
    await inOwn(popupOf, (popup) => says(popup, 'Trần Thu Lan'));
  });

  it('corrects the engine from a card, with a way back: not a name, and a person', async () => {
    const refuse = async () => {
      await rest(tab, 'chu-giai-company', FIRM);
      await press(tab, 'Không phải tên riêng');
      await unpainted(tab, 'company', FIRM);
    };
    await refuse();
    await press(tab, 'Hoàn tác');
    await painted(tab, 'company', FIRM);
    await tab.keyboard.press('Escape' as never);
    await rest(tab, 'chu-giai-company', FIRM);
    await press(tab, 'Chỉnh lại');
    await press(tab, 'nhân vật');
    await painted(tab, 'person', FIRM);
    await tab.reload();
    await painted(tab, 'person', FIRM);
    expect(await marksOf(tab, 'company')).not.toContain(FIRM);
    await inOwn('library.html#/corrections', async (library) => {
      await says(library, `“${FIRM}” là nhân vật`);
      await pressOwn(library, 'main button', 'Bỏ chỉnh');
      await pressOwn(library, '.toast button', 'Hoàn tác');
      await says(library, `“${FIRM}” là nhân vật`);
    });
  });

  it('finds what was kept by what is typed in a hurry, without tones', async () => {
    await inOwn('library.html#/search', async (library) => {
      await pressOwn(library, 'input[type="search"]');
      await library.keyboard.type('dau tu ban dan');
      await eventually('the hit', () =>
        library.evaluate(() =>
          [...document.querySelectorAll('.hit')].some((hit) =>
            hit.textContent.includes('200 tỷ đồng vào đầu tư bán dẫn'),
          ),
        ),
      );
    });
  });

  it('deletes a passage with a way back, in its card and in the library, and takes one out of the bin', async () => {
    await rest(tab, 'chu-giai-note-green', 'Đoạn này còn nguyên');
    await press(tab, 'Xóa');
    await unpainted(tab, 'note-green', PASSAGE);
    await press(tab, 'Hoàn tác');
    await painted(tab, 'note-green', PASSAGE);
    await inOwn('library.html#/notes', async (library) => {
      const size = (wanted: number) =>
        eventually(`${wanted} rows`, () =>
          library.evaluate((n) => document.querySelectorAll('main [aria-posinset]').length === n, wanted),
        );
      await size(2);
      await pressOwn(library, 'main button[aria-label^="Xóa"]');
      await size(1);
      await pressOwn(library, '.toast button', 'Hoàn tác');
      await size(2);
      await pressOwn(library, 'main button[aria-label^="Xóa"]');
      await size(1);
      // The quotation that was taken back lies there too, below it.
      await pressOwn(library, 'nav a', 'Thùng rác');
      await size(2);
      await pressOwn(library, 'main button', 'Lấy lại');
      await size(1);
      await pressOwn(library, 'nav a', 'Ghi chú của bạn');
      await size(2);
    });
  });

  it('takes everything out, erases it, and has an equal library again from the file', async () => {
    await tab.goto('about:blank');
    const options = await reader.openOwn('options.html');
    const backup = () => reader.saved(options, () => pressOwn(options, '#backup button', 'Lưu tệp sao lưu'));
    const first = await backup();
    for (const words of [PASSAGE, 'Hỏi lại phòng đầu tư.', SAID, 'Trần Thu Lan', `"form":"${FIRM}"`, '"seen":{"at":'])
      expect(first).toContain(words);
    await pressOwn(options, '#backup button', 'Xóa mọi dữ liệu…');
    await pressOwn(options, '#backup label', 'Tôi hiểu là không lấy lại được');
    await options.evaluate(() => Object.assign(globalThis, { isBefore: true }));
    await pressOwn(options, '#backup button', 'Xóa hết ngay');
    await eventually('the page again', () =>
      options.evaluate(() => !('isBefore' in globalThis) && document.querySelector('#backup') !== null),
    );
    await inOwn('library.html#/notes', (library) => says(library, 'Chưa có gì.'));
    await options.bringToFront();
    const file = join(profile, 'chu-giai.json');
    writeFileSync(file, first);
    await options.choose('#backup input[type="file"]', file);
    await pressOwn(options, '[data-part="preview"] button', 'Nhập vào thư viện');
    await says(options, 'Đã nhập xong');
    const second = await backup();
    const withoutTime = (text: string) => text.slice(0, text.lastIndexOf(',"exportedAt"'));
    expect(withoutTime(second)).toBe(withoutTime(first));
    await tab.bringToFront();
    await tab.goto(article.url);
    await painted(tab, 'note-green', PASSAGE);
    await painted(tab, 'person', FIRM);
  });
});
