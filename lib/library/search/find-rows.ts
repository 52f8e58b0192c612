import type { Table } from 'dexie';
import type { Library } from '@/lib/library/database';
import { nearRows } from '@/lib/library/near';
import type { ArticleEntity, ArticleId, GlossaryId, NoteId } from '@/lib/library/records';
import type { Ref } from '@/lib/library/search/marks';
import { type Found, type Searchable, type SearchKind, searchable } from '@/lib/library/search/searchable';

/**
 * What is found under some refs, in order; undefined where there is nothing, or it lies in the bin. Of refs that follow one another, as
 * those that wait for the index mostly do, all rows come as one answer of the database; one by one each is a question of its own.
 */
export async function findRows(
  library: Library,
  refs: readonly Ref[],
  { doFollow = false }: { readonly doFollow?: boolean } = {},
): Promise<(Found | undefined)[]> {
  const rowsAt = doFollow ? nearRows : rowsOneByOne;
  const found = new Map<Ref, Found>();
  const of = (start: string) => refs.filter((ref) => ref.startsWith(start));
  const put = (all: readonly (Found['row'] | undefined)[], named: readonly Ref[], kind: SearchKind) => {
    for (const [i, row] of all.entries()) {
      const isThere = row && !('deletedAt' in row && row.deletedAt !== undefined);
      if (isThere) found.set(named[i] as Ref, { kind, row } as Found);
    }
  };
  const [notes, terms, articles, quotations] = [of('n:'), of('g:'), of('a:'), of('q:')];
  if (notes.length > 0) put(await rowsAt(library.notes, notes as NoteId[]), notes, 'note');
  if (terms.length > 0) put(await rowsAt(library.glossary, terms as GlossaryId[]), terms, 'term');
  if (articles.length > 0) put(await rowsAt(library.articles, articles as ArticleId[]), articles, 'article');
  if (quotations.length > 0)
    put(await library.quotations.bulkGet(quotations.map(quotationKey)), quotations, 'quotation');
  for (const ref of of('e:')) put([await lastMention(library, ref.slice(2))], [ref], 'entity');
  return refs.map((ref) => found.get(ref));
}

/** What is found, as search sees it; a quotation is of its article's site. */
export async function searchables(
  library: Library,
  found: readonly (Found | undefined)[],
): Promise<(Searchable | undefined)[]> {
  const ids = new Set(found.flatMap((each) => (each?.kind === 'quotation' ? [each.row.articleId] : [])));
  const articles = ids.size > 0 ? await library.articles.bulkGet([...ids]) : [];
  const sites = new Map(articles.flatMap((article) => (article ? [[article.id, article.site] as const] : [])));
  return found.map(
    (each) => each && searchable(each, each.kind === 'quotation' ? sites.get(each.row.articleId) : undefined),
  );
}

function rowsOneByOne<Id, Row>(table: Table<Row, Id>, ids: readonly Id[]): Promise<(Row | undefined)[]> {
  return table.bulkGet([...ids]);
}

function quotationKey(ref: Ref): [ArticleId, number] {
  const end = ref.lastIndexOf(':');
  return [ref.slice(2, end) as ArticleId, Number(ref.slice(end + 1))];
}

async function lastMention({ mentions }: Library, key: string): Promise<ArticleEntity | undefined> {
  return mentions
    .where('[key+readAt]')
    .between([key, Number.NEGATIVE_INFINITY], [key, Number.POSITIVE_INFINITY], true, true)
    .last();
}
