import * as Y from 'yjs';
import type { Correction, GlossaryEntry, Note, RecordId } from '@/lib/library/records';
import { parseCorrection, parseGlossaryEntry, parseNote } from '@/lib/library/wire';
import { type Edit, edits, rebase } from '@/lib/text/edits';
import { hash } from '@/lib/text/hash';

/*
 * What the document of a record looks like, and how it becomes a row. In every document: `fields`, a map of plain values (what is
 * written once, and scalars of which one writer wins); `body`, the precious text, on the top level: a text inside a map that two
 * devices make at once loses one of the two; `tags`, a map used as a set. The document of a record's deletions has `markers`.
 */

/** A record that has a document. */
export type Row = Note | GlossaryEntry | Correction;

/** When a record was deleted, and what its document was then. */
interface Marker {
  readonly vector: Uint8Array;
  readonly at: number;
}

/** A document made of updates, under a client id that nobody had before. Its own name is not told to anybody. */
export function opened(id: string, updates: readonly Uint8Array[] = []): Y.Doc {
  // Named, for Yjs would think of a random name, which takes longer than all the rest.
  const doc = new Y.Doc({ guid: id });
  for (const update of updates) Y.applyUpdateV2(doc, update);
  return doc;
}

/** The scalars of a record and what is written once. */
export function fieldsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('fields');
}

/** The tags of a record, each a key. */
export function tagsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('tags');
}

/** Sets a field where it has another value; undefined takes it away. Broken surrogates become U+FFFD, as they do on the wire. */
export function setField(doc: Y.Doc, name: string, value: unknown): void {
  const fields = fieldsOf(doc);
  if (value === undefined) fields.delete(name);
  else if (JSON.stringify(fields.get(name)) !== JSON.stringify(wellFormed(value))) fields.set(name, wellFormed(value));
}

/**
 * Changes the precious text as the reader changed it: from what they saw to what they made of it. What came from another device
 * meanwhile stays. Only the characters that differ are touched, so that edits elsewhere in the text merge.
 */
export function editBody(doc: Y.Doc, from: string, to: string): void {
  const body = doc.getText('body');
  const seen = from.toWellFormed();
  const theirs = edits(seen, body.toString());
  // Asked for again because no answer came, an edit that stands there already is not made twice.
  const ours = edits(seen, to.toWellFormed()).filter((edit) => !theirs.some((made) => isSame(made, edit)));
  // From the end, so that what is before keeps its place.
  for (const { at, remove, insert } of rebase(ours, theirs).reverse()) {
    body.delete(at, remove);
    body.insert(at, insert);
  }
}

function isSame(a: Edit, b: Edit): boolean {
  return a.at === b.at && a.remove === b.remove && a.insert === b.insert;
}

/** The row of a document, or undefined where it is none, or not yet: a document may arrive in pieces. */
export function materialise(id: RecordId, doc: Y.Doc, life: Y.Doc): Row | undefined {
  // What devices share beside records has no row.
  if (id.startsWith('p:')) return undefined;
  const body = doc.getText('body').toString();
  const value = {
    ...fieldsOf(doc).toJSON(),
    id,
    body,
    definition: body.trim(),
    tags: [...tagsOf(doc).keys()],
    deletedAt: deletedAt(doc, life),
  };
  if (id.startsWith('n:')) return parseNote(value);
  return id.startsWith('g:') ? parseGlossaryEntry(value) : parseCorrection(value);
}

/**
 * The updates that make the documents of a row: for a new record, and for a row from before there were documents. The same row
 * gives the same bytes, so that two devices that have it (a copied profile, a backup read twice, one term of our knowledge kept
 * twice) meet in one document and not in two of the same words. For that the client ids here are hashes of what is
 * written. Otherwise no client id may come twice: where one has written two different things, replicas stay different for good.
 * Here the same id can only have written the same; and it writes into an empty document alone.
 */
export function initialUpdates(row: Row): { readonly update: Uint8Array; readonly life?: Uint8Array } {
  const { text, fields, tags } = partsOf(row);
  const doc = opened(row.id);
  write(doc, [row.id, 'body', text], () => editBody(doc, '', text));
  write(doc, [row.id, 'fields', fields, tags], () => writeFields(doc, fields, tags));
  const update = Y.encodeStateAsUpdateV2(doc);
  const { deletedAt } = row;
  if (deletedAt === undefined) return { update };
  const life = opened(row.id);
  write(life, [row.id, 'life', deletedAt], () => mark(life, `${deletedAt}`, doc, deletedAt));
  return { update, life: Y.encodeStateAsUpdateV2(life) };
}

/** Makes a document say what a row says, whatever it said: for a record that is made anew. */
export function overwrite(doc: Y.Doc, row: Row): void {
  const { text, fields, tags } = partsOf(row);
  editBody(doc, doc.getText('body').toString(), text);
  for (const tag of tagsOf(doc).keys()) if (!tags.includes(tag)) tagsOf(doc).delete(tag);
  for (const name of fieldsOf(doc).keys()) if (!Object.hasOwn(fields, name)) setField(doc, name, undefined);
  writeFields(doc, fields, tags);
}

/** Marks a record as deleted as it is now. Under a random key, so that two devices that delete at once keep both markers. */
export function markDeleted(life: Y.Doc, doc: Y.Doc, at: number): void {
  mark(life, crypto.randomUUID(), doc, at);
}

/**
 * When a record was deleted: the last marker that knew all that is in its document now. An edit that no marker has seen keeps
 * the record.
 */
export function deletedAt(doc: Y.Doc, life: Y.Doc): number | undefined {
  // Few records have markers; to ask every other one for all that it knows is work for nothing.
  return life.getMap('markers').size === 0
    ? undefined
    : deletedAtVector(Y.decodeStateVector(Y.encodeStateVector(doc)), life);
}

/** When what an update holds was deleted, like `deletedAt`, without opening it. Throws where the update cannot be read. */
export function deletedInUpdate(update: Uint8Array, life: Y.Doc): number | undefined {
  return deletedAtVector(Y.parseUpdateMetaV2(update).to, life);
}

function deletedAtVector(vector: ReadonlyMap<number, number>, life: Y.Doc): number | undefined {
  const times = [...life.getMap('markers').values()].flatMap((value) => {
    const { vector: known, at } = (value ?? {}) as Partial<Marker>;
    return known instanceof Uint8Array && typeof at === 'number' && dominates(known, vector) ? [at] : [];
  });
  return times.length > 0 ? Math.max(...times) : undefined;
}

function mark(life: Y.Doc, name: string, doc: Y.Doc, at: number): void {
  life.getMap('markers').set(name, { vector: Y.encodeStateVector(doc), at } satisfies Marker);
}

function dominates(encoded: Uint8Array, vector: ReadonlyMap<number, number>): boolean {
  const known = Y.decodeStateVector(encoded);
  return [...vector].every(([client, clock]) => (known.get(client) ?? 0) >= clock);
}

function partsOf(row: Row): { text: string; fields: Record<string, unknown>; tags: readonly string[] } {
  const { id, deletedAt, body, definition, tags = [], ...fields } = row as Partial<Omit<Note & GlossaryEntry, 'kind'>>;
  // One definition a line: where two devices have kept one term, both stand.
  return { text: body ?? (definition ? `${definition}\n` : ''), fields, tags };
}

function writeFields(doc: Y.Doc, fields: Record<string, unknown>, tags: readonly string[]): void {
  for (const name of Object.keys(fields).sort()) setField(doc, name, fields[name]);
  for (const tag of tags) if (!tagsOf(doc).has(tag)) tagsOf(doc).set(tag.toWellFormed(), true);
}

function write(doc: Y.Doc, content: unknown, act: () => void): void {
  doc.clientID = hash(JSON.stringify(wellFormed(content))) >>> 0;
  doc.transact(act);
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wellFormed(inner)]));
}
