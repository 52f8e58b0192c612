import type { TermDraft } from '@/components/TermForm';
import type { GlossaryId } from '@/lib/library/records';

/** What the reader has typed about a term, or a new one, and not stored yet: it outlives the view, and a reload of the window. */
export function draftOf(id?: GlossaryId): TermDraft | undefined {
  return JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null') ?? undefined;
}

/** Keeps what is typed; nothing where it is stored or given up. */
export function keepDraft(draft: TermDraft | undefined, id?: GlossaryId): void {
  if (draft) sessionStorage.setItem(keyOf(id), JSON.stringify(draft));
  else sessionStorage.removeItem(keyOf(id));
}

function keyOf(id?: GlossaryId): string {
  return `term ${id ?? ''}`;
}
