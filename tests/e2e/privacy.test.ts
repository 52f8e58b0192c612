import { describe, expect, it } from 'vitest';
import { first, inChromium, leaks } from './in-chromium';
import { eventually } from './stage';

const chromium = inChromium();

describe('nothing leaves the extension', () => {
  it('in the whole run; and a seeded request would have been caught', async () => {
    const page = await chromium.openMarked(first().url);
    await chromium.rest(page, 'chu-giai-company');
    expect(leaks(chromium.server.refused)).toEqual([]);
    const worker = await chromium.stage.worker();
    // The policy must let sync reach the reader's store wherever it lies: what the extension asked for, the count sees.
    expect(
      await worker.evaluate(() =>
        fetch('https://seeded-leak-fetch.example/').then(
          () => 'sent',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    await eventually('the seeded request of the extension', async () =>
      chromium.server.refused.some((request) => request.includes('seeded-leak-fetch')),
    );
    await worker.evaluate(
      () =>
        void (globalThis as unknown as { chrome: { tabs: { create(tab: object): void } } }).chrome.tabs.create({
          url: 'https://seeded-leak.example/',
        }),
    );
    await eventually('the seeded request', async () =>
      chromium.server.refused.some((request) => request.includes('seeded-leak.example')),
    );
  });
});
