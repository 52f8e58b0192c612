import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageScript } from '../../tools/bench/page-script';
import type { Seen } from './long-list';
import { CHROMIUM, FIREFOX } from './stage';

const ROWS = 100_000;
const HEIGHT = ROWS * 400;

/** A page of some browser, blank but for our script. */
interface Blank {
  evaluate(script: string): Promise<unknown>;
  press(key: 'Home' | 'End'): Promise<void>;
  close(): Promise<void>;
}

/** What a page of either driver can do. */
interface Page {
  goto(url: string): Promise<unknown>;
  evaluate(script: string): Promise<unknown>;
  readonly keyboard: { press(key: 'Home' | 'End'): Promise<void> };
}

async function blank(page: Page, close: () => Promise<void>): Promise<Blank> {
  await page.goto('data:text/html,<title>rows</title>');
  return { evaluate: (script) => page.evaluate(script), press: (key) => page.keyboard.press(key), close };
}

const BROWSERS: Record<string, () => Promise<Blank>> = {
  async Chromium() {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    return blank(await browser.newPage(), () => browser.close());
  },
  async Firefox() {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true });
    return blank(await browser.newPage(), () => browser.close());
  },
};

describe.each(Object.entries(BROWSERS))(`${ROWS} rows, 40 million pixels high, in %s`, (_, start) => {
  let page: Blank;
  const ask = <Answer>(call: string) => page.evaluate(`rows.${call}`) as Promise<Answer>;

  beforeAll(async () => {
    page = await start();
    await page.evaluate(`${await pageScript('tests/e2e/long-list.tsx', [], 'rows')}; globalThis.rows = rows;`);
  });
  afterAll(() => page?.close());

  it.each([true, false])('are drawn lower than what a browser cuts off, to the last; alike: %s', async (areAlike) => {
    await ask(`draw(${ROWS}, ${areAlike})`);
    const top = await ask<Seen>('leap(0)');
    expect(top).toMatchObject({ isFull: true, place: 0, height: 5_000_000 });
    const end = await ask<Seen>('leap(1e9)');
    expect(end.rows.at(-1)).toBe(ROWS);
    expect(end.isFull).toBe(true);
    expect((await ask<Seen>('leap(0)')).rows[0]).toBe(1);
    const middle = await ask<Seen>('leap(2500000)');
    expect(middle.isFull).toBe(true);
    expect(Math.abs((middle.rows[0] ?? 0) / ROWS - 0.5)).toBeLessThan(0.01);
  });

  it('are gone through by keys, from the first to the last and back', async () => {
    await ask(`draw(${ROWS}, false)`);
    await ask('leap(0)');
    expect((await ask<Seen>('focus()')).focused).toBe(1);
    await page.press('End');
    const end = await ask<Seen>('seen()');
    expect(end.focused).toBe(ROWS);
    expect(end.rows).toContain(ROWS);
    await page.press('Home');
    const home = await ask<Seen>('seen()');
    expect([home.focused, home.rows[0]]).toEqual([1, 1]);
  });

  it('are scrolled by hand as far as the hand goes, also where the space is exchanged for another part of the list', async () => {
    await ask(`draw(${ROWS}, true)`);
    const from = await ask<Seen>('leap(600000)');
    expect(from.place).toBeGreaterThan(1_000_000);
    // Where the space comes to its end, long before the list does.
    for (const [at, by] of [
      [600_000, -10_000],
      [4_400_000, 10_000],
    ] as const) {
      let before = await ask<Seen>(`leap(${at})`);
      let exchanges = 0;
      for (const now of await ask<Seen[]>(`scroll(${by}, 60)`)) {
        expect(Math.abs(now.place - before.place - by)).toBeLessThan(2);
        expect(now.isFull).toBe(true);
        if (Math.abs(now.scrolled - before.scrolled - by) > 2) exchanges += 1;
        before = now;
      }
      expect(exchanges).toBeGreaterThan(0);
      expect(before.place).toBeLessThan(HEIGHT);
    }
  });

  it.each([0, 2_500_000, 4_995_000])('leave none out, whatever their heights, from %s on', async (from) => {
    await ask(`draw(${ROWS}, false)`);
    await ask(`leap(${from})`);
    const all = await ask<Seen[]>('scroll(300, 30)');
    const met = [...new Set(all.flatMap(({ rows }) => rows))];
    expect(all.every(({ isFull }) => isFull)).toBe(true);
    expect(met.at(-1)).toBe((met[0] ?? 0) + met.length - 1);
    if (from === 4_995_000) expect(met.at(-1)).toBe(ROWS);
  });
});
