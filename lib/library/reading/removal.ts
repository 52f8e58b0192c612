import type { Library } from '@/lib/library/database';
import { remove, restore } from '@/lib/library/documents/documents';
import { documentTables } from '@/lib/library/documents/record-rows';
import { notesOf } from '@/lib/library/notes';
import { articleTables, forgetArticles, recallArticles } from '@/lib/library/reading/articles';
import { dropKept } from '@/lib/library/reading/kept';
import type { ArticleId, RemovedArticle } from '@/lib/library/records';

/** Throws an article into the bin, with what was found in it, its kept text and its notes, all in one transaction. */
export async function removeArticle(library: Library, id: ArticleId, now = Date.now()): Promise<RemovedArticle> {
  return library.transaction('rw', tables(library), async () => {
    const source = (await library.articles.get(id)) ?? (await library.kept.get(id));
    const notes = (source ? await notesOf(library, source.url) : []).map((note) => note.id);
    for (const note of notes) await remove(library, note, now);
    const { articles, entities, quotations, removed } = await forgetArticles(library, { id });
    const kept = await dropKept(library, id);
    const [article] = articles;
    const what = { ...(article ? { article } : {}), ...(kept ? { kept } : {}) };
    return throwIn(library, removed?.[0], { id, since: now, entities, quotations, notes, ...what });
  });
}

/** Throws the kept text of an article into the bin; what was found in it and its notes stay. */
export async function removeKept(library: Library, id: ArticleId, now = Date.now()): Promise<RemovedArticle> {
  return library.transaction('rw', [library.kept, library.removed], async () => {
    const kept = await dropKept(library, id);
    const before = await library.removed.get(id);
    const what = kept ? { kept } : {};
    return throwIn(library, before, { id, since: now, entities: [], quotations: [], notes: [], ...what });
  });
}

/**
 * Brings an article back out of the bin as it was, with the notes that still lie there, in one transaction. What was read or kept anew
 * meanwhile stays.
 */
export async function returnArticle(library: Library, id: ArticleId, now = Date.now()): Promise<void> {
  await library.transaction('rw', tables(library), async () => {
    const removed = await library.removed.get(id);
    if (!removed) return;
    const { article, entities, quotations, kept, notes } = removed;
    if (article && !(await library.articles.get(id)))
      await recallArticles(library, { articles: [article], entities, quotations });
    if (kept && !(await library.kept.get(id))) await library.kept.put(kept);
    for (const note of notes) if (await library.bin.get(note)) await restore(library, note, now);
    await library.removed.delete(id);
  });
}

/** What lay in the bin of the same article before stays there where nothing newer takes its place. */
async function throwIn(
  library: Library,
  before: RemovedArticle | undefined,
  removed: RemovedArticle,
): Promise<RemovedArticle> {
  const { entities, quotations } = removed.article || !before ? removed : before;
  const notes = [...new Set([...(before?.notes ?? []), ...removed.notes])];
  const all = { ...before, ...removed, entities, quotations, notes };
  await library.removed.put(all);
  return all;
}

function tables(library: Library) {
  return [...articleTables(library), library.kept, ...documentTables(library)];
}
