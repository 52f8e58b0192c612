import { browser } from 'wxt/browser';

/** A background that calls nothing of the browser for half a minute is stopped, however much it does. */
const EVERY_MS = 20_000;

/** For long work: call the result now and then, and await what it gives, so that the browser hears that the background is at work. */
export function stayingAwake(): () => Promise<void> {
  let called = Date.now();
  return async () => {
    if (Date.now() - called <= EVERY_MS) return;
    called = Date.now();
    await browser.runtime.getPlatformInfo();
  };
}
