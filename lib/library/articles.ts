import type { Analysis } from '@/lib/analysis/analysis';
import type { Library } from '@/lib/library/database';
import { articleId } from '@/lib/library/identity';
import type { ReadArticle } from '@/lib/library/records';
import type { ArticleText } from '@/lib/text/article-text';

/** Where an article is from, as far as it is remembered. */
export interface ArticleSource {
  readonly url: string;
  readonly title: string;
  readonly site: string;
  readonly published?: string;
}

/** Remembers that an article was read, with its summary and names; reading it again moves its time on. */
export async function rememberArticle(
  library: Library,
  article: ArticleText & ArticleSource,
  analysis: Analysis,
  now = Date.now(),
): Promise<void> {
  const id = await articleId(article.url);
  const counts = new Map<string, number>();
  for (const { entity } of analysis.mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  await library.transaction('rw', library.articles, async () => {
    const known = await library.articles.get(id);
    const record: ReadArticle = {
      id,
      url: article.url,
      site: article.site,
      title: article.title,
      ...(article.published ? { published: article.published } : {}),
      summary: analysis.summary.map(({ start, end }) => article.text.slice(start, end)),
      names: analysis.entities.map(({ id: entity, kind, name }) => ({ kind, name, count: counts.get(entity) ?? 0 })),
      firstReadAt: known?.firstReadAt ?? now,
      lastReadAt: now,
    };
    await library.articles.put(record);
  });
}

/** Which articles to forget: one, a site's, those since a time, or all. */
export type Forget = { url: string } | { site: string } | { since: number } | 'all';

/** Forgets articles and returns them, so that forgetting can be undone with `recallArticles`. */
export async function forgetArticles(library: Library, which: Forget): Promise<ReadArticle[]> {
  return library.transaction('rw', library.articles, async () => {
    const table = library.articles;
    const found =
      which === 'all'
        ? await table.toArray()
        : 'since' in which
          ? await table.where('lastReadAt').aboveOrEqual(which.since).toArray()
          : 'site' in which
            ? await table.where('site').equals(which.site).toArray()
            : await table.filter(({ url }) => url === which.url).toArray();
    await table.bulkDelete(found.map(({ id }) => id));
    return found;
  });
}

/** Puts forgotten articles back as they were. */
export async function recallArticles(library: Library, articles: readonly ReadArticle[]): Promise<void> {
  await library.articles.bulkPut([...articles]);
}

/** The articles read, the last one first. */
export async function readArticles(library: Library, most = 50): Promise<ReadArticle[]> {
  return library.articles.orderBy('lastReadAt').reverse().limit(most).toArray();
}
