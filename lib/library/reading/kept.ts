import type { Analysis } from '@/lib/analysis/analysis';
import type { Library } from '@/lib/library/database';
import { articleId } from '@/lib/library/identity';
import type { ArticleId, ArticleSource, KeptArticle } from '@/lib/library/records';
import type { ArticleText } from '@/lib/text/article-text';

/** Keeps an article for reading without the network; keeping it again takes its text as it is now. */
export async function keepArticle(
  library: Library,
  article: ArticleText & ArticleSource,
  analysis: Analysis,
  now = Date.now(),
): Promise<KeptArticle> {
  const { url, title, site, published, text, blocks } = article;
  const record: KeptArticle = {
    id: await articleId(url),
    url,
    title,
    site,
    ...(published ? { published } : {}),
    text,
    blocks,
    analysis,
    keptAt: now,
  };
  await library.kept.put(record);
  return record;
}

/** A kept article by its id (`articleId` of its canonical address). */
export async function keptArticle(library: Library, id: ArticleId): Promise<KeptArticle | undefined> {
  return library.kept.get(id);
}

/** Whether an article is kept. */
export async function isKept(library: Library, id: ArticleId): Promise<boolean> {
  return (await library.kept.where('id').equals(id).count()) > 0;
}

/** The ids of the kept articles, the last kept first. */
export async function keptIds(library: Library): Promise<ArticleId[]> {
  return (await library.kept.orderBy('keptAt').primaryKeys()).reverse();
}

/** Drops a kept article for good and returns it: `removeKept` puts it into the bin. Its notes stay. */
export async function dropKept(library: Library, id: ArticleId): Promise<KeptArticle | undefined> {
  return library.transaction('rw', library.kept, async () => {
    const article = await library.kept.get(id);
    await library.kept.delete(id);
    return article;
  });
}
