import type { Analysis } from '@/lib/analysis/analysis';
import type { Library } from '@/lib/library/database';
import { articleId } from '@/lib/library/identity';
import { type Findings, findingsOf } from '@/lib/library/reading/findings';
import type { ArticleId, ArticleSource, ReadArticle, RemovedArticle } from '@/lib/library/records';
import type { ArticleText } from '@/lib/text/article-text';

/**
 * Remembers that an article was read, with its summary, its names and what was said; reading it again moves its time on and
 * puts what is found now in the place of what was.
 */
export async function rememberArticle(
  library: Library,
  article: ArticleText & ArticleSource,
  analysis: Analysis,
  now = Date.now(),
): Promise<void> {
  const id = await articleId(article.url);
  const counts = new Map<string, number>();
  for (const { entity } of analysis.mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  await library.transaction('rw', articleTables(library), async () => {
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
    if (known) await dropFindings(library, id);
    await library.articles.put(record);
    const { entities, quotations } = findingsOf(article, analysis, id, record.firstReadAt);
    await library.mentions.bulkPut([...entities]);
    await library.quotations.bulkPut([...quotations]);
  });
}

/** An article that was read and what was found in it: what is written, forgotten and carried together. */
export interface RememberedArticle extends Findings {
  readonly article: ReadArticle;
}

/** Which articles to forget: one, a site's, those since a time, or all. */
export type Forget = { url: string } | { id: ArticleId } | { site: string } | { since: number } | 'all';

/** Articles that were forgotten, whole, so that they can be recalled. */
export interface Forgotten extends Findings {
  readonly articles: readonly ReadArticle[];
  /** Those that lay in the bin; absent where none did. */
  readonly removed?: readonly RemovedArticle[];
}

/**
 * Forgets articles with what was found in them, in the bin too, and returns all of it, so that forgetting can be undone with
 * `recallArticles`. Notes and articles kept for reading offline stay: they were kept on purpose.
 */
export async function forgetArticles(library: Library, which: Forget): Promise<Forgotten> {
  const one =
    typeof which !== 'object'
      ? undefined
      : 'id' in which
        ? which.id
        : 'url' in which
          ? await articleId(which.url)
          : undefined;
  return library.transaction('rw', articleTables(library), async () => {
    const table = library.articles;
    const articles =
      which === 'all'
        ? await table.toArray()
        : 'since' in which
          ? await table.where('lastReadAt').aboveOrEqual(which.since).toArray()
          : 'site' in which
            ? await table.where('site').equals(which.site).toArray()
            : (await table.bulkGet(one ? [one] : [])).filter((article) => article !== undefined);
    await table.bulkDelete(articles.map(({ id }) => id));
    const dropped: Findings[] = [];
    for (const { id } of articles) dropped.push(await dropFindings(library, id));
    const removed = (await library.removed.toArray()).filter((each) => isMeant(each, which, one));
    await library.removed.bulkDelete(removed.map(({ id }) => id));
    return {
      articles,
      removed,
      entities: dropped.flatMap(({ entities }) => entities),
      quotations: dropped.flatMap(({ quotations }) => quotations),
    };
  });
}

/** Puts forgotten articles back as they were. */
export async function recallArticles(
  library: Library,
  { articles, removed = [], entities, quotations }: Forgotten,
): Promise<void> {
  await library.transaction('rw', articleTables(library), async () => {
    await library.articles.bulkPut([...articles]);
    await library.removed.bulkPut([...removed]);
    await library.mentions.bulkPut([...entities]);
    await library.quotations.bulkPut([...quotations]);
  });
}

function isMeant({ id, article, kept }: RemovedArticle, which: Forget, one: ArticleId | undefined): boolean {
  if (which === 'all') return true;
  if ('since' in which) return (article?.lastReadAt ?? kept?.keptAt ?? 0) >= which.since;
  if ('site' in which) return (article ?? kept)?.site === which.site;
  return id === one;
}

/** The sites that articles were read on, in alphabetical order. */
export async function readSites(library: Library): Promise<string[]> {
  return (await library.articles.orderBy('site').uniqueKeys()).map(String);
}

/** The ids of the articles read, the last one first. */
export async function readArticleIds(library: Library): Promise<ArticleId[]> {
  return (await library.articles.orderBy('lastReadAt').primaryKeys()).reverse();
}

/** The articles read, the last one first. */
export async function readArticles(library: Library, most = 50): Promise<ReadArticle[]> {
  return library.articles.orderBy('lastReadAt').reverse().limit(most).toArray();
}

/** The tables of what was read: a caller that writes more with them opens its own transaction over these and its own. */
export function articleTables({ articles, mentions, quotations, removed }: Library) {
  return [articles, mentions, quotations, removed];
}

/** Drops what was found in an article and returns it. */
export async function dropFindings({ mentions, quotations }: Library, id: ArticleId): Promise<Findings> {
  const ofEntities = mentions.where('[articleId+key]').between([id, ''], [id, '\uffff']);
  const ofQuotations = quotations.where('[articleId+index]').between([id, 0], [id, Number.POSITIVE_INFINITY]);
  const found = { entities: await ofEntities.toArray(), quotations: await ofQuotations.toArray() };
  await ofEntities.delete();
  await ofQuotations.delete();
  return found;
}
