import { type BrowserContext, type CDPSession, chromium, type Worker } from 'playwright-core';
import type { StageOptions } from './options';

export interface ChromiumOptions extends StageOptions {
  /** Pages that are open before the extension is installed. */
  readonly openBefore?: readonly string[];
}

/** A running Chromium with the extension in it. */
export interface ChromiumStage {
  readonly context: BrowserContext;
  readonly id: string;
  readonly cdp: CDPSession;
  worker(): Promise<Worker>;
  close(): Promise<void>;
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
];

/**
 * Starts Chromium with the extension. Branded Chrome (137 and later) ignores `--load-extension`; there the extension is
 * loaded over the debugging pipe instead, which branded Chrome allows.
 */
export async function startChromium(options: ChromiumOptions): Promise<ChromiumStage> {
  const branded = /google-chrome|Google Chrome|chrome\.exe/.test(options.executable);
  const late = branded || options.openBefore !== undefined;
  const load = [`--disable-extensions-except=${options.extension}`, `--load-extension=${options.extension}`];
  const context = await chromium.launchPersistentContext(options.profile ?? '', {
    executablePath: options.executable,
    headless: false,
    viewport: options.headless ? { width: 1280, height: 900 } : null,
    colorScheme: options.colorScheme ?? 'light',
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...QUIET,
      '--enable-unsafe-extension-debugging',
      '--lang=vi',
      ...(options.headless ? ['--headless=new'] : []),
      ...(late ? [] : load),
      ...(options.server
        ? [
            `--proxy-server=${options.server.proxy}`,
            `--ignore-certificate-errors-spki-list=${options.server.fingerprint}`,
          ]
        : []),
    ],
  });
  const browser = context.browser();
  if (!browser) throw new Error('Chromium gave no browser session');
  const cdp = await browser.newBrowserCDPSession();
  for (const url of options.openBefore ?? []) await (await context.newPage()).goto(url);
  if (late) await loadUnpacked(cdp, options.extension);
  const worker = async () => context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker', { timeout: 15_000 });
  const id = new URL((await worker()).url()).host;
  return { context, id, cdp, worker, close: () => context.close() };
}

async function loadUnpacked(cdp: CDPSession, path: string): Promise<void> {
  await (cdp as unknown as { send(method: string, params: object): Promise<unknown> }).send('Extensions.loadUnpacked', {
    path,
  });
}
