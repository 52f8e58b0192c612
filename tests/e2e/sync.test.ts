import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChromiumStage, startChromium } from '../../tools/stage/chromium';
import { type FirefoxStage, startFirefox } from '../../tools/stage/firefox';
import { loginPage } from '../servers/login-page';
import { PASSWORD, type Server, USER } from '../servers/server';
import { startApache } from '../servers/webdav';
import { allow } from './allowed';
import { faultsInBothThemes } from './in-chromium';
import { CHROMIUM, eventually, FIREFOX, ROOT } from './stage';
import { type ExtensionPage, fill, isIdle, joinVault, prefer, preferred, rowsHere, send, write } from './synced-page';

const profiles = { chromium: temporary('chromium'), firefox: temporary('firefox') };
let apache: Server;
let chromium: ChromiumStage;
let firefox: FirefoxStage;

const A = 'n:00000000-0000-4000-8000-00000000000a';
const MANY = 300;

beforeAll(async () => {
  apache = await startApache();
  const options = { executable: CHROMIUM, extension: join(ROOT, '.output/chrome-mv3'), headless: true };
  const first = await startChromium({ ...options, profile: profiles.chromium });
  const { id } = first;
  await first.close();
  allow(profiles.chromium, id);
  chromium = await startChromium({ ...options, profile: profiles.chromium });
  firefox = await startFirefox({
    executable: FIREFOX,
    extension: join(ROOT, '.output/firefox-mv3'),
    profile: profiles.firefox,
    headless: true,
    grantsPermissions: true,
  });
}, 120_000);

afterAll(async () => {
  await chromium?.close();
  await firefox?.close();
  await apache?.stop().catch(() => undefined);
  for (const profile of Object.values(profiles)) rmSync(profile, { recursive: true, force: true });
});

describe('two browsers with one Apache', () => {
  it('set up by hand: words for each mistake, then a vault with six words, which opens in the other', async () => {
    const options = await chromium.context.newPage();
    await options.goto(`chrome-extension://${chromium.id}/options.html`);
    const sync = options.locator('[data-part="sync"]');
    const test = sync.getByRole('button', { name: 'Kiểm tra kết nối' });
    const [url, user, password] = ['url', 'user', 'password'].map((name) => sync.locator(`input[name="${name}"]`));
    await url?.fill('http://cloud.example.vn/dav/');
    await test.click();
    await sync.getByText('Địa chỉ http chỉ dùng được với máy trong nhà').waitFor();
    await url?.fill(`${apache.url.href}chu-giai/`);
    await user?.fill(USER);
    await password?.fill('sai');
    await test.click();
    await sync.getByText('Máy chủ không nhận tài khoản hoặc mật khẩu này').waitFor();
    await password?.fill(PASSWORD);
    await test.click();
    await sync.getByText('máy này sẽ là máy đầu tiên').waitFor();
    expect(await faultsInBothThemes(options)).toEqual([]);
    const passphrase = (await sync.locator('p[data-part="passphrase"]').textContent()) ?? '';
    expect(passphrase.trim().split(' ')).toHaveLength(12);
    expect(await sync.getByRole('button', { name: 'Bật đồng bộ' }).isDisabled()).toBe(true);
    await sync.getByLabel('Tôi đã in hoặc chép lại').check();
    await sync.getByRole('button', { name: 'Bật đồng bộ' }).click();
    await sync.getByText('Mọi thứ đã được đồng bộ').waitFor();
    expect(await faultsInBothThemes(options)).toEqual([]);

    const other = await firefox.openExtensionPage('options.html');
    await other.waitForSelector('[data-part="sync"] input[name="url"]');
    const place = { url: `${apache.url.href}chu-giai/`, user: USER, password: PASSWORD };
    await other.evaluate(fill, place);
    // Firefox asks for a permission only where a hand has clicked.
    await (await other.waitForSelector('[data-part="sync"] form.draft button.main'))?.click();
    expect(await other.evaluate(joinVault, 'bánh mì bánh mì bánh mì bánh mì')).toContain('Sai cụm mật khẩu');
    // Without its tones, as on a keyboard that has none.
    const bare = passphrase.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
    expect(await other.evaluate(joinVault, bare)).toContain('Các máy của bạn');
    await eventually('both devices known', async () => {
      await options.evaluate(send, { request: 'sync-now', input: {} });
      const shown = await sync.locator('[data-part="devices"] li').allTextContents();
      return shown.length === 2 && shown.some((text) => text.startsWith('Firefox'));
    });
    await options.close();
    await other.close();
  }, 120_000);
});

describe('two browsers that edit at once', () => {
  it('end equal, with both texts of one note, also when the worker is killed in the middle', async () => {
    const left: ExtensionPage = await extensionPage();
    const right = (await firefox.openExtensionPage('options.html')) as ExtensionPage;
    await left.evaluate(write, { from: 0, count: MANY });
    await left.evaluate(send, { request: 'keep-note', input: { draft: draft(A) } });
    const kills = await killedUntilSynced(left);
    await settled(left, right);
    // One note, one term and one correction on both, none knowing of the other.
    await Promise.all(
      ([left, right] as const).map(async (page, i) => {
        const own = ['trái', 'phải'][i];
        await page.evaluate(send, {
          request: 'change-note',
          input: { id: A, change: { body: { from: '', to: `Chữ bên ${own}.` } } },
        });
        await page.evaluate(send, {
          request: 'keep-term',
          input: { term: 'tấm wafer', article: { ...ARTICLE, title: own } },
        });
        await page.evaluate(write, { from: 1000 * (i + 1), count: 5 });
      }),
    );
    await settled(left, right);
    const [rows, others] = [await left.evaluate(rowsHere, undefined), await right.evaluate(rowsHere, undefined)];
    expect(others).toEqual(rows);
    const note = rows.find(({ id }) => id === A) as { body?: string } | undefined;
    expect(note?.body).toContain('Chữ bên trái.');
    expect(note?.body).toContain('Chữ bên phải.');
    expect(rows.filter(({ id }) => id.startsWith('c:'))).toHaveLength(MANY + 10);
    expect(rows.filter(({ id }) => id.startsWith('g:'))).toHaveLength(1);
    expect(kills).toBeGreaterThan(2);
  }, 180_000);

  it('find what was preferred on one on the other', async () => {
    const left: ExtensionPage = await extensionPage();
    const right = (await firefox.openExtensionPage('options.html')) as ExtensionPage;
    await left.evaluate(prefer, { density: 'every', sitesOff: ['genk.vn'] });
    await right.evaluate(prefer, { sitesOff: ['cafef.vn'] });
    await eventually('both preferences on both', async () => {
      await settled(left, right);
      const both = [await left.evaluate(preferred, undefined), await right.evaluate(preferred, undefined)];
      return both.every(({ density, sitesOff }) => density === 'every' && sitesOff?.length === 2);
    });
  }, 120_000);

  it('hear that the server is down, or that a login page answers, and keep what waits', async () => {
    const left = await extensionPage();
    const { port } = apache.url;
    await apache.stop();
    await left.evaluate(write, { from: 5000, count: 1 });
    await left.evaluate(send, { request: 'sync-now', input: {} });
    await left.getByText('Chưa đồng bộ được').waitFor();
    await left.getByText('1 thay đổi đang chờ gửi').waitFor();
    await left.getByText('Ghi chú vẫn được giữ trên máy này').waitFor();
    expect(await faultsInBothThemes(left)).toEqual([]);

    const login = await loginPage(Number(port));
    await left.evaluate(send, { request: 'sync-now', input: {} });
    await left.getByText('Thay vì chỗ lưu trữ, một trang khác trả lời').waitFor();
    await left.getByText('1 thay đổi đang chờ gửi').waitFor();
    expect(login.asked.length).toBeGreaterThan(0);
    await login.stop();
  }, 120_000);
});

/** The settings in Chromium, with the section in sight. */
async function extensionPage() {
  const page = await chromium.context.newPage();
  await page.goto(`chrome-extension://${chromium.id}/options.html`);
  await page.getByText('Các máy của bạn').waitFor();
  return page;
}

/** Begins eight runs and kills the background in the middle of each, a little later each time; how often it was there to be killed. */
async function killedUntilSynced(page: ExtensionPage): Promise<number> {
  let kills = 0;
  for (let round = 0; round < 8; round += 1) {
    await page.evaluate(send, { request: 'sync-now', input: {} });
    await new Promise((wait) => setTimeout(wait, 15 * round));
    const { targetInfos } = await chromium.cdp.send('Target.getTargets');
    const worker = targetInfos.find(({ type }) => type === 'service_worker');
    if (!worker) continue;
    await chromium.cdp.send('Target.closeTarget', { targetId: worker.targetId });
    kills += 1;
  }
  return kills;
}

/** Has both sync in turn until both have the same rows. */
async function settled(left: ExtensionPage, right: ExtensionPage): Promise<void> {
  await eventually('both equal', async () => {
    for (const page of [left, right, left, right]) {
      await page.evaluate(send, { request: 'sync-now', input: {} });
      await eventually('the end of a run', () => page.evaluate(isIdle, undefined));
    }
    const rows = await left.evaluate(rowsHere, undefined);
    return JSON.stringify(rows) === JSON.stringify(await right.evaluate(rowsHere, undefined));
  });
}

const ARTICLE = { url: 'https://bao.vn/bai', title: 'Tên bài', site: 'Báo' };

function draft(id: string): object {
  return {
    id,
    kind: 'highlight',
    colour: 'yellow',
    target: {
      source: ARTICLE.url,
      selector: [
        { type: 'TextQuoteSelector', exact: 'một đoạn', prefix: 'trước ', suffix: ' sau' },
        { type: 'TextPositionSelector', start: 10, end: 18 },
      ],
    },
    article: ARTICLE,
  };
}

function temporary(name: string): string {
  return mkdtempSync(join(tmpdir(), `chu-giai-sync-${name}-`));
}
