import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { syncing } from '@/entrypoints/background/sync/syncing';
import type { Library } from '@/lib/library/database';
import type { Sender } from '@/lib/messages';
import { saveAccount } from '@/lib/sync/account';
import { loadJournal } from '@/lib/sync/journal';
import type { SyncRequests } from '@/lib/sync/requests';
import { leave, loadState, startOver } from '@/lib/sync/state';
import { SYNC_ALARM } from '@/lib/sync/wake';
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
    await fakeBrowser.alarms.create(SYNC_ALARM, { when: Date.now() + 60_000 });
    await ask('sync-leave', leave, SETTINGS);
    expect(await loadState(library)).toBeUndefined();
    expect(await fakeBrowser.alarms.get(SYNC_ALARM)).toBeUndefined();
  });
});

describe('what the settings page asks', () => {
  it('is refused with a weak passphrase, wherever a new one is set, before anybody is asked', async () => {
    Object.assign(fakeBrowser.permissions, { contains: async () => true });
    const before = await snapshot(library);
    const weak = 'matkhau123';
    for (const [name, input] of [
      ['sync-join', { place: PLACE, passphrase: weak, name: 'x', isNew: true }],
      ['sync-change-passphrase', { old: PASSPHRASE, passphrase: weak }],
      ['sync-remove-devices', { passphrase: weak }],
    ] as const)
      expect(await ask(name, input, SETTINGS), name).toEqual({ kind: 'weak' });
    expect(asked).toEqual([]);
    expect(await snapshot(library)).toEqual(before);
  });

  it('of a place that the browser was not allowed to reach reaches nobody', async () => {
    for (const name of ['sync-test', 'sync-join', 'sync-move'] as const)
      expect(await ask(name, INPUTS[name], SETTINGS), name).toEqual({ kind: 'no-permission' });
    expect(asked).toEqual([]);
  });
});

describe('a pairing text', () => {
  const COUCH = { kind: 'couchdb', url: 'https://couch.test/notes/', user: 'lan', password: 'mật khẩu' };
  const PLAIN = 'banh mi con meo hoa sen mua thu bien ca tau hoa';
  let documents: Map<string, string>;

  beforeEach(async () => {
    documents = new Map();
    Object.assign(fakeBrowser.permissions, { contains: async () => true });
    vi.stubGlobal('fetch', async (url: URL, init: RequestInit) => couch(documents, url, init));
    await leave(library);
    expect(await ask('sync-join', { place: COUCH, passphrase: PASSPHRASE, name: 'x', isNew: true }, SETTINGS)).toEqual({
      kind: 'done',
    });
    // What joining began goes on by itself.
    await vi.waitFor(async () => expect((await loadJournal(library)).syncedAt).toBeDefined(), { timeout: 60_000 });
  });

  it('is made only with the passphrase of the vault; another gives a clear no, and nothing changes', async () => {
    const [before, there] = [await snapshot(library), new Map(documents)];
    for (const wrong of ['bánh mì con mèo hoa sen mùa thu biển cả', 'sai', ''])
      expect(await ask('sync-pair', { passphrase: wrong }, SETTINGS)).toEqual({ kind: 'wrong-passphrase' });
    expect(await snapshot(library)).toEqual(before);
    expect(documents).toEqual(there);
    expect(await ask('sync-pair', { passphrase: PLAIN }, SETTINGS)).toMatchObject({ kind: 'text' });
  });

  it('lets another device in by the passphrase that the first was asked for, and by no other', async () => {
    const { text } = (await ask('sync-pair', { passphrase: PLAIN }, SETTINGS)) as { text: string };
    const first = library;
    library = freshLibrary();
    const before = await snapshot(library);
    const read = (passphrase: string) => ask('sync-read-pairing', { text, passphrase }, SETTINGS);
    expect(await read(`${PASSPHRASE}.`)).toEqual({ kind: 'refused' });
    const vault = (await loadState(first))?.vault.id;
    expect(await read(PASSPHRASE)).toEqual({ kind: 'place', place: COUCH, vault });
    expect(await ask('sync-test', { place: COUCH, vault }, SETTINGS)).toEqual({ kind: 'ready', isNew: false });
    const join = { place: COUCH, name: 'y', isNew: false };
    expect(await ask('sync-join', { ...join, passphrase: `${PASSPHRASE}.` }, SETTINGS)).toEqual({
      kind: 'wrong-passphrase',
    });
    expect(await snapshot(library)).toEqual(before);
    expect(await ask('sync-join', { ...join, passphrase: PASSPHRASE }, SETTINGS)).toEqual({ kind: 'done' });
    expect((await loadState(library))?.vault.id).toBe(vault);
    first.close();
  });

  it.each([
    ['nothing', () => documents.clear()],
    ['the vault of another reader', () => rename(documents)],
  ])('whose place has %s says so, and neither begins a vault nor changes anything', async (_, spoil) => {
    const vault = (await loadState(library))?.vault.id;
    spoil();
    const there = new Map(documents);
    library.close();
    library = freshLibrary();
    const before = await snapshot(library);
    expect(await ask('sync-test', { place: COUCH, vault }, SETTINGS)).toEqual({ kind: 'no-vault' });
    const join = { place: COUCH, passphrase: PASSPHRASE, name: 'y', isNew: false };
    expect(['no-vault', 'wrong-passphrase']).toContain(
      ((await ask('sync-join', join, SETTINGS)) as { kind: string }).kind,
    );
    expect(await snapshot(library)).toEqual(before);
    expect(documents).toEqual(there);
  });
});

describe('another address', () => {
  const COUCH = { kind: 'couchdb', url: 'https://couch.test/notes/', user: 'lan', password: 'mật khẩu' };

  it('is taken with word of whether the vault lies there', async () => {
    const documents = new Map<string, string>();
    Object.assign(fakeBrowser.permissions, { contains: async () => true });
    vi.stubGlobal('fetch', async (url: URL, init: RequestInit) => couch(documents, url, init));
    const move = () => ask('sync-move', { place: COUCH }, SETTINGS);
    expect(await move()).toEqual({ kind: 'ready', isNew: true });
    documents.set(`vault-${'9'.repeat(16)}.json`, '{}');
    expect(await move()).toEqual({ kind: 'ready', isNew: true });
    documents.set('vault-0123456789abcdef.json', '{}');
    expect(await move()).toEqual({ kind: 'ready', isNew: false });
  });
});

/** Gives the vault file the name of another vault. */
function rename(documents: Map<string, string>): void {
  for (const [name, text] of [...documents]) {
    documents.delete(name);
    if (name.startsWith('vault-')) documents.set(`vault-${'9'.repeat(16)}.json`, text);
  }
}

/** As much of a CouchDB as sync asks for. */
function couch(documents: Map<string, string>, url: URL, { method, body }: RequestInit): Response {
  const name = url.pathname.split('/').at(-1) ?? '';
  const answer = (status: number, json: object) => new Response(JSON.stringify(json), { status });
  if (name === '') return answer(200, {});
  if (name === '_all_docs') return answer(200, { rows: [...documents.keys()].sort().map((id) => ({ id })) });
  const text = documents.get(name);
  if (method === 'PUT' && text !== undefined) return answer(409, {});
  if (method === 'PUT') documents.set(name, String(body));
  if (method === 'DELETE') documents.delete(name);
  if (method === 'GET' && text === undefined) return answer(404, {});
  return answer(method === 'PUT' ? 201 : 200, { _rev: '1', ...JSON.parse(text ?? '{}') });
}
