import type { Library } from '@/lib/library/database';
import type { FolderPlace } from '@/lib/sync/remotes/folder';
import { type Place, parsePlace, writePlace } from '@/lib/sync/remotes/place';

/*
 * Where this device syncs to, with what lets it in. It lies in a row of the library and not in the extension's own storage: scripts
 * in pages could read that, a database of the extension they cannot; and the browser's handle of a folder lies only in a database.
 */

const KEY = 'sync-account';
const FOLDER = 'sync-folder';

/** The reader's remote, what this device is called, and whether sync is paused. */
export interface Account {
  readonly place: Place;
  readonly name: string;
  readonly paused: boolean;
}

/** The account; undefined where sync is not set up. */
export async function loadAccount(library: Library): Promise<Account | undefined> {
  const stored = (await library.meta.get(KEY))?.value as (Omit<Account, 'place'> & { place: unknown }) | undefined;
  if (!stored) return undefined;
  const folder = stored.place as FolderPlace;
  const place = folder.kind === 'folder' ? folder : parsePlace(stored.place);
  return typeof place === 'string' ? undefined : { ...stored, place };
}

/** Keeps the account, in the place of the one before. */
export async function saveAccount(library: Library, { place, ...account }: Account): Promise<void> {
  const written = place.kind === 'folder' ? place : writePlace(place);
  await library.meta.put({ key: KEY, value: { ...account, place: written } });
}

/** Keeps the handle of the folder that the reader chose, which no message can carry. */
export async function storeFolder(library: Library, handle: FileSystemDirectoryHandle): Promise<void> {
  await library.meta.put({ key: FOLDER, value: { kind: 'folder', handle } satisfies FolderPlace });
}

/** The folder chosen last. */
export async function storedFolder(library: Library): Promise<FolderPlace | undefined> {
  return (await library.meta.get(FOLDER))?.value as FolderPlace | undefined;
}

/**
 * The one origin that the browser must allow, as a pattern: without a port, which patterns do not have in Firefox. Undefined for
 * a folder.
 */
export function originOf(place: Place): string | undefined {
  return place.kind === 'folder' ? undefined : `${place.url.protocol}//${place.url.hostname}/*`;
}
