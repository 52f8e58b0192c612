import type { Analysis, EntityKind, Quotation } from '@/lib/analysis/analysis';
import type { Target } from '@/lib/annotation/selectors';
import type { Standing } from '@/lib/annotation/verify';
import type { Block } from '@/lib/text/article-text';
import type { Span } from '@/lib/text/span';

/*
 * What the reader keeps, one record a thing. Ids are made by the caller, so that a repeated write is the same write.
 * A note, a glossary entry and a correction are rows of a document (documents.ts), which is what is merged and synced; the rest
 * belongs to this device. Times are milliseconds since 1970.
 */

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type NoteId = Id<'note'>;
export type GlossaryId = Id<'glossary'>;
export type ArticleId = Id<'article'>;
export type CorrectionId = Id<'correction'>;
/** A record that has a document. */
export type RecordId = NoteId | GlossaryId | CorrectionId;

/** What the reader may paint a passage in; what each means is the reader's to say, in the settings. */
export const COLOURS = ['yellow', 'green', 'blue', 'pink'] as const;
export type Colour = (typeof COLOURS)[number];

/** Where an article is from, as far as it is remembered. */
export interface ArticleSource {
  readonly url: string;
  readonly title: string;
  readonly site: string;
  /** As the page states it. */
  readonly published?: string;
}

/** Who said a saved quotation, as the article had it. */
export interface NoteSpeaker {
  readonly name: string;
  readonly role?: string;
  /** The key of the entity, as the library's pages group it (`entityKey`). */
  readonly entity?: string;
}

/** A passage that the reader kept: a highlight, or a quotation with its speaker. The id is `n:` and a UUID. */
export interface Note {
  readonly id: NoteId;
  readonly kind: 'highlight' | 'quotation';
  /** Its source is the article's canonical address. */
  readonly target: Target;
  readonly article: ArticleSource & { readonly id: ArticleId };
  readonly colour: Colour;
  /** In alphabetical order, each once. */
  readonly tags: readonly string[];
  /** Precious: what the reader wrote; empty where nothing. */
  readonly body: string;
  readonly speaker?: NoteSpeaker;
  /** The words that lead to the speaker: «cho biết». */
  readonly cue?: string;
  /** True for reported speech, whose words are not the speaker's own. */
  readonly reported?: boolean;
  /** The sentence that the passage stands in. */
  readonly context?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Set while it lies in the bin. */
  readonly deletedAt?: number;
}

/** What the reader keeps of a passage; the times and the article's id are ours to add. */
export type NoteDraft = Omit<Note, 'article' | 'tags' | 'body' | 'createdAt' | 'updatedAt' | 'deletedAt'> &
  Partial<Pick<Note, 'tags' | 'body'>> & { readonly article: ArticleSource };

/** What the reader changes of a note; what is absent stays. */
export interface NoteChange {
  /** The text as they saw it and as they left it: what another device wrote meanwhile stays. */
  readonly body?: { readonly from: string; readonly to: string };
  readonly colour?: Colour;
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

/**
 * How a note's passage stood when its article was last read on this device. Where it stood is not kept: that is a place in a text
 * which is not kept either.
 */
export type LastStanding = { readonly id: NoteId; readonly at: number } & (
  | { readonly kind: 'unchanged' | 'gone' }
  | { readonly kind: 'changed'; readonly diff: Extract<Standing, { kind: 'changed' }>['diff'] }
);

/** When a term is to be reviewed next, as FSRS counts it; plain numbers, changed as one. */
export interface Review {
  readonly due: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly elapsedDays: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly state: number;
  readonly lastReview?: number;
}

/** A term of the reader's own glossary. The id is `g:` and a hash of the folded term: the same term meets itself on every device. */
export interface GlossaryEntry {
  readonly id: GlossaryId;
  readonly term: string;
  readonly english?: string;
  /** Precious: the reader's definition, or ours as it was when saved. Definitions from two devices stand one a line. */
  readonly definition: string;
  /** The sentence it was met in, and where. */
  readonly context?: string;
  readonly source?: ArticleSource;
  readonly origin: 'knowledge' | 'reader';
  /** In alphabetical order, each once; absent where none. */
  readonly tags?: readonly string[];
  readonly review?: Review;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Set while it lies in the bin, so that removing can be undone. */
  readonly deletedAt?: number;
}

interface Corrected {
  readonly id: CorrectionId;
  /** The form as the article writes it; compared folded. */
  readonly form: string;
  readonly scope: 'article' | 'everywhere';
  /** The article's address where the scope is the article. */
  readonly url?: string;
  readonly createdAt: number;
  /** Set where it was taken back. */
  readonly deletedAt?: number;
}

/**
 * What the reader knows better than the engine: this form is no name; it is of this kind; it and `as` are one; it is
 * somebody else than `than` («Lee», but not Kai-Fu Lee). The id is `c:` and a UUID.
 */
export type Correction = Corrected &
  (
    | { readonly kind: 'not-a-name' }
    | { readonly kind: 'kind'; readonly is: EntityKind }
    | { readonly kind: 'same'; readonly as: string }
    | { readonly kind: 'other'; readonly than: string }
  );

/** An article that was read, with its summary. The id is a hash of its canonical address. */
export interface ReadArticle extends ArticleSource {
  readonly id: ArticleId;
  readonly summary: readonly string[];
  /** Names met, for the library: kind, name, times. */
  readonly names: readonly { readonly kind: EntityKind; readonly name: string; readonly count: number }[];
  readonly firstReadAt: number;
  readonly lastReadAt: number;
}

/** An article kept for reading without the network: its text in blocks and what was found in it, never its HTML. */
export interface KeptArticle extends ArticleSource {
  readonly id: ArticleId;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What the engine of that day found in `text`. */
  readonly analysis: Analysis;
  readonly keptAt: number;
}

/** An article in the bin, with what went with it: what was found in it, its kept text, and its notes, which lie there themselves. */
export interface RemovedArticle {
  readonly id: ArticleId;
  /** This device's time, in milliseconds. */
  readonly since: number;
  /** Absent where only the kept text was removed. */
  readonly article?: ReadArticle;
  readonly entities: readonly ArticleEntity[];
  readonly quotations: readonly ArticleQuotation[];
  readonly kept?: KeptArticle;
  readonly notes: readonly NoteId[];
}

/** A sentence with a place in it; the span is an offset into `text`, UTF-16, end exclusive. */
export interface Excerpt extends Span {
  readonly text: string;
}

/** What one article says of one entity: written when the article is remembered, gone when it is forgotten. */
export interface ArticleEntity {
  readonly articleId: ArticleId;
  /** The same in every article: `entityKey`. */
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Id of its knowledge entry, where it has one. */
  readonly entry?: string;
  /** How often it is mentioned; `sentences` holds the first of them. */
  readonly count: number;
  readonly sentences: readonly Excerpt[];
  /** When the article was first read. */
  readonly readAt: number;
}

/** One quotation of one article, for “who said what”: written and forgotten with the article. */
export interface ArticleQuotation {
  readonly articleId: ArticleId;
  /** Its place in reading order. */
  readonly index: number;
  readonly kind: Quotation['kind'];
  readonly text: string;
  /** The sentence or sentences around it; the span is the quotation in them. */
  readonly sentence: Excerpt;
  readonly speaker?: string;
  /** `entityKey` of the speaker; absent where he is only described. */
  readonly speakerKey?: string;
  readonly role?: string;
  readonly readAt: number;
}

/** What is being typed and not yet kept, under a key of its place; it outlives a reload, a crash, a killed background. */
export interface Draft {
  readonly key: string;
  readonly text: string;
  readonly savedAt: number;
}
