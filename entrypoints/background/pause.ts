import { browser } from 'wxt/browser';
import { changeSettings, watchSettings } from '@/lib/settings';

const ALARM = 'pause-ends';

/** Ends a pause when its time has come, also where the background was stopped meanwhile: an alarm outlives it. */
export function endPauses(): void {
  watchSettings(({ pausedUntil }) => {
    if (pausedUntil > Date.now()) browser.alarms.create(ALARM, { when: pausedUntil });
    else browser.alarms.clear(ALARM);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) changeSettings({ pausedUntil: 0 });
  });
}
