/* What runs in the extension's own pages for `bench-library.ts`; each function stands alone, for it is sent as text. */

/** Notes from now on how long each task of 50 ms or more took; `waited()` gives them, and ends it. */
export function watch(): void {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  Object.assign(globalThis, {
    waited: () => {
      for (const { duration } of observer.takeRecords()) tasks.push(duration);
      observer.disconnect();
      return tasks;
    },
  });
}

/** How much of the library the index does not know, and its segments in order: how many records each has, and how many of them are dead. */
export interface IndexSize {
  readonly waiting: number;
  readonly segments: readonly { readonly count: number; readonly dead: number }[];
}

export async function indexSize(): Promise<IndexSize> {
  const opening = indexedDB.open('chu-giai');
  await new Promise((done) => {
    opening.onsuccess = done;
  });
  const asking = opening.result.transaction(['unindexed', 'segments']);
  const waiting = asking.objectStore('unindexed').count();
  const segments = asking.objectStore('segments').getAll();
  await new Promise((done) => {
    asking.oncomplete = done;
  });
  opening.result.close();
  const rows = segments.result as { first: number; count: number; dead: Uint32Array }[];
  rows.sort((a, b) => a.first - b.first);
  return { waiting: waiting.result, segments: rows.map(({ count, dead }) => ({ count, dead: dead.length })) };
}

/** Forgets the copies that there are, so that the next is written whole. */
export async function forgetCopies(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('copies', { recursive: true }).catch(() => undefined);
}

/** Whether the folder of the copies has a whole one. */
export async function hasCopy(): Promise<boolean> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('copies', { create: true });
  for await (const name of folder.keys()) if (name.startsWith('copy-')) return true;
  return false;
}

/** To be run before the page's own scripts: notes when its list first has rows that were read, however late it is asked. */
export function noteFirstRow(): void {
  const shown = new Promise<number>((tell) => {
    const look = () => {
      if (!document.querySelector('main [aria-posinset]') || document.querySelector('main .unread')) return;
      watching.disconnect();
      requestAnimationFrame(() => tell(performance.now()));
    };
    const watching = new MutationObserver(look);
    watching.observe(document, { subtree: true, childList: true, attributes: true });
  });
  Object.assign(globalThis, { firstRow: () => shown });
}

/** Milliseconds from the beginning of the page until its list has so many rows, read or not. */
export async function allRows(count: number): Promise<number> {
  const size = () => Number(document.querySelector('[aria-setsize]')?.getAttribute('aria-setsize'));
  while (size() !== count) await new Promise(requestAnimationFrame);
  return performance.now();
}

/** What came of scrolling through a list: how long each frame took, and how many nodes there were at most. */
export interface Scrolled {
  readonly frames: readonly number[];
  readonly most: number;
  readonly rows: number;
}

/** Scrolls a list from the top to the end: a hundred windows slowly, then in leaps. */
export async function scrollThrough(): Promise<Scrolled> {
  const frames: number[] = [];
  let [most, rows, last] = [0, 0, await new Promise(requestAnimationFrame)];
  const leap = document.documentElement.scrollHeight / 300;
  for (let stood = 0; stood < 10; ) {
    const before = scrollY;
    scrollBy({ top: frames.length < 600 ? innerHeight / 6 : leap, behavior: 'instant' });
    stood = scrollY === before ? stood + 1 : 0;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
    most = Math.max(most, document.querySelectorAll('*').length);
    rows = Number(document.querySelector('[aria-setsize]')?.getAttribute('aria-setsize'));
  }
  return { frames, most, rows };
}

/** Asks for what a reader typed, and waits until it is drawn: milliseconds. */
export async function searched(query: string): Promise<number> {
  const start = performance.now();
  location.hash = `#/search?q=${encodeURIComponent(query)}`;
  const asked = `[${JSON.stringify(query)},`;
  return new Promise((done) => {
    const look = () => {
      const first = document.querySelector<HTMLElement>('main [data-index="0"]');
      const isThere = first?.dataset.key?.startsWith(asked) && !first.querySelector('.unread');
      const isNothing = document.querySelector('main .empty')?.textContent?.includes(query);
      if (!isThere && !isNothing) return;
      watching.disconnect();
      done(performance.now() - start);
    };
    const watching = new MutationObserver(look);
    watching.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}
