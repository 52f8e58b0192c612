import { type Browser, browser } from 'wxt/browser';
import type { Library } from '@/lib/library/database';
import { type WordKey, words } from '@/lib/locale';
import { askTab, type KeepWish } from '@/lib/messages';
import { siteOf, settings as stored, turnOff, watchSettings } from '@/lib/settings';
import { reasonOf } from '@/lib/text/reason';
import { tell } from './badge';
import { keepTerm, type LoadTerms } from './keeping';
import { loadReader } from './load-reader';

const WISHES = { 'keep-highlight': 'highlight', 'keep-quotation': 'quotation', 'add-term': 'term' } as const;

/** The entries of the context menu, under one parent: what the bar beside a selection offers, and off on this site. Firefox for Android has none. */
export function offerMenus(library: Library, loadTerms: LoadTerms): void {
  if (!browser.contextMenus) return;
  browser.runtime.onInstalled.addListener(async () => create((await stored()).language));
  let shown: string | undefined;
  watchSettings(({ language }) => {
    if (shown !== language) create(language);
    shown = language;
  });
  browser.contextMenus.onClicked.addListener(async ({ menuItemId, pageUrl, selectionText = '' }, tab) => {
    if (menuItemId === 'open-library') {
      await browser.tabs.create({ url: browser.runtime.getURL('/library.html') });
      return;
    }
    const { id, url = pageUrl ?? '', title = '' } = tab ?? {};
    const site = siteOf(url);
    if (id === undefined || !site) return;
    if (menuItemId === 'off-here') return turnOff(site);
    const wish = WISHES[menuItemId as keyof typeof WISHES];
    // A term is kept from any page, read by us or not.
    const otherwise =
      wish === 'term' ? () => keepTerm(library, loadTerms, selectionText, { url, title, site }) : undefined;
    if (wish) await keepSelection(id, wish, otherwise);
  });
}

/** Has the reader in a tab keep what is selected there; what cannot be kept so is said on the icon, or done otherwise. */
export async function keepSelection(tab: number, wish: KeepWish, otherwise?: () => Promise<void>): Promise<void> {
  try {
    const isKept = await keptInTab(tab, wish);
    if (isKept) return;
    if (!otherwise) return await tell(tab, words((await stored()).language)('keep.nothing'));
    await otherwise();
    await tell(tab);
  } catch (error) {
    await tell(tab, reasonOf(error));
  }
}

/** The menu's click and the shortcut allow reading the page, where its reader is not there yet. */
async function keptInTab(tab: number, wish: KeepWish): Promise<boolean> {
  const keep = async () => (await askTab(tab, 'keep', { wish })).kept;
  return keep().catch(async () => (await loadReader(tab)).loaded && keep());
}

async function create(language: 'vi' | 'en'): Promise<void> {
  const t = words(language);
  const add = (id: string, title: WordKey, contexts: NonNullable<Browser.contextMenus.CreateProperties['contexts']>) =>
    browser.contextMenus.create({ id, parentId: 'chu-giai', title: t(title), contexts });
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: 'chu-giai', title: 'Chú Giải', contexts: ['page', 'selection'] });
  add('keep-highlight', 'keep.passage', ['selection']);
  add('keep-quotation', 'keep.quotationOf', ['selection']);
  add('add-term', 'menu.addTerm', ['selection']);
  add('off-here', 'card.offHere', ['page', 'selection']);
  // On the icon; the page's menu stays at four.
  browser.contextMenus.create({ id: 'open-library', title: t('popup.openLibrary'), contexts: ['action'] });
}
