import type { Collection } from 'dexie';
import type { Library } from '@/lib/library/database';
import { type Facets, facetsOf } from '@/lib/library/facet-rows';
import { pages, rowsAfter } from '@/lib/library/pages';
import type { Colour, Note, NoteId } from '@/lib/library/records';

/** Every tag of the notes that are not in the bin, in alphabetical order; those of an older library as its steps come by them. */
export async function noteTags({ facets }: Library): Promise<string[]> {
  const tags: string[] = [];
  // From one tag to the next, however many notes have it.
  for (let next = await first(facets.orderBy('tags')); next !== undefined; ) {
    tags.push(next);
    next = await first(facets.where('tags').above(next));
  }
  return tags.sort((a, b) => a.localeCompare(b, 'vi'));
}

async function first(some: Collection): Promise<string | undefined> {
  const [key] = await some.limit(1).keys();
  return key as string | undefined;
}

/** The notes not in the bin that have a colour, a tag, or both. */
export async function notesWith(
  library: Library,
  { colour, tag }: { readonly colour?: Colour | undefined; readonly tag?: string | undefined },
): Promise<ReadonlySet<NoteId>> {
  const found = new Set<NoteId>();
  const isWanted = (each: Facets) =>
    (colour ?? each.colour) === each.colour && (tag === undefined || each.tags.includes(tag));
  // Before the others: a step that comes between makes the same note found twice, and none missed.
  for await (const notes of unseen(library)) for (const each of facetsOf(notes).filter(isWanted)) found.add(each.id);
  const { facets } = library;
  const [ids, others] = await Promise.all([
    colour === undefined ? undefined : facets.where('colour').equals(colour).primaryKeys(),
    tag === undefined ? undefined : facets.where('tags').equals(tag).primaryKeys(),
  ]);
  const both = ids && others && new Set(others);
  for (const id of ids ?? others ?? []) if (!both || both.has(id)) found.add(id);
  return found;
}

/** Where in `meta` stands how far the notes from before there were facets have theirs: the last id, or that it is done. */
const KEY = 'facets of notes';
const DONE = 'done';
/** As many notes as a step reads without keeping anybody waiting. */
const STEP = 250;

/** One step of giving the notes of an older library their facets, whole or not at all; true while more is to do. */
export async function facetStep(library: Library, most = STEP): Promise<boolean> {
  const { notes, facets, meta } = library;
  return library.transaction('rw', [notes, facets, meta], async () => {
    const done = await doneOf(library);
    if (done === DONE) return false;
    const found = await rowsAfter(notes, done).limit(most).toArray();
    await facets.bulkPut(facetsOf(found));
    await meta.put({ key: KEY, value: found.length < most ? DONE : found.at(-1)?.id });
    return true;
  });
}

/** The notes that no step has come by yet, some at a time; a note that was written since is among them all the same. */
async function* unseen(library: Library): AsyncGenerator<Note[]> {
  const done = await doneOf(library);
  if (done !== DONE) yield* pages(library.notes, STEP, done);
}

async function doneOf({ meta }: Library) {
  return (await meta.get(KEY))?.value as NoteId | typeof DONE | undefined;
}
