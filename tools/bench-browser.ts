/**
 * How fast the built extension is in Chromium: `npm run bench:browser`. Medians of some runs, the fastest beside them: how long the
 * background takes to wake, to have its engine ready and to read an article (asked from an extension page, the way there and back
 * included); what the stub costs a page that is no article, and its decision alone; the longest task that the extension has on an
 * article of 10,000 words and on a page of 20,000 elements, beside the longest in which none of its script runs; how soon an article
 * is marked after it has loaded, how soon the popup has content. The first line is the fixed piece of work of `npm run bench`, done in
 * Chromium.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { workDuring } from './bench/page-tasks';
import { ensureBrowser } from './setup.mjs';
import { startChromium } from './stage/chromium';
import { longArticle } from './stage/long-article';
import { goldPages } from './stage/pages';
import { servePages } from './stage/server';

const ROOT = join(import.meta.dirname, '..');
const RUNS = 9;
const PATIENCE_MS = 30_000;
const pages = goldPages(join(ROOT, 'tests/pages'));
const article = pages.find(({ isArticle, isTech }) => isArticle && isTech);
const home = pages.find(({ isArticle }) => !isArticle);
if (!article || !home) throw new Error('tests/pages has no article or no home page');

/** The article of a page ten thousand words long, and with twenty thousand elements behind it. */
const [opening, inner = '', closing] = article.html.split(/(?<=<article[^>]*>)|(?=<\/article>)/);
const repeated = inner.repeat(Math.ceil(10_000 / inner.replace(/<[^<>]+>/g, ' ').split(/\s+/).length));
const long = { url: 'https://vnexpress.net/bai-dai-5047001.html', html: `${opening}${repeated}${closing}` };
const links = '<li><a href="/tin">Tin khác trong ngày</a></li>'.repeat(10_000);
const wide = {
  url: 'https://vnexpress.net/trang-rong-5047002.html',
  html: article.html.replace('</body>', `<ul>${links}</ul></body>`),
};

const profile = mkdtempSync(join(tmpdir(), 'chu-giai-bench-'));
const server = await servePages([...pages, long, wide]);
const stage = await startChromium({
  executable: ensureBrowser('chromium'),
  extension: join(ROOT, '.output/chrome-mv3'),
  profile,
  server,
  headless: true,
});

/** Script time of all worlds of a page, ms: the page itself runs none. */
async function scriptTime(url: string): Promise<number> {
  const page = await stage.context.newPage();
  const session = await stage.context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(url);
  await page.waitForTimeout(1500);
  const { metrics } = await session.send('Performance.getMetrics');
  await page.close();
  return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
}

/** What a page's main thread does until its article is marked, or the stub has looked twice. */
async function workOn(url: string): Promise<Awaited<ReturnType<typeof workDuring>>> {
  const page = await stage.context.newPage();
  const session = await stage.context.newCDPSession(page);
  const work = await workDuring(session, async () => {
    await page.goto(url);
    await page.waitForTimeout(3000);
  });
  await page.close();
  return work;
}

const longest = (all: readonly { time: number }[]) => Math.max(0, ...all.map(({ time }) => time));

async function longestTasks(name: string, url: string): Promise<void> {
  const page: number[] = [];
  await median(`longest task of the extension: ${name}`, async () => {
    const { tasks } = await workOn(url);
    page.push(longest(tasks.filter(({ scripts }) => scripts.length === 0)));
    return longest(tasks.filter(({ scripts }) => scripts.length > 0));
  });
  await median('  the longest in which none of its script runs', async () => page.pop() ?? 0);
}

/** Milliseconds from a page's load event, or its beginning, until a question is answered with yes. */
async function until(page: Page, url: string, question: string, from: 'load' | 'start'): Promise<number> {
  // The page waits by itself: its policy lets nothing be evaluated later than at once, as Playwright's own waiting does.
  await page.addInitScript(`globalThis.answered = new Promise((answer, fail) => {
    const ask = () => {
      if (${question}) answer(performance.now());
      else if (performance.now() > ${PATIENCE_MS}) fail(new Error(${JSON.stringify(question)}));
      else setTimeout(ask, 2);
    };
    ask();
  });`);
  await page.goto(url);
  await page.bringToFront();
  const start = from === 'load' ? "performance.getEntriesByType('navigation')[0].loadEventEnd" : '0';
  return Number(await page.evaluate(`answered.then((time) => time - ${start})`));
}

async function median(name: string, measure: () => Promise<number>): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await measure());
  times.sort((a, b) => a - b);
  const [middle = 0, quickest = 0] = [times[RUNS >> 1], times[0]];
  console.log(`${name.padEnd(48)} ${middle.toFixed(1).padStart(8)} ms ${quickest.toFixed(1).padStart(8)} ms`);
}

/** Asks the background to analyse, as a page's reader does: asleep, awake without its engine, and warm. */
async function timeBackground(): Promise<void> {
  const page = await stage.context.newPage();
  await page.goto(`chrome-extension://${stage.id}/welcome.html`);
  const timed = (work: string) =>
    page
      .evaluate(`(async () => { const start = performance.now(); ${work}; return performance.now() - start; })()`)
      .then(Number);
  const asked = (article: object) =>
    timed(
      `await chrome.runtime.sendMessage({ request: 'analyse', input: { article: ${JSON.stringify(article)}, again: true } })`,
    );
  const session = await stage.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  const asleep = async (work: () => Promise<number>) => {
    await session.send('ServiceWorker.stopAllWorkers');
    return work();
  };
  const about = { url: 'https://vnexpress.net/dai.html', title: 'Dài', site: 'VnExpress' };
  const small = { ...about, ...longArticle(1000) };
  const nothing = { ...about, text: '', blocks: [] };
  const huge = JSON.stringify(longArticle(100_000).text);
  await median('calibration: 100,000 words folded', () =>
    timed(`${huge}.normalize('NFD').replace(/\\p{M}/gu, '').toLowerCase()`),
  );
  await median('background: woken', () =>
    asleep(() => timed("await chrome.runtime.sendMessage({ request: 'nothing' }).catch(() => undefined)")),
  );
  await median('background: woken, engine ready', () => asleep(() => asked(nothing)));
  await median('background: woken, 1,000 words', () => asleep(() => asked(small)));
  await median('background: the way there and back', () => asked(nothing));
  await median('background: 1,000 words', () => asked(small));
  const large = { ...about, ...longArticle(10_000) };
  await median('background: 10,000 words', () => asked(large));
  await page.close();
}

await timeBackground();
await median('script on a page that is no article', () => scriptTime(home.url));
await median('the stub decides about a page', async () =>
  longest((await workOn(home.url)).calls.filter(({ script }) => script === 'content.js')),
);
await longestTasks('10,000 words', long.url);
await longestTasks('20,000 elements', wide.url);
await median('marks after the article has loaded', async () => {
  const page = await stage.context.newPage();
  const time = await until(page, article.url, 'CSS.highlights.size > 0', 'load');
  await page.close();
  return time;
});
const tab = await stage.context.newPage();
await tab.goto(article.url);
await median('popup with its summary', async () => {
  const page = await stage.context.newPage();
  const popup = `chrome-extension://${stage.id}/popup.html?url=${encodeURIComponent(article.url)}`;
  const time = await until(page, popup, `document.querySelector('[data-part="summary"] li') !== null`, 'start');
  await page.close();
  return time;
});
await stage.close();
await server.close();
rmSync(profile, { recursive: true, force: true });
