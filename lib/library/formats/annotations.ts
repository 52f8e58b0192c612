import type { Library } from '@/lib/library/database';
import { create } from '@/lib/library/documents/documents';
import { documentTables } from '@/lib/library/documents/record-rows';
import { readAnnotations, type TextOf } from '@/lib/library/formats/web-annotation';
import { articleId } from '@/lib/library/identity';
import type { ArticleSource, Note } from '@/lib/library/records';

/** The texts of the kept articles among some, by their addresses: what positions in them are counted in. */
export async function keptTexts(library: Library, urls: readonly string[]): Promise<TextOf> {
  const ids = await Promise.all([...new Set(urls)].map(articleId));
  const texts = new Map<string, string>();
  for (const article of await library.kept.bulkGet(ids)) if (article) texts.set(article.url, article.text);
  return (url) => texts.get(url);
}

/** The notes that a file of Web Annotations has, as they would be kept; undefined where it is none. */
export async function annotationsOf(
  library: Library,
  file: Blob,
  now = Date.now(),
): Promise<{ notes: Note[]; skipped: number } | undefined> {
  const json = await file.text();
  const first = await readAnnotations(json, () => undefined);
  if (!first) return undefined;
  const texts = await keptTexts(
    library,
    first.notes.map(({ article }) => article.url),
  );
  const { notes, skipped } = (await readAnnotations(json, texts)) ?? first;
  const rows = notes.map(
    async ({ tags = [], body = '', createdAt = now, updatedAt = createdAt, ...rest }): Promise<Note> => {
      const article = await sourceOf(library, rest.article);
      // A day to come would stay the first in every list.
      const times = { createdAt: Math.min(createdAt, now), updatedAt: Math.min(updatedAt, now) };
      return { ...rest, article, tags: [...new Set(tags)].sort(), body, ...times };
    },
  );
  return { notes: await Promise.all(rows), skipped };
}

/** An article as a file has it; where that does not say what it is called, as the library does. */
async function sourceOf({ articles, kept }: Library, article: ArticleSource): Promise<Note['article']> {
  const id = await articleId(article.url);
  const known = article.title === article.url ? ((await articles.get(id)) ?? (await kept.get(id))) : undefined;
  if (!known) return { ...article, id };
  const { url, title, site, published } = known;
  return { id, url, title, site, ...(published ? { published } : {}) };
}

/** Keeps such notes, all or none; those that are there already stay as they are. */
export async function keepAnnotations(library: Library, notes: readonly Note[]): Promise<void> {
  await library.transaction('rw', documentTables(library), async () => {
    for (const note of notes) await create(library, note);
  });
}
