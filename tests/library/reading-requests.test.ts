import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { reading } from '@/entrypoints/background/reading';
import { type Library, openLibrary } from '@/lib/library/database';
import { rememberArticle } from '@/lib/library/reading/articles';
import type { Sender } from '@/lib/messages';
import { changeSettings } from '@/lib/settings';
import { marked } from '../analysis/marked-article';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const HERE = 'https://genk.vn/bai-20261120083000901.chn';
const ELSEWHERE = 'https://vnexpress.net/bai-5047363.html';
const KEYS = ['company:mây xanh', 'company:hải liên'];
let library: Library;
let opened = 0;

const page = (more: object = {}): Sender =>
  ({
    id: 'chu-giai',
    url: HERE,
    frameId: 0,
    tab: { id: 7, url: HERE, incognito: false, ...more },
  }) as unknown as Sender;
const met = async (sender = page(), keys: unknown = KEYS, url = HERE) =>
  (await reading(library)['met-before']({ url, keys: keys as string[] }, sender)).met;

beforeEach(async () => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { getURL: (path: string) => `chrome-extension://chu-giai/${path.slice(1)}` });
  opened += 1;
  library = openLibrary(`reading-${opened}`);
  const { article, named } = marked('[Mây Xanh](C) có chip mới.');
  const analysis = { language: 'vi', isTech: true, ...named, quotations: [], terms: [], summary: [] } as const;
  for (const url of [HERE, ELSEWHERE])
    await rememberArticle(library, { ...article, url, title: url, site: 'x' }, analysis);
});
afterEach(() => library.close());

describe('which names were met before', () => {
  it('is told while the reader wants new ones alone, of other articles than the one that asks', async () => {
    await changeSettings({ density: 'new' });
    expect(await met()).toEqual(['company:mây xanh']);
    // The page’s own word for its address does not count elsewhere.
    expect(await met(page(), KEYS, ELSEWHERE)).toEqual(['company:mây xanh']);
    await library.mentions.where('[key+readAt]').between(['company:mây xanh', 0], ['company:mây xanh', 9e15]).delete();
    expect(await met()).toEqual([]);
  });

  it('is told to nobody otherwise, and never in a private window', async () => {
    expect(await met()).toEqual([]);
    await changeSettings({ density: 'new' });
    expect(await met(page({ incognito: true }))).toEqual([]);
    expect(await met({ id: 'chu-giai', url: HERE } as unknown as Sender)).toEqual([]);
  });

  it.each([[null], ['company:mây xanh'], [[7]], [['x'.repeat(500)]], [{ length: 3 }]])(
    'is not answered where the names are none: %j',
    async (keys) => {
      await changeSettings({ density: 'new' });
      expect(await met(page(), keys)).toEqual([]);
    },
  );
});
