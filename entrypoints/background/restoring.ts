import { browser } from 'wxt/browser';
import { checkLibrary, eraseLibrary, restoreLibrary } from '@/lib/library/backup/copy';
import type { Library } from '@/lib/library/database';
import type { Handlers, Requests } from '@/lib/messages';
import { copyFiles } from './copies';
import { mustBePage } from './sender';

type Restoring = 'library-health' | 'restore-library' | 'erase-everything';

/** Whether the library is whole, its way back from the copy, and the end of everything: for extension pages only. */
export function restoring(library: Library): Pick<Handlers<Requests>, Restoring> {
  return {
    async 'library-health'(_, sender) {
      mustBePage(sender);
      return checkLibrary(library, copyFiles());
    },
    async 'restore-library'(_, sender) {
      mustBePage(sender);
      return restoreLibrary(library, copyFiles());
    },
    async 'erase-everything'(_, sender) {
      mustBePage(sender);
      await eraseLibrary(library, copyFiles());
      await browser.storage.local.clear();
      return {};
    },
  };
}
