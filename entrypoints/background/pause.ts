import { browser } from 'wxt/browser';
import { changeSettings, type Settings, settings, watchSettings } from '@/lib/settings';

const ALARM = 'pause-ends';

/** Ends a pause when its time has come, also where the background was stopped meanwhile: an alarm outlives it. */
export function endPauses(): void {
  const follow = ({ pausedUntil }: Settings) => {
    if (pausedUntil > 0) browser.alarms.create(ALARM, { when: pausedUntil });
    else browser.alarms.clear(ALARM);
  };
  watchSettings(follow);
  // Firefox forgets alarms when it closes.
  settings().then(follow);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) changeSettings({ pausedUntil: 0 });
  });
}
