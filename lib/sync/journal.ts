import type { Library } from '@/lib/library/database';
import type { Report } from '@/lib/sync/run/sync';
import type { Schedule } from '@/lib/sync/schedule';

/** What runs of sync leave behind for the next ones and for the reader, in one row of the library. */
export interface Journal extends Schedule {
  readonly running: boolean;
  /** When all that was there was last sent and taken in. */
  readonly syncedAt?: number;
  /** What that run told. */
  readonly report?: Omit<Report, 'revived' | 'received' | 'repaired'>;
  /** Records that came back from the bin because they were edited elsewhere, until the reader has read of it. */
  readonly revived: number;
  /** Bytes that were given to the remote since sync was set up, encrypted; never less than were sent. */
  readonly sent: number;
  /** When something new of another device was last taken in, and up to which of its numbers. */
  readonly heard: Readonly<Record<string, { readonly at: number; readonly upTo: number }>>;
}

const KEY = 'sync-journal';
const FRESH: Journal = { running: false, failures: 0, notBefore: 0, revived: 0, sent: 0, heard: {} };

/** The journal as it stands. */
export async function loadJournal(library: Library): Promise<Journal> {
  return ((await library.meta.get(KEY))?.value as Journal | undefined) ?? FRESH;
}

/** Changes the journal as it is now. */
export async function changeJournal(library: Library, change: (journal: Journal) => Journal): Promise<void> {
  await library.transaction('rw', library.meta, async () => {
    await library.meta.put({ key: KEY, value: change(await loadJournal(library)) });
  });
}
