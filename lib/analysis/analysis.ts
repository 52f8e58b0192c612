import type { Span } from '@/lib/text/span';

/** The five kinds of named things. Places are recognised so that they are nothing else; they are never marked. */
export type EntityKind = 'company' | 'organisation' | 'person' | 'product' | 'place';

/** The kinds that are marked and have a card. */
export type MarkedKind = Exclude<EntityKind, 'place'>;

/**
 * Why something was found, for the card's “why”: the rule, what it leaned on, and where the article proves it.
 * `cue` is the word beside it («công ty», «ông», «cho biết»); `source` the sentence that has the full name or the apposition;
 * `entry` the id of the knowledge entry.
 */
export interface Evidence {
  readonly rule: EvidenceRule;
  readonly cue?: Span;
  readonly source?: Span;
  readonly entry?: string;
}

/** The rules that can find something; the interface has one sentence for each (`why.<rule>`). */
export type EvidenceRule =
  | 'knowledge' // stands in the knowledge files
  | 'knowledge-with-cue' // an ambiguous form of the knowledge files, decided by a cue or the full name
  | 'trigger' // a word before it says the kind: «công ty», «ứng dụng», «thành phố»
  | 'honorific' // «ông», «bà», a title or a role before or behind it
  | 'name-shape' // it is built like a name of this kind: a Vietnamese person, «Bộ …», «… Technologies»
  | 'behaviour' // what it does in the sentence only this kind does
  | 'abbreviation' // given in brackets behind the full name, or its initials
  | 'short-form' // a legal short form of a full name in this article
  | 'seen-elsewhere' // the same words are surely of this kind elsewhere in the article
  | 'listed' // stands in a list of names that are all of this kind
  | 'model' // the statistical recogniser
  | 'correction' // the reader said so
  | 'speech-verb' // quotations: a verb of speech ties speaker and words
  | 'colon' // quotations: a colon or a dash opens the words
  | 'split' // quotations: the second half of a quotation cut by its attribution
  | 'continued' // quotations: the same speaker goes on
  | 'interview' // quotations: an answer of the interviewee
  | 'source-marker' // «Theo …», «dẫn lời …»
  | 'pronoun'; // «ông», «bà», «vị này», «hãng này»: the person or company meant

/** Facts of a knowledge entry for its card; every one may be absent. */
export interface Facts {
  readonly line?: string;
  readonly country?: string;
  readonly field?: string;
  readonly seat?: string;
  readonly founded?: string;
  readonly founders?: readonly string[];
  readonly parent?: string;
  readonly ticker?: string;
  readonly website?: string;
  readonly role?: string;
  readonly organisation?: string;
  readonly maker?: string;
  readonly class?: string;
  readonly asOf?: string;
  readonly source?: string;
}

/** Somebody or something named in the article; `id` is unique within one analysis. */
export interface Entity {
  readonly id: string;
  readonly kind: EntityKind;
  /** The fullest name the article uses (of knowledge where the article has only a short form that knowledge resolves). */
  readonly name: string;
  /** Id of its knowledge entry, where it has one. */
  readonly entry?: string;
  readonly facts?: Facts;
  /** Other forms used in this article, as written there. */
  readonly aliases: readonly string[];
  /** What the article itself says of it: an apposition or a role, as a span («giáo sư tại Đại học Duke»). */
  readonly apposition?: Span;
}

/** One place where an entity is named. The span has no honorific: «Lee» of «ông Lee». */
export interface Mention extends Span {
  readonly entity: string;
  /** True where it is drawn on the page; false for places and for what is below the threshold. */
  readonly marked: boolean;
  /** For a short form («Lee» for Kai-Fu Lee): the span with its honorific («ông Lee»). */
  readonly shortForm?: Span;
  /** True where a capitalised head stands for the name («Trung tâm»): it is no name itself and never drawn. */
  readonly head?: true;
  readonly evidence: Evidence;
}

/** Who and what an article names, and where. */
export interface Named {
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
}

/** Who said something. `entity` is absent where the speaker is only described («một chuyên gia»). */
export interface Speaker {
  readonly entity?: string;
  readonly name: string;
  /** The words by which the reader learns it beside the quotation: «ông Lee», «đại diện OpenAI». */
  readonly mention?: Span;
  /** His role as the article gives it, as a span: «giám đốc điều hành Baidu». */
  readonly role?: Span;
  readonly evidence: Evidence;
}

/**
 * Words attributed to somebody. `content` is what stands between the marks, after the dash of an answer, or,
 * for `indirect`, the reported clause. `mixed` is an attributed fragment in marks.
 */
export interface Quotation {
  readonly kind: 'direct' | 'indirect' | 'mixed';
  readonly content: Span;
  readonly cue?: Span;
  readonly speaker?: Speaker;
  readonly evidence: Evidence;
}

/** A term that a reader may not know, where it is first used, and what it means. */
export interface Term extends Span {
  readonly entry: string;
  readonly headword: string;
  readonly english?: string;
  readonly definition?: string;
}

/** What an article says. Every span points into the text that was analysed. */
export interface Analysis {
  /** BCP 47 tag, `und` where it cannot be told. */
  readonly language: string;
  readonly isTech: boolean;
  readonly entities: readonly Entity[];
  /** In reading order, never overlapping. */
  readonly mentions: readonly Mention[];
  /** In reading order; direct ones never overlap each other. */
  readonly quotations: readonly Quotation[];
  readonly terms: readonly Term[];
  /** The chosen sentences in reading order. */
  readonly summary: readonly Span[];
}
