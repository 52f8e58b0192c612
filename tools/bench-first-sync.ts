/**
 * What the first sync costs: `npm run bench:first-sync [notes]`. A device that has so many notes turns sync on and sends them all to
 * an Apache on loopback; in the middle it is killed, and a new page goes on. Then a fresh device with a real database in Chromium
 * joins and takes them in; then a run that finds nothing, and one after an edit.
 * Memory is what the browser's page process has in RAM beyond what it had before, looked at four times a second.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { PASSWORD, USER } from '../tests/servers/server';
import { startApache } from '../tests/servers/webdav';
import { pageScript } from './bench/page-script';
import type { RunTaken } from './bench/sync-page';
import { ensureBrowser } from './setup.mjs';

const COUNT = Number(process.argv[2] ?? 100_000);
const PASSPHRASE = 'bench bench bench mot hai ba bon';
/** What a device puts into one object at once. */
const A_SEGMENT = 2000;
/** The bars: a minute, 150 MB, a second and a half a step. */
const MOST = { ms: 60_000, bytes: 150e6, step: 1500 };

const apache = await startApache();
const place = { kind: 'webdav', url: new URL('chu-giai/', apache.url).href, user: USER, password: PASSWORD };

const MB = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const line = (name: string, ...cells: string[]) =>
  console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(16)).join(''));
type Ask = <Answer = void>(act: string, ...args: unknown[]) => Promise<Answer>;
type Watched = RunTaken & { readonly grown: number };
const told = ({ ms, longestStep, longestTask, requests, sent, grown }: Watched) => [
  `${(ms / 1000).toFixed(1)} s`,
  `step ${longestStep.toFixed(0)} ms`,
  `task ${longestTask.toFixed(0)} ms`,
  `memory ${MB(grown)}`,
  Object.entries(requests)
    .map(([name, times]) => `  ${name} ${times}`)
    .join(),
  sent > 0 ? `  sent ${sent} B` : '',
];

const profile = mkdtempSync(join(tmpdir(), 'chu-giai-first-sync-'));
try {
  const script = await pageScript('tools/bench/sync-page.ts');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: ensureBrowser('chromium'),
    // The extension has a permission for the one origin; a page has none.
    args: ['--no-sandbox', '--disable-gpu', '--disable-web-security'],
  });
  /** A device: a page of an origin of its own, and with it a process and a database. */
  const device = async (name: string) => {
    const page = await context.newPage();
    const url = `http://${name}.localhost/`;
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: '<title>bench</title>' }));
    await page.goto(url);
    await page.evaluate(script);
    const ask: Ask = (act, ...args) => page.evaluate(`bench.${act}(...${JSON.stringify(args)})`);
    return { ask, close: () => page.close() };
  };
  const browser = await context.browser()?.newBrowserCDPSession();
  const resident = async () => {
    const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {};
    const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentBytes(id));
    return Math.max(...sizes);
  };
  /** A run, and by how much the page's process grew while it lasted. */
  const watched = async (ask: Ask, ...args: unknown[]): Promise<Watched> => {
    const before = await resident();
    let most = before;
    let watching = true;
    const watch = (async () => {
      while (watching) {
        most = Math.max(most, await resident());
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    })();
    const taken = await ask<RunTaken>('run', ...args);
    watching = false;
    await watch;
    return { ...taken, grown: most - before };
  };
  /** A page of the device that has the notes; each begins with an empty memory. */
  const authoring = async (act: (ask: Ask) => Promise<void>) => {
    const { ask, close } = await device('may-cu');
    await act(ask);
    await close();
  };
  await authoring((ask) => ask('fill', COUNT));
  const uploads: Watched[] = [];
  const upload = async (name: string, ...args: unknown[]) =>
    authoring(async (ask) => {
      await ask('enter', place, PASSPHRASE);
      const taken = await watched(ask, ...args);
      uploads.push(taken);
      line(name, ...told(taken));
    });
  await upload(`${COUNT} notes sent, then killed`, Math.ceil(COUNT / A_SEGMENT / 2));
  await upload('gone on with the rest');
  const { ask } = await device('may-moi');
  line('joined', `${(await ask<number>('enter', place, PASSPHRASE)).toFixed(0)} ms`);
  const first = await watched(ask);
  if ((await ask<number>('notes')) !== COUNT) throw new Error('notes are missing');
  line('first sync', ...told(first));
  line('nothing new', ...told(await watched(ask)));
  await ask('edit');
  line('one note edited', ...told(await watched(ask)));
  await context.close();
  const over = [first, ...uploads].some(
    ({ ms, longestStep, grown }) => ms > MOST.ms || longestStep > MOST.step || grown > MOST.bytes,
  );
  console.log(`${over ? 'OVER' : 'within'} the bars: 60 s, 1.5 s a step, 150 MB`);
  process.exitCode = over ? 1 : 0;
} finally {
  await apache.stop();
  rmSync(profile, { recursive: true, force: true });
}

function residentBytes(process: number): number {
  try {
    return 1024 * Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
