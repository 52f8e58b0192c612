import { useState } from 'preact/hooks';
import { type ColourNames, colourName } from '@/components/ColourButtons';
import { standingKey } from '@/components/card/NoteCard';
import { Difference } from '@/components/Difference';
import { IconButton } from '@/components/IconButton';
import { NoteSheet, type SheetEditor } from '@/components/NoteSheet';
import { Tags } from '@/components/Tags';
import type { Standing } from '@/lib/annotation/verify';
import type { Live } from '@/lib/library/live';
import type { Note } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

/** A note of this article, and whether its passage still stands. */
export interface StandingNote {
  readonly note: Note;
  readonly standing: Standing;
}

interface NotesSectionProps {
  readonly t: Words;
  readonly names: ColourNames;
  readonly notes: Live<readonly StandingNote[]>;
  onGo(standing: Standing): void;
  /** Opens a note for writing, with what was being typed before. */
  onEdit(note: Note): Promise<SheetEditor & { flush(): Promise<void> }>;
  onRemove(note: Note): void;
}

type Writing = { readonly id: string; readonly editor: SheetEditor & { flush(): Promise<void> } };

/** What the reader kept of this article: each passage with its state, its note, and where it stands. */
export function NotesSection({ t, names, notes, onGo, onEdit, onRemove }: NotesSectionProps) {
  const [writing, setWriting] = useState<Writing | undefined>();
  if (notes.state === 'failed')
    return (
      <section data-part="notes" aria-label={t('note.yours')}>
        <h2>{t('note.yours')}</h2>
        <p class="error" role="alert">
          {t('glossary.unavailable', { error: notes.error })}
        </p>
      </section>
    );
  if (notes.state === 'loading') return null;
  const done = () =>
    writing?.editor.flush().then(() => writing.editor.state.value.at !== 'failed' && setWriting(undefined));
  return (
    <section data-part="notes" aria-label={t('note.yours')}>
      <h2>{t('note.yours')}</h2>
      {notes.value.length === 0 && <p class="source">{t('note.empty')}</p>}
      <ul>
        {notes.value.map(({ note, standing }) => (
          <li class="note" key={note.id} data-colour={note.colour} title={colourName(note.colour, names, t)}>
            <Passage t={t} note={note} standing={standing} onGo={() => onGo(standing)} />
            {writing?.id === note.id ? (
              <NoteSheet t={t} names={names} editor={writing.editor} onDone={() => done()} />
            ) : (
              <>
                {note.body && <p class="body">{note.body}</p>}
                <Tags tags={note.tags} />
              </>
            )}
            <div class="note-foot">
              <span class="source" data-standing={standing.kind}>
                {t(standingKey(standing, note.kind))}
              </span>
              <span class="tools">
                <IconButton
                  icon="edit"
                  label={t('note.edit')}
                  what={excerpt(note)}
                  onPress={async () => {
                    await writing?.editor.flush();
                    setWriting({ id: note.id, editor: await onEdit(note) });
                  }}
                />
                <IconButton
                  icon="remove"
                  label={t('glossary.remove')}
                  what={excerpt(note)}
                  onPress={() => onRemove(note)}
                />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PassageProps {
  readonly t: Words;
  readonly note: Note;
  readonly standing: Standing;
  onGo(): void;
}

/** The words that were kept, leading to their place where they still have one, and what became of them. */
function Passage({ t, note, standing, onGo }: PassageProps) {
  const { speaker, target } = note;
  const words = note.kind === 'quotation' ? `“${target.selector[0].exact}”` : target.selector[0].exact;
  return (
    <>
      {standing.kind === 'gone' ? (
        <p>{words}</p>
      ) : (
        <button type="button" class="row" title={t('popup.goTo')} onClick={onGo}>
          {words}
        </button>
      )}
      {speaker && <p class="source">{[speaker.name, speaker.role].filter(Boolean).join(' · ')}</p>}
      {standing.kind === 'changed' && <Difference t={t} changes={standing.diff} />}
    </>
  );
}

const LONGEST_NAME = 60;

function excerpt({ target }: Note): string {
  return target.selector[0].exact.slice(0, LONGEST_NAME);
}
