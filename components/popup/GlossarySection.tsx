import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { IconButton } from '@/components/IconButton';
import { type TermDraft, TermForm } from '@/components/TermForm';
import type { Live } from '@/lib/library/live';
import type { GlossaryEntry } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

/** A term of this article that may be kept. */
export interface ArticleTerm {
  readonly headword: string;
  readonly english?: string | undefined;
  readonly definition: string;
  readonly saved: boolean;
}

interface GlossarySectionProps {
  readonly t: Words;
  readonly terms: readonly ArticleTerm[];
  readonly saved: Live<readonly GlossaryEntry[]>;
  /** Whether there are no others; the library has them. */
  readonly isAll: boolean;
  readonly query: string;
  onQuery(query: string): void;
  onKeep(term: ArticleTerm): Promise<void>;
  /** What was typed about an entry, or a new one, and not stored. */
  draftOf(entry?: GlossaryEntry): TermDraft | undefined;
  /** Hears what is typed; nothing where it is stored or given up. */
  onType(draft: TermDraft | undefined, entry?: GlossaryEntry): void;
  /** Resolves when it is stored; rejects with what went wrong. */
  onSave(draft: TermDraft, entry?: GlossaryEntry): Promise<void>;
  onRemove(entry: GlossaryEntry): Promise<void>;
}

/** The terms of the article and the reader's own glossary: keep, add, edit, remove. */
export function GlossarySection(props: GlossarySectionProps) {
  const { t, terms, saved, isAll, query, onQuery, onKeep, onSave } = props;
  const [editing, setEditing] = useState<GlossaryEntry['id'] | 'new' | undefined>();
  const form = (entry?: GlossaryEntry) => {
    const close = () => {
      props.onType(undefined, entry);
      setEditing(undefined);
    };
    return (
      <TermForm
        t={t}
        {...(entry && { entry })}
        draft={props.draftOf(entry)}
        onType={(draft) => props.onType(draft, entry)}
        onCancel={close}
        onSave={(draft) => onSave(draft, entry).then(close)}
      />
    );
  };
  const entries = saved.state === 'ready' ? saved.value : [];
  return (
    <section data-part="glossary" aria-label={t('popup.glossary')}>
      {terms.length > 0 && <h2>{t('popup.terms')}</h2>}
      <ul data-part="terms">
        {terms.map((term) => (
          <TermLine key={term.headword} t={t} term={term} onKeep={onKeep} />
        ))}
      </ul>
      <h2>{t('popup.savedTerms')}</h2>
      {saved.state === 'failed' && (
        <p class="error" role="alert">
          {t('glossary.unavailable', { error: saved.error })}
        </p>
      )}
      {(entries.length > 5 || query) && (
        <input
          class="text-input"
          type="search"
          value={query}
          aria-label={t('glossary.search')}
          placeholder={t('glossary.search')}
          onInput={(event) => onQuery(event.currentTarget.value)}
        />
      )}
      {saved.state === 'ready' && entries.length === 0 && (
        <p class="source">{query ? t('glossary.nothing', { q: query }) : t('glossary.empty')}</p>
      )}
      <ul data-part="saved">
        {entries.map((entry) => (
          <li key={entry.id} class={editing === entry.id ? '' : 'term'}>
            {editing === entry.id ? (
              form(entry)
            ) : (
              <SavedTerm t={t} entry={entry} onEdit={() => setEditing(entry.id)} onRemove={props.onRemove} />
            )}
          </li>
        ))}
      </ul>
      {!isAll && (
        <p>
          <a href="/library.html#/glossary" target="_blank" rel="noreferrer">
            {t('library.showAll')}
          </a>
        </p>
      )}
      {editing === 'new' ? (
        form()
      ) : (
        <button type="button" class="text" onClick={() => setEditing('new')}>
          + {t('glossary.add')}
        </button>
      )}
    </section>
  );
}

interface TermLineProps extends Pick<GlossarySectionProps, 't' | 'onKeep'> {
  readonly term: ArticleTerm;
}

/** A term of the article, and the way to keep it. */
function TermLine({ t, term, onKeep }: TermLineProps) {
  return (
    <li class="term">
      <TermHead term={term.headword} english={term.english}>
        <IconButton
          icon={term.saved ? 'check' : 'add'}
          label={t(term.saved ? 'glossary.saved' : 'glossary.keep')}
          disabled={term.saved}
          onPress={() => onKeep(term)}
        />
      </TermHead>
      <p>{term.definition}</p>
    </li>
  );
}

interface SavedTermProps extends Pick<GlossarySectionProps, 't' | 'onRemove'> {
  readonly entry: GlossaryEntry;
  onEdit(): void;
}

function SavedTerm({ t, entry, onEdit, onRemove }: SavedTermProps) {
  return (
    <>
      <TermHead term={entry.term} english={entry.english}>
        <IconButton icon="edit" label={t('glossary.edit')} what={entry.term} onPress={onEdit} />
        <IconButton icon="remove" label={t('glossary.remove')} what={entry.term} onPress={() => onRemove(entry)} />
      </TermHead>
      <p>{entry.definition}</p>
    </>
  );
}

interface TermHeadProps {
  readonly term: string;
  readonly english?: string | undefined;
  readonly children: ComponentChildren;
}

function TermHead({ term, english, children }: TermHeadProps) {
  return (
    <div class="with-tools">
      <b>
        {term} {english && <small lang="en">{english}</small>}
      </b>
      <span class="tools">{children}</span>
    </div>
  );
}
