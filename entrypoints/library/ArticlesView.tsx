import { type ArticleLine, ArticleRow } from '@/components/library/articles/ArticleRow';
import { Listing } from '@/components/library/list/Listing';
import { Parts } from '@/components/library/list/Parts';
import type { Library } from '@/lib/library/database';
import { readArticleIds } from '@/lib/library/reading/articles';
import { keptIds } from '@/lib/library/reading/kept';
import { removeArticle, returnArticle } from '@/lib/library/reading/removal';
import type { ArticleId } from '@/lib/library/records';
import type { Desk } from './desk';
import { useLive, useRows } from './queries';
import { hashOf } from './route';

/** The articles read, or those kept for reading without the network. */
export function ArticlesView({ desk }: { desk: Desk }) {
  const { library, t, language, route, act } = desk;
  const part = route.params.part === 'kept' ? 'kept' : 'read';
  const keys = useLive<readonly string[]>(
    () => (part === 'kept' ? keptIds(library) : readArticleIds(library)),
    [library, part],
  );
  const { rowOf, onRange } = useRows(keys, (ids) => articleLines(library, ids as ArticleId[]));
  return (
    <>
      <h1>{t('library.articles')}</h1>
      <Parts
        label={t('library.articles')}
        parts={[
          { href: hashOf('articles'), label: t('library.read'), current: part === 'read' },
          {
            href: hashOf('articles', undefined, { part: 'kept' }),
            label: t('library.keptArticles'),
            current: part === 'kept',
          },
        ]}
      />
      <Listing
        t={t}
        label={t(part === 'kept' ? 'library.keptArticles' : 'library.read')}
        keys={keys}
        estimate={104}
        empty={<NoArticles desk={desk} part={part} />}
        rowOf={rowOf}
        onRange={onRange}
      >
        {(article, id) => (
          <ArticleRow
            t={t}
            language={language}
            article={article}
            href={hashOf('articles', id)}
            onRemove={() =>
              act(
                () => removeArticle(library, id as ArticleId),
                ({ notes }) => t('library.removedArticle', { n: notes.length }),
                (removed) => returnArticle(library, removed.id),
              )
            }
          />
        )}
      </Listing>
    </>
  );
}

/** Why there are none, and what can be done about it. */
function NoArticles({ desk: { t, remembers }, part }: { desk: Desk; part: 'read' | 'kept' }) {
  if (part === 'kept') return <p>{t('library.noKept')}</p>;
  return (
    <>
      <p>{t(remembers ? 'library.noRead' : 'library.noRemembering')}</p>
      <p>
        {remembers ? (
          <a href="/welcome.html">{t('welcome.try')}</a>
        ) : (
          <a href="/options.html#remembered">{t('popup.settings')}</a>
        )}
      </p>
    </>
  );
}

async function articleLines(library: Library, ids: readonly ArticleId[]): Promise<(ArticleLine | undefined)[]> {
  const read = await library.articles.bulkGet([...ids]);
  const kept = await library.kept.bulkGet([...ids]);
  return Promise.all(
    ids.map(async (_, i) => {
      const source = read[i] ?? kept[i];
      if (!source) return undefined;
      const { url, title, site, published } = source;
      return {
        url,
        title,
        site,
        ...(published ? { published } : {}),
        lastReadAt: read[i]?.lastReadAt,
        summary: read[i]?.summary[0],
        isKept: kept[i] !== undefined,
        notes: await library.notes.where('article.url').equals(url).count(),
      };
    }),
  );
}
