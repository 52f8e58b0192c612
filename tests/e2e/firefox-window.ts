import type { Browser } from 'puppeteer-core';

/*
 * The window of Firefox itself, around its pages: WebDriver BiDi reaches it where the browser was started with
 * `--remote-allow-system-access`. Puppeteer asks for no such thing, so its connection is spoken to.
 */

/** Has Firefox open the popup as a click on the icon does; how high it stands a moment later, in CSS pixels. */
export function popupHeight(browser: Browser): Promise<number> {
  return inWindow(
    browser,
    `const { extension } = WebExtensionPolicy.getByID('chu-giai@chu-giai.org');
     const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
     await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window, true);
     await new Promise((wait) => window.setTimeout(wait, 2000));
     const popup = window.document.querySelector('browser.webextension-popup-browser');
     const height = popup.clientHeight;
     popup.closest('panel').hidePopup();
     return height;`,
  );
}

/** Presses Alt and a letter where a reader presses them: the menus and shortcuts of the window hear of it too. */
export async function pressAlt(browser: Browser, letter: string): Promise<void> {
  await inWindow(
    browser,
    `const events = { window, parent: window, navigator: window.navigator, KeyboardEvent: window.KeyboardEvent, _EU_Ci: Ci, _EU_Cc: Cc };
     Services.scriptloader.loadSubScript('chrome://remote/content/external/EventUtils.js', events);
     events.synthesizeKey('${letter}', { altKey: true }, window);
     return 0;`,
  );
}

async function inWindow(browser: Browser, body: string): Promise<number> {
  const { connection } = browser as unknown as {
    connection: { send(method: string, params: object): Promise<{ result: Answer }> };
  };
  const { contexts = [] } = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 }))
    .result;
  const context = contexts.find(({ url }) => url.endsWith('/browser.xhtml'))?.context;
  const { result, exceptionDetails } = (
    await connection.send('script.callFunction', {
      functionDeclaration: `async () => { const window = Services.wm.getMostRecentWindow('navigator:browser'); ${body} }`,
      target: { context },
      awaitPromise: true,
    })
  ).result;
  if (!result) throw new Error(exceptionDetails?.text ?? 'the window of Firefox did not answer');
  return Number(result.value);
}

interface Answer {
  readonly contexts?: readonly { readonly url: string; readonly context: string }[];
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}
