import type { Library } from '@/lib/library/database';
import type {
  ArticleEntity,
  ArticleId,
  ArticleQuotation,
  Colour,
  GlossaryEntry,
  GlossaryId,
  Note,
  NoteId,
  ReadArticle,
} from '@/lib/library/records';

/** What can be found, each with its row. */
export type Found =
  | { readonly kind: 'note'; readonly row: Note }
  | { readonly kind: 'term'; readonly row: GlossaryEntry }
  | { readonly kind: 'article'; readonly row: ReadArticle }
  | { readonly kind: 'quotation'; readonly row: ArticleQuotation }
  /** Of an entity, the row of the article that was read last. */
  | { readonly kind: 'entity'; readonly row: ArticleEntity };

export type SearchKind = Found['kind'];

/** Where in a record words are looked for. */
export type SearchField =
  | 'passage'
  | 'body'
  | 'tag'
  | 'speaker'
  | 'role'
  | 'title'
  | 'term'
  | 'english'
  | 'definition'
  | 'context'
  | 'summary'
  | 'name'
  | 'text';

/** A record as search sees it. */
export interface Searchable {
  /** The first is what it is called by: the passage, the term, the title, the name. */
  readonly texts: readonly { readonly field: SearchField; readonly text: string }[];
  /** When it was changed, read or met last: what is newer comes first. */
  readonly time: number;
  readonly site?: string;
  readonly tags: readonly string[];
  readonly colour?: Colour;
}

/**
 * The name of a record among all that can be found. A note's, a term's and an article's is its id; a quotation's is `q:`, its
 * article's id and its index; an entity's is `e:` and its key.
 */
export type Ref = string;

/** What stands further on in one text is not found: indexing it in one go would keep the reader waiting. */
const LONGEST_TEXT = 100_000;

/** The tables in which things are found, and the ref of a row by its primary key. */
export const SEARCHED: Readonly<Record<string, (key: unknown) => Ref>> = {
  notes: (id) => id as NoteId,
  glossary: (id) => id as GlossaryId,
  articles: (id) => id as ArticleId,
  quotations: (key) => `q:${(key as [ArticleId, number]).join(':')}`,
  mentions: (key) => `e:${(key as [ArticleId, string])[1]}`,
};

/** What is found under some refs, in order; undefined where there is nothing, or it lies in the bin. */
export async function findRows(library: Library, refs: readonly Ref[]): Promise<(Found | undefined)[]> {
  const found = new Map<Ref, Found>();
  const of = (start: string) => refs.filter((ref) => ref.startsWith(start));
  const put = (all: readonly (Found['row'] | undefined)[], named: readonly Ref[], kind: SearchKind) => {
    for (const [i, row] of all.entries()) {
      const isThere = row && !('deletedAt' in row && row.deletedAt !== undefined);
      if (isThere) found.set(named[i] as Ref, { kind, row } as Found);
    }
  };
  const [notes, terms, articles, quotations] = [of('n:'), of('g:'), of('a:'), of('q:')];
  if (notes.length > 0) put(await library.notes.bulkGet(notes as NoteId[]), notes, 'note');
  if (terms.length > 0) put(await library.glossary.bulkGet(terms as GlossaryId[]), terms, 'term');
  if (articles.length > 0) put(await library.articles.bulkGet(articles as ArticleId[]), articles, 'article');
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

/** One record as search sees it. */
export function searchable({ kind, row }: Found, site?: string): Searchable {
  if (kind === 'note') {
    const { target, body, tags, speaker, article, updatedAt, colour } = row;
    const passage = target.selector[0].exact;
    const texts = named(['passage', passage], ['body', body], ['speaker', speaker?.name], ['role', speaker?.role]);
    return {
      texts: [...texts, ...each('tag', tags), ...named(['title', article.title])],
      time: updatedAt,
      site: article.site,
      tags,
      colour,
    };
  }
  if (kind === 'term') {
    const { term, english, definition, context, tags = [], source, updatedAt } = row;
    const texts = named(['term', term], ['english', english], ['definition', definition], ['context', context]);
    return {
      texts: [...texts, ...each('tag', tags), ...named(['title', source?.title])],
      time: updatedAt,
      ...(source ? { site: source.site } : {}),
      tags,
    };
  }
  if (kind === 'article') {
    const names = row.names.map(({ name }) => name);
    const texts = [...named(['title', row.title]), ...each('summary', row.summary), ...each('name', names)];
    return { texts, time: row.lastReadAt, site: row.site, tags: [] };
  }
  const texts =
    kind === 'entity'
      ? named(['name', row.name])
      : named(['text', row.text], ['speaker', row.speaker], ['role', row.role]);
  return { texts, time: row.readAt, ...(site === undefined ? {} : { site }), tags: [] };
}

function named(...texts: [SearchField, string | undefined][]) {
  return texts.flatMap(([field, text]) => (text ? [{ field, text: text.slice(0, LONGEST_TEXT) }] : []));
}

function each(field: SearchField, texts: readonly string[]) {
  return texts.map((text) => ({ field, text: text.slice(0, LONGEST_TEXT) }));
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
