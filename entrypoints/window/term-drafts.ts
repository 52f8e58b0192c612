import type { TermDraft } from '@/components/TermForm';
import type { GlossaryId } from '@/lib/library/records';
import { allJotted, jot } from '@/lib/typing';

/*
 * What the reader has typed about a term, or a new one, and not stored yet: it outlives the view, a reload of the window, and the popup,
 * which closes with a click beside it.
 */

const drafts = new Map<string, TermDraft>();
const PLACE = 'term ';

/** Reads what was typed in other windows and before; until then there is nothing. */
export async function openTermDrafts(): Promise<void> {
  for (const [place, text] of await allJotted())
    if (place.startsWith(PLACE)) drafts.set(place, JSON.parse(text) as TermDraft);
}

/** What was typed about a term or, without one, a new one. */
export function draftOf(id?: GlossaryId): TermDraft | undefined {
  return drafts.get(placeOf(id));
}

/** Keeps what is typed; nothing where it is stored or given up. */
export async function keepDraft(draft: TermDraft | undefined, id?: GlossaryId): Promise<void> {
  if (draft) drafts.set(placeOf(id), draft);
  else drafts.delete(placeOf(id));
  await jot(placeOf(id), draft && JSON.stringify(draft));
}

function placeOf(id: GlossaryId | undefined): string {
  return `${PLACE}${id ?? ''}`;
}
