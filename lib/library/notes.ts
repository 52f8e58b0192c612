import type { Library } from '@/lib/library/database';
import { change, create, remove, restore } from '@/lib/library/documents/documents';
import { editBody, setField, tagsOf } from '@/lib/library/documents/shapes';
import { notesWith } from '@/lib/library/facets';
import { articleId } from '@/lib/library/identity';
import type { Colour, Note, NoteChange, NoteDraft, NoteId } from '@/lib/library/records';
import { standingSo, type WantedStanding } from '@/lib/library/standings';

/** Where a page of notes ends; the next one begins after it. */
export type NoteCursor = Pick<Note, 'id' | 'updatedAt'>;

/**
 * Keeps a note. Resolves with it once the transaction has completed: only then is it safe. The id is the caller's (`newNoteId`):
 * asking again, after no answer came, keeps nothing twice.
 */
export async function createNote(library: Library, draft: NoteDraft, now = Date.now()): Promise<Note> {
  const { tags = [], body = '', article, ...rest } = draft;
  const id = await articleId(article.url);
  return create<Note>(library, {
    ...rest,
    article: { ...article, id },
    tags: [...new Set(tags)].sort(),
    body,
    createdAt: now,
    updatedAt: now,
  });
}

/** Changes a note; resolves once it is stored. A note in the bin comes back by it. Throws where there is no such note. */
export async function changeNote(library: Library, id: NoteId, wanted: NoteChange, now = Date.now()): Promise<Note> {
  const { body, colour, addTags = [], removeTags = [] } = wanted;
  const note = await change(
    library,
    id,
    (doc) => {
      if (body) editBody(doc, body.from, body.to);
      if (colour) setField(doc, 'colour', colour);
      const tags = tagsOf(doc);
      for (const tag of addTags) if (tag !== '' && !tags.has(tag)) tags.set(tag, true);
      for (const tag of removeTags) if (tags.has(tag)) tags.delete(tag);
    },
    now,
  );
  if (!note) throw new Error('no such note');
  return note as Note;
}

/** Puts a note into the bin, from which `restoreNote` takes it back; harmless where it lies there already. */
export async function removeNote(library: Library, id: NoteId, now = Date.now()): Promise<void> {
  await remove(library, id, now);
}

/** Takes a note out of the bin as it was; undefined where there is no such note. */
export async function restoreNote(library: Library, id: NoteId, now = Date.now()): Promise<Note | undefined> {
  return (await restore(library, id, now)) as Note | undefined;
}

/** One note, also from the bin. */
export async function noteOf(library: Library, id: NoteId): Promise<Note | undefined> {
  return library.notes.get(id);
}

/** The notes of one article, by its canonical address, in the order of the text. */
export async function notesOf(library: Library, url: string): Promise<Note[]> {
  const notes = await library.notes.where('article.url').equals(url).toArray();
  const place = ({ target }: Note) => target.selector[1].start;
  return notes.filter(({ deletedAt }) => deletedAt === undefined).sort((a, b) => place(a) - place(b));
}

/** Whether there is any note that is not in the bin; of as few as can tell, and reads none: a count of 100,000 keeps every window waiting. */
export async function hasNotes({ notes, bin }: Library): Promise<boolean> {
  const thrown = await bin.where('id').startsWith('n:').count();
  return (await notes.limit(thrown + 1).primaryKeys()).length > thrown;
}

/** Which notes a list shows; what is absent leaves all. */
export interface NoteFilter {
  readonly colour?: Colour | undefined;
  readonly tag?: string | undefined;
  readonly standing?: WantedStanding | undefined;
}

/**
 * The ids of all notes that are not in the bin, the last changed first: the order of a list whose rows are read as they come into
 * view. No row is read.
 */
export async function noteIds(library: Library, { colour, tag, standing }: NoteFilter = {}): Promise<NoteId[]> {
  const { notes, bin } = library;
  const thrown = new Set<string>(await bin.toCollection().primaryKeys());
  const kept = (await idsInOrder(notes)).filter((id) => !thrown.has(id)).reverse();
  const there = standing ? await standingSo(library, kept, standing) : kept;
  if (!colour && !tag) return there;
  const wanted = await notesWith(library, { colour, tag });
  return there.filter((id) => wanted.has(id));
}

/** So many ids are asked for at once: whoever wants a row meanwhile does not wait for all of them. */
const STEP = 5000;

/** The ids of all notes, the first changed first, as they are at one time. */
async function idsInOrder(notes: Library['notes']): Promise<NoteId[]> {
  return notes.db.transaction('r', notes, async () => {
    const all: NoteId[] = [];
    for (let rest = notes.orderBy('[updatedAt+id]'); ; ) {
      const ids = await rest.limit(STEP).primaryKeys();
      for (const id of ids) all.push(id);
      const last = ids.length === STEP ? await notes.get(ids.at(-1) as NoteId) : undefined;
      if (!last) return all;
      rest = notes.where('[updatedAt+id]').above([last.updatedAt, last.id]);
    }
  });
}

/** So many of the last changed notes are looked at first. */
const HEAD = 200;

/**
 * The same for a list that is to stand at once, in two readings: first what the last changed notes and the list so far come to, which
 * is quick however many there are, then all.
 */
export async function* noteIdsSoon(
  library: Library,
  filter: NoteFilter = {},
  last: readonly NoteId[] = [],
): AsyncGenerator<NoteId[]> {
  const { notes, bin } = library;
  const [ids, binned] = await Promise.all([
    notes.orderBy('[updatedAt+id]').reverse().limit(HEAD).primaryKeys(),
    bin.toCollection().primaryKeys(),
  ]);
  const thrown = new Set<string>(binned);
  const head = await passing(
    library,
    ids.filter((id) => !thrown.has(id)),
    filter,
  );
  const looked = new Set(ids);
  const soon = [...head, ...last.filter((id) => !looked.has(id) && !thrown.has(id))];
  // That there is nothing is said once all is read.
  if (soon.length > 0) yield soon;
  yield noteIds(library, filter);
}

/** Those of some notes that a list shows. Where it shows all, none is read. */
async function passing({ notes, standings }: Library, ids: readonly NoteId[], filter: NoteFilter): Promise<NoteId[]> {
  if (!filter.colour && !filter.tag && !filter.standing) return [...ids];
  const [rows, stood] = await Promise.all([notes.bulkGet([...ids]), standings.bulkGet([...ids])]);
  return ids.filter((_, i) => rows[i] && passes(rows[i], stood[i]?.kind ?? 'unseen', filter));
}

function passes(note: Note, standing: WantedStanding, wanted: NoteFilter): boolean {
  const { colour = note.colour, tag } = wanted;
  return colour === note.colour && (!tag || note.tags.includes(tag)) && (wanted.standing ?? standing) === standing;
}

/** Notes by their ids, each in its place; undefined where one is gone. */
export async function notesByIds(library: Library, ids: readonly NoteId[]): Promise<(Note | undefined)[]> {
  return library.notes.bulkGet([...ids]);
}

/** A page of all notes that are not in the bin, the last changed first, from the start or after a note. */
export async function allNotes(
  library: Library,
  { after, most = 100 }: { after?: NoteCursor | undefined; most?: number } = {},
): Promise<Note[]> {
  const { notes } = library;
  const range = after
    ? notes.where('[updatedAt+id]').below([after.updatedAt, after.id])
    : notes.orderBy('[updatedAt+id]');
  return range
    .reverse()
    .filter(({ deletedAt }) => deletedAt === undefined)
    .limit(most)
    .toArray();
}
