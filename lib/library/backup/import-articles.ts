import type { Table } from 'dexie';
import { parseDraft, parseKeptArticle, parseRememberedArticle } from '@/lib/library/backup/article-wire';
import type { Importer } from '@/lib/library/backup/importer';
import type { Kind, Outcome } from '@/lib/library/backup/outcomes';
import type { Library } from '@/lib/library/database';
import { dropFindings, type RememberedArticle, recallArticles } from '@/lib/library/reading/articles';
import type { Draft, KeptArticle } from '@/lib/library/records';

/** Of an article read on two devices the later reading stands, since the earlier one's first time. */
export const ARTICLES: Importer<RememberedArticle> = {
  parse: (value) => parseRememberedArticle(value) ?? 'record',
  key: ({ article }) => article.id,
  kind: () => 'articles',
  async judge(library, records) {
    const known = await library.articles.bulkGet(records.map(({ article }) => article.id));
    return records.map(({ article }, i) => {
      const ours = known[i];
      if (!ours) return 'added';
      return article.lastReadAt > ours.lastReadAt || article.firstReadAt < ours.firstReadAt ? 'changed' : 'same';
    });
  },
  async put(library, records) {
    for (const theirs of records) {
      const { article } = theirs;
      const known = await library.articles.get(article.id);
      const found = await dropFindings(library, article.id);
      const later = known && known.lastReadAt >= article.lastReadAt ? { article: known, ...found } : theirs;
      const readAt = Math.min(article.firstReadAt, known?.firstReadAt ?? article.firstReadAt);
      await recallArticles(library, {
        articles: [{ ...later.article, firstReadAt: readAt }],
        entities: later.entities.map((entity) => ({ ...entity, readAt })),
        quotations: later.quotations.map((quotation) => ({ ...quotation, readAt })),
      });
    }
  },
};

/** The later one stands. */
export const KEPT: Importer<KeptArticle> = {
  parse: (value) => parseKeptArticle(value) ?? 'record',
  ...latest(
    'kept',
    ({ id }) => id,
    ({ keptAt }) => keptAt,
  ),
};

/** What was typed later stands. */
export const DRAFTS: Importer<Draft> = {
  parse: (value) => parseDraft(value) ?? 'record',
  ...latest(
    'drafts',
    ({ key }) => key,
    ({ savedAt }) => savedAt,
  ),
};

function latest<T>(
  name: 'kept' | 'drafts',
  key: (row: T) => string,
  time: (row: T) => number,
): Omit<Importer<T>, 'parse'> {
  const table = (library: Library): Table<T, string> => library.table(name);
  const kind: Kind = name;
  return {
    key,
    kind: () => kind,
    async judge(library, rows) {
      const known = await table(library).bulkGet(rows.map(key));
      return rows.map((row, i): Outcome => {
        const ours = known[i];
        if (ours === undefined) return 'added';
        return time(row) > time(ours) ? 'changed' : 'same';
      });
    },
    async put(library, rows) {
      await table(library).bulkPut([...rows]);
    },
  };
}
