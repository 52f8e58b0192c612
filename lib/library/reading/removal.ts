import type { Library } from '@/lib/library/database';
import { remove, restore } from '@/lib/library/documents/documents';
import { documentTables } from '@/lib/library/documents/record-rows';
import { notesOf } from '@/lib/library/notes';
import { articleTables, type Forgotten, forgetArticles, recallArticles } from '@/lib/library/reading/articles';
import { dropKept, returnKept } from '@/lib/library/reading/kept';
import type { ArticleId, KeptArticle, NoteId } from '@/lib/library/records';

/** What was removed with an article, so that `returnArticle` can bring all of it back. */
export interface RemovedArticle {
  readonly forgotten: Forgotten;
  readonly kept: KeptArticle | undefined;
  readonly notes: readonly NoteId[];
}

/** Removes an article with what was found in it, its kept text and its notes (into the bin), all in one transaction. */
export async function removeArticle(
  library: Library,
  { id, url }: { readonly id: ArticleId; readonly url: string },
  now = Date.now(),
): Promise<RemovedArticle> {
  return library.transaction('rw', tables(library), async () => {
    const notes = (await notesOf(library, url)).map((note) => note.id);
    for (const note of notes) await remove(library, note, now);
    return { forgotten: await forgetArticles(library, { id }), kept: await dropKept(library, id), notes };
  });
}

/** Brings a removed article back as it was, with its notes, in one transaction. */
export async function returnArticle(
  library: Library,
  { forgotten, kept, notes }: RemovedArticle,
  now = Date.now(),
): Promise<void> {
  await library.transaction('rw', tables(library), async () => {
    await recallArticles(library, forgotten);
    if (kept) await returnKept(library, kept);
    for (const note of notes) await restore(library, note, now);
  });
}

function tables(library: Library) {
  return [...articleTables(library), library.kept, ...documentTables(library)];
}
