import { browser } from 'wxt/browser';
import { checkLibrary, eraseLibrary, restoreLibrary } from '@/lib/library/backup/copy';
import { copyFolder } from '@/lib/library/backup/copy-folder';
import type { Journal } from '@/lib/library/backup/journal';
import type { Library } from '@/lib/library/database';
import type { Handlers, Requests } from '@/lib/messages';
import { mustBePage } from './sender';

type Restoring = 'library-health' | 'restore-library' | 'erase-everything';

/** Whether the library is whole, its way back from the copy, and the end of everything: for extension pages only. */
export function restoring(library: Library, journal: Journal): Pick<Handlers<Requests>, Restoring> {
  return {
    async 'library-health'(_, sender) {
      mustBePage(sender);
      return checkLibrary(library, copyFolder());
    },
    async 'restore-library'(_, sender) {
      mustBePage(sender);
      return restoreLibrary(library, copyFolder(), Date.now(), journal);
    },
    async 'erase-everything'(_, sender) {
      mustBePage(sender);
      await eraseLibrary(library, copyFolder());
      await browser.storage.local.clear();
      await browser.storage.session.clear();
      return {};
    },
  };
}
