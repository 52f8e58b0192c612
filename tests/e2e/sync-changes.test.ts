import { connect, createServer, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, type Server, USER } from '../servers/server';
import { startApache } from '../servers/webdav';
import { faultsInBothThemes } from './in-chromium';
import { ask, openSettings, startAllowed } from './settings-page';
import { eventually } from './stage';

const FIRST = 'bánh mì con mèo hoa sen mùa thu biển cả tàu hỏa';
const SECOND = 'con đường mưa rào quả cam núi cao thư viện đèn lồng';
const started: Awaited<ReturnType<typeof startAllowed>>[] = [];
let apache: Server;
let line: Line;
let left: Page;
let right: Page;

beforeAll(async () => {
  apache = await startApache();
  line = await lineTo(Number(apache.url.port));
  started.push(await startAllowed(), await startAllowed());
  [left, right] = (await Promise.all(started.map(({ stage }) => openSettings(stage)))) as [Page, Page];
}, 120_000);

afterAll(async () => {
  for (const { stop } of started) await stop();
  await line?.cut();
  await apache?.stop();
});

describe('two Chromiums with one Apache', () => {
  it('pair by a text, and each knows the other', async () => {
    const place = { kind: 'webdav', url: `http://127.0.0.1:${line.port}/chu-giai/`, user: USER, password: PASSWORD };
    // The browser is asked for the origin in a click.
    for (const name of ['url', 'user', 'password'] as const)
      await left.locator(`input[name="${name}"]`).fill(place[name]);
    await left.getByRole('button', { name: 'Kiểm tra kết nối' }).click();
    await left.getByText('máy này sẽ là máy đầu tiên').waitFor();
    const input = { place, passphrase: FIRST, name: 'Máy ở nhà', isNew: true };
    expect(await ask(left, 'sync-join', input)).toEqual({ kind: 'done' });
    await left.getByText('Mọi thứ đã được đồng bộ').waitFor();
    await left.getByRole('button', { name: 'Thêm máy khác' }).click();
    await left.locator('.draft-step input').fill(FIRST);
    await left.getByRole('button', { name: 'Tạo mã' }).click();
    const text = await left.locator('.draft-step textarea').inputValue();
    await right.getByText('Có mã ghép máy từ máy khác?').click();
    const form = right.locator('details form');
    await form.locator('textarea').fill(text.slice(0, -3));
    await form.locator('input').fill(FIRST);
    await form.getByRole('button', { name: 'Đọc mã' }).click();
    await form.getByText('mã bị thiếu hay sai một phần').waitFor();
    await form.locator('textarea').fill(text);
    await form.locator('input').fill(SECOND);
    await form.getByRole('button', { name: 'Đọc mã' }).click();
    await form.getByText('Cụm mật khẩu không mở được mã này. Chưa có gì thay đổi.').waitFor();
    await form.locator('input').fill(FIRST);
    await form.getByRole('button', { name: 'Đọc mã' }).click();
    await right.getByText('Đã điền thông tin ở trên').waitFor();
    await right.getByRole('button', { name: 'Kiểm tra kết nối' }).click();
    await right.locator('input[name="device"]').fill('Máy cơ quan');
    await right.getByRole('button', { name: 'Nối máy này' }).click();
    await right.getByText('Mọi thứ đã được đồng bộ').waitFor();
    await ask(left, 'sync-now', {});
    await left.locator('[data-part="devices"]').getByText('Máy cơ quan').waitFor();
    expect(await faultsInBothThemes(left)).toEqual([]);
  }, 120_000);

  it('a changed passphrase lets the other go on, and opens the vault from then on', async () => {
    const input = { old: FIRST, passphrase: SECOND };
    expect(await ask(left, 'sync-change-passphrase', { ...input, old: SECOND })).toEqual({ kind: 'wrong-passphrase' });
    expect(await ask(left, 'sync-change-passphrase', input)).toEqual({ kind: 'done' });
    await correct(left, 1);
    await carried(left, right, 1);
    expect(await ask(right, 'sync-rejoin', { passphrase: FIRST })).toEqual({ kind: 'wrong-passphrase' });
    expect(await ask(right, 'sync-rejoin', { passphrase: SECOND })).toEqual({ kind: 'done' });
  }, 120_000);

  it('paused sends nothing, and goes on where it was', async () => {
    await right.getByRole('button', { name: 'Tạm dừng đồng bộ' }).click();
    await right.getByText('Đang tạm dừng.').waitFor();
    await correct(right, 2);
    await ask(right, 'sync-now', {});
    await right.getByText(/\d+ thay đổi đang chờ gửi/).waitFor();
    await right.getByRole('button', { name: 'Đồng bộ tiếp' }).click();
    await carried(right, left, 2);
  }, 120_000);

  it('without a network says that it waits; back with server and network it goes on by itself', async () => {
    await line.cut();
    await left.context().setOffline(true);
    await correct(left, 3);
    await ask(left, 'sync-now', {});
    await left.getByText('Đang chờ có mạng.').waitFor();
    await left.getByText(/\d+ thay đổi đang chờ gửi/).waitFor();
    expect(await left.getByText('Chưa đồng bộ được').count()).toBe(0);
    await line.join();
    await left.context().setOffline(false);
    await left.getByText('Mọi thứ đã được đồng bộ').waitFor();
    await carried(left, right, 3);
  }, 120_000);

  it('a removed device hears of it, refuses a wrong passphrase, and goes on with the new one', async () => {
    expect(await ask(left, 'sync-remove-devices', { passphrase: FIRST })).toEqual({ kind: 'done' });
    await left.getByText('Mọi thứ đã được đồng bộ').waitFor();
    await ask(right, 'sync-now', {});
    await right.getByText('Một máy đã bị loại ở nơi khác').waitFor();
    expect(await faultsInBothThemes(right)).toEqual([]);
    await right.locator('input[name="rejoin"]').fill('sai sai sai sai sai sai');
    await right
      .locator('form', { has: right.locator('input[name="rejoin"]') })
      .getByRole('button')
      .click();
    await right.getByText('Sai cụm mật khẩu. Chưa có gì thay đổi.').waitFor();
    await right.locator('input[name="rejoin"]').fill(FIRST);
    await right
      .locator('form', { has: right.locator('input[name="rejoin"]') })
      .getByRole('button')
      .click();
    await right.getByText('Mọi thứ đã được đồng bộ').waitFor();
    await correct(right, 4);
    await carried(right, left, 4);
  }, 120_000);

  it('one that leaves keeps its notes and no key, and is no longer listed on the other', async () => {
    await right.getByRole('button', { name: 'Ngừng đồng bộ ở máy này' }).click();
    await right.getByRole('button', { name: 'Ngừng đồng bộ', exact: true }).click();
    await right.getByText('Hiện mọi thứ chỉ nằm trên máy này').waitFor();
    expect(await right.evaluate(rows, 'corrections')).toHaveLength(4);
    const meta = (await right.evaluate(rows, 'meta')) as { key: string }[];
    expect(meta.filter(({ key }) => key.startsWith('sync'))).toEqual([]);
    for (const table of ['outbox', 'ownlog', 'applied']) expect(await right.evaluate(rows, table)).toEqual([]);
    await ask(left, 'sync-now', {});
    await left.locator('[data-part="devices"]').getByText('Máy cơ quan').waitFor({ state: 'detached' });
    expect(await left.locator('[data-part="devices"] li').count()).toBe(1);
  }, 120_000);
});

/** What lies between the browsers and the server, and may be cut. */
interface Line {
  readonly port: number;
  cut(): Promise<void>;
  join(): Promise<void>;
}

async function lineTo(server: number): Promise<Line> {
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    const behind = connect(server, '127.0.0.1');
    for (const end of [socket, behind]) {
      sockets.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => sockets.delete(end));
    }
    socket.pipe(behind).pipe(socket);
  });
  const listen = (port: number) => new Promise<void>((ready) => listener.listen(port, '127.0.0.1', ready));
  await listen(0);
  const { port } = listener.address() as { port: number };
  return {
    port,
    cut: () =>
      new Promise((done) => {
        listener.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
    join: () => listen(port),
  };
}

async function correct(page: Page, n: number): Promise<void> {
  const id = `c:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  await ask(page, 'correct', { id, kind: 'not-a-name', form: `Tên ${n}`, scope: 'everywhere', createdAt: n });
}

/** Has both sync until so many corrections have come from one to the other. */
async function carried(from: Page, to: Page, count: number): Promise<void> {
  await eventually(`${count} corrections on the other`, async () => {
    for (const page of [from, to]) await ask(page, 'sync-now', {});
    return (await to.evaluate(rows, 'corrections')).length === count;
  });
}

/** In a page: the rows of a table of the library. */
async function rows(table: string): Promise<unknown[]> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((ok, fail) => {
      request.onsuccess = () => ok(request.result);
      request.onerror = () => fail(request.error);
    });
  const library = await asked(indexedDB.open('chu-giai'));
  const found = await asked(library.transaction(table).objectStore(table).getAll());
  library.close();
  return found;
}
