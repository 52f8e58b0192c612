import type { Library } from '@/lib/library/database';
import type { Passage } from '@/lib/library/passages';
import type { LastStanding, Note, NoteId } from '@/lib/library/records';

/** How a list narrows notes to those that stood so when last looked at; `unseen`: their article was not read again. */
export const STANDINGS = ['unchanged', 'changed', 'gone', 'unseen'] as const;
export type WantedStanding = (typeof STANDINGS)[number];

/** A note and how its passage stood when its article was last read here; absent where it was not read again. */
export interface SeenNote {
  readonly note: Note;
  readonly seen?: LastStanding | undefined;
}

/**
 * Remembers how passages stand in the article that is being read, in the place of what was found before. What of a changed one
 * is kept is enough to show the change: the way from the kept words to the page's.
 */
export async function rememberStandings(
  library: Library,
  passages: readonly Pick<Passage, 'id' | 'standing'>[],
  now = Date.now(),
): Promise<void> {
  if (passages.length === 0) return;
  await library.standings.bulkPut(passages.map(({ id, standing }) => lastStanding(id, standing, now)));
}

/** Notes with how they stood when last looked at, in their order. */
export async function withStandings({ standings }: Library, notes: readonly Note[]): Promise<SeenNote[]> {
  const seen = await standings.bulkGet(notes.map(({ id }) => id));
  return notes.map((note, i) => ({ note, seen: seen[i] }));
}

/** Those of some notes that stood so when last looked at, in their order. */
export async function standingSo(
  { standings }: Library,
  ids: readonly NoteId[],
  wanted: WantedStanding,
): Promise<NoteId[]> {
  if (wanted === 'unseen') {
    const seen = new Set(await standings.toCollection().primaryKeys());
    return ids.filter((id) => !seen.has(id));
  }
  const so = new Set(await standings.where('kind').equals(wanted).primaryKeys());
  return ids.filter((id) => so.has(id));
}

function lastStanding(id: NoteId, standing: Passage['standing'], at: number): LastStanding {
  return standing.kind === 'changed'
    ? { id, at, kind: 'changed', diff: standing.diff }
    : { id, at, kind: standing.kind };
}
