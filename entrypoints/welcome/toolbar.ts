import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';

/** Whether the icon is seen on the toolbar, asked again whenever the reader comes back; false where the browser does not say. */
export function iconOnToolbar(): ReadonlySignal<boolean> {
  const isSeen = signal(false);
  const look = async () => {
    isSeen.value = (await browser.action.getUserSettings?.())?.isOnToolbar ?? false;
  };
  addEventListener('focus', look);
  look();
  return isSeen;
}
