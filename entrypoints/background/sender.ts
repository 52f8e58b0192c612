import { browser } from 'wxt/browser';
import type { Sender } from '@/lib/messages';

/** True for the extension's own pages, wherever they stand; a script in a page is none. */
export function isExtensionPage(sender: Sender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('/popup.html').replace('popup.html', '')) === true;
}

/** The address of the page that a message is from, as the browser tells it. */
export function pageOf(sender: Sender): string | undefined {
  return sender.tab?.url ?? sender.url;
}
