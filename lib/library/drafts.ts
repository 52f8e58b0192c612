import type { Library } from '@/lib/library/database';
import type { Draft, NoteId } from '@/lib/library/records';

/** The key of what is being typed into a note. */
export function draftKey(id: NoteId): string {
  return `note:${id}`;
}

/** Keeps what is being typed, under the key of its place; it is not synced. */
export async function saveDraft(library: Library, key: string, text: string, now = Date.now()): Promise<void> {
  await library.drafts.put({ key, text, savedAt: now });
}

/** What was being typed there and was not kept, if anything. */
export async function draftOf(library: Library, key: string): Promise<Draft | undefined> {
  return library.drafts.get(key);
}

/** Forgets a draft: it was kept, or given up. */
export async function dropDraft(library: Library, key: string): Promise<void> {
  await library.drafts.delete(key);
}
