import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startChromium } from '../../tools/stage/chromium';
import { first, inChromium, marked, press, select } from './in-chromium';
import { noteFrame } from './kept-passages';
import { CHROMIUM, eventually, marksInPage, ROOT } from './stage';

const chromium = inChromium();

describe('when something fails, the reader is told and nothing typed is lost', () => {
  it('a database that does not open', async () => {
    const popup = await chromium.stage.context.newPage();
    await popup.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('kho hỏng', 'UnknownError');
      };
    });
    await popup.goto(`chrome-extension://${chromium.stage.id}/popup.html?url=x`);
    await popup.getByText('Không mở được kho dữ liệu trên máy này').first().waitFor();
  });

  it('a full disk', async () => {
    const popup = await chromium.stage.context.newPage();
    await popup.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('The current transaction exceeded its quota limitations.', 'QuotaExceededError');
      };
    });
    await popup.goto(`chrome-extension://${chromium.stage.id}/popup.html?url=x`);
    await popup.getByRole('button', { name: 'Thêm thuật ngữ' }).click();
    await popup.locator('input[name="term"]').fill('vệ tinh tí hon');
    await popup.getByRole('button', { name: 'Lưu', exact: true }).click();
    await popup.getByRole('alert').waitFor();
    expect(await popup.getByRole('alert').textContent()).toBe('Chưa lưu được: ổ đĩa đã đầy. Chữ bạn gõ vẫn còn ở đây.');
    expect(await popup.locator('input[name="term"]').inputValue()).toBe('vệ tinh tí hon');
  });

  it('a full disk while a note is typed beside its passage: reading goes on, and it is stored once there is room', async () => {
    const page = await chromium.openMarked(first().url);
    const words = 'Thiết bị nặng 18 kg, có thể gắp cuộn vải';
    await select(page, words);
    await press(page, 'Thêm ghi chú');
    const frame = await noteFrame(page);
    const worker = await chromium.stage.worker();
    // Chromium's own limit cannot be tried: what may store without limit is exempt from it.
    await worker.evaluate(() => {
      const { put, add } = IDBObjectStore.prototype;
      const full = () => {
        throw new DOMException('The current transaction exceeded its quota limitations.', 'QuotaExceededError');
      };
      Object.assign(IDBObjectStore.prototype, { put: full, add: full });
      Object.assign(globalThis, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { put, add }) });
    });
    await page.keyboard.type('Chờ bảng giá');
    await frame.getByText('Chưa lưu được: ổ đĩa đã đầy. Chữ bạn gõ vẫn còn ở đây.').waitFor();
    expect(await frame.locator('textarea').inputValue()).toBe('Chờ bảng giá');
    expect((await page.evaluate(marksInPage))['chu-giai-company']).not.toBeUndefined();
    await worker.evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom());
    await page.keyboard.type(' mới');
    await frame.getByText('Đã lưu').waitFor();
    const popup = await chromium.openPopup(first().url);
    await popup.getByText('Chờ bảng giá mới').waitFor();
  });

  it('a message that nobody answers, and it can be tried again', async () => {
    await chromium.openMarked(first().url);
    const popup = await chromium.stage.context.newPage();
    await popup.addInitScript(() => {
      const { runtime, tabs } = (
        globalThis as unknown as {
          chrome: Record<'runtime' | 'tabs', { sendMessage(...input: unknown[]): Promise<unknown> }>;
        }
      ).chrome;
      const send = tabs.sendMessage.bind(tabs);
      let broken = true;
      tabs.sendMessage = (...input) => (broken ? Promise.reject(new Error('kênh đã đóng')) : send(...input));
      runtime.sendMessage = (message) => {
        if ((message as { request?: string }).request === 'load-reader') broken = false;
        return Promise.reject(new Error('kênh đã đóng'));
      };
    });
    await popup.goto(`chrome-extension://${chromium.stage.id}/popup.html?url=${encodeURIComponent(first().url)}`);
    await popup.getByText('Chưa đọc được bài này').waitFor();
    await popup.getByText('Những gì bạn đã lưu vẫn còn nguyên').waitFor();
    await popup.getByRole('button', { name: 'Thử lại' }).click();
    await popup.locator('[data-part="summary"] li').first().waitFor();
  });

  it('a page that browsers forbid: the popup says so and still has the glossary', async () => {
    const page = await chromium.open('chrome://version');
    await page.bringToFront();
    const popup = await chromium.stage.context.newPage();
    await popup.goto(`chrome-extension://${chromium.stage.id}/popup.html?url=chrome%3A%2F%2Fversion%2F`);
    await popup.getByText('Chú Giải không chạy được ở trang này').waitFor();
    await popup.getByRole('button', { name: 'Thêm thuật ngữ' }).waitFor();
  });
});

describe('a tab that was open before the installation', () => {
  it('is read by the popup, without a reload', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'chu-giai-late-'));
    const late = await startChromium({
      executable: CHROMIUM,
      extension: join(ROOT, '.output/chrome-mv3'),
      profile,
      server: chromium.server,
      headless: true,
      openBefore: [first().url],
    });
    const page = late.context.pages().find((each) => each.url() === first().url);
    const popup = await late.context.newPage();
    await popup.goto(`chrome-extension://${late.id}/popup.html?url=${encodeURIComponent(first().url)}`);
    await popup.locator('[data-part="summary"] li').first().waitFor();
    if (page) await marked(page);
    expect(page?.url()).toBe(first().url);
    await late.close();
    rmSync(profile, { recursive: true, force: true });
  });
});

describe('a private window', () => {
  it('is annotated, and nothing that is read there is remembered', async () => {
    const settings = await chromium.open('chrome://extensions');
    await settings.evaluate(async (extensionId) => {
      const { developerPrivate } = (
        globalThis as unknown as {
          chrome: {
            developerPrivate: Record<
              'updateProfileConfiguration' | 'updateExtensionConfiguration',
              (change: object) => Promise<void>
            >;
          };
        }
      ).chrome;
      // Outside of the developer mode an unpacked extension does not come back after this.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
    }, chromium.stage.id);
    await settings.close();
    const url = first().url;
    const popup = await chromium.stage.context.newPage();
    await eventually('the extension again', () =>
      popup.goto(`chrome-extension://${chromium.stage.id}/popup.html?url=x`).then(() => true),
    );
    await popup
      .getByText('Quên bài đã đọc…')
      .click({ timeout: 3000 })
      .then(() => popup.getByRole('button', { name: 'Quên tất cả' }).click())
      .catch(() => undefined);
    const seen = () =>
      popup.evaluate(async (address) => {
        const { chrome } = globalThis as unknown as {
          chrome: {
            windows: { create(what: object): Promise<{ tabs: { id: number }[] }> };
            tabs: {
              query(what: object): Promise<{ id: number; incognito: boolean }[]>;
              sendMessage(id: number, message: object): Promise<{ output?: { state: string } }>;
            };
          };
        };
        const tabs = (await chrome.tabs.query({ url: address })).filter(({ incognito }) => incognito);
        if (tabs.length === 0) await chrome.windows.create({ incognito: true, url: address });
        const [tab] = tabs;
        const answer = tab && (await chrome.tabs.sendMessage(tab.id, { request: 'reading', input: {} }));
        return answer?.output?.state;
      }, url);
    await eventually('it annotated', async () => (await seen()) === 'annotated');
    await popup.reload();
    await popup.locator('[data-part="history"]').waitFor();
    expect(await popup.locator('[data-part="history"] li').count()).toBe(0);
    // The same page in an ordinary window is remembered: the list is not empty for another reason.
    await chromium.openMarked(url);
    await popup.locator('[data-part="history"] li').first().waitFor();
  });
});
