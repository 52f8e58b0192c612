import type { Target } from '@/lib/annotation/selectors';
import { fieldsOf, isOffset, textOf } from '@/lib/library/fields';
import { sha256Hex } from '@/lib/library/hex';
import {
  type ArticleSource,
  COLOURS,
  type Colour,
  type Note,
  type NoteDraft,
  type NoteId,
} from '@/lib/library/records';

/*
 * Notes as W3C Web Annotations (Data Model and Vocabulary, 2017), out and in. The passage is always there in words
 * (TextQuoteSelector). W3C positions count characters and ours UTF-16 units: only the article's text tells how many of them lie
 * before a passage, so that without it no position is written, and one that is read is no more than a hint.
 */

/** The text of an article by its address, where it is kept. */
export type TextOf = (url: string) => string | undefined;

/** Notes as an annotation collection in JSON-LD, one annotation a line. Pieces of one text. */
export function* notesAsAnnotations(notes: readonly Note[], text: TextOf): Generator<string> {
  const head = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { dcterms: 'http://purl.org/dc/terms/' }],
    type: 'AnnotationCollection',
    label: 'Chú Giải',
    total: notes.length,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"first":{"type":"AnnotationPage","startIndex":0,"items":[`;
  let separator = '\n';
  for (const note of notes) {
    yield separator + JSON.stringify(annotationOf(note, text(note.article.url)));
    separator = ',\n';
  }
  yield '\n]}}\n';
}

/** A note as an annotation has it, with the times at which it was made and changed, where those are stated. */
export type ReadNote = NoteDraft & Partial<Pick<Note, 'createdAt' | 'updatedAt'>>;

/**
 * Reads annotations: a collection, a page, a list or one alone, field by field. What is no annotation of words in an article is
 * left out and counted. An id is made of the annotation's own, so that reading it twice makes no second note. Undefined where the
 * text is no JSON-LD of annotations at all.
 */
export async function readAnnotations(
  json: string,
  text: TextOf,
): Promise<{ notes: ReadNote[]; skipped: number } | undefined> {
  const items = itemsOf(parsed(json));
  if (!items) return undefined;
  const notes: ReadNote[] = [];
  for (const item of items) {
    const note = await noteOf(item, text);
    if (note) notes.push(note);
  }
  return { notes, skipped: items.length - notes.length };
}

function annotationOf(note: Note, text: string | undefined): object {
  const { id, kind, body, tags, speaker, target, article, colour } = note;
  const { url, title, site, published } = article;
  const bodies = [
    ...(body ? [textual('commenting', body)] : []),
    ...tags.map((tag) => textual('tagging', tag)),
    ...(speaker ? [textual('identifying', speaker.name)] : []),
    ...(speaker?.role ? [textual('describing', speaker.role)] : []),
  ];
  return {
    id: `urn:uuid:${id.slice(2)}`,
    type: 'Annotation',
    motivation: ['highlighting', ...(body ? ['commenting'] : []), ...(kind === 'quotation' ? ['identifying'] : [])],
    created: new Date(note.createdAt).toISOString(),
    modified: new Date(note.updatedAt).toISOString(),
    ...(bodies.length > 0 ? { body: bodies } : {}),
    target: {
      type: 'SpecificResource',
      source: {
        id: url,
        format: 'text/html',
        'dcterms:title': title,
        'dcterms:publisher': site,
        ...(published ? { 'dcterms:issued': published } : {}),
      },
      styleClass: colour,
      selector: selectorsOf(target, text),
    },
  };
}

function textual(purpose: string, value: string): object {
  return { type: 'TextualBody', purpose, format: 'text/plain', value };
}

function selectorsOf({ selector: [quote, { start, end }] }: Target, text: string | undefined): object[] {
  // A position in another text than the one it was counted in would be a lie.
  if (text?.slice(start, end) !== quote.exact) return [quote];
  const first = charactersIn(text.slice(0, start));
  return [quote, { type: 'TextPositionSelector', start: first, end: first + charactersIn(quote.exact) }];
}

/** How many characters (code points) a text has. */
function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Where the character of a number begins, in UTF-16 units. */
function unitOf(text: string, characters: number): number {
  let [units, left] = [0, characters];
  for (const character of text) {
    if (left === 0) break;
    left -= 1;
    units += character.length;
  }
  return units;
}

/** No more than this is one annotation's; longer is no passage that somebody marked. */
const LONGEST = 100_000;
const UUID = /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const { type, first, items } = fieldsOf(value);
  if (listed(type).includes('Annotation')) return [value];
  const list = items ?? fieldsOf(first).items;
  return Array.isArray(list) ? list : undefined;
}

async function noteOf(value: unknown, text: TextOf): Promise<ReadNote | undefined> {
  const { id, type, motivation, body, target, created, modified } = fieldsOf(value);
  const specific = listed(target)
    .map(fieldsOf)
    .find(({ selector }) => selector !== undefined);
  if (!listed(type).includes('Annotation') || !specific) return undefined;
  const article = articleOf(specific.source);
  const selector = article && selectorOf(listed(specific.selector), text(article.url));
  if (!article || !selector) return undefined;
  const bodies = listed(body).map((item) => (typeof item === 'string' ? { value: item } : fieldsOf(item)));
  const saying = (...purposes: unknown[]) =>
    bodies.flatMap(({ purpose, value: said }) =>
      purposes.includes(listed(purpose)[0]) && typeof said === 'string' && said.length <= LONGEST ? [said] : [],
    );
  const [name] = saying('identifying');
  const [role] = saying('describing');
  const [createdAt, updatedAt] = [timeOf(created), timeOf(modified)];
  const isQuotation = name !== undefined || listed(motivation).includes('identifying');
  return {
    id: await noteIdOf(id, article.url, selector),
    kind: isQuotation ? 'quotation' : 'highlight',
    target: { source: article.url, selector },
    article,
    colour: COLOURS.find((colour) => colour === specific.styleClass) ?? ('yellow' satisfies Colour),
    // Without a purpose a body comments (3.2.5 leaves it to the motivation).
    body: saying('commenting', 'replying', undefined).join('\n'),
    tags: saying('tagging').filter((tag) => tag !== ''),
    ...(name ? { speaker: { name, ...(role ? { role } : {}) } } : {}),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
  };
}

function timeOf(value: unknown): number | undefined {
  const time = Date.parse(textOf(value) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

function articleOf(source: unknown): ArticleSource | undefined {
  const { id, 'dcterms:title': title, 'dcterms:publisher': site, 'dcterms:issued': published } = fieldsOf(source);
  const url = textOf(source) ?? textOf(id) ?? '';
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return undefined;
  return {
    url,
    title: textOf(title) ?? url,
    site: textOf(site) ?? new URL(url).hostname,
    ...(typeof published === 'string' ? { published } : {}),
  };
}

function selectorOf(selectors: readonly unknown[], text: string | undefined): Target['selector'] | undefined {
  const all = selectors.map(fieldsOf);
  const { exact, prefix, suffix } = all.find(({ type }) => type === 'TextQuoteSelector') ?? {};
  const { start: first, end: last } = all.find(({ type }) => type === 'TextPositionSelector') ?? {};
  if (typeof exact !== 'string' || exact === '' || exact.length > LONGEST) return undefined;
  const start = !isOffset(first) ? 0 : text === undefined ? first : unitOf(text, first);
  const end = !isOffset(last) || text === undefined ? start + exact.length : Math.max(start, unitOf(text, last));
  return [
    {
      type: 'TextQuoteSelector',
      exact,
      prefix: (textOf(prefix) ?? '').slice(-LONGEST),
      suffix: (textOf(suffix) ?? '').slice(0, LONGEST),
    },
    { type: 'TextPositionSelector', start, end },
  ];
}

/** Our own annotations come back as the notes they were; of others the id is a hash. */
async function noteIdOf(id: unknown, url: string, selector: Target['selector']): Promise<NoteId> {
  const own = UUID.exec(textOf(id) ?? '')?.[1];
  if (own) return `n:${own}` as NoteId;
  const hex = await sha256Hex(JSON.stringify([textOf(id), url, selector[0]]));
  // Version 8 of RFC 9562: a UUID of one's own making.
  return `n:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as NoteId;
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
