import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Health } from '@/lib/library/backup/copy';
import { copyFolder } from '@/lib/library/backup/copy-folder';
import { keepJournal } from '@/lib/library/backup/journal';
import { type Library, openLibrary } from '@/lib/library/database';
import { ask } from '@/lib/messages';
import { followEdits } from '@/lib/sync/wake';

/** The library of a window of the extension, whose edits are told to sync and to the journal; opened while the window is being drawn. */
export function windowLibrary(): Library {
  const library = openLibrary();
  followEdits(library);
  keepJournal(library, copyFolder(), { answers: false });
  // Whoever asks it hears why it does not open.
  library.open().catch(() => undefined);
  return library;
}

/**
 * How the library is, as the background finds it; a private window of Firefox (seen in 153) has none, while the background's opens.
 * Where the background does not answer, the page says so where it asks for more.
 */
export function libraryHealth(): ReadonlySignal<Health> {
  if (browser.extension.inIncognitoContext) return signal({ state: 'private' });
  const health = signal<Health>({ state: 'well' });
  ask('library-health', {}).then(
    (found) => {
      health.value = found;
    },
    () => undefined,
  );
  return health;
}
