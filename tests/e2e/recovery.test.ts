import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageServer, servePages } from '../../tools/stage/server';
import { changingArticle } from './changing-article';
import { painted, pressOwn, type Reader, says, startInChromium, startInFirefox, type Tab } from './reader';
import { eventually } from './stage';

const POPUP = 'popup.html?url=x';
const ARTICLE = changingArticle();

// Chromium 156 and Firefox 153 alike put an empty database in the place of a damaged one, without a word.
describe.each([
  ['Chromium', startInChromium, /Default\/IndexedDB\/chrome-extension_.*\.leveldb\/(?!LOCK$)/],
  ['Firefox', startInFirefox, /storage\/default\/moz-extension.*\/idb\/.*\.sqlite$/],
])('in %s', (_, start, files) => {
  const profile = mkdtempSync(join(tmpdir(), 'chu-giai-damaged-'));
  let server: PageServer;
  let reader: Reader;

  beforeAll(async () => {
    server = await servePages([ARTICLE]);
    reader = await start(profile, server);
  });
  afterAll(async () => {
    await reader.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('a library whose files are damaged on the disk is said to be lost, reading goes on, and one button brings it back', async () => {
    const before = await reader.openOwn(POPUP);
    await pressOwn(before, 'button', 'Thêm thuật ngữ');
    await pressOwn(before, 'input[name="term"]');
    await before.keyboard.type('tấm chắn nhiệt');
    await pressOwn(before, 'textarea[name="definition"]');
    await before.keyboard.type('Lớp bảo vệ khỏi sức nóng.');
    await pressOwn(before, 'form button', 'Lưu');
    await eventually('the term', async () => (await saved(before)).includes('tấm chắn nhiệt'));
    // The alarm of the copies, now and not in two minutes.
    await before.evaluate(() => {
      const { chrome } = globalThis as unknown as { chrome: { alarms: { create(name: string, when: object): void } } };
      chrome.alarms.create('copy', { when: Date.now() });
    });
    await eventually('the copy', () => before.evaluate(hasCopy));
    await reader.close();

    damage(profile, files);

    reader = await start(profile, server);
    const article = await reader.open(ARTICLE.url);
    await painted(article, 'company', 'Mây Xanh');
    const after = await reader.openOwn(POPUP);
    await says(after, 'trình duyệt đã thay bằng một thư viện trống');
    expect(await saved(after)).not.toContain('tấm chắn nhiệt');
    await pressOwn(after, 'button', 'Khôi phục từ bản sao');
    await says(after, 'Đã khôi phục: 0 ghi chú, 1 thuật ngữ');
    await pressOwn(after, 'button', 'Tải lại cửa sổ này');
    // While the window loads anew nothing can be asked in it.
    const again = () => saved(after).catch(() => '');
    await eventually('the term again', async () => (await again()).includes('Lớp bảo vệ khỏi sức nóng.'));
    expect(await after.evaluate(() => document.body.textContent)).not.toContain('Khôi phục từ bản sao');
  });
});

/** What the popup shows of the glossary. */
function saved(popup: Tab): Promise<string> {
  return popup.evaluate(() => document.querySelector('[data-part="saved"]')?.textContent ?? '');
}

/** In a page of ours: whether a copy of the library stands. */
async function hasCopy(): Promise<boolean> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('copies');
  for await (const name of folder.keys()) if (name.startsWith('copy-')) return true;
  return false;
}

/** Spoils five bytes of seven of every file of a database; there must be some. */
function damage(profile: string, files: RegExp): void {
  const paths = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((path) => files.test(path));
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths)
    writeFileSync(
      join(profile, path),
      readFileSync(join(profile, path)).map((byte, i) => (i % 7 < 5 ? ~byte : byte)),
    );
}
