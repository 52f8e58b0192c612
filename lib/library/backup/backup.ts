import { Dexie } from 'dexie';
import { type BackupTable, writeBackup } from '@/lib/library/backup/backup-file';
import { toBase64 } from '@/lib/library/base64';
import type { Library } from '@/lib/library/database';
import { migrate } from '@/lib/library/documents/migrate';
import { lifeId, rowsOf } from '@/lib/library/documents/record-rows';
import { nearRows } from '@/lib/library/near';
import type { LastStanding, NoteId, ReadArticle, RecordId } from '@/lib/library/records';

/** How many records are read at once. */
const STEP = 256;

/** How much of something long is done, from 0 to 1. */
export type Progress = (done: number) => void;

/**
 * Writes the whole library as one text, piece by piece (backup-file.ts): documents with their rows, their merged histories,
 * their deletions and, of a kept passage, how it stood at its last visit; the articles read and kept, drafts, and the settings as they are given. Two backups of one library differ only
 * in their last line, the time. What belongs to this device alone (what sync has sent) is left out. Rejects where the library
 * cannot be read.
 */
export async function* exportLibrary(
  library: Library,
  settings: unknown,
  now = Date.now(),
  progress: Progress = () => {},
): AsyncGenerator<string> {
  while (await migrate(library));
  const { ydocs, articles, kept, drafts } = library;
  const counts = await Promise.all([ydocs, articles, kept, drafts].map((table) => table.count()));
  const all = counts.reduce((sum, count) => sum + count, 1);
  let done = 0;
  const counted = async function* () {
    for await (const record of recordsOf(library, settings)) {
      yield record;
      done += 1;
      if (done % STEP === 0) progress(Math.min(1, done / all));
    }
  };
  yield* writeBackup(counted(), now);
  progress(1);
}

async function* recordsOf(library: Library, settings: unknown): AsyncGenerator<readonly [BackupTable, unknown]> {
  yield ['settings', settings];
  for await (const ids of keysOf(library, 'ydocs'))
    for (const record of await documentsOf(library, ids as string[])) yield ['documents', record];
  for await (const ids of keysOf(library, 'articles'))
    for (const record of await articlesOf(library, ids as ReadArticle['id'][])) yield ['articles', record];
  for (const name of ['kept', 'drafts'] as const)
    for await (const ids of keysOf(library, name, 16))
      for (const record of await library.table(name).bulkGet(ids)) if (record) yield [name, record];
}

/** The keys of a table in their order, some at a time. */
async function* keysOf(library: Library, name: string, step = STEP): AsyncGenerator<string[]> {
  const table = library.table<unknown, string>(name);
  let after = '';
  for (;;) {
    const keys = await table.where(':id').above(after).limit(step).primaryKeys();
    if (keys.length > 0) yield keys;
    if (keys.length < step) return;
    after = keys.at(-1) as string;
  }
}

/** Documents as they stand in a backup, each with its deletions; deletions that came before their record stand alone. */
async function documentsOf(library: Library, ids: readonly string[]): Promise<object[]> {
  const { ydocs, notes, glossary, corrections, bin, standings } = library;
  return library.transaction('r', [ydocs, notes, glossary, corrections, bin, standings], async () => {
    const records = ids.filter((id) => !id.startsWith('l:')) as RecordId[];
    const deleted = ids.filter((id) => id.startsWith('l:')).map((id) => id.slice(2) as RecordId);
    const known = await nearRows(ydocs, deleted);
    const all = [...deleted.filter((_, i) => !known[i]), ...records];
    const [states, lives, binned] = [
      await nearRows(ydocs, all),
      await nearRows(ydocs, all.map(lifeId)),
      await nearRows(bin, all),
    ];
    const rows = await rowsOf(library, all, nearRows);
    const stood = await nearRows(standings, all as NoteId[]);
    return all.map((id, i) => ({
      id,
      row: rows.get(id),
      binned: binned[i]?.since,
      seen: rows.has(id) ? stood[i] && written(stood[i]) : undefined,
      state: states[i] && toBase64(states[i].state),
      life: lives[i] && toBase64(lives[i].state),
    }));
  });
}

/** How a passage stood, as it is written beside its note. */
function written({ id: _, ...seen }: LastStanding): Omit<LastStanding, 'id'> {
  return seen;
}

/** Articles as they stand in a backup, each with what was found in it. */
async function articlesOf(library: Library, ids: readonly ReadArticle['id'][]): Promise<object[]> {
  const { articles, mentions, quotations } = library;
  return library.transaction('r', [articles, mentions, quotations], async () => {
    const records: object[] = [];
    for (const article of await articles.bulkGet([...ids])) {
      if (!article) continue;
      const { id } = article;
      records.push({
        article,
        entities: await mentions.where('[articleId+key]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
        quotations: await quotations
          .where('[articleId+index]')
          .between([id, Dexie.minKey], [id, Dexie.maxKey])
          .toArray(),
      });
    }
    return records;
  });
}
