import { useEffect, useRef, useState } from 'preact/hooks';
import type { GlossaryEntry } from '@/lib/library/records';
import type { Words } from '@/lib/locale';
import { reasonOf } from '@/lib/text/reason';

/** What the reader types; kept on screen until it is stored. */
export interface TermDraft {
  readonly term: string;
  readonly english: string;
  readonly definition: string;
}

interface TermFormProps {
  readonly t: Words;
  readonly entry?: GlossaryEntry;
  /** What was typed before and not stored. */
  readonly draft?: TermDraft | undefined;
  onType?(draft: TermDraft): void;
  onSave(draft: TermDraft): Promise<void>;
  onCancel(): void;
}

/** Where a term is written; when saving fails the words stay and the reason is said. */
export function TermForm({ t, entry, draft: typed, onType, onSave, onCancel }: TermFormProps) {
  const [draft, setDraft] = useState<TermDraft>(
    typed ?? { term: entry?.term ?? '', english: entry?.english ?? '', definition: entry?.definition ?? '' },
  );
  const latest = useRef(draft);
  const [error, setError] = useState<string | undefined>();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = (part: keyof TermDraft) => (event: { currentTarget: { value: string } }) => {
    latest.current = { ...latest.current, [part]: event.currentTarget.value };
    setDraft(latest.current);
    onType?.(latest.current);
  };
  const save = (event: Event) => {
    event.preventDefault();
    if (draft.term.trim() === '') return setError(t('glossary.needsTerm'));
    onSave(draft).catch((why: unknown) => setError(t('glossary.failed', { error: reasonOf(why) })));
    return undefined;
  };
  return (
    <form class="draft" onSubmit={save}>
      <label class="field">
        {t('glossary.term')}
        <input ref={first} class="text-input" name="term" value={draft.term} onInput={change('term')} />
      </label>
      <label class="field">
        {t('glossary.english')}
        <input class="text-input" name="english" lang="en" value={draft.english} onInput={change('english')} />
      </label>
      <label class="field">
        {t('glossary.definition')}
        <textarea name="definition" rows={3} value={draft.definition} onInput={change('definition')} />
      </label>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="main">
          {t('glossary.save')}
        </button>
        <button type="button" class="text" onClick={onCancel}>
          {t('glossary.cancel')}
        </button>
      </div>
    </form>
  );
}
