import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { analyse } from '@/lib/analysis/analyse';
import { checkLibrary, eraseLibrary, restoreLibrary } from '@/lib/library/backup/copy';
import { BIN_MS, emptyBin } from '@/lib/library/bin';
import { addCorrection, correctionsFor, removeCorrection } from '@/lib/library/corrections';
import { type Library, openLibrary } from '@/lib/library/database';
import { migrate } from '@/lib/library/documents/migrate';
import { rememberArticle } from '@/lib/library/reading/articles';
import type { CorrectionId } from '@/lib/library/records';
import { keepIndexed } from '@/lib/library/search/keep';
import { parseCorrection } from '@/lib/library/wire';
import { answer, askTab } from '@/lib/messages';
import { believedAddress } from '@/lib/page/address';
import { parseArticle } from '@/lib/page/parse-article';
import { isOn, settings, siteOf } from '@/lib/settings';
import { followEdits } from '@/lib/sync/wake';
import { showState } from './badge';
import { copyFiles, keepCopies } from './copies';
import { loadEngine } from './engine';
import { followPermissions } from './granted-sites';
import { keeping, passagesHere } from './keeping';
import { loadReader } from './load-reader';
import { keepSelection, offerMenus } from './menus';
import { noteFrames } from './note-frames';
import { endPauses } from './pause';
import { sharePreferences } from './preferences';
import { isExtensionPage, pageOf } from './sender';
import { keepSyncing, syncing } from './syncing';

export default defineBackground(() => {
  const library = openLibrary();
  const loadTerms = async () => (await loadEngine()).terms.all();

  answer({
    async 'load-reader'({ tab }, sender) {
      const target = isExtensionPage(sender) ? tab : sender.tab?.id;
      if (target === undefined) return { loaded: false, why: 'forbidden' };
      const asked = isExtensionPage(sender);
      if (!asked && !isOn(await settings(), siteOf(pageOf(sender)), Date.now())) return { loaded: false, why: 'off' };
      return loadReader(target);
    },
    async analyse({ article, again }, sender) {
      const parsed = parseArticle(article, pageOf(sender));
      if (!parsed) throw new Error('the article could not be read');
      const analysis = analyse(parsed, await loadEngine());
      const chosen = await settings();
      const reads = chosen.remember && isOn(chosen, siteOf(pageOf(sender)), Date.now());
      const remembers = reads && sender.tab?.incognito === false && !again;
      // Reading goes on where the library cannot be opened: the popup tells what could not be remembered.
      if (analysis.isTech && remembers) await rememberArticle(library, parsed, analysis).catch(() => undefined);
      const corrections = await correctionsFor(library, parsed.url).catch(() => []);
      const passages = await passagesHere(library, parsed, sender).catch(() => []);
      return { analysis, corrections, passages };
    },
    async correct(correction, sender) {
      const parsed = parseCorrection(correction);
      if (!parsed) throw new Error('not a correction');
      const { url } = parsed;
      await addCorrection(
        library,
        url === undefined ? parsed : { ...parsed, url: believedAddress(url, pageOf(sender)) },
      );
      return { id: parsed.id };
    },
    async 'library-health'(_, sender) {
      if (!isExtensionPage(sender)) throw new Error('forbidden');
      return checkLibrary(library, copyFiles());
    },
    async 'restore-library'(_, sender) {
      if (!isExtensionPage(sender)) throw new Error('forbidden');
      return restoreLibrary(library, copyFiles());
    },
    async 'erase-everything'(_, sender) {
      if (!isExtensionPage(sender)) throw new Error('forbidden');
      await eraseLibrary(library, copyFiles());
      await browser.storage.local.clear();
      return {};
    },
    async 'undo-correction'({ id }) {
      await removeCorrection(library, id as CorrectionId);
      return {};
    },
    ...keeping(library, loadTerms),
    ...noteFrames(library),
    ...syncing(library),
  });

  // A library that does not open says so elsewhere.
  keepLibrary(library).catch(() => undefined);
  keepCopies(library);
  followEdits(library);
  keepSyncing(library);
  sharePreferences(library);
  showState();
  endPauses();
  followPermissions();
  offerMenus(library, loadTerms);

  // A page that changes its article without loading tells nobody; the browser tells us.
  browser.tabs.onUpdated.addListener((tab, change) => {
    if (change.url) askTab(tab, 'look-again', {}).catch(() => undefined);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id === undefined) return;
    if (command === 'next-mark' || command === 'previous-mark')
      askTab(tab.id, 'step', { direction: command === 'next-mark' ? 1 : -1 }).catch(() => undefined);
    if (command === 'keep-selection') keepSelection(tab.id, 'highlight');
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  });
});

/** What the library needs from time to time: old rows get their documents, what was thrown away a month ago goes, the index follows. */
async function keepLibrary(library: Library): Promise<void> {
  while (await migrate(library));
  await emptyBin(library, Date.now() - BIN_MS);
  keepIndexed(library);
}
