import { type Library, openLibrary } from '@/lib/library/database';
import { followEdits } from '@/lib/sync/wake';

/** The library of a window of the extension, whose edits are told to sync. */
export function windowLibrary(): Library {
  const library = openLibrary();
  followEdits(library);
  return library;
}
