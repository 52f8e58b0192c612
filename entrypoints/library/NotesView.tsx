import { colourName } from '@/components/ColourButtons';
import { NoteFilters } from '@/components/library/notes/NoteFilters';
import type { Library } from '@/lib/library/database';
import { noteTags } from '@/lib/library/facets';
import { hasNotes, noteIdsSoon, noteOf } from '@/lib/library/notes';
import { COLOURS, type NoteId } from '@/lib/library/records';
import { STANDINGS } from '@/lib/library/standings';
import type { Desk } from './desk';
import { NoteList } from './NoteList';
import { useLive } from './queries';
import { go, hashOf } from './route';

/** Every passage kept, the last changed first, all of them or those of a colour, a tag, a state; or one alone. */
export function NotesView({ desk, id }: { desk: Desk; id?: string | undefined }) {
  const { library, t, colours, route } = desk;
  const { tag } = route.params;
  const colour = COLOURS.find((each) => each === route.params.colour);
  const standing = STANDINGS.find((each) => each === route.params.standing);
  const tags = useLive(() => noteTags(library), [library]);
  // Where there is nothing, nothing is narrowed.
  const any = useLive(() => hasNotes(library), [library]);
  const isEmpty = any.state === 'ready' && !any.value && !colour && !tag && !standing;
  if (id)
    return (
      <>
        <h1>{t('note.yours')}</h1>
        <p>
          <a href={hashOf('notes')}>{t('library.showAll')}</a>
        </p>
        <NoteList
          desk={desk}
          query={() => onlyNote(library, id as NoteId)}
          inputs={[id]}
          empty={t('library.noSuchNotes')}
        />
      </>
    );
  return (
    <>
      <h1>{t('note.yours')}</h1>
      {!isEmpty && (
        <NoteFilters
          t={t}
          colours={COLOURS.map((value) => ({ value, label: colourName(value, colours, t) }))}
          colour={colour}
          tags={tags.state === 'ready' ? tags.value : []}
          tag={tag}
          standing={standing}
          onChange={(chosen) => go(hashOf('notes', undefined, { ...chosen }))}
        />
      )}
      <NoteList
        key={`${colour} ${tag} ${standing}`}
        desk={desk}
        query={(last) => noteIdsSoon(library, { colour, tag, standing }, last)}
        inputs={[colour, tag, standing]}
        empty={colour || tag || standing ? t('library.noSuchNotes') : t('note.empty')}
      />
    </>
  );
}

async function* onlyNote(library: Library, id: NoteId): AsyncGenerator<NoteId[]> {
  const note = await noteOf(library, id);
  yield note && note.deletedAt === undefined ? [id] : [];
}
