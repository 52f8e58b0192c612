import { browser } from 'wxt/browser';
import type { Library } from '@/lib/library/database';
import { draftKey, draftOf, dropDraft, saveDraft } from '@/lib/library/drafts';
import { noteOf } from '@/lib/library/notes';
import type { NoteId } from '@/lib/library/records';
import { parseDraftText, parseNoteId } from '@/lib/library/wire';
import { askTab, type Handlers, type Requests, type Sender } from '@/lib/messages';
import { jotted } from '@/lib/typing';
import { ownNote } from './keeping';
import { isExtensionPage } from './sender';

/** How long a token opens its frame: as long as a slow machine takes to load it. */
const TOKEN_MS = 30_000;

/** What a token is good for. */
interface Pass {
  readonly tab: number;
  readonly note: NoteId;
  readonly until: number;
}

type Frames = 'open-note' | 'note-sheet' | 'keep-draft' | 'close-note';

/**
 * The frames in which notes are typed beside their passages. A page may put the frame's address into a frame of its own: such a
 * one has no token, or none for its tab, and shows nothing. A token lies where it outlives a background that is stopped, is
 * good once and for half a minute.
 */
export function noteFrames(library: Library): Pick<Handlers<Requests>, Frames> {
  return {
    async 'open-note'({ id }, sender) {
      const tab = sender.tab?.id;
      if (tab === undefined) throw new Error('forbidden');
      const note = await ownNote(library, id, sender);
      const token = crypto.randomUUID();
      await browser.storage.session.set({
        [nameOf(token)]: { tab, note, until: Date.now() + TOKEN_MS } satisfies Pass,
      });
      return { token };
    },
    async 'note-sheet'({ token }, sender) {
      const pass = await taken(token);
      const isHere = isExtensionPage(sender) && sender.tab?.id === pass?.tab && sender.frameId !== 0;
      const note = pass && isHere && pass.until >= Date.now() ? await noteOf(library, pass.note) : undefined;
      if (!note) throw new Error('forbidden');
      const { id, colour, tags, body } = note;
      const draft = (await jotted(id)) ?? (await draftOf(library, draftKey(id)))?.text;
      return { id, colour, tags, body, ...(draft !== undefined && draft !== body ? { draft } : {}) };
    },
    async 'keep-draft'({ id, text }, sender) {
      const note = parseNoteId(id);
      if (!isExtensionPage(sender) || !note) throw new Error('forbidden');
      if (text === undefined) {
        await dropDraft(library, draftKey(note));
        return {};
      }
      const typed = parseDraftText(text);
      if (typed === undefined) throw new Error('too long');
      await saveDraft(library, draftKey(note), typed);
      return {};
    },
    async 'close-note'(_, sender: Sender) {
      if (!isExtensionPage(sender) || sender.tab?.id === undefined) throw new Error('forbidden');
      await askTab(sender.tab.id, 'put-note-away', {});
      return {};
    },
  };
}

/** A pass, which is good no longer by being looked at. */
async function taken(token: unknown): Promise<Pass | undefined> {
  if (typeof token !== 'string') return undefined;
  const name = nameOf(token);
  const found = (await browser.storage.session.get(name))[name] as Pass | undefined;
  await browser.storage.session.remove(name);
  return found;
}

function nameOf(token: string): string {
  return `note-token:${token}`;
}
