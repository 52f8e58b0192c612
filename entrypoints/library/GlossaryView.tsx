import { useState } from 'preact/hooks';
import { TermItem } from '@/components/library/glossary/TermItem';
import { Listing } from '@/components/library/list/Listing';
import { type TermDraft, TermForm } from '@/components/TermForm';
import { addTerm, editTerm, removeTerm, restoreTerm, termIds } from '@/lib/library/glossary';
import type { GlossaryEntry, GlossaryId } from '@/lib/library/records';
import { dueTerms } from '@/lib/library/review';
import { draftOf, keepDraft } from '../window/term-drafts';
import type { Desk } from './desk';
import { useLive, useRows } from './queries';
import { go, hashOf } from './route';

/** The reader's own glossary, or one term of it: added to, edited, thrown away, and the way into its review. */
export function GlossaryView({ desk, id }: { desk: Desk; id?: string | undefined }) {
  const { library, t, say } = desk;
  const [adding, setAdding] = useState(draftOf() !== undefined);
  const close = () => {
    keepDraft(undefined);
    setAdding(false);
  };
  const keys = useLive<readonly string[]>(async () => {
    const ids = await termIds(library);
    return id ? ids.filter((each) => each === id) : ids;
  }, [library, id]);
  const due = useLive(() => dueTerms(library, Date.now()), [library]);
  const { rowOf, onRange } = useRows(keys, (ids) => library.glossary.bulkGet([...ids] as GlossaryId[]));
  const waiting = due.state === 'ready' ? due.value.length : 0;
  const save = async (draft: TermDraft, entry?: GlossaryEntry) => {
    const { term, english, definition } = draft;
    const wanted = { term, definition, origin: 'reader' as const, ...(english ? { english } : {}) };
    const saved = await (entry ? editTerm(library, entry, wanted) : addTerm(library, wanted));
    say(t('glossary.saved'));
    // By another name a term is another one: where it is shown alone, it still is.
    if (id && entry) go(hashOf('glossary', saved.id), true);
  };
  return (
    <>
      <h1>{t('popup.glossary')}</h1>
      <div class="actions">
        {id && <a href={hashOf('glossary')}>{t('library.showAll')}</a>}
        {waiting > 0 && (
          <a class="main" href={hashOf('review')}>
            {t('review.start', { n: waiting })}
          </a>
        )}
        {!adding && (
          <button type="button" class="text" onClick={() => setAdding(true)}>
            + {t('glossary.add')}
          </button>
        )}
      </div>
      {adding && (
        <TermForm
          t={t}
          draft={draftOf()}
          onType={keepDraft}
          onCancel={close}
          onSave={(draft) => save(draft).then(close)}
        />
      )}
      <Listing
        t={t}
        label={t('popup.glossary')}
        keys={keys}
        estimate={120}
        empty={<p>{t(id ? 'glossary.noSuch' : 'glossary.empty')}</p>}
        rowOf={rowOf}
        onRange={onRange}
      >
        {(entry) => <Entry desk={desk} entry={entry} onSave={(draft) => save(draft, entry)} />}
      </Listing>
    </>
  );
}

interface EntryProps {
  readonly desk: Desk;
  readonly entry: GlossaryEntry;
  onSave(draft: TermDraft): Promise<void>;
}

function Entry({ desk: { library, t, language, act }, entry, onSave }: EntryProps) {
  return (
    <TermItem
      t={t}
      language={language}
      entry={entry}
      draft={draftOf(entry.id)}
      onType={(draft) => keepDraft(draft, entry.id)}
      onSave={onSave}
      onRemove={() =>
        act(
          () => removeTerm(library, entry.id),
          () => t('glossary.removed', { term: entry.term }),
          () => restoreTerm(library, entry),
        )
      }
    />
  );
}
