/**
 * How the built extension bears a large library: `npm run bench:library [notes]`, in Chromium. A backup of so many notes is taken in
 * by the page of settings, indexed by the background, listed, scrolled through and searched by the page of the library, copied, and
 * written out again. Of each: how long it took, for how long at most the window or the background was kept waiting, and the
 * memory of the page. Where the trace tells: how long the longest task worked itself; for the rest its thread waited for a core.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { dueForMerge } from '@/lib/library/search/merge';
import { writeLibraryFile } from './bench/library-file';
import {
  allRows,
  forgetCopies,
  hasCopy,
  type IndexSize,
  indexSize,
  noteFirstRow,
  type Scrolled,
  scrollThrough,
  searched,
  watch,
} from './bench/library-page';
import { noteTexts } from './bench/note-texts';
import { tasksDuring } from './bench/thread-tasks';
import { ensureBrowser } from './setup.mjs';
import { startChromium } from './stage/chromium';

const COUNT = Number(process.argv[2] ?? 100_000);
const ROOT = join(import.meta.dirname, '..');
const QUERIES = 100;
const OPENINGS = 5;
const LONGEST_MS = 30 * 60_000;
const { text, query } = noteTexts();
const texts = Array.from({ length: COUNT }, text);
const folder = mkdtempSync(join(tmpdir(), 'chu-giai-library-'));
const file = join(folder, 'library.json');

const ms = (time: number) =>
  time < 10_000 ? `${time.toFixed(time < 100 ? 1 : 0)} ms` : `${(time / 1000).toFixed(1)} s`;
const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const line = (name: string, ...cells: string[]) =>
  console.log(name.padEnd(38) + cells.map((cell) => cell.padStart(27)).join(''));

const size = await writeLibraryFile(file, texts, Date.now());
line(`${COUNT} notes in a file`, mib(size));
const stage = await startChromium({
  executable: ensureBrowser('chromium'),
  extension: join(ROOT, '.output/chrome-mv3'),
  profile: join(folder, 'profile'),
  headless: true,
});
// What esbuild calls around named functions, also in a page.
await stage.context.addInitScript('globalThis.__name = (named) => named');
await stage.context.addInitScript(noteFirstRow);

async function open(address: string): Promise<Page> {
  const page = await stage.context.newPage();
  page.setDefaultTimeout(LONGEST_MS);
  await page.goto(`chrome-extension://${stage.id}/${address}`);
  await page.bringToFront();
  return page;
}

/** Does something in a page, and prints how long it took, for how long at most it kept the window waiting, and the most memory. */
async function timed<T>(name: string, page: Page, act: () => Promise<T>): Promise<T> {
  const session = await stage.context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.evaluate(watch);
  let most = 0;
  const look = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    most = Math.max(most, metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? 0);
  };
  const timer = setInterval(() => void look().catch(() => undefined), 500);
  const start = performance.now();
  const result = await act();
  const time = performance.now() - start;
  clearInterval(timer);
  await look();
  const tasks = (await page.evaluate('waited()')) as number[];
  line(name, ms(time), longest(tasks), `heap to ${mib(most)}`);
  await session.detach();
  return result;
}

function longest(tasks: readonly number[]): string {
  const long = tasks.filter((time) => time >= 50);
  return long.length === 0 ? 'no task of 50 ms' : `${long.length} tasks ≥ 50, to ${ms(Math.max(...long))}`;
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
}

/** The same for the background or the windows by a trace, which would make what takes minutes take longer. */
async function traced<T>(name: string, thread: 'background' | 'window', act: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const { result, tasks } = await tasksDuring(stage.cdp, thread, async () => ({
    value: await act(),
    time: performance.now() - start,
  }));
  const work = `own work to ${ms(Math.max(0, ...tasks.map((task) => task.work)))}`;
  line(name, ms(result.time), longest(tasks.map((task) => task.time)), work);
  return result.value;
}

/** For how long a reader waits who opens some views of the library in fresh windows, until their first rows are drawn. */
async function openings(name: string, addresses: readonly string[]): Promise<void> {
  const times: number[] = [];
  for (const address of addresses) {
    const page = await open(address);
    times.push((await page.evaluate('firstRow()')) as number);
    await page.close();
  }
  line(name, `p50 ${ms(quantile(times, 0.5))}`, `max ${ms(Math.max(...times))}`);
}

async function until(question: () => Promise<boolean>): Promise<void> {
  while (!(await question())) await new Promise((wait) => setTimeout(wait, 500));
}

/** Whether all is in the index, and its segments are merged as far as they will be. */
function isIndexed({ waiting, segments }: IndexSize): boolean {
  const rows = segments.map(({ count, dead }) => ({ count, dead: new Uint32Array(dead) }));
  return waiting === 0 && dueForMerge(rows) === undefined;
}

const options = await open('options.html');
await timed('import: looked at', options, async () => {
  await options.getByLabel('Nhập từ tệp').setInputFiles(file);
  await options.locator('[data-part="preview"]').waitFor();
});
await timed('import: taken in', options, async () => {
  await options.getByRole('button', { name: 'Nhập vào thư viện' }).click();
  await options.getByText('Đã nhập xong').waitFor();
});
await traced('indexed by the background', 'background', () =>
  until(async () => isIndexed(await options.evaluate(indexSize))),
);

await openings('list: first rows of a fresh window', Array<string>(OPENINGS).fill('library.html#/notes'));
const notes = await open('library.html#/notes');
line('list: all rows known', ms(await notes.evaluate(allRows, COUNT)));
const { most, frames, rows } = await traced(
  'list: from the top to the end',
  'window',
  () => notes.evaluate(scrollThrough) as Promise<Scrolled>,
);
line(
  'list: frames',
  `p95 ${ms(quantile(frames, 0.95))}`,
  `${frames.filter((frame) => frame > 50).length} of ${frames.length} > 50 ms`,
  `${most} nodes, ${rows} rows`,
);
const session = await stage.context.newCDPSession(notes);
await session.send('HeapProfiler.collectGarbage');
line('list: heap at rest', mib((await session.send('Runtime.getHeapUsage')).usedSize));

const queries = Array.from({ length: QUERIES }, () => query(texts));
await openings(
  'search: first rows of a fresh window',
  queries.slice(0, OPENINGS).map((asked) => `library.html#/search?q=${encodeURIComponent(asked)}`),
);
await traced(`search: ${QUERIES} queries`, 'window', async () => {
  const times: number[] = [];
  for (const asked of queries) times.push(await notes.evaluate(searched, asked));
  line('search: rows drawn after the query', `p50 ${ms(quantile(times, 0.5))}`, `p95 ${ms(quantile(times, 0.95))}`);
});
await notes.close();

// The alarm of the copies may have come before.
await options.evaluate(forgetCopies);
await traced('second copy by the background', 'background', async () => {
  await options.evaluate("chrome.alarms.create('copy', { when: Date.now() })");
  await until(() => options.evaluate(hasCopy));
});
await timed('backup: written', options, async () => {
  const coming = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Lưu tệp sao lưu', exact: true }).click();
  const path = await (await coming).path();
  line('backup: size', mib(statSync(path).size));
});
await stage.close();
rmSync(folder, { recursive: true, force: true });
