import { browser } from 'wxt/browser';
import type { TermEntry } from '@/lib/analysis/knowledge';
import type { Library } from '@/lib/library/database';
import { saveTerm } from '@/lib/library/glossary';
import { words } from '@/lib/locale';
import { siteOf, settings as stored, turnOff, watchSettings } from '@/lib/settings';
import { key } from '@/lib/text/fold';
import { reasonOf } from '@/lib/text/reason';
import { tell } from './badge';

const LONGEST_TERM = 120;

/** The two entries of the context menu: the selection into the glossary, and off on this site. Firefox for Android has no such menu. */
export function offerMenus(library: Library, loadTerms: () => Promise<readonly TermEntry[]>): void {
  if (!browser.contextMenus) return;
  browser.runtime.onInstalled.addListener(async () => create((await stored()).language));
  let shown: string | undefined;
  watchSettings(({ language }) => {
    if (shown !== language) create(language);
    shown = language;
  });
  browser.contextMenus.onClicked.addListener(async ({ menuItemId, selectionText, pageUrl }, tab) => {
    const { id, url = pageUrl ?? '', title = '' } = tab ?? {};
    const site = siteOf(url);
    if (id === undefined || !site) return;
    if (menuItemId === 'off-here') return turnOff(site);
    const term = (selectionText ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TERM);
    const known = (await loadTerms()).find(({ forms }) => forms.some(({ text }) => key(text) === key(term)));
    await saveTerm(library, {
      term,
      definition: known?.definition ?? '',
      origin: known ? 'knowledge' : 'reader',
      ...(known?.english ? { english: known.english } : {}),
      source: { url, title, site },
    }).then(
      () => tell(id),
      (error: unknown) => tell(id, reasonOf(error)),
    );
  });
}

async function create(language: 'vi' | 'en'): Promise<void> {
  const t = words(language);
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: 'add-term', title: t('menu.addTerm'), contexts: ['selection'] });
  browser.contextMenus.create({ id: 'off-here', title: t('card.offHere'), contexts: ['page', 'selection'] });
}
