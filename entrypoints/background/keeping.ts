import type { TermEntry } from '@/lib/analysis/knowledge/knowledge';
import type { Library } from '@/lib/library/database';
import { saveTerm } from '@/lib/library/glossary';
import { changeNote, createNote, noteOf, notesOf, removeNote, restoreNote } from '@/lib/library/notes';
import { passageOf } from '@/lib/library/passages';
import type { ArticleSource, NoteId } from '@/lib/library/records';
import { rememberStandings } from '@/lib/library/standings';
import { termsIn } from '@/lib/library/term-lines';
import { LONGEST_BODY, parseNoteChange, parseNoteDraft, parseNoteId } from '@/lib/library/wire';
import { askTab, type Handlers, type Kept, type Requests, type Sender } from '@/lib/messages';
import { believedAddress, sameSite } from '@/lib/page/address';
import { key } from '@/lib/text/fold';
import { showCount } from './badge';
import { isExtensionPage, pageOf } from './sender';

const LONGEST_TEXT = 2_100_000;
const LONGEST_TERM = 120;
const LONGEST_CONTEXT = 2000;
const LONGEST_TITLE = 500;

/** The terms that ship, read when they are first needed. */
export type LoadTerms = () => Promise<readonly TermEntry[]>;

type Keeping = 'keep-note' | 'change-note' | 'remove-note' | 'restore-note' | 'kept' | 'keep-term';

/** Keeps what a reader of a page keeps, and answers once it is stored. Every field is read here; the site is the sender's. */
export function keeping(library: Library, loadTerms: LoadTerms): Pick<Handlers<Requests>, Keeping> {
  return {
    async 'keep-note'({ draft }, sender) {
      const parsed = parseNoteDraft(draft, believedAddress(String(draft?.article?.url), pageOf(sender)));
      if (!parsed) throw new Error('no passage, or too long');
      await createNote(library, parsed);
      await count(library, parsed.article.url, sender);
      return {};
    },
    async 'change-note'({ id, change }, sender) {
      const note = await ownNote(library, id, sender);
      const parsed = parseNoteChange(change);
      // Left out it would be answered as stored, and what was typed thrown away.
      if (parsed.body && parsed.body.to.length > LONGEST_BODY) throw new Error('too long');
      const isTyped = parsed.body || parsed.addTags?.length || parsed.removeTags?.length;
      if (isTyped && !isExtensionPage(sender)) throw new Error('forbidden');
      if (isFrame(sender) && (parsed.colour || parsed.addTags?.length || parsed.removeTags?.length))
        await mustBeSeen(sender);
      await changeNote(library, note, parsed);
      if (isFrame(sender)) await tellReader(sender);
      return {};
    },
    async 'remove-note'({ id }, sender) {
      const note = await ownNote(library, id, sender);
      await removeNote(library, note);
      await countOf(library, note, sender);
      return {};
    },
    async 'restore-note'({ id }, sender) {
      const note = await ownNote(library, id, sender);
      await restoreNote(library, note);
      await countOf(library, note, sender);
      return {};
    },
    async kept({ url, text }, sender) {
      if (typeof url !== 'string' || typeof text !== 'string' || text.length > LONGEST_TEXT)
        throw new Error('not an article');
      return keptHere(library, { url: believedAddress(url, pageOf(sender)), text }, sender);
    },
    async 'keep-term'({ term, context, article }, sender) {
      const url = believedAddress(String(article?.url), pageOf(sender));
      const source = { url, title: String(article?.title), site: String(article?.site) };
      await keepTerm(library, loadTerms, String(term), source, typeof context === 'string' ? context : undefined);
      return {};
    },
  };
}

/** Puts a term into the glossary, with our definition where we have one, and where it was met. */
export async function keepTerm(
  library: Library,
  loadTerms: LoadTerms,
  met: string,
  { url, title, site }: ArticleSource,
  context?: string,
): Promise<void> {
  const term = met.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TERM);
  const known = (await loadTerms()).find(({ forms }) => forms.some((form) => key(form) === key(term)));
  await saveTerm(library, {
    term,
    definition: known?.definition ?? '',
    origin: known ? 'knowledge' : 'reader',
    ...(known?.english ? { english: known.english } : {}),
    ...(context ? { context: context.slice(0, LONGEST_CONTEXT) } : {}),
    source: { url, title: title.slice(0, LONGEST_TITLE), site: site.slice(0, LONGEST_TERM) },
  });
}

/**
 * What is kept of an article: its passages as they stand in its text, which the library remembers, and where it uses the reader's terms.
 * Nothing in a private window: what is painted a page can see, and nothing of ordinary windows may be known there.
 */
export async function keptHere(
  library: Library,
  { url, text }: { url: string; text: string },
  sender: Sender,
): Promise<Kept> {
  if (sender.tab?.incognito !== false) return { passages: [], terms: [] };
  const notes = await notesOf(library, url);
  if (sender.tab.id !== undefined) await showCount(sender.tab.id, notes.length);
  const passages = notes.map((note) => passageOf(note, text));
  // Reading neither waits for it nor ends where it cannot be stored.
  rememberStandings(library, passages).catch(() => undefined);
  return { passages, terms: await termsIn(library, text) };
}

/** A note that the sender may change: an extension page any, a page's reader those of its own site. */
export async function ownNote(library: Library, value: unknown, sender: Sender): Promise<NoteId> {
  const id = parseNoteId(value);
  const note = id && (await noteOf(library, id));
  if (!note) throw new Error('no such note');
  if (!isExtensionPage(sender) && !sameSite(note.article.url, pageOf(sender) ?? '')) throw new Error('forbidden');
  return note.id;
}

/** True for the frame of a note, which stands in a page; the side panel and the library have no tab, or are its page. */
function isFrame(sender: Sender): boolean {
  return isExtensionPage(sender) && sender.tab !== undefined && sender.frameId !== 0;
}

/** A page may cover the frame or make it invisible and have the reader click blindly. */
async function mustBeSeen({ tab }: Sender): Promise<void> {
  const answer = tab?.id === undefined ? undefined : await askTab(tab.id, 'note-seen', {});
  if (!answer?.seen) throw new Error('not in sight');
}

async function tellReader({ tab }: Sender): Promise<void> {
  // The page may have gone meanwhile; what it shows it asks for at its next load.
  if (tab?.id !== undefined) await askTab(tab.id, 'notes-changed', {}).catch(() => undefined);
}

async function countOf(library: Library, id: NoteId, sender: Sender): Promise<void> {
  const note = await noteOf(library, id);
  if (note) await count(library, note.article.url, sender);
}

async function count(library: Library, url: string, { tab }: Sender): Promise<void> {
  if (tab?.id !== undefined && !tab.incognito) await showCount(tab.id, (await notesOf(library, url)).length);
}
