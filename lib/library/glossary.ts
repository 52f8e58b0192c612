import type * as Y from 'yjs';
import type { Library } from '@/lib/library/database';
import { change, create, remove, restore } from '@/lib/library/documents/documents';
import { documentTables } from '@/lib/library/documents/record-rows';
import { editBody, setField, tagsOf } from '@/lib/library/documents/shapes';
import { glossaryId } from '@/lib/library/identity';
import { pages } from '@/lib/library/pages';
import type { GlossaryEntry, GlossaryId, Review } from '@/lib/library/records';

/** What the reader gives when saving a term; everything else is ours to add. */
export type GlossaryDraft = Pick<GlossaryEntry, 'term' | 'definition' | 'origin'> &
  Partial<Pick<GlossaryEntry, 'english' | 'context' | 'source'>>;

/**
 * Saves a term, or changes it where the same term is already there (also out of the bin); an empty definition leaves the one
 * that is there. Resolves with the entry once the transaction has completed: only then is it safe. Throws where the term is
 * empty or the database refuses.
 */
export async function saveTerm(library: Library, draft: GlossaryDraft, now = Date.now()): Promise<GlossaryEntry> {
  const entry = await entryOf(draft, now);
  return library.transaction('rw', documentTables(library), async () => put(library, entry, now));
}

/** Adds a term that the reader wrote, as `saveTerm` does; one that is there already is refused rather than overwritten. */
export async function addTerm(library: Library, draft: GlossaryDraft, now = Date.now()): Promise<GlossaryEntry> {
  const entry = await entryOf(draft, now);
  return library.transaction('rw', documentTables(library), async () => {
    await refuseKept(library, entry);
    return put(library, entry, now);
  });
}

/** The first of some words that is a term already, whatever its capitals and tone placement; what lies in the bin is none. */
export async function keptTerm({ glossary }: Library, words: readonly string[]): Promise<GlossaryEntry | undefined> {
  const found = await glossary.bulkGet(await Promise.all(words.map(glossaryId)));
  return found.find((entry) => entry !== undefined && entry.deletedAt === undefined);
}

/**
 * Changes the words of an entry, from what the reader saw (`entry`) to what they made of it (`draft`). A new term is a new id:
 * the old entry goes into the bin and the new one comes in one transaction, and a term that is there already is refused rather
 * than overwritten.
 */
export async function editTerm(
  library: Library,
  entry: GlossaryEntry,
  draft: GlossaryDraft,
  now = Date.now(),
): Promise<GlossaryEntry> {
  const made = await entryOf({ ...draft, ...kept(entry) }, now);
  const { id, term, english, definition } = made;
  return library.transaction('rw', documentTables(library), async () => {
    if (id !== entry.id) {
      await refuseKept(library, made);
      await remove(library, entry.id, now);
      const { tags, review, createdAt } = entry;
      // Under its own id there may lie another entry in the bin; what is made now takes its place.
      return put(library, { ...made, ...(tags ? { tags } : {}), ...(review ? { review } : {}), createdAt }, now);
    }
    const changed = await change(
      library,
      id,
      (doc) => {
        setField(doc, 'term', term);
        setField(doc, 'english', english);
        editBody(doc, entry.definition, definition);
      },
      now,
    );
    if (!changed) throw new Error('no such term');
    return changed as GlossaryEntry;
  });
}

/** Tags a term or takes tags from it. Undefined where there is no such term. */
export async function tagTerm(
  library: Library,
  id: GlossaryId,
  { add = [], remove: gone = [] }: { add?: readonly string[]; remove?: readonly string[] },
  now = Date.now(),
): Promise<GlossaryEntry | undefined> {
  const tagged = await change(
    library,
    id,
    (doc) => {
      const tags = tagsOf(doc);
      for (const tag of add) if (tag !== '' && !tags.has(tag)) tags.set(tag, true);
      for (const tag of gone) if (tags.has(tag)) tags.delete(tag);
    },
    now,
  );
  return tagged as GlossaryEntry | undefined;
}

/** Notes when a term is to be reviewed next; without a review the term is new again. Undefined where there is no such term. */
export async function reviewTerm(
  library: Library,
  id: GlossaryId,
  review: Review | undefined,
  now = Date.now(),
): Promise<GlossaryEntry | undefined> {
  return (await change(library, id, (doc) => setField(doc, 'review', review), now)) as GlossaryEntry | undefined;
}

/** Puts an entry into the bin, from which `restoreTerm` takes it back. */
export async function removeTerm(library: Library, id: GlossaryId, now = Date.now()): Promise<void> {
  await remove(library, id, now);
}

/** Takes an entry out of the bin as it was. */
export async function restoreTerm(
  library: Library,
  { id }: Pick<GlossaryEntry, 'id'>,
  now = Date.now(),
): Promise<void> {
  await restore(library, id, now);
}

/** The ids of the entries that are not in the bin, the last changed first: the order of a list whose rows are read as they come into view. */
export async function termIds({ glossary, bin }: Library): Promise<GlossaryId[]> {
  const thrown = new Set<string>(await bin.toCollection().primaryKeys());
  return (await glossary.orderBy('updatedAt').primaryKeys()).filter((id) => !thrown.has(id)).reverse();
}

/** As many entries are read at once. */
const STEP = 1000;

/** The entries that are not in the bin, the last changed first. */
export async function findTerms({ glossary }: Library): Promise<GlossaryEntry[]> {
  const all: GlossaryEntry[] = [];
  for await (const entries of pages(glossary, STEP))
    for (const entry of entries) if (entry.deletedAt === undefined) all.push(entry);
  return all.sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
}

/** Stores an entry, or its words in the one that is there, also in the bin; within a transaction, so that it asks for no hash. */
async function put(library: Library, entry: GlossaryEntry, now: number): Promise<GlossaryEntry> {
  const known = await library.glossary.get(entry.id);
  if (!known) return create(library, entry);
  const { term, definition, tags = [], ...rest } = entry;
  const saved = await change(
    library,
    entry.id,
    (doc) => {
      setField(doc, 'term', term);
      setFields(doc, rest);
      if (definition !== '') editBody(doc, known.definition, definition);
      for (const tag of tags) if (!tagsOf(doc).has(tag)) tagsOf(doc).set(tag, true);
      // Saving what is there already is still a change: it comes first in the list, and out of the bin.
      setField(doc, 'savedAt', now);
    },
    now,
  );
  return saved as GlossaryEntry;
}

async function refuseKept({ glossary }: Library, { id }: GlossaryEntry): Promise<void> {
  const there = await glossary.get(id);
  if (there && there.deletedAt === undefined) throw new Error('term is there');
}

async function entryOf(draft: GlossaryDraft, now: number): Promise<GlossaryEntry> {
  const term = draft.term.trim();
  if (term === '') throw new Error('empty term');
  const { definition, origin, english, context, source } = draft;
  return {
    id: await glossaryId(term),
    term,
    definition: definition.trim(),
    origin,
    ...(english?.trim() ? { english: english.trim() } : {}),
    ...(context ? { context } : {}),
    ...(source ? { source } : {}),
    createdAt: now,
    updatedAt: now,
  };
}

/** Where an entry was met stays, wherever it is edited. */
function kept({ context, source, origin }: GlossaryEntry): Partial<GlossaryDraft> {
  return { origin, ...(context ? { context } : {}), ...(source ? { source } : {}) };
}

function setFields(doc: Y.Doc, { english, context, source, origin, review }: Partial<GlossaryEntry>): void {
  const fields = { english, context, source, origin, review };
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) setField(doc, name, value);
}
