import { browser } from 'wxt/browser';
import type { PlaceFields, SyncActs } from '@/components/sync/acts';
import type { Library } from '@/lib/library/database';
import { ask } from '@/lib/messages';
import { loadAccount, originOf, storeFolder } from '@/lib/sync/account';
import { parsePlace } from '@/lib/sync/remotes/place';
import { SENT_DATA } from '@/lib/sync/sent-data';
import { generatePassphrase, isWeak } from '@/lib/sync/vault/passphrase';

/** What the settings page can do with sync: the background does it; the browser's own questions are asked here, in the click. */
export function syncActs(library: Library): SyncActs {
  const choose = (globalThis as { showDirectoryPicker?(how: object): Promise<FileSystemDirectoryHandle> })
    .showDirectoryPicker;
  return {
    async test(place, vault) {
      const refused = await askBrowser(place);
      return refused ? { kind: refused } : ask('sync-test', { place, ...(vault === undefined ? {} : { vault }) });
    },
    join: (place, passphrase, name, isNew) => ask('sync-join', { place, passphrase, name, isNew }),
    async move(place) {
      const refused = await askBrowser(place);
      return refused ? { kind: refused } : ask('sync-move', { place });
    },
    rejoin: (passphrase) => ask('sync-rejoin', { passphrase }),
    now: () => ask('sync-now', {}),
    pause: (paused) => ask('sync-pause', { paused }),
    changePassphrase: (old, passphrase) => ask('sync-change-passphrase', { old, passphrase }),
    retire: (device) => ask('sync-retire', { device }),
    removeDevices: (passphrase) => ask('sync-remove-devices', { passphrase }),
    pair: (passphrase) => ask('sync-pair', { passphrase }),
    readPairing: (text, passphrase) => ask('sync-read-pairing', { text, passphrase }),
    read: () => ask('sync-read', {}),
    async leave() {
      const account = await loadAccount(library);
      const origin = account && originOf(account.place);
      await ask('sync-leave', {});
      if (origin !== undefined) await browser.permissions.remove(permissionsFor(origin));
    },
    async allow(origin) {
      const granted =
        origin === undefined ? await allowFolder(library) : await browser.permissions.request(permissionsFor(origin));
      if (granted) await ask('sync-now', {});
    },
    ...(choose
      ? {
          async chooseFolder() {
            const handle = await choose({ mode: 'readwrite' });
            await storeFolder(library, handle);
            return handle.name;
          },
        }
      : {}),
    generate: generatePassphrase,
    isWeak,
    print: () => print(),
    deviceName: deviceName(navigator.userAgent),
  };
}

/** Asks for the one origin of a place, before anything is awaited: browsers ask only within the click. Why not, where not. */
function askBrowser(place: PlaceFields) {
  if (place.kind === 'folder') return undefined;
  const read = parsePlace(place);
  if (typeof read === 'string') return read;
  const origin = originOf(read);
  if (origin === undefined) return undefined;
  return browser.permissions
    .request(permissionsFor(origin))
    .then((granted) => (granted ? undefined : ('no-permission' as const)));
}

/** Asks the browser for the chosen folder again, which it forgets when it closes. */
async function allowFolder(library: Library): Promise<boolean> {
  const place = (await loadAccount(library))?.place;
  if (place?.kind !== 'folder') return false;
  const handle = place.handle as { requestPermission?(how: object): Promise<string> };
  return (await handle.requestPermission?.({ mode: 'readwrite' })) === 'granted';
}

/** What sync needs of the browser: the one origin, and in Firefox the word of the reader that passages and addresses are sent there. */
function permissionsFor(origin: string): { origins: string[] } {
  const data = { data_collection: [...SENT_DATA] };
  return { origins: [origin], ...(import.meta.env.FIREFOX ? data : {}) };
}

/** «Firefox – Linux»: what tells a reader's devices apart before they give them names. */
function deviceName(agent: string): string {
  const browserName = /Firefox/.test(agent) ? 'Firefox' : /Edg\//.test(agent) ? 'Edge' : 'Chrome';
  const system = ['Android', 'Windows', 'Mac', 'CrOS', 'Linux'].find((name) => agent.includes(name)) ?? '';
  return system === '' ? browserName : `${browserName} – ${system}`;
}
