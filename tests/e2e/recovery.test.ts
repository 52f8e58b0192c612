import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type ChromiumStage, startChromium } from '../../tools/stage/chromium';
import { CHROMIUM, eventually, ROOT } from './stage';

const profile = mkdtempSync(join(tmpdir(), 'chu-giai-damaged-'));
let stage: ChromiumStage | undefined;

async function popup() {
  stage ??= await startChromium({
    executable: CHROMIUM,
    extension: join(ROOT, '.output/chrome-mv3'),
    profile,
    headless: true,
  });
  const page = await stage.context.newPage();
  await page.goto(`chrome-extension://${stage.id}/popup.html?url=x`);
  return page;
}

afterAll(async () => {
  await stage?.close();
  rmSync(profile, { recursive: true, force: true });
});

it('a library whose files are damaged on the disk is said to be lost, and comes back by one button', async () => {
  const before = await popup();
  await before.getByRole('button', { name: 'Thêm thuật ngữ' }).click();
  await before.locator('input[name="term"]').fill('tấm chắn nhiệt');
  await before.locator('textarea[name="definition"]').fill('Lớp bảo vệ khỏi sức nóng.');
  await before.getByRole('button', { name: 'Lưu', exact: true }).click();
  await before.locator('[data-part="saved"] li').first().waitFor();
  // The alarm of the copies, now and not in two minutes.
  await before.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { alarms: { create(name: string, when: object): void } } };
    chrome.alarms.create('copy', { when: Date.now() });
  });
  await eventually('the copy', () =>
    before.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('copies');
      for await (const name of folder.keys()) if (name.startsWith('copy-')) return true;
      return false;
    }),
  );
  const id = stage?.id;
  await stage?.close();
  stage = undefined;

  damage(join(profile, `Default/IndexedDB/chrome-extension_${id}_0.indexeddb.leveldb`));

  const after = await popup();
  await after.getByText('trình duyệt đã thay bằng một thư viện trống').waitFor();
  expect(await after.locator('[data-part="saved"] li').count()).toBe(0);
  await after.getByRole('button', { name: 'Khôi phục từ bản sao' }).click();
  await after.getByText('Đã khôi phục: 0 ghi chú, 1 thuật ngữ').waitFor();
  await after.getByRole('button', { name: 'Tải lại cửa sổ này' }).click();
  await after.locator('[data-part="saved"] li').first().waitFor();
  expect(await after.locator('[data-part="saved"]').textContent()).toContain('Lớp bảo vệ khỏi sức nóng.');
  expect(await after.getByText('Khôi phục từ bản sao').count()).toBe(0);
});

/** Spoils five bytes of seven of every file of a database. */
function damage(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name !== 'LOCK')
      writeFileSync(
        path,
        readFileSync(path).map((byte, i) => (i % 7 < 5 ? ~byte : byte)),
      );
  }
}
