import { Dexie } from 'dexie';
import { type CopyFiles, packed, unpacked } from '@/lib/library/backup/copy-parts';
import { ensureIdentity } from '@/lib/library/backup/library-identity';
import type { Library } from '@/lib/library/database';
import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import type { Draft } from '@/lib/library/records';

/*
 * What was written since the last copy of the library, in files beside that copy: where the browser puts an empty database in the
 * place of a damaged one, the copy and its journal together have all that was acknowledged. Chromium (seen in 156) does so after it
 * was ended in the middle of a write, and not on a damaged disk alone.
 */

/** Some writes, made at one time. */
export interface JournalEntry {
  /** What came to documents. */
  readonly documents: readonly DocumentUpdate[];
  /** What is being typed, whole; without a text where it was kept or given up. */
  readonly drafts: readonly (Draft | Gone)[];
}

type Gone = Pick<Draft, 'key'>;

/** The journal of a library that is open. */
export interface Journal {
  /** Resolves when all that was written so far stands in the journal, or could not be written there. Never rejects. */
  settled(): Promise<void>;
}

/** Of an entry, by the name of its file: which library it is of, and when it was written. */
export interface EntryName {
  readonly file: string;
  readonly library: string;
  readonly at: number;
}

/** Chromium shows a file that is being written beside it, with an ending; a write that was cut off leaves it there. */
const NAME = /^journal-(\d+)-\d+-([\da-f-]{36})$/;
const MARK = 'journalled';
/** More documents at once come from a file or another device, which have them still. */
const MOST_AT_ONCE = 200;
const HOUR_MS = 3_600_000;

/**
 * Writes what a library is changed by into the journal, as it is changed. An entry may stand there whose transaction fails: what was
 * never acknowledged may come back, but nothing that was may be missing.
 *
 * Where `answers` is true, a request is answered here once the journal has it: then the journal also gets what a background that was
 * ended left in the library alone. The request is made again, finds it there, changes nothing and is answered.
 */
export function keepJournal(library: Library, files: CopyFiles, { answers }: { answers: boolean }): Journal {
  let waiting: { documents: DocumentUpdate[]; drafts: (Draft | Gone)[] } | undefined;
  let last: Promise<void> = Promise.resolve();
  let count = 0;
  const put = async (entry: JournalEntry) => {
    if (entry.documents.length === 0 && entry.drafts.length === 0) return;
    count += 1;
    const name = `journal-${Date.now()}-${String(count).padStart(9, '0')}-${await ensureIdentity(library)}`;
    await files.write(name, new TextEncoder().encode(JSON.stringify(entry, packed)));
  };
  const inTurn = (act: () => Promise<void>) => {
    // One after the other, in the order of the writes. Where there is no room for it the library has it all the same.
    last = last.then(() => Dexie.ignoreTransaction(act)).catch(() => undefined);
  };
  const write = ({ documents, drafts }: JournalEntry) => {
    waiting = undefined;
    inTurn(() => put({ documents: documents.length > MOST_AT_ONCE ? [] : documents, drafts }));
  };
  const catchUp = async (before: number) => {
    const mark = Number((await library.meta.get(MARK))?.value ?? 0);
    if (before <= mark) return;
    await put({ documents: await lastPending(library, mark, before), drafts: [] });
    await library.meta.put({ key: MARK, value: before });
  };
  /** What is there when the library opens is of an earlier background; one that cannot be read says so elsewhere. */
  const opened = async (opening: Dexie) => {
    const before = await (opening as Library).pending
      .orderBy(':id')
      .lastKey()
      .catch(() => undefined);
    if (before !== undefined) inTurn(() => catchUp(Number(before)));
  };
  if (answers) library.on('ready', opened, true);
  /** The rows of one request come one after the other, and are one entry. */
  const next = () => {
    if (waiting) return waiting;
    const entry = { documents: [], drafts: [] };
    queueMicrotask(() => write(entry));
    waiting = entry;
    return entry as NonNullable<typeof waiting>;
  };
  library.pending.hook('creating', (_, { id, update }) => {
    next().documents.push({ id, update });
  });
  library.drafts.hook('creating', (_, draft) => {
    next().drafts.push({ ...draft });
  });
  library.drafts.hook('updating', (changes, _, draft) => {
    next().drafts.push({ ...draft, ...changes });
  });
  library.drafts.hook('deleting', (key) => {
    next().drafts.push({ key });
  });
  return { settled: () => last };
}

/** The last of what waits to be sent, from behind one number up to another, the oldest first. */
async function lastPending(library: Library, after: number, upTo: number): Promise<DocumentUpdate[]> {
  const rows = await library.pending
    .where('i')
    .between(after, upTo, false, true)
    .reverse()
    .limit(MOST_AT_ONCE)
    .toArray();
  return rows.reverse().map(({ id, update }) => ({ id, update }));
}

/** The entries among some files, the oldest first. */
export function entriesAmong(names: readonly string[]): EntryName[] {
  return names
    .flatMap((file) => {
      const [, at, library] = NAME.exec(file) ?? [];
      return at && library ? [{ file, library, at: Number(at) }] : [];
    })
    .sort((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1));
}

/** True for what is written into the journal now; what began an hour ago was cut off. */
export function isBeingWritten(name: string, now: number): boolean {
  const [, at] = /^journal-(\d+)-.+\.crswap$/.exec(name) ?? [];
  return at !== undefined && Number(at) > now - HOUR_MS;
}

/** Every entry that can be read, the oldest first. */
export async function readJournal(files: CopyFiles): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  for (const { file } of entriesAmong(await files.names())) {
    const text = new TextDecoder().decode(await files.read(file).catch(() => undefined));
    try {
      entries.push(JSON.parse(text, unpacked) as JournalEntry);
    } catch {
      // It was damaged on the disk: files stand whole or not at all.
    }
  }
  return entries;
}

/** What was being typed at the end of some entries, by its key; undefined for what was kept or given up. */
export function draftsAfter(entries: readonly JournalEntry[]): Map<string, Draft | undefined> {
  const drafts = entries.flatMap((entry) => entry.drafts);
  return new Map(drafts.map((draft) => [draft.key, 'text' in draft ? draft : undefined]));
}
