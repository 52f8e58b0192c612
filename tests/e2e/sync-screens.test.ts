import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Journal } from '@/lib/sync/journal';
import type { Trouble } from '@/lib/sync/schedule';
import { PASSWORD, type Server, USER } from '../servers/server';
import { startApache } from '../servers/webdav';
import { faults, faultsInBothThemes } from './in-chromium';
import { ask, openSettings, startAllowed } from './settings-page';

const PASSPHRASE = 'bánh mì con mèo hoa sen mùa thu biển cả tàu hỏa';
/** What half of 640 px is at 200 %, and the narrowest that WCAG 2.2 (1.4.10) asks for. */
const NARROW = 320;
const OTHER = 'a device of which nothing is known';

let apache: Server;
let started: Awaited<ReturnType<typeof startAllowed>>;
let page: Page;

beforeAll(async () => {
  apache = await startApache();
  started = await startAllowed();
  page = await openSettings(started.stage);
  const place = { kind: 'webdav', url: `${apache.url.href}chu-giai/`, user: USER, password: PASSWORD };
  // The browser is asked for the origin in a click.
  for (const name of ['url', 'user', 'password'] as const)
    await page.locator(`input[name="${name}"]`).fill(place[name]);
  await page.getByRole('button', { name: 'Kiểm tra kết nối' }).click();
  await page.getByText('máy này sẽ là máy đầu tiên').waitFor();
  const input = { place, passphrase: PASSPHRASE, name: 'Máy ở nhà', isNew: true };
  expect(await ask(page, 'sync-join', input)).toEqual({ kind: 'done' });
  await page.getByText('Mọi thứ đã được đồng bộ').waitFor();
}, 120_000);

afterAll(async () => {
  await started?.stop();
  await apache?.stop();
});

/** A journal of a run that went well, with something more. */
function journal(more: Partial<Journal>): Journal {
  const report = { unreadable: [], withheld: [], tooLong: 0, secondVault: false };
  return { running: false, failures: 0, notBefore: 0, syncedAt: 1, revived: 0, sent: 4096, heard: {}, report, ...more };
}

function troubled(trouble: Trouble): Journal {
  return journal({ trouble, failures: 2, notBefore: Date.UTC(2099, 1, 1) });
}

const REPORT = { unreadable: [], withheld: [], tooLong: 0, secondVault: false };

describe('every state of sync passes axe in both themes and fits into 320 px', () => {
  const kinds = [
    ...(['offline', 'busy', 'unauthorised', 'no-permission', 'not-ours', 'absent', 'too-large', 'full'] as const),
    ...(['wrong-clock', 'local-full', 'vault-moved'] as const),
  ];
  it.each<readonly [string, Journal, paused?: boolean]>([
    ['well', journal({})],
    ['running', journal({ running: true })],
    ['paused', journal({}), true],
    ...kinds.map((kind) => [kind, troubled({ kind })] as const),
    ['failed', troubled({ kind: 'failed', reason: 'QuotaExceededError' })],
    ['two vaults', journal({ report: { ...REPORT, secondVault: true } })],
    ['withheld', journal({ report: { ...REPORT, withheld: [OTHER] } })],
    ['newer', journal({ report: { ...REPORT, unreadable: [{ name: 'x', device: OTHER, problem: 'newer-format' }] } })],
    ['damaged', journal({ report: { ...REPORT, unreadable: [{ name: 'x', device: OTHER, problem: 'damaged' }] } })],
    ['too long', journal({ report: { ...REPORT, tooLong: 2 } })],
    ['revived', journal({ revived: 2 })],
  ])(
    '%s',
    async (_, state, paused = false) => {
      await page.evaluate(put, [state, paused] as [Journal, boolean]);
      await page.reload();
      await page.getByText('Các máy của bạn').waitFor();
      await looksWell();
    },
    60_000,
  );
});

describe('by keyboard alone', () => {
  beforeEach(async () => {
    await page.evaluate(put, [journal({}), false] as [Journal, boolean]);
    await page.reload();
    await page.getByText('Các máy của bạn').waitFor();
  });

  it.each([
    'Thêm máy khác',
    'Đổi địa chỉ hoặc mật khẩu máy chủ',
    'Đổi cụm mật khẩu',
    'Loại một máy',
    'Ngừng đồng bộ ở máy này',
  ])(
    '«%s» opens with what it does explained, passes axe and closes again',
    async (name) => {
      await tabTo(name);
      await page.keyboard.press('Enter');
      await page.locator('.draft-step > p').first().waitFor();
      await looksWell();
      await page.keyboard.press('Enter');
      await page.locator('.draft-step').waitFor({ state: 'detached' });
    },
    60_000,
  );

  it('makes a pairing text, and none with a wrong passphrase', async () => {
    await tabTo('Thêm máy khác');
    await page.keyboard.press('Enter');
    await tabTo('Cụm mật khẩu (chỉ bạn biết)');
    await page.keyboard.type(`${PASSPHRASE} sai`);
    await page.keyboard.press('Enter');
    await page.getByText('Sai cụm mật khẩu. Chưa có gì thay đổi.').waitFor();
    expect(await page.locator('.draft-step textarea').count()).toBe(0);
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(PASSPHRASE);
    await page.keyboard.press('Enter');
    const text = page.locator('.draft-step textarea');
    await text.waitFor();
    expect(await text.inputValue()).toMatch(/^chu-giai-1\./);
    expect(await faults(page)).toEqual([]);
  }, 60_000);

  it('asks for a new passphrase only once it is kept, and tells that the old one is wrong', async () => {
    await tabTo('Đổi cụm mật khẩu');
    await page.keyboard.press('Enter');
    await tabTo('Cụm mật khẩu hiện tại');
    await page.keyboard.type('sai');
    await tabTo('Tôi đã in hoặc chép lại cụm mật khẩu');
    await page.keyboard.press('Space');
    await tabTo('Đổi cụm mật khẩu');
    await page.keyboard.press('Enter');
    await page.getByText('Sai cụm mật khẩu. Chưa có gì thay đổi.').waitFor();
    expect(await faults(page)).toEqual([]);
  }, 60_000);
});

it('on paper only the recovery sheet stands, with place and passphrase', async () => {
  await page.reload();
  await page.getByRole('button', { name: 'Loại một máy' }).click();
  const shown = await page.locator('p[data-part="passphrase"]').textContent();
  await page.emulateMedia({ media: 'print' });
  const [paper = ''] = await page.locator('body').allInnerTexts();
  await page.emulateMedia({ media: 'screen' });
  expect(paper).toContain(shown);
  expect(paper).toContain(apache.url.host);
  expect(paper).not.toMatch(/Cài đặt$|Loại một máy|Sao lưu/m);
}, 60_000);

/** No fault in either theme, and nothing beyond the edge of a narrow window. */
async function looksWell(): Promise<void> {
  expect(await faultsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: NARROW, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Presses Tab until what bears a name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(focused)) === name) return;
  }
  throw new Error(`Tab never comes to «${name}»`);
}

/** In a page: the name of what has the focus. */
function focused(): string | undefined {
  const element = document.activeElement;
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent)?.trim();
}

/** In a page: writes how sync went, and whether it is paused. */
async function put([journal, paused]: [Journal, boolean]): Promise<void> {
  const library = await new Promise<IDBDatabase>((open) => {
    const request = indexedDB.open('chu-giai');
    request.onsuccess = () => open(request.result);
  });
  const meta = library.transaction('meta', 'readwrite').objectStore('meta');
  const account = meta.get('sync-account');
  account.onsuccess = () =>
    meta.put({ ...account.result, value: { ...(account.result.value as object), paused } }) &&
    meta.put({ key: 'sync-journal', value: journal });
  await new Promise((done) => {
    meta.transaction.oncomplete = done;
  });
  library.close();
}
