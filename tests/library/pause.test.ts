import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { endPauses } from '@/entrypoints/background/pause';
import { changeSettings, settings } from '@/lib/settings';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

beforeEach(() => fakeBrowser.reset());

it('a pause ends at its time also where the browser was closed meanwhile and forgot the alarm', async () => {
  const pausedUntil = Date.now() + 3_600_000;
  await changeSettings({ pausedUntil });
  endPauses();
  const alarm = await vi.waitUntil(() => fakeBrowser.alarms.get('pause-ends'));
  expect(alarm.scheduledTime).toBe(pausedUntil);
  await fakeBrowser.alarms.onAlarm.trigger(alarm);
  await vi.waitUntil(async () => (await settings()).pausedUntil === 0);
  await vi.waitUntil(async () => (await fakeBrowser.alarms.get('pause-ends')) === undefined);
});
