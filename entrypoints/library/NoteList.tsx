import type { ComponentChildren } from 'preact';
import { Listing } from '@/components/library/Listing';
import { NoteItem } from '@/components/library/NoteItem';
import { linkTo } from '@/lib/annotation/text-fragment';
import { notesByIds, removeNote, restoreNote } from '@/lib/library/notes';
import type { Note, NoteId } from '@/lib/library/records';
import { editNote } from '../window/note-editor';
import type { Desk } from './desk';
import { useLive, useRows } from './queries';
import { hashOf } from './route';

interface NoteListProps {
  readonly desk: Desk;
  readonly empty: ComponentChildren;
  query(): Promise<readonly NoteId[]>;
  readonly inputs: readonly unknown[];
}

/** Notes in the order of a query, each changed in place. */
export function NoteList({ desk, empty, query, inputs }: NoteListProps) {
  const { library, t } = desk;
  const keys = useLive<readonly string[]>(query, [library, ...inputs]);
  const { rowOf, onRange } = useRows(keys, (ids) => notesByIds(library, ids as NoteId[]));
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
      {(note) => <OneNote desk={desk} note={note} />}
    </Listing>
  );
}

/** One note, wired to the library. */
export function OneNote({ desk, note }: { desk: Desk; note: Note }) {
  const { library, t, language, colours, act } = desk;
  return (
    <NoteItem
      t={t}
      language={language}
      note={note}
      names={colours}
      pageHref={linkTo(note.target)}
      articleHref={hashOf('articles', note.article.id)}
      onEdit={() => editNote(library, note)}
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
