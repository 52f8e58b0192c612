import { Dexie } from 'dexie';
import type { Progress } from '@/lib/library/backup/backup';
import {
  type BackupTable,
  type Damage,
  damaged,
  type Problem,
  Refusal,
  readBackup,
} from '@/lib/library/backup/backup-file';
import { ARTICLES, DRAFTS, KEPT } from '@/lib/library/backup/import-articles';
import { DOCUMENTS } from '@/lib/library/backup/import-documents';
import type { Importer } from '@/lib/library/backup/importer';
import { KINDS, type Kind, OUTCOMES, type Outcome } from '@/lib/library/backup/outcomes';
import type { Library } from '@/lib/library/database';
import { migrate } from '@/lib/library/documents/migrate';
import { documentTables } from '@/lib/library/documents/record-rows';
import { articleTables } from '@/lib/library/reading/articles';
import { reasonOf } from '@/lib/text/reason';

/** What a file would change, or has changed. */
export interface ImportPlan {
  /** When the file was made. */
  readonly exportedAt: number;
  readonly counts: Readonly<Record<Kind, Readonly<Record<Outcome, number>>>>;
  /** As the file has them; whoever stores them reads them field by field. */
  readonly settings: unknown;
}

/** A file that is refused, or a library that did not take it: in both cases nothing has changed. */
export type NotImported =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly reason: string };

const IMPORTERS: Readonly<Record<Exclude<BackupTable, 'settings'>, Importer<unknown>>> = {
  documents: DOCUMENTS,
  articles: ARTICLES,
  kept: KEPT,
  drafts: DRAFTS,
};

/** As many records as are read, judged and put in one go. Of 50 and more, Dexie tells live queries the table and not every key. */
const AT_ONCE = 64;

/** Longer than any disk needs for one part. */
const PATIENCE_MS = 10 * 60_000;

/** Reads a whole file, and says what it would change; nothing is changed. Does not reject. */
export async function planImport(
  library: Library,
  file: Blob,
  progress: Progress = () => {},
): Promise<{ kind: 'plan'; plan: ImportPlan } | NotImported> {
  return attempt(async () => {
    while (await migrate(library));
    return { kind: 'plan', plan: await takeIn(library, file, progress, (next) => next()) };
  });
}

/**
 * Merges a file into the library: documents as sync merges them, of an article read twice the later reading, of a kept article
 * or a draft the later one, of a kept passage how it stood at the later visit. All of it or, whatever happens, nothing: it is one transaction, which the browser takes back where it
 * does not complete, also after a crash. (A second library, filled and put in the place of the first, would need twice the room and
 * lose what is written meanwhile.) The file is read within the transaction, part by part, and checked again; whoever writes
 * meanwhile waits. Sync will carry what is new. Does not reject.
 */
export async function importLibrary(
  library: Library,
  file: Blob,
  progress: Progress = () => {},
  now = Date.now(),
): Promise<{ kind: 'imported'; plan: ImportPlan } | NotImported> {
  const { kept, drafts, standings } = library;
  return attempt(async () => {
    while (await migrate(library));
    const tables = [...documentTables(library), ...articleTables(library), kept, drafts, standings];
    const plan = await library.transaction('rw', tables, async () => takeIn(library, file, progress, keepOpen, now));
    return { kind: 'imported', plan };
  });
}

/** Goes through a file; with a time, everything that would change something is put into the library. */
async function takeIn(
  library: Library,
  file: Blob,
  progress: Progress,
  wait: <T>(next: () => Promise<T>) => Promise<T>,
  now?: number,
): Promise<ImportPlan> {
  const counts = noCounts();
  const seen = new Set<string>();
  let settings: unknown;
  const parts = readBackup(file);
  for (;;) {
    const { value: part, done } = await wait(() => parts.next());
    if (done) return { exportedAt: part, counts, settings };
    const { table, rows } = part;
    progress(part.progress);
    if (table === 'settings') {
      settings = rows[0]?.value;
      continue;
    }
    const importer = IMPORTERS[table];
    // A few at a time, each asking the database in between: nobody is kept waiting.
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const records = rows.slice(from, from + AT_ONCE).map(({ line, value }) => {
        const record = importer.parse(value);
        if (typeof record === 'string') throw damaged(line, record as Damage);
        const key = `${table} ${importer.key(record)}`;
        if (seen.has(key)) throw damaged(line, 'twice');
        seen.add(key);
        return record;
      });
      const outcomes = await importer.judge(library, records);
      for (const [i, outcome] of outcomes.entries()) counts[importer.kind(records[i])][outcome] += 1;
      const wanted = now === undefined ? [] : records.filter((_, i) => outcomes[i] !== 'same');
      if (now !== undefined && wanted.length > 0) await importer.put(library, wanted, now);
    }
  }
}

/** Waits for a file within a transaction, which would otherwise complete. What waits knows nothing of the transaction. */
function keepOpen<T>(next: () => Promise<T>): Promise<T> {
  return Dexie.waitFor(Dexie.ignoreTransaction(next), PATIENCE_MS);
}

function noCounts(): Record<Kind, Record<Outcome, number>> {
  const none = () => Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  return Object.fromEntries(KINDS.map((kind) => [kind, none()])) as Record<Kind, Record<Outcome, number>>;
}

async function attempt<T>(act: () => Promise<T>): Promise<T | NotImported> {
  try {
    return await act();
  } catch (error) {
    // Dexie wraps what a transaction's scope throws only where it is its own.
    if (error instanceof Refusal) return { kind: 'refused', problem: error.problem };
    return { kind: 'failed', reason: reasonOf((error as { inner?: unknown } | undefined)?.inner ?? error) };
  }
}
