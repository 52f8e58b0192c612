import { changeMarks } from '@/lib/library/change-marks';
import type { ArticleId, GlossaryId, NoteId } from '@/lib/library/records';

/**
 * The name of a record among all that can be found. A note's, a term's and an article's is its id; a quotation's is `q:`, its
 * article's id and its index; an entity's is `e:` and its key.
 */
export type Ref = string;

/** The tables in which things are found, and the ref of a row by its primary key. */
export const SEARCHED: Readonly<Record<string, (key: unknown) => Ref>> = {
  notes: (id) => id as NoteId,
  glossary: (id) => id as GlossaryId,
  articles: (id) => id as ArticleId,
  quotations: (key) => `q:${(key as [ArticleId, number]).join(':')}`,
  mentions: (key) => `e:${(key as [ArticleId, string])[1]}`,
};

/** The tables of the index: they follow from the others, and can be made anew from them. */
export const INDEX_TABLES: ReadonlySet<string> = new Set(['unindexed', 'indexed', 'segments', 'heads', 'chunks']);

/** A record that was changed since it was indexed, or never was. */
export interface Unindexed {
  readonly ref: Ref;
}

/** Marks every row that is written or deleted as one that the index does not know yet. */
export const searchMarks = changeMarks(
  'search marks',
  'unindexed',
  Object.fromEntries(
    Object.entries(SEARCHED).map(([table, refOf]) => [
      table,
      (keys) => [...new Set(keys.map(refOf))].map((ref): Unindexed => ({ ref })),
    ]),
  ),
);
