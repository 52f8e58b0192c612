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
    // Its own policy lets the extension connect nowhere; what it could still do, open an address, the count sees.
    expect(
      await worker.evaluate(() =>
        fetch('https://vnexpress.net/seeded-fetch').then(
          () => 'sent',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    await worker.evaluate(
      () =>
        void (globalThis as unknown as { chrome: { tabs: { create(tab: object): void } } }).chrome.tabs.create({
          url: 'https://seeded-leak.example/',
        }),
    );
    await eventually('the seeded request', async () =>
      chromium.server.refused.some((request) => request.includes('seeded-leak')),
    );
  });
});
