import { useState } from 'preact/hooks';
import { day } from '@/components/dates';
import { IconButton } from '@/components/IconButton';
import { SourceLine } from '@/components/library/SourceLine';
import { type TermDraft, TermForm } from '@/components/TermForm';
import type { GlossaryEntry } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

interface TermItemProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly entry: GlossaryEntry;
  /** What was typed about it and not stored. */
  readonly draft?: TermDraft | undefined;
  /** Hears what is typed; nothing where it is stored or given up. */
  onType(draft: TermDraft | undefined): void;
  /** Resolves when it is stored; rejects with what went wrong. */
  onSave(draft: TermDraft): Promise<void>;
  onRemove(): void;
}

/** A term of the reader's glossary: what it means, where it was met, when it comes up for review; edited in place. */
export function TermItem({ t, language, entry, draft, onType, onSave, onRemove }: TermItemProps) {
  const [editing, setEditing] = useState(draft !== undefined);
  const close = () => {
    onType(undefined);
    setEditing(false);
  };
  const { term, english, definition, context, source, review } = entry;
  if (editing)
    return (
      <TermForm
        t={t}
        entry={entry}
        draft={draft}
        onType={onType}
        onCancel={close}
        onSave={(wanted) => onSave(wanted).then(close)}
      />
    );
  return (
    <article class="item">
      <div class="item-head">
        <h2>
          {term} {english && <small lang="en">{english}</small>}
        </h2>
        <IconButton icon="edit" label={t('glossary.edit')} what={term} onPress={() => setEditing(true)} />
        <IconButton icon="remove" label={t('glossary.remove')} what={term} onPress={onRemove} />
      </div>
      {definition && <p>{definition}</p>}
      {context && <blockquote class="clamped">{context}</blockquote>}
      {source && <SourceLine article={source} language={language} href={source.url} />}
      {review && <p class="source">{t('review.dueOn', { date: day(review.due, language) })}</p>}
    </article>
  );
}
