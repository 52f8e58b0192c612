import { browser } from 'wxt/browser';
import { EXCLUDED, SITES } from '@/lib/page/sites';

const ID = 'granted-sites';

/**
 * Gives the stub to every site that the reader has allowed beyond the list. The registration outlives the browser; it is made
 * anew at each change, and at each start, for a permission may be taken back while the extension sleeps.
 */
export function followPermissions(): void {
  // One registration after the other: two at once would both find none and the second would fail.
  let last: Promise<void> = Promise.resolve();
  const again = () => {
    last = last.then(register);
  };
  browser.permissions.onAdded.addListener(again);
  browser.permissions.onRemoved.addListener(again);
  again();
}

async function register(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  // Sites to be read are asked for under both schemes; an origin under one is the reader's store, which nobody reads (lib/sync).
  const matches = origins.filter(
    (origin) => origin.startsWith('*://') && !(SITES as readonly string[]).includes(origin),
  );
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: ID,
      matches,
      // Where both would run, the listed one does: a page gets one stub.
      excludeMatches: [...SITES, ...EXCLUDED],
      js: ['content-scripts/content.js'],
      runAt: 'document_idle',
    },
  ]);
}
