import type { Library } from '@/lib/library/database';
import { glossaryId } from '@/lib/library/identity';
import type { GlossaryEntry, GlossaryId } from '@/lib/library/records';
import { key, plain } from '@/lib/text/fold';

/** What the reader gives when saving a term; everything else is ours to add. */
export type GlossaryDraft = Pick<GlossaryEntry, 'term' | 'definition' | 'origin'> &
  Partial<Pick<GlossaryEntry, 'english' | 'context' | 'source'>>;

/**
 * Saves a term, or changes it where the same term is already there (also out of the bin). Resolves with the entry once the
 * transaction has completed: only then is it safe. Throws where the term is empty or the database refuses.
 */
export async function saveTerm(library: Library, draft: GlossaryDraft, now = Date.now()): Promise<GlossaryEntry> {
  const term = draft.term.trim();
  if (term === '') throw new Error('empty term');
  const id = await glossaryId(term);
  return library.transaction('rw', library.glossary, async () => {
    const known = await library.glossary.get(id);
    const entry: GlossaryEntry = {
      ...optional(draft),
      id,
      term,
      definition: draft.definition.trim(),
      origin: draft.origin,
      createdAt: known?.createdAt ?? now,
      updatedAt: now,
    };
    await library.glossary.put(entry);
    return entry;
  });
}

/**
 * Changes the words of an entry. A new term is a new id: the old row goes and the new one comes in one transaction,
 * and a term that is there already is refused rather than overwritten.
 */
export async function editTerm(
  library: Library,
  entry: GlossaryEntry,
  draft: GlossaryDraft,
  now = Date.now(),
): Promise<GlossaryEntry> {
  const id = await glossaryId(draft.term);
  if (id === entry.id) return saveTerm(library, { ...optional(entry), ...draft }, now);
  const next: GlossaryEntry = {
    ...entry,
    ...optional(draft),
    id,
    term: draft.term.trim(),
    definition: draft.definition.trim(),
    updatedAt: now,
  };
  return library.transaction('rw', library.glossary, async () => {
    const there = await library.glossary.get(id);
    if (there && there.deletedAt === undefined) throw new Error(`“${next.term}” đã có trong bảng thuật ngữ`);
    await library.glossary.put(next);
    await library.glossary.delete(entry.id);
    return next;
  });
}

/** Puts an entry into the bin, from which `restoreTerm` takes it back. */
export async function removeTerm(library: Library, id: GlossaryId, now = Date.now()): Promise<void> {
  await library.glossary.update(id, { deletedAt: now });
}

/** Deletes for good what was put into the bin before a time. */
export async function emptyBin(library: Library, before: number): Promise<void> {
  await library.glossary.filter(({ deletedAt }) => deletedAt !== undefined && deletedAt < before).delete();
}

/** Takes an entry out of the bin as it was. */
export async function restoreTerm(library: Library, entry: GlossaryEntry): Promise<void> {
  const { deletedAt: _, ...kept } = entry;
  await library.glossary.put(kept);
}

/** The entries that are not in the bin, the last changed first; with a query those that hold it, typed with or without tones. */
export async function findTerms(library: Library, query = ''): Promise<GlossaryEntry[]> {
  const entries = await library.glossary.orderBy('updatedAt').reverse().toArray();
  const kept = entries.filter((entry) => entry.deletedAt === undefined);
  const wanted = plain(query);
  if (wanted === '') return kept;
  const exact = key(query);
  return kept
    .filter((entry) => plain(`${entry.term} ${entry.english ?? ''} ${entry.definition}`).includes(wanted))
    .sort((a, b) => Number(key(b.term).includes(exact)) - Number(key(a.term).includes(exact)));
}

function optional(draft: GlossaryDraft): GlossaryDraft {
  const { term, definition, origin, english, context, source } = draft;
  return {
    term,
    definition,
    origin,
    ...(english?.trim() ? { english: english.trim() } : {}),
    ...(context ? { context } : {}),
    ...(source ? { source } : {}),
  };
}
