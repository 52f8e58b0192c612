import { COPIED, type CopyFiles, partsOf, readPart, writePart } from '@/lib/library/backup/copy-parts';
import {
  draftsAfter,
  entriesAmong,
  isBeingWritten,
  type Journal,
  type JournalEntry,
  readJournal,
} from '@/lib/library/backup/journal';
import { ensureIdentity, identify, identityOf } from '@/lib/library/backup/library-identity';
import type { Library, StoredDocument } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import { migrate } from '@/lib/library/documents/migrate';
import { documentTables } from '@/lib/library/documents/record-rows';
import { sha256Hex } from '@/lib/library/hex';
import { keyOf } from '@/lib/library/pages';
import { INDEX_TABLES } from '@/lib/library/search/marks';

/*
 * The second copy of the library, for the day when the first does not open or is empty. It lies in files: a browser keeps all
 * databases of an extension in one store, and Chromium and Firefox (seen in 156 and 153) put an empty one in the place of a damaged
 * one, without a word. Two generations: the last copy, and one from up to a day before it.
 */

/** What a copy holds, to be told to the reader. */
export interface CopySummary {
  readonly at: number;
  readonly notes: number;
  readonly terms: number;
  readonly articles: number;
}

/**
 * How the library is. `lost`: it is empty where a copy shows that it was not; `broken`: it does not open or cannot be read;
 * `private`: the window is a private one, and the browser opens none there (Firefox).
 */
export type Health =
  | { readonly state: 'well' }
  | { readonly state: 'private' }
  | { readonly state: 'blocked' }
  | { readonly state: 'full' }
  | { readonly state: 'lost'; readonly copy: CopySummary }
  | { readonly state: 'broken'; readonly reason: string; readonly copy?: CopySummary };

interface Generation extends CopySummary {
  /** Which library this is a copy of. */
  readonly library: string;
  /** What a later copy compares: the same, and nothing has changed. */
  readonly stamp: string;
  readonly parts: readonly string[];
}

const DAY_MS = 24 * 3_600_000;
/** So many changes of a journal are merged in one transaction. */
const AT_ONCE = 500;

/**
 * Copies the library, part by part; the new generation stands once its last part does. Nothing is written where nothing has
 * changed, and a copy of another library (one that was lost) is never overwritten. Call it from one context, one at a time.
 */
export async function copyLibrary(library: Library, files: CopyFiles, now = Date.now()): Promise<void> {
  // What stands in the journal now is in the library that is read from here on.
  const written = await files.names();
  const [last, older] = await generations(files, written);
  const journal = entriesAmong(written);
  const name = await identityOf(library);
  if ((last && last.library !== name) || journal.some((entry) => entry.library !== name)) return;
  while (await migrate(library));
  const stamp = await stampOf(library);
  if (last?.stamp === stamp) {
    for (const { file } of journal) await files.remove(file);
    // What was forgotten since stays no longer than a day in the one before.
    if (older && now - older.at >= DAY_MS) await keepOnly(files, [last], now);
    return;
  }
  const there = new Set(await files.names());
  const parts: string[] = [];
  for await (const part of partsOf(library)) parts.push(await writePart(files, there, part));
  const { notes, glossary, articles } = library;
  const summary = {
    at: now,
    notes: await notes.count(),
    terms: await glossary.count(),
    articles: await articles.count(),
  };
  const next: Generation = { ...summary, library: await ensureIdentity(library), stamp, parts };
  await files.write(generationName(next), await sealed(next));
  const second = older && now - older.at < DAY_MS ? older : last;
  await keepOnly(files, second ? [next, second] : [next], now);
  for (const { file } of journal) await files.remove(file);
}

/** How the library is; it is opened for it. Nothing is changed. */
export async function checkLibrary(library: Library, files: CopyFiles): Promise<Health> {
  try {
    const opening = library.open().then(() => 'opened');
    if ((await Promise.race([opening, library.blocked, patience()])) !== 'opened') return { state: 'blocked' };
    // What opens may still not be readable. Asked at once: one after the other would wait for a step of the index each time.
    await library.transaction('r', library.tables, () =>
      Promise.all(library.tables.map((table) => table.limit(1).toArray())),
    );
  } catch (error) {
    const { name = '', message = '' } = ((error as { inner?: Error }).inner ?? error) as Partial<Error>;
    if (name === 'QuotaExceededError') return { state: 'full' };
    const found = await held(files);
    return { state: 'broken', reason: message || name, ...(found ? { copy: found } : {}) };
  }
  const names = await files.names();
  const [last] = await generations(files, names);
  const journal = entriesAmong(names);
  const name = await identityOf(library);
  if ((!last || last.library === name) && journal.every((entry) => entry.library === name)) return { state: 'well' };
  const copy = await held(files);
  return copy ? { state: 'lost', copy } : { state: 'well' };
}

/**
 * Opening touches no row: what takes longer waits for an older window. The browser tells so only the first window that waits; one
 * that stands in line behind it hears nothing.
 */
const LONGEST_OPENING_MS = 3000;

function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_OPENING_MS);
  });
}

/**
 * Brings the library back from its copy: merged into what is there, or, where that cannot be read, into an empty one, with what
 * could be saved of it. Whatever stops it, it can be done again. Throws where there is neither a copy nor a journal.
 *
 * @param open the library's journal, if one is kept here
 */
export async function restoreLibrary(
  library: Library,
  files: CopyFiles,
  now = Date.now(),
  open?: Journal,
): Promise<CopySummary> {
  const [last, ...older] = await generations(files, await files.names());
  const entries = await readJournal(files);
  if (!last && entries.length === 0) throw new Error('no copy');
  const { state } = await checkLibrary(library, files);
  const saved = state === 'broken' ? await emptied(library) : [];
  // An older generation has what was thrown away since: it only stands in for what is damaged.
  const all = !last || (await isWhole(files, last)) ? [last] : [...older.reverse(), last];
  for (const generation of all) for (const name of generation?.parts ?? []) await putPart(library, files, name, now);
  const changes = entries.flatMap(({ documents }) => documents);
  for (let i = 0; i < changes.length; i += AT_ONCE) await takeIn(library, changes.slice(i, i + AT_ONCE), now);
  await putDrafts(library, entries, last?.at ?? 0);
  for (const { id, state } of saved) await takeIn(library, [{ id, update: state }], now);
  const journal = entriesAmong(await files.names());
  const name = last?.library ?? journal[0]?.library;
  if (name) await identify(library, name);
  await open?.settled();
  // What was written since the loss, and by this, stands under another name.
  for (const { file, library: other } of entriesAmong(await files.names())) {
    if (!name || other === name) continue;
    const bytes = await files.read(file);
    if (bytes) await files.write(file.replace(other, name), bytes);
    await files.remove(file);
  }
  const at = Math.max(last?.at ?? 0, journal.at(-1)?.at ?? 0);
  const { notes, glossary, articles } = library;
  return { at, notes: await notes.count(), terms: await glossary.count(), articles: await articles.count() };
}

/** Erases the library and its copies, the copies first: one without the other would come back. */
export async function eraseLibrary(library: Library, files: CopyFiles): Promise<void> {
  for (const name of await files.names()) await files.remove(name);
  await library.delete();
  await library.open();
}

/** What differs as soon as anything copied does: how many rows each table has, and when each was changed last. */
async function stampOf(library: Library): Promise<string> {
  const counted = library.tables.filter(({ name }) => name !== 'meta' && !INDEX_TABLES.has(name));
  const counts = await Promise.all(counted.map((table) => table.count()));
  const lastOf = async (table: string, index: string) => (await library.table(table).orderBy(index).lastKey()) ?? 0;
  const times = await Promise.all([
    library.notes
      .orderBy('[updatedAt+id]')
      .last()
      .then((note) => note?.updatedAt),
    lastOf('glossary', 'updatedAt'),
    lastOf('bin', 'since'),
    lastOf('pending', 'i'),
    lastOf('articles', 'lastReadAt'),
    lastOf('kept', 'keptAt'),
    lastOf('drafts', 'savedAt'),
  ]);
  return JSON.stringify([counts, times]);
}

/** Every generation among some files that can be read, the last one first. */
async function generations(files: CopyFiles, names: readonly string[]): Promise<Generation[]> {
  const copies = names.filter((name) => name.startsWith('copy-'));
  const found = await Promise.all(copies.map((name) => unsealed(files, name)));
  return found.filter((generation) => generation !== undefined).sort((a, b) => b.at - a.at);
}

function generationName({ at }: Generation): string {
  return `copy-${at}`;
}

async function sealed(generation: Generation): Promise<Uint8Array> {
  const json = JSON.stringify(generation);
  return new TextEncoder().encode(`${await sha256Hex(json)}\n${json}`);
}

async function unsealed(files: CopyFiles, name: string): Promise<Generation | undefined> {
  const text = new TextDecoder().decode(await files.read(name).catch(() => undefined));
  const json = text.slice(text.indexOf('\n') + 1);
  if (text.slice(0, text.indexOf('\n')) !== (await sha256Hex(json))) return undefined;
  return JSON.parse(json) as Generation;
}

/** What there is of a library beside it: the last copy or, where there is none yet, its journal. */
async function held(files: CopyFiles): Promise<CopySummary | undefined> {
  const names = await files.names();
  const [last] = await generations(files, names);
  if (last) return summaryOf(last);
  const entry = entriesAmong(names).at(-1);
  if (!entry) return undefined;
  const ids = new Set((await readJournal(files)).flatMap(({ documents }) => documents.map(({ id }) => id)));
  const of = (prefix: string) => [...ids].filter((id) => id.startsWith(prefix)).length;
  return { at: entry.at, notes: of('n:'), terms: of('g:'), articles: 0 };
}

/** Puts back what was being typed, unless it was typed on since. */
async function putDrafts({ drafts }: Library, journal: readonly JournalEntry[], copied: number): Promise<void> {
  for (const [key, draft] of draftsAfter(journal)) {
    const there = await drafts.get(key);
    if (draft && (there?.savedAt ?? 0) <= draft.savedAt) await drafts.put(draft);
    if (!draft && there && there.savedAt <= copied) await drafts.delete(key);
  }
}

function summaryOf({ at, notes, terms, articles }: Generation): CopySummary {
  return { at, notes, terms, articles };
}

/** Removes all generations but some; the journal stays. */
async function keepOnly(files: CopyFiles, kept: readonly Generation[], now: number): Promise<void> {
  const names = await files.names();
  const wanted = new Set([
    ...kept.flatMap((generation) => [generationName(generation), ...generation.parts]),
    ...entriesAmong(names).map(({ file }) => file),
    ...names.filter((name) => isBeingWritten(name, now)),
  ]);
  for (const name of names) if (!wanted.has(name)) await files.remove(name);
}

async function isWhole(files: CopyFiles, { parts }: Generation): Promise<boolean> {
  for (const name of parts) if (!(await readPart(files, name))) return false;
  return true;
}

/** Puts what a part holds where it is not there already, documents merged. */
async function putPart(library: Library, files: CopyFiles, name: string, now: number): Promise<void> {
  const part = await readPart(files, name);
  if (!part || !COPIED.includes(part.table)) return;
  if (part.table === 'ydocs') {
    const documents = part.rows as StoredDocument[];
    return takeIn(
      library,
      documents.map(({ id, state }) => ({ id, update: state })),
      now,
    );
  }
  const table = library.table(part.table);
  await library.transaction('rw', table, async () => {
    const there = await table.bulkGet(part.rows.map((row) => keyOf(table, row)));
    await table.bulkAdd(part.rows.filter((_, i) => there[i] === undefined));
  });
}

/** Merges documents; sync carries them anew, for nobody knows what it had carried. */
async function takeIn(library: Library, updates: readonly DocumentUpdate[], now: number): Promise<void> {
  await library.transaction('rw', documentTables(library), async () => {
    await receive(library, updates, now);
    await library.pending.bulkAdd(updates);
  });
}

/** Deletes a library that cannot be read, and opens an empty one; the documents that could still be read. */
async function emptied(library: Library): Promise<StoredDocument[]> {
  const ids = await library.ydocs
    .toCollection()
    .primaryKeys()
    .catch(() => []);
  const found = await Promise.all(ids.map((id) => library.ydocs.get(id).catch(() => undefined)));
  await library.delete();
  await library.open();
  return found.filter((document) => document !== undefined);
}
