import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { StageOptions } from './options';

export interface FirefoxOptions extends StageOptions {
  /** Whether the extension may run in private windows. */
  readonly inPrivate?: boolean;
  /** Where files are saved that a page hands over; where the browser likes if empty. */
  readonly downloads?: string;
  /** Whether the browser grants what the extension asks for: nobody can answer its question from outside. */
  readonly grantsPermissions?: boolean;
}

/** A running Firefox with the extension in it. */
export interface FirefoxStage {
  readonly browser: Browser;
  /** The address of an extension page: `address('popup.html')`. */
  address(page: string): string;
  /** Opens an extension page. Its load promise never settles in Firefox, so it is polled instead. */
  openExtensionPage(page: string): Promise<Page>;
  close(): Promise<void>;
}

const GECKO_ID = 'chu-giai@chu-giai.org';
/** Fixed, so that extension pages have a known address and the same storage over a restart. */
const UUID = '5a0c1f4e-6b1d-4c7a-9a53-1d1f1b2c3d4e';

/** Starts Firefox with the extension installed for this run. */
export async function startFirefox(options: FirefoxOptions): Promise<FirefoxStage> {
  const proxy = options.server ? new URL(options.server.proxy) : undefined;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: options.executable,
    headless: options.headless,
    enableExtensions: true,
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access', '--width=1280', '--height=900'],
    ...(options.profile ? { userDataDir: options.profile } : {}),
    extraPrefsFirefox: {
      ...QUIET,
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
      'extensions.webextOptionalPermissionPrompts': !options.grantsPermissions,
      'layout.css.prefers-color-scheme.content-override': options.colorScheme === 'dark' ? 0 : 1,
      ...(options.downloads ? { 'browser.download.folderList': 2, 'browser.download.dir': options.downloads } : {}),
      ...(proxy
        ? {
            'network.proxy.type': 1,
            'network.proxy.ssl': proxy.hostname,
            'network.proxy.ssl_port': Number(proxy.port),
            'network.proxy.http': proxy.hostname,
            'network.proxy.http_port': Number(proxy.port),
            'network.proxy.allow_hijacking_localhost': false,
          }
        : {}),
    },
  });
  await install(browser, options);
  const address = (page: string) => `moz-extension://${UUID}/${page}`;
  return {
    browser,
    address,
    async openExtensionPage(name) {
      const page = await browser.newPage();
      page.goto(address(name)).catch(() => undefined);
      await polled(() =>
        page.evaluate((url) => location.href.startsWith(url) && document.readyState === 'complete', address(name)),
      );
      return page;
    },
    close: () => browser.close(),
  };
}

/** Puppeteer does not ask for private windows: WebDriver BiDi is spoken to as it does. */
async function install(browser: Browser, { extension, inPrivate = false }: FirefoxOptions): Promise<void> {
  if (!inPrivate) {
    await browser.installExtension(extension);
    return;
  }
  const { connection } = browser as unknown as {
    connection: { send(method: string, params: object): Promise<unknown> };
  };
  const extensionData = { type: 'path', path: extension };
  await connection.send('webExtension.install', { extensionData, 'moz:allowPrivateBrowsing': true });
}

/** Asks again until the answer is true; throws after 15 seconds. */
async function polled(question: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await question().catch(() => false))) {
    if (Date.now() > end) throw new Error('an extension page did not load in Firefox');
    await new Promise((wait) => setTimeout(wait, 100));
  }
}

/** Firefox's own chatter, off: whatever the proxy then sees is a page's or the extension's. */
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.region.update.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.newtabpage.activity-stream.feeds.system.topstories': false,
  'captivedetect.canonicalURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'extensions.blocklist.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
  'intl.accept_languages': 'vi, en',
  'media.gmp-manager.updateEnabled': false,
  'network.trr.mode': 5,
};
