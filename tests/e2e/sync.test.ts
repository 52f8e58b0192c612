import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChromiumStage, startChromium } from '../../tools/stage/chromium';
import { type FirefoxStage, startFirefox } from '../../tools/stage/firefox';
import { PASSWORD, type Server, USER } from '../servers/server';
import { startApache } from '../servers/webdav';
import { faults } from './in-chromium';
import { CHROMIUM, eventually, FIREFOX, ROOT } from './stage';

const ORIGIN = 'http://127.0.0.1/*';
const profiles = { chromium: temporary('chromium'), firefox: temporary('firefox') };
let apache: Server;
let chromium: ChromiumStage;
let firefox: FirefoxStage;

/** A page of the extension in either browser: all that the tests need of it. */
interface ExtensionPage {
  evaluate<Input, Output>(act: (input: Input) => Output | Promise<Output>, input: Input): Promise<Output>;
  close(): Promise<void>;
}

type Table = 'notes' | 'glossary' | 'corrections';
const TABLES: readonly Table[] = ['notes', 'glossary', 'corrections'];

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
  await apache?.stop();
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
    expect(await faults(options)).toEqual([]);
    const passphrase = (await sync.locator('p[data-part="passphrase"]').textContent()) ?? '';
    expect(passphrase.trim().split(' ')).toHaveLength(12);
    expect(await sync.getByRole('button', { name: 'Bật đồng bộ' }).isDisabled()).toBe(true);
    await sync.getByLabel('Tôi đã in hoặc chép lại').check();
    await sync.getByRole('button', { name: 'Bật đồng bộ' }).click();
    await sync.getByText('Mọi thứ đã được đồng bộ').waitFor();
    expect(await faults(options)).toEqual([]);

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
      await options.evaluate(syncNow);
      const shown = await sync.locator('[data-part="devices"] li').allTextContents();
      return shown.length === 2 && shown.some((text) => text.startsWith('Firefox'));
    });
    await options.close();
    await other.close();
  }, 120_000);
});

/** In a page: fills the fields of the sync section. */
async function fill(fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const input = document.querySelector<HTMLInputElement>(`[data-part="sync"] input[name="${name}"]`);
    if (!input) throw new Error(`no field ${name}`);
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((wait) => setTimeout(wait, 50));
  }
}

/** In a page: types a passphrase once it is asked for, joins, and gives back how that ended. */
async function joinVault(passphrase: string): Promise<string> {
  const until = async <Found>(find: () => Found | null | undefined): Promise<Found> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = find();
      if (found) return found;
      await new Promise((wait) => setTimeout(wait, 100));
    }
    throw new Error(document.querySelector('[data-part="sync"]')?.textContent ?? 'no section');
  };
  const input = await until(() => document.querySelector<HTMLInputElement>('input[name="passphrase"]'));
  input.value = passphrase;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((wait) => setTimeout(wait, 50));
  input.closest('form')?.querySelector('button')?.click();
  await until(() => document.querySelector('[data-part="sync"] button.main:disabled'));
  await until(() => document.querySelector('[data-part="sync"] button.main:not(:disabled)'));
  return document.querySelector('[data-part="sync"]')?.textContent ?? '';
}

/** In a page: asks for a run of sync. */
async function syncNow(): Promise<void> {
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
  };
  await chrome.runtime.sendMessage({ request: 'sync-now', input: {} });
}

function temporary(name: string): string {
  return mkdtempSync(join(tmpdir(), `chu-giai-sync-${name}-`));
}

/** Lets the permission of the one origin be asked for without a question: nobody can answer it in a headless Chromium. */
function allow(profile: string, id: string): void {
  const file = join(profile, 'Default/Preferences');
  const preferences = JSON.parse(readFileSync(file, 'utf8'));
  const settings = preferences.extensions.settings[id];
  for (const name of ['granted_permissions', 'runtime_granted_permissions']) {
    settings[name] ??= {};
    settings[name].explicit_host = [...(settings[name].explicit_host ?? []), ORIGIN];
  }
  writeFileSync(file, JSON.stringify(preferences));
}
