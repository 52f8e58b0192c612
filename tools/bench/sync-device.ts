import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { ensureBrowser, ROOT } from '../setup.mjs';
import { allowOrigin, startChromium } from '../stage/chromium';

/** What a piece of sync cost. */
export interface Figures {
  readonly seconds: number;
  /** Seconds of CPU of the browser's renderers: the extension's process. */
  readonly cpu: number;
  /** The longest time between two pauses of the background, ms, what it waited for included. */
  readonly longestStep: number;
  /** The most that the background's heap and its buffers held at once, MB. */
  readonly memory: number;
  /** Requests by their method. */
  readonly requests: Readonly<Record<string, number>>;
  /** Bytes of their bodies. */
  readonly sent: number;
}

/** A Chromium with the built extension, whose background is watched. */
export interface MeasuredDevice {
  /** Asks the background as the settings page does. */
  ask(request: string, input: object): Promise<void>;
  /** What was done until sync rests again costs. */
  measure(act: () => Promise<void>): Promise<Figures>;
  /** How many notes the library has. */
  notes(): Promise<number>;
  /** Puts notes into the library as they stand there, without telling sync. */
  fill(rows: readonly FilledRow[]): Promise<void>;
  close(): Promise<void>;
}

/** A row of the library with its document, as base64. */
interface FilledRow {
  readonly row: { readonly id: string };
  readonly state: string;
}

/** Starts a device that may reach an origin. */
export async function startDevice(profile: string, origin: URL): Promise<MeasuredDevice> {
  const options = {
    executable: ensureBrowser('chromium'),
    extension: join(ROOT, '.output/chrome-mv3'),
    profile,
    headless: true,
  };
  const installing = await startChromium(options);
  await installing.close();
  const pattern = `${origin.protocol}//${origin.hostname}/*`;
  allowOrigin(profile, installing.id, pattern);
  const stage = await startChromium(options);
  const page = await stage.context.newPage();
  await page.goto(`chrome-extension://${stage.id}/options.html`);
  const session = await stage.context.newCDPSession(page);
  const expression = `chrome.permissions.request({ origins: [${JSON.stringify(pattern)}] })`;
  await session.send('Runtime.evaluate', { expression, userGesture: true, awaitPromise: true });
  const worker = await stage.worker();
  // tsx wraps functions that have a name in this one, which knows nobody there.
  const named = 'globalThis.__name = (act) => act';
  await page.evaluate(named);
  await worker.evaluate(named);
  await worker.evaluate(watch);
  const heap = await heapOf(stage.cdp, worker.url());
  const ask = (request: string, input: object) =>
    page.evaluate(
      async (message) => {
        const { chrome } = globalThis as unknown as Extension;
        const answer = await chrome.runtime.sendMessage(message);
        const refused = answer?.output?.kind;
        if (answer?.error !== undefined || (refused !== undefined && refused !== 'done'))
          throw new Error(answer?.error ?? refused);
      },
      { request, input },
    );
  const isBusy = () =>
    page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      return [...held, ...pending].some(({ name }) => name === 'sync');
    });
  return {
    ask,
    fill: (rows) => page.evaluate(putRows, rows),
    notes: () => page.evaluate(countNotes),
    close: () => stage.close(),
    async measure(act) {
      await worker.evaluate(begin);
      const before = await cpuSeconds(stage.cdp);
      const start = performance.now();
      let memory = 0;
      await act();
      do {
        memory = Math.max(memory, await heap());
        await page.waitForTimeout(50);
      } while (await isBusy());
      const seconds = (performance.now() - start) / 1000;
      const { longestStep, requests, sent } = await worker.evaluate(seen);
      return { seconds, cpu: (await cpuSeconds(stage.cdp)) - before, longestStep, memory, requests, sent };
    },
  };
}

interface Extension {
  readonly chrome: {
    readonly runtime: {
      sendMessage(message: object): Promise<{ error?: string; output?: { kind?: string } } | undefined>;
    };
  };
}

interface Watched {
  watched: { last: number; longestStep: number; requests: Record<string, number>; sent: number };
}

/** In the background: notes when it pauses, which is a timer of no delay, and what it asks of the server. */
function watch(): void {
  const { setTimeout: timer, fetch: ask } = globalThis;
  const told = globalThis as unknown as Watched;
  told.watched = { last: performance.now(), longestStep: 0, requests: {}, sent: 0 };
  const step = () => {
    const now = performance.now();
    told.watched.longestStep = Math.max(told.watched.longestStep, now - told.watched.last);
    told.watched.last = now;
  };
  globalThis.setTimeout = ((act: () => void, delay?: number) => {
    if (delay !== undefined) return timer(act, delay);
    step();
    return timer(() => {
      told.watched.last = performance.now();
      act();
    });
  }) as typeof setTimeout;
  globalThis.fetch = async (address, init) => {
    const { method = 'GET', body } = init ?? {};
    told.watched.requests[method] = (told.watched.requests[method] ?? 0) + 1;
    if (method === 'PUT' && body instanceof Uint8Array) told.watched.sent += body.length;
    return ask(address, init);
  };
}

/** In the background: counts from nought. */
function begin(): void {
  const told = globalThis as unknown as Watched;
  told.watched = { last: performance.now(), longestStep: 0, requests: {}, sent: 0 };
}

/** In the background: what was counted. */
function seen(): Watched['watched'] {
  return (globalThis as unknown as Watched).watched;
}

/** In a page: the notes of the library. */
async function countNotes(): Promise<number> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((ok, fail) => {
      request.onsuccess = () => ok(request.result);
      request.onerror = () => fail(request.error);
    });
  const library = await asked(indexedDB.open('chu-giai'));
  const count = await asked(library.transaction('notes').objectStore('notes').count());
  library.close();
  return count;
}

/** In a page: stores rows and documents in one transaction. */
async function putRows(rows: readonly FilledRow[]): Promise<void> {
  const library = await new Promise<IDBDatabase>((ok, fail) => {
    const request = indexedDB.open('chu-giai');
    request.onsuccess = () => ok(request.result);
    request.onerror = () => fail(request.error);
  });
  const filling = library.transaction(['notes', 'ydocs'], 'readwrite');
  for (const { row, state } of rows) {
    filling.objectStore('notes').put(row);
    filling.objectStore('ydocs').put({ id: row.id, state: Uint8Array.from(atob(state), (unit) => unit.charCodeAt(0)) });
  }
  await new Promise((ok, fail) => {
    filling.oncomplete = ok;
    filling.onabort = () => fail(filling.error);
  });
  library.close();
}

/** Asks what the heap of the background and its buffers hold, MB: through a session of its own, which Playwright has not. */
async function heapOf(cdp: CDPSession, url: string): Promise<() => Promise<number>> {
  const { targetInfos } = await cdp.send('Target.getTargets');
  const target = targetInfos.find((info) => info.type === 'service_worker' && info.url === url);
  if (!target) throw new Error('no background');
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  let number = 0;
  return () =>
    new Promise((resolve) => {
      number += 1;
      const asked = number;
      const listener = (event: { sessionId: string; message: string }) => {
        const { id, result } = JSON.parse(event.message);
        if (event.sessionId !== sessionId || id !== asked) return;
        cdp.off('Target.receivedMessageFromTarget', listener);
        resolve((result.usedSize + (result.backingStorageSize ?? 0)) / 1e6);
      };
      cdp.on('Target.receivedMessageFromTarget', listener);
      const message = JSON.stringify({ id: asked, method: 'Runtime.getHeapUsage' });
      void cdp.send('Target.sendMessageToTarget', { sessionId, message });
    });
}

/** Seconds of CPU of the processes that run pages and workers. */
async function cpuSeconds(cdp: CDPSession): Promise<number> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
