import type { Library } from '@/lib/library/database';
import { draftKey, draftOf } from '@/lib/library/drafts';
import type { Note } from '@/lib/library/records';
import { ask } from '@/lib/messages';
import { jotted } from '@/lib/typing';
import { type Editor, openEditor } from '../note/editor';

/** Opens a note for writing, with what was being typed before and was not kept; `changed` is called after each change of it. */
export async function editNote(
  library: Library,
  { id, colour, tags, body }: Note,
  changed: () => void = () => undefined,
): Promise<Editor> {
  const draft = (await jotted(id)) ?? (await draftOf(library, draftKey(id)))?.text;
  const lost = draft !== undefined && draft !== body ? { draft } : {};
  return openEditor({ id, colour, tags, body, ...lost }, ask, changed);
}
