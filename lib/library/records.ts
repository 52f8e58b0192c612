import type { EntityKind } from '@/lib/analysis/analysis';

/*
 * What the reader keeps, one record a thing. Ids are made by the caller, so that a repeated write is the same write.
 * Precious text (a note, a definition) stands apart from the scalars: later each record gets a Yjs document beside its row,
 * in which that text is a Y.Text and the scalars are map values (the sync issue).
 */

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type GlossaryId = Id<'glossary'>;
export type ArticleId = Id<'article'>;
export type CorrectionId = Id<'correction'>;

/** A term of the reader's own glossary. The id is `g:` and a hash of the folded term: the same term meets itself on every device. */
export interface GlossaryEntry {
  readonly id: GlossaryId;
  readonly term: string;
  readonly english?: string;
  /** Precious: the reader's definition, or ours as it was when saved. */
  readonly definition: string;
  /** The sentence it was met in, and where. */
  readonly context?: string;
  readonly source?: { readonly url: string; readonly title: string; readonly site: string };
  readonly origin: 'knowledge' | 'reader';
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Set while it lies in the bin, so that removing can be undone. */
  readonly deletedAt?: number;
}

/** An article that was read, with its summary. The id is a hash of its canonical address. */
export interface ReadArticle {
  readonly id: ArticleId;
  readonly url: string;
  readonly site: string;
  readonly title: string;
  readonly published?: string;
  readonly summary: readonly string[];
  /** Names met, for the library: kind, name, times. */
  readonly names: readonly { readonly kind: EntityKind; readonly name: string; readonly count: number }[];
  readonly firstReadAt: number;
  readonly lastReadAt: number;
}

/** The reader's “not this”: a form that is no name, here or everywhere. */
export interface Correction {
  readonly id: CorrectionId;
  readonly kind: 'not-a-name';
  /** The form as the article writes it; compared folded. */
  readonly form: string;
  readonly scope: 'article' | 'everywhere';
  /** The article's address where the scope is the article. */
  readonly url?: string;
  readonly createdAt: number;
}
