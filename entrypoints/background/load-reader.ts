import { browser } from 'wxt/browser';

/** Loads the reader into a tab; not loaded where the browser lets nothing be read. */
export async function loadReader(tab: number): Promise<{ loaded: boolean; why?: 'forbidden' }> {
  try {
    await browser.scripting.insertCSS({ target: { tabId: tab }, files: ['assets/marks.css'] });
    await browser.scripting.executeScript({ target: { tabId: tab }, files: ['/reader.js'] });
    return { loaded: true };
  } catch {
    return { loaded: false, why: 'forbidden' };
  }
}
