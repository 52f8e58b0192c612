import type { Binned, Library } from '@/lib/library/database';
import { remove, restore } from '@/lib/library/documents/documents';
import { tableOf } from '@/lib/library/documents/record-rows';
import type { Row } from '@/lib/library/documents/shapes';
import { removeArticle, returnArticle } from '@/lib/library/reading/removal';
import type { ArticleId, LastStanding, NoteId, RecordId, RemovedArticle } from '@/lib/library/records';
import { isArticleId } from '@/lib/library/wire';

/** What lies in the bin, the last thrown away first: `restoreNote`, `restoreTerm` or `restoreCorrection` take it back. */
export async function binned(library: Library): Promise<Row[]> {
  const lying = await library.bin.orderBy('since').reverse().toArray();
  const rows = await Promise.all(lying.map(({ id }) => tableOf(library, id).get(id)));
  return rows.filter((row) => row !== undefined);
}

/** How long what was thrown away can be brought back: thirty days, in milliseconds. */
export const BIN_MS = 30 * 24 * 3_600_000;

/** What a thing in the bin is known by: a record, or an article. */
export type BinnedId = RecordId | ArticleId;

/** The ids of what lies in the bin, the last thrown away first; corrections that were taken back are no part of it. Only keys are read. */
export async function binnedIds({ bin, removed }: Library): Promise<BinnedId[]> {
  const lying: { id: BinnedId; since: number }[] = [];
  for (const table of [bin, removed]) {
    const [times, ids] = await Promise.all([table.orderBy('since').keys(), table.orderBy('since').primaryKeys()]);
    for (const [i, id] of ids.entries()) if (!id.startsWith('c:')) lying.push({ id, since: times[i] as number });
  }
  return lying
    .sort((a, b) => a.since - b.since)
    .map(({ id }) => id)
    .reverse();
}

/** A record or an article that lies in the bin, and since when on this device. */
export interface BinnedRow {
  readonly row: Row | RemovedArticle;
  readonly since: number;
}

/** What lies in the bin under some ids, each in its place; undefined where it does no more. */
export async function binnedByIds(library: Library, ids: readonly BinnedId[]): Promise<(BinnedRow | undefined)[]> {
  return Promise.all(
    ids.map(async (id) => {
      if (isArticleId(id)) {
        const row = await library.removed.get(id);
        return row && { row, since: row.since };
      }
      const [row, lying] = await Promise.all([tableOf(library, id).get(id), library.bin.get(id)]);
      return row && lying && { row, since: lying.since };
    }),
  );
}

/** Takes something out of the bin as it was, whatever it is. */
export async function takeOut(library: Library, id: BinnedId, now = Date.now()): Promise<void> {
  await (isArticleId(id) ? returnArticle(library, id, now) : restore(library, id, now));
}

/** Puts what was taken out back into the bin. */
export async function throwBack(library: Library, id: BinnedId, now = Date.now()): Promise<void> {
  await (isArticleId(id) ? removeArticle(library, id, now) : remove(library, id, now));
}

/** What emptying the bin took, so that `refillBin` can put it back. */
export interface Emptied {
  readonly lying: readonly Binned[];
  readonly rows: readonly Row[];
  readonly articles: readonly RemovedArticle[];
  readonly standings: readonly LastStanding[];
}

/**
 * Empties the bin of what was thrown away before a time. The rows go; the documents stay until every device knows of it, and an
 * edit from one that did not know brings the record back.
 */
export async function emptyBin(library: Library, before: number): Promise<Emptied> {
  const { bin, notes, glossary, corrections, standings, removed } = library;
  return library.transaction('rw', [bin, notes, glossary, corrections, standings, removed], async () => {
    const lying = await bin.where('since').below(before).toArray();
    const rows: Row[] = [];
    for (const { id } of lying) {
      const row = await tableOf(library, id).get(id);
      if (row) rows.push(row);
      await tableOf(library, id).delete(id);
    }
    const ids = lying.map(({ id }) => id);
    await bin.bulkDelete(ids);
    const stood = await standings.bulkGet(ids as NoteId[]);
    await standings.bulkDelete(ids as NoteId[]);
    const thrown = removed.where('since').below(before);
    const articles = await thrown.toArray();
    await thrown.delete();
    return { lying, rows, articles, standings: stood.filter((standing) => standing !== undefined) };
  });
}

/** Puts back what emptying the bin took; what has come back meanwhile by itself is left as it is. */
export async function refillBin(library: Library, { lying, rows, articles, standings: stood }: Emptied): Promise<void> {
  const { bin, notes, glossary, corrections, standings, removed } = library;
  await library.transaction('rw', [bin, notes, glossary, corrections, standings, removed], async () => {
    const back = new Set<string>();
    for (const row of rows) {
      const table = tableOf(library, row.id);
      if (await table.get(row.id)) continue;
      await table.put(row);
      back.add(row.id);
    }
    await bin.bulkPut(lying.filter(({ id }) => back.has(id)));
    await standings.bulkPut(stood.filter(({ id }) => back.has(id)));
    const there = await removed.bulkGet(articles.map(({ id }) => id));
    await removed.bulkPut(articles.filter((_, i) => !there[i]));
  });
}
