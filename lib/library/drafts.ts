import type { Library } from '@/lib/library/database';
import type { Draft } from '@/lib/library/records';

/** Keeps what is being typed, under a key of its place (`note:` and the note's id, or the page's address); it is not synced. */
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
