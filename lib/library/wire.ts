import type { Target } from '@/lib/annotation/selectors';
import type { Change } from '@/lib/annotation/verify';
import { fieldsOf, isEntityKind, isOffset, isTime, listOf, matches, strings } from '@/lib/library/fields';
import {
  type ArticleId,
  type ArticleSource,
  COLOURS,
  type Correction,
  type CorrectionId,
  type GlossaryEntry,
  type LastStanding,
  type Note,
  type NoteChange,
  type NoteDraft,
  type NoteId,
  type NoteSpeaker,
  type RecordId,
  type Review,
} from '@/lib/library/records';

const LONGEST_FORM = 300;
const NOTE_ID = /^n:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CORRECTION_ID = /^c:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const GLOSSARY_ID = /^g:[0-9a-f]{64}$/;
const ARTICLE_ID = /^a:[0-9a-f]{64}$/;

/** True for the id of a record that has a document. */
export function isRecordId(value: unknown): value is RecordId {
  return [NOTE_ID, GLOSSARY_ID, CORRECTION_ID].some((pattern) => matches(value, pattern));
}

/** True for the id of an article. */
export function isArticleId(value: unknown): value is ArticleId {
  return matches(value, ARTICLE_ID);
}

/** Reads a note that came from outside (a message, a file, another device), field by field; undefined where it is none. */
export function parseNote(value: unknown): Note | undefined {
  const { article, tags, body, createdAt, updatedAt, deletedAt } = fieldsOf(value);
  const passage = parsePassage(value);
  const source = parseSource(article);
  const { id: articleId } = fieldsOf(article);
  if (!passage || !source || !isArticleId(articleId)) return undefined;
  if (typeof body !== 'string' || !isTime(createdAt) || !isTime(updatedAt)) return undefined;
  return {
    ...passage,
    article: { id: articleId, ...source },
    tags: tagsOf(tags),
    body,
    createdAt,
    updatedAt,
    ...(isTime(deletedAt) ? { deletedAt } : {}),
  };
}

/** Reads how the passage of a note stood from outside, field by field; undefined where it is none. */
export function parseLastStanding(id: RecordId, value: unknown): LastStanding | undefined {
  const { at, kind, diff } = fieldsOf(value);
  const note = parseNoteId(id);
  if (!note || !isTime(at)) return undefined;
  if (kind === 'unchanged' || kind === 'gone') return { id: note, at, kind };
  const steps = kind === 'changed' ? listOf(diff, parseStep) : undefined;
  return steps && { id: note, at, kind: 'changed', diff: steps };
}

function parseStep(value: unknown): Change | undefined {
  const { kind, text } = fieldsOf(value);
  const isStep = kind === 'same' || kind === 'removed' || kind === 'added';
  return isStep && typeof text === 'string' ? { kind, text } : undefined;
}

/** What a page may say of a passage that is to be kept; longer is no passage that somebody chose. */
const MOST = { exact: 20_000, context: 2000, beside: 400, name: 300, title: 500, site: 120 };

/**
 * Reads what a reader's page asks to keep, field by field: a passage without text or tags. `url` is the address that it is
 * believed to be from, whatever it says itself. Undefined where it is none or too long.
 */
export function parseNoteDraft(value: unknown, url: string): NoteDraft | undefined {
  const { target, article } = fieldsOf(value);
  const passage = parsePassage({ ...fieldsOf(value), target: { ...fieldsOf(target), source: url } });
  const source = parseSource({ ...fieldsOf(article), url });
  if (!passage || !source) return undefined;
  const [{ exact, prefix, suffix }] = passage.target.selector;
  const { speaker, cue = '', context = '' } = passage;
  const isShort =
    exact.length <= MOST.exact &&
    Math.max(prefix.length, suffix.length) <= MOST.beside &&
    Math.max(speaker?.name.length ?? 0, speaker?.entity?.length ?? 0, cue.length) <= MOST.name &&
    Math.max(context.length, speaker?.role?.length ?? 0) <= MOST.context;
  if (!isShort) return undefined;
  const { published } = source;
  return {
    ...passage,
    article: {
      url,
      title: source.title.slice(0, MOST.title),
      site: source.site.slice(0, MOST.site),
      ...(published ? { published: published.slice(0, MOST.site) } : {}),
    },
  };
}

/** As much as a reader types into one note (UTF-16 units), and into one tag. */
export const LONGEST_BODY = 100_000;
const LONGEST_TAG = 60;

/** Reads a change of a note that came by message, field by field; what is no change of a note is left out, what is too long is not. */
export function parseNoteChange(value: unknown): NoteChange {
  const { body, colour, addTags, removeTags } = fieldsOf(value);
  const { from, to } = fieldsOf(body);
  const isBody = typeof from === 'string' && typeof to === 'string';
  const known = COLOURS.find((each) => each === colour);
  return {
    ...(isBody ? { body: { from, to } } : {}),
    ...(known ? { colour: known } : {}),
    addTags: tagsOf(addTags)
      .map((tag) => tag.normalize('NFC').trim().slice(0, LONGEST_TAG))
      .filter((tag) => tag !== ''),
    removeTags: tagsOf(removeTags),
  };
}

/** Reads the id of a note; undefined where it is none. */
export function parseNoteId(value: unknown): NoteId | undefined {
  return matches(value, NOTE_ID) ? (value as NoteId) : undefined;
}

/** Reads what is being typed and is to be kept as a draft; undefined where it is no text or too long. */
export function parseDraftText(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= LONGEST_BODY ? value : undefined;
}

/** Reads a glossary entry that came from outside, field by field; undefined where it is none. */
export function parseGlossaryEntry(value: unknown): GlossaryEntry | undefined {
  const { id, term, english, definition, context, source, origin, tags, review, createdAt, updatedAt, deletedAt } =
    fieldsOf(value);
  if (!matches(id, GLOSSARY_ID) || typeof term !== 'string' || term === '' || typeof definition !== 'string')
    return undefined;
  if ((origin !== 'knowledge' && origin !== 'reader') || !isTime(createdAt) || !isTime(updatedAt)) return undefined;
  const from = parseSource(source);
  const marked = tagsOf(tags);
  const next = parseReview(review);
  return {
    id: id as GlossaryEntry['id'],
    term,
    ...strings({ english, context }),
    definition,
    ...(from ? { source: from } : {}),
    origin,
    ...(marked.length > 0 ? { tags: marked } : {}),
    ...(next ? { review: next } : {}),
    createdAt,
    updatedAt,
    ...(isTime(deletedAt) ? { deletedAt } : {}),
  };
}

/** Reads the id of a correction; undefined where it is none. */
export function parseCorrectionId(value: unknown): CorrectionId | undefined {
  return matches(value, CORRECTION_ID) ? (value as CorrectionId) : undefined;
}

/** Reads a correction that came from outside, field by field; undefined where it is none. */
export function parseCorrection(value: unknown): Correction | undefined {
  const { id, kind, form, scope, url, createdAt, deletedAt, is, as, than } = fieldsOf(value);
  const known = parseCorrectionId(id);
  if (!known || !isForm(form) || !isTime(createdAt)) return undefined;
  if (scope !== 'article' && scope !== 'everywhere') return undefined;
  const common = {
    id: known,
    form,
    scope,
    ...(scope === 'article' && typeof url === 'string' ? { url } : {}),
    createdAt,
    ...(isTime(deletedAt) ? { deletedAt } : {}),
  } as const;
  if (kind === 'not-a-name') return { ...common, kind };
  if (kind === 'kind' && isEntityKind(is)) return { ...common, kind, is };
  if (kind === 'same' && isForm(as)) return { ...common, kind, as };
  if (kind === 'other' && isForm(than)) return { ...common, kind, than };
  return undefined;
}

type Passage = Omit<Note, 'article' | 'tags' | 'body' | 'createdAt' | 'updatedAt' | 'deletedAt'>;

function parsePassage(value: unknown): Passage | undefined {
  const { id, kind, target, colour, speaker, cue, reported, context } = fieldsOf(value);
  const where = parseTarget(target);
  const said = parseSpeaker(speaker);
  if (!matches(id, NOTE_ID) || (kind !== 'highlight' && kind !== 'quotation') || !where) return undefined;
  return {
    id: id as NoteId,
    kind,
    target: where,
    colour: COLOURS.find((known) => known === colour) ?? 'yellow',
    ...(said ? { speaker: said } : {}),
    ...strings({ cue, context }),
    ...(typeof reported === 'boolean' ? { reported } : {}),
  };
}

/** Reads the target of an annotation that came from outside; undefined where it is none. */
function parseTarget(value: unknown): Target | undefined {
  const { source, selector } = fieldsOf(value);
  if (typeof source !== 'string' || !Array.isArray(selector) || selector.length !== 2) return undefined;
  const { type, exact, prefix, suffix } = fieldsOf(selector[0]);
  const { type: position, start, end } = fieldsOf(selector[1]);
  if (type !== 'TextQuoteSelector' || position !== 'TextPositionSelector') return undefined;
  if (typeof exact !== 'string' || exact === '' || typeof prefix !== 'string' || typeof suffix !== 'string')
    return undefined;
  if (!isOffset(start) || !isOffset(end) || end < start) return undefined;
  return {
    source,
    selector: [
      { type, exact, prefix, suffix },
      { type: position, start, end },
    ],
  };
}

/** Reads where an article is from; undefined where it does not say. */
export function parseSource(value: unknown): ArticleSource | undefined {
  const { url, title, site, published } = fieldsOf(value);
  if (typeof url !== 'string' || typeof title !== 'string' || typeof site !== 'string') return undefined;
  return { url, title, site, ...strings({ published }) };
}

function parseSpeaker(value: unknown): NoteSpeaker | undefined {
  const { name, role, entity } = fieldsOf(value);
  return typeof name === 'string' && name !== '' ? { name, ...strings({ role, entity }) } : undefined;
}

const REVIEW = [
  'due',
  'stability',
  'difficulty',
  'elapsedDays',
  'scheduledDays',
  'learningSteps',
  'reps',
  'lapses',
  'state',
] as const satisfies (keyof Review)[];

function parseReview(value: unknown): Review | undefined {
  const fields = fieldsOf(value);
  if (!REVIEW.every((name) => isTime(fields[name]))) return undefined;
  const numbers = Object.fromEntries(REVIEW.map((name) => [name, fields[name]])) as unknown as Review;
  return { ...numbers, ...(isTime(fields.lastReview) ? { lastReview: fields.lastReview } : {}) };
}

function tagsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.filter((tag): tag is string => typeof tag === 'string' && tag !== ''))].sort();
}

function isForm(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_FORM;
}
