import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { syncing } from '@/entrypoints/background/sync/syncing';
import type { Library } from '@/lib/library/database';
import type { Sender } from '@/lib/messages';
import { saveAccount } from '@/lib/sync/account';
import type { SyncRequests } from '@/lib/sync/requests';
import { loadState, startOver } from '@/lib/sync/state';
import { freshLibrary } from '../library/replicas';
import { vaultKey } from './keys';
import { snapshot } from './simulator/interruption';
import { vaultFile } from './simulator/simulation';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const ROOT = 'chrome-extension://chu-giai/';
const PAGE = 'https://bao.vn/bai';
const PASSPHRASE = 'bánh mì con mèo hoa sen mùa thu biển cả tàu hỏa';
const PLACE = { kind: 'webdav', url: 'https://cloud.test/', user: 'u', password: 'mật khẩu' };

const sender = (url: string, more: object = {}) => ({ id: 'chu-giai', url, frameId: 0, ...more }) as unknown as Sender;
const SETTINGS = sender(`${ROOT}options.html#sync`);
const STRANGERS: readonly (readonly [string, Sender])[] = [
  ['the script in a page', sender(PAGE, { tab: { id: 7, url: PAGE, incognito: false } })],
  ['a page whose address looks like the settings', sender(`https://bao.vn/options.html?${ROOT}options.html`)],
  ['the settings in a frame', sender(`${ROOT}options.html`, { frameId: 3, tab: { id: 7, url: PAGE } })],
  ['the frame of a note', sender(`${ROOT}note.html`, { frameId: 3, tab: { id: 7, url: PAGE } })],
  ['the popup', sender(`${ROOT}popup.html`)],
];
/** What is for the settings page alone, as it would ask. */
const INPUTS = {
  'sync-test': { place: PLACE },
  'sync-join': { place: PLACE, passphrase: PASSPHRASE, name: 'x', isNew: true },
  'sync-move': { place: PLACE },
  'sync-rejoin': { passphrase: PASSPHRASE },
  'sync-pause': { paused: true },
  'sync-change-passphrase': { old: PASSPHRASE, passphrase: PASSPHRASE },
  'sync-remove-devices': { passphrase: PASSPHRASE },
  'sync-retire': { device: '0123456789abcdef' },
  'sync-pair': { passphrase: PASSPHRASE },
  'sync-read-pairing': { text: 'x', passphrase: PASSPHRASE },
  'sync-leave': {},
} as const satisfies Partial<{ [Name in keyof SyncRequests]: SyncRequests[Name]['input'] }>;
/** What any page of the extension may ask. */
const FOR_PAGES = ['sync-now', 'sync-look', 'sync-read'] as const;

type Ask = (input: unknown, sender: Sender) => Promise<unknown>;
let library: Library;
let asked: string[];
const ask = async (name: string, input: unknown, from: Sender) =>
  (syncing(library) as unknown as Record<string, Ask>)[name]?.(input, from);

beforeEach(async () => {
  fakeBrowser.reset();
  asked = [];
  Object.assign(fakeBrowser.runtime, { getURL: (path: string) => ROOT + path.replace(/^\//, '') });
  Object.assign(fakeBrowser.permissions, { contains: async () => false });
  vi.stubGlobal('navigator', { locks: { request: (_: string, work: () => unknown) => work() } });
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(`${url}`);
    throw new TypeError('no network');
  });
  library = freshLibrary();
  const vault = { ...(await vaultKey('0123456789abcdef')), epoch: 0 };
  await startOver(library, vault, vaultFile(vault));
  const { url, ...rest } = PLACE;
  await saveAccount(library, { place: { ...rest, kind: 'webdav', url: new URL(url) }, name: 'x', paused: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  library.close();
});

describe('what is asked of sync', () => {
  it('is known here in full: a request that is new is for nobody until it stands here', () => {
    expect(Object.keys(syncing(library)).sort()).toEqual([...Object.keys(INPUTS), ...FOR_PAGES].sort());
  });

  it.each(STRANGERS)('by %s is refused, changes nothing and reaches nobody', async (_, stranger) => {
    const before = await snapshot(library);
    for (const [name, input] of Object.entries(INPUTS))
      await expect(ask(name, input, stranger), name).rejects.toThrow('forbidden');
    expect(await snapshot(library)).toEqual(before);
    expect(asked).toEqual([]);
  });

  it('by a page of the web is refused also where any page of the extension may ask', async () => {
    const [[, script] = ['', SETTINGS]] = STRANGERS;
    for (const name of FOR_PAGES) await expect(ask(name, {}, script), name).rejects.toThrow('forbidden');
  });

  it('by the settings page is answered, with no key and no password in it', async () => {
    const { 'sync-leave': leave, ...inputs } = INPUTS;
    for (const [name, input] of Object.entries(inputs)) {
      const answer = await ask(name, input, SETTINGS);
      expect(JSON.stringify(answer), name).not.toMatch(/mật khẩu|bánh mì/);
    }
    await ask('sync-leave', leave, SETTINGS);
    expect(await loadState(library)).toBeUndefined();
  });
});
