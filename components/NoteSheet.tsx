import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ColourButtons, type ColourNames } from '@/components/ColourButtons';
import { IconButton } from '@/components/IconButton';
import type { Colour } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

/** How far what is typed has come. */
export type SheetState =
  | { readonly at: 'still' | 'saving' | 'saved' | 'recovered' }
  | { readonly at: 'failed'; readonly error: string };

/** A note that is being written. */
export interface SheetEditor {
  readonly text: ReadonlySignal<string>;
  readonly tags: ReadonlySignal<readonly string[]>;
  readonly colour: ReadonlySignal<Colour>;
  readonly state: ReadonlySignal<SheetState>;
  type(text: string): void;
  tag(name: string): void;
  untag(name: string): void;
  choose(colour: Colour): void;
}

interface NoteSheetProps {
  readonly t: Words;
  readonly names: ColourNames;
  readonly editor: SheetEditor;
  onDone(): void;
}

/** Where a note is written, tagged and coloured; it stores itself. */
export function NoteSheet({ t, names, editor, onDone }: NoteSheetProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div class="sheet-note">
      <textarea
        ref={field}
        aria-label={t('note.text')}
        placeholder={t('note.placeholder')}
        value={editor.text.value}
        onInput={(event) => editor.type(event.currentTarget.value)}
      />
      <TagRow t={t} tags={editor.tags.value} onAdd={editor.tag} onRemove={editor.untag} />
      <footer>
        <ColourButtons t={t} names={names} chosen={editor.colour.value} onChoose={editor.choose} />
        <State t={t} state={editor.state.value} />
        <button type="button" class="main" onClick={onDone}>
          {t('note.done')}
        </button>
      </footer>
    </div>
  );
}

interface TagRowProps {
  readonly t: Words;
  readonly tags: readonly string[];
  onAdd(tag: string): void;
  onRemove(tag: string): void;
}

/** The tags of a note, each with a way to take it off, and a field for one more. */
function TagRow({ t, tags, onAdd, onRemove }: TagRowProps) {
  const [typed, setTyped] = useState('');
  const add = () => {
    onAdd(typed.normalize('NFC').trim());
    setTyped('');
  };
  return (
    <div class="tags">
      {tags.map((tag) => (
        <span class="tag" key={tag}>
          {tag}
          <IconButton icon="close" label={t('note.removeTag', { tag })} onPress={() => onRemove(tag)} />
        </span>
      ))}
      <input
        aria-label={t('note.addTag')}
        placeholder={t('note.addTag')}
        maxLength={60}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={add}
        onKeyDown={(event) => {
          // While a word is composed Enter belongs to the input method.
          if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229) add();
        }}
      />
    </div>
  );
}

function State({ t, state }: { t: Words; state: SheetState }) {
  if (state.at === 'failed')
    return (
      <span class="error" role="alert">
        {t('note.failed', { error: state.error })}
      </span>
    );
  return (
    <span class="source" role="status">
      {state.at === 'still' ? '' : t(`note.${state.at}`)}
    </span>
  );
}
