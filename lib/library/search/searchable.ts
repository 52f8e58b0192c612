import type { ArticleEntity, ArticleQuotation, Colour, GlossaryEntry, Note, ReadArticle } from '@/lib/library/records';

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

/** What stands further on in one text is not found: indexing it in one go would keep the reader waiting. */
const LONGEST_TEXT = 100_000;

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
