import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepCopies } from '@/entrypoints/background/copies';
import { openLibrary } from '@/lib/library/database';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

beforeEach(() => fakeBrowser.reset());

it('a background that starts again does not bring the next copy forward', async () => {
  const library = openLibrary('copies');
  keepCopies(library);
  const first = await vi.waitUntil(() => fakeBrowser.alarms.get('copy'));
  await fakeBrowser.alarms.create('copy', { when: first.scheduledTime + 1000, periodInMinutes: 20 });
  keepCopies(library);
  await new Promise((wait) => setTimeout(wait, 20));
  expect((await fakeBrowser.alarms.get('copy'))?.scheduledTime).toBe(first.scheduledTime + 1000);
});
