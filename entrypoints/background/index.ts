import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { copyFolder } from '@/lib/library/backup/copy-folder';
import { type Journal, keepJournal } from '@/lib/library/backup/journal';
import { BIN_MS, emptyBin } from '@/lib/library/bin';
import { CORRECTIONS } from '@/lib/library/corrections';
import { type Library, openLibrary } from '@/lib/library/database';
import { migrate } from '@/lib/library/documents/migrate';
import { keepProjected } from '@/lib/library/projection';
import { keepIndexed } from '@/lib/library/search/keep';
import { TERM_LINES } from '@/lib/library/term-lines';
import { answer, askTab, type Handlers, type Requests, type Sender } from '@/lib/messages';
import { followEdits } from '@/lib/sync/wake';
import { stayingAwake } from './awake';
import { showState } from './badge';
import { keepCopies } from './copies';
import { correcting } from './correcting';
import { loadEngine } from './engine';
import { followPermissions } from './granted-sites';
import { keeping } from './keeping';
import { lookAgain } from './looking-again';
import { keepSelection, offerMenus } from './menus';
import { noteFrames } from './note-frames';
import { opening } from './opening';
import { endPauses } from './pause';
import { sharePreferences } from './preferences';
import { reading } from './reading';
import { restoring } from './restoring';
import { keepSyncing } from './sync/runs';
import { syncing } from './sync/syncing';

export default defineBackground(() => {
  const library = openLibrary();
  const journal = keepJournal(library, copyFolder(), { answers: true });
  const loadTerms = async () => (await loadEngine()).terms.all();

  const handlers = {
    ...reading(library),
    ...correcting(library),
    ...opening(),
    ...keeping(library, loadTerms),
    ...noteFrames(library),
    ...restoring(library, journal),
    ...syncing(library),
  };
  answer(afterJournal(handlers, journal));

  // A library that does not open says so elsewhere.
  keepLibrary(library).catch(() => undefined);
  keepCopies(library);
  followEdits(library);
  keepSyncing(library);
  sharePreferences(library);
  showState();
  endPauses();
  followPermissions();
  lookAgain();
  offerMenus(library, loadTerms);

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
  // A window that is opened meanwhile reads between two steps.
  while (await migrate(library)) await new Promise((rest) => setTimeout(rest, 20));
  await emptyBin(library, Date.now() - BIN_MS);
  keepIndexed(library, stayingAwake());
  keepProjected(library, [TERM_LINES, CORRECTIONS]);
}

/** Answers only once what a request wrote stands in the journal as well. */
function afterJournal(handlers: Handlers<Requests>, journal: Journal): Handlers<Requests> {
  const waiting = Object.entries(handlers as Record<string, (input: unknown, sender: Sender) => unknown>).map(
    ([name, handle]) => {
      const handleThenWait = async (input: unknown, sender: Sender) => {
        const output = await handle(input, sender);
        await journal.settled();
        return output;
      };
      return [name, handleThenWait];
    },
  );
  return Object.fromEntries(waiting);
}
