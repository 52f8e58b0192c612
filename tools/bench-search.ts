/**
 * How fast the library is searched: `npm run bench:search [notes]`. Notes of words of our own texts in a real database in Chromium,
 * beside minisearch and flexsearch over the same texts in memory, with the same queries in one run: what a reader types letter by
 * letter without tones, and with them. Ratios count, not milliseconds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { noteTexts } from './bench/note-texts';
import { pageScript } from './bench/page-script';
import { searchPeers } from './peers/search';
import { ensureBrowser } from './setup.mjs';

const COUNT = Number(process.argv[2] ?? 100_000);
const QUERIES = 300;
/** Several windows full. */
const MANY = 50;
const PEERS = 'virtual:search-peers';
const { text, query } = noteTexts();

const texts = Array.from({ length: COUNT }, text);
const queries = Array.from({ length: QUERIES }, () => query(texts));

/** The page's script, with the peers in it. */
async function bundled(): Promise<string> {
  const modules = searchPeers();
  const peer = (name: string, file: string) =>
    `export { default as ${name} } from ${JSON.stringify(join(modules, file))};`;
  const code = peer('MiniSearch', 'minisearch') + peer('FlexSearch', 'flexsearch');
  return pageScript('tools/bench/search-page.ts', [
    {
      name: 'search-peers',
      resolveId: (id) => (id === PEERS ? `\0${PEERS}` : undefined),
      load: (id) => (id === `\0${PEERS}` ? code : undefined),
    },
  ]);
}

const script = await bundled();
const profile = mkdtempSync(join(tmpdir(), 'chu-giai-search-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: ensureBrowser('chromium'),
  args: ['--no-sandbox', '--disable-gpu'],
});

/** A fresh page of one origin: nothing is in its memory yet. */
async function page() {
  const fresh = await context.newPage();
  await fresh.route('http://localhost/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>bench</title>' }),
  );
  await fresh.goto('http://localhost/');
  await fresh.evaluate(script);
  return {
    ask: <Answer>(name: string, ...args: unknown[]) =>
      fresh.evaluate(`bench.${name}(...${JSON.stringify(args)})`) as Promise<Answer>,
    close: () => fresh.close(),
  };
}

interface Taken {
  readonly times: readonly number[];
  readonly hits: number;
  readonly build?: number;
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
}

const ms = (time: number) => `${time.toFixed(time < 100 ? 1 : 0)} ms`;
const line = (name: string, ...cells: string[]) =>
  console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(13)).join(''));

const first = await page();
line(`${COUNT} notes kept`, ms(await first.ask<number>('fill', texts)));
const made = await first.ask<{ time: number; steps: number; longest: number; bytes: number }>('index');
line('indexed in the database', ms(made.time), `${made.steps} steps`, `${(made.bytes / 2 ** 20).toFixed(1)} MiB`);
line('longest task meanwhile', made.longest === 0 ? '< 50 ms' : ms(made.longest));
line('index after one edit', ms(await first.ask<number>('edit', texts[7])));
await first.close();
const cold: number[] = [];
for (const asked of queries.slice(0, 9)) {
  const fresh = await page();
  cold.push((await fresh.ask<Taken>('ours', [asked])).times[0] ?? 0);
  await fresh.close();
}
line('first result of a fresh window', `p50 ${ms(quantile(cold, 0.5))}`, `max ${ms(Math.max(...cold))}`);

const warm = await page();
await warm.ask('ours', queries);
const ours = await warm.ask<Taken>('ours', queries);
const many = await warm.ask<Taken>('ours', queries, MANY);
await warm.close();
const rows: [string, Taken][] = [
  ['ours, from the database', ours],
  [`ours, with ${MANY} hits each`, many],
];
for (const peer of ['mini', 'flex']) {
  const fresh = await page();
  rows.push([`${peer}search, in memory`, await fresh.ask<Taken>(peer, texts, queries)]);
  await fresh.close();
}
line(`${QUERIES} queries`, 'p50', 'p95', 'p95 ratio', 'hits', 'built in');
for (const [name, { times, hits, build: took }] of rows)
  line(
    name,
    ms(quantile(times, 0.5)),
    ms(quantile(times, 0.95)),
    `${(quantile(times, 0.95) / quantile(ours.times, 0.95)).toFixed(1)}×`,
    `${hits}`,
    took === undefined ? '–' : ms(took),
  );
await context.close();
rmSync(profile, { recursive: true, force: true });
