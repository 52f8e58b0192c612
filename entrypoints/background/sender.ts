import { browser } from 'wxt/browser';
import type { Sender } from '@/lib/messages';

/** True for the extension's own pages, wherever they stand; a script in a page is none. */
export function isExtensionPage(sender: Sender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('/popup.html').replace('popup.html', '')) === true;
}

/** Refuses whoever is no page of the extension. */
export function mustBePage(sender: Sender): void {
  if (!isExtensionPage(sender)) throw new Error('forbidden');
}

/** Refuses all but the settings page: passwords and passphrases come from there only, never from a frame in a page. */
export function mustBeSettings(sender: Sender): void {
  const url = sender.url?.split(/[?#]/)[0];
  if (url !== browser.runtime.getURL('/options.html') || (sender.frameId ?? 0) !== 0) throw new Error('forbidden');
}

/** The address of the page that a message is from, as the browser tells it. */
export function pageOf(sender: Sender): string | undefined {
  return sender.tab?.url ?? sender.url;
}
