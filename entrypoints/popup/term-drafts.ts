import type { TermDraft } from '@/components/TermForm';
import type { GlossaryId } from '@/lib/library/records';
import { jot, jotted } from '@/lib/typing';

/** What the reader has typed about a term, or a new one, and not stored yet: a popup closes with a click beside it. */
export async function draftOf(id?: GlossaryId): Promise<TermDraft | undefined> {
  return JSON.parse((await jotted(keyOf(id))) ?? 'null') ?? undefined;
}

/** Keeps what is typed; nothing where it is stored or given up. */
export async function keepDraft(draft: TermDraft | undefined, id?: GlossaryId): Promise<void> {
  await jot(keyOf(id), draft && JSON.stringify(draft));
}

function keyOf(id?: GlossaryId): string {
  return `term ${id ?? ''}`;
}
