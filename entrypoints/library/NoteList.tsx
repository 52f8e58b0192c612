import type { Table } from 'dexie';
import type { ComponentChildren } from 'preact';
import { Listing } from '@/components/library/list/Listing';
import { NoteItem } from '@/components/library/notes/NoteItem';
import { linkTo } from '@/lib/annotation/text-fragment';
import type { Library } from '@/lib/library/database';
import { sourceLine } from '@/lib/library/formats/source-line';
import { notesByIds, removeNote, restoreNote } from '@/lib/library/notes';
import type { NoteId } from '@/lib/library/records';
import { type SeenNote, withStandings } from '@/lib/library/standings';
import { editNote } from '../window/note-editor';
import type { Desk } from './desk';
import { useLiveOver, useRows } from './queries';
import { hashOf } from './route';

interface NoteListProps {
  readonly desk: Desk;
  readonly empty: ComponentChildren;
  /** The ids, as often as there is news of them; given what they were last. */
  query(last: readonly NoteId[] | undefined): AsyncIterable<readonly NoteId[]>;
  readonly inputs: readonly unknown[];
  /** What the ids follow from, beside the notes. */
  readonly over?: readonly Table[];
}

/** Notes in the order of a query, each changed in place. */
export function NoteList({ desk, empty, query, inputs, over = [] }: NoteListProps) {
  const { library, t } = desk;
  const { notes, bin, standings, facets } = library;
  const keys = useLiveOver([notes, bin, standings, facets, ...over], query, [library, ...inputs]);
  const { rowOf, onRange } = useRows(keys, (ids) => rowsOf(library, ids as NoteId[]));
  return (
    <Listing
      t={t}
      label={t('note.yours')}
      keys={keys}
      estimate={150}
      empty={<p>{empty}</p>}
      rowOf={rowOf}
      onRange={onRange}
    >
      {(row) => <OneNote desk={desk} {...row} />}
    </Listing>
  );
}

/** Notes by their ids, each in its place, with how they stood. */
async function rowsOf(library: Library, ids: readonly NoteId[]): Promise<(SeenNote | undefined)[]> {
  const notes = (await notesByIds(library, ids)).filter((note) => note !== undefined);
  const rows = new Map((await withStandings(library, notes)).map((row) => [row.note.id, row]));
  return ids.map((id) => rows.get(id));
}

/** One note, wired to the library. */
export function OneNote({ desk, note, seen }: SeenNote & { desk: Desk }) {
  const { library, t, language, colours, say, act } = desk;
  return (
    <NoteItem
      t={t}
      language={language}
      note={note}
      seen={seen}
      names={colours}
      pageHref={linkTo(note.target)}
      articleHref={hashOf('articles', note.article.id)}
      onEdit={() => editNote(library, note)}
      onCopy={() => {
        const { speaker, reported, article } = note;
        const cited = { words: note.target.selector[0].exact, speaker: speaker?.name, reported };
        navigator.clipboard.writeText(sourceLine(cited, article)).then(
          () => say(t('card.copied')),
          () => say(t('card.copyFailed')),
        );
      }}
      onRemove={() =>
        act(
          () => removeNote(library, note.id),
          () => t('library.removedNote'),
          () => restoreNote(library, note.id),
        )
      }
    />
  );
}
