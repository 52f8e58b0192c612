import { useState } from 'preact/hooks';
import type { MarkedKind } from '@/lib/analysis/analysis';
import type { Words } from '@/lib/locale';

/** What the reader knows better of the name on a card. */
export type NameCorrection = (
  | { readonly kind: 'not-a-name' }
  | { readonly kind: 'kind'; readonly is: MarkedKind }
  | { readonly kind: 'same'; readonly as: string }
  | { readonly kind: 'other' }
) & {
  /** In every article, not in this one alone. */
  readonly everywhere?: boolean;
};

interface CorrectionFormProps {
  readonly t: Words;
  readonly name: string;
  readonly kind: MarkedKind;
  /** The other names of this article. */
  readonly others: readonly string[];
  onCorrect(correction: NameCorrection): void;
}

const KINDS = ['person', 'company', 'product', 'organisation'] as const satisfies readonly MarkedKind[];

/** Where the reader corrects the engine: another kind, one with another name, somebody else of the same name, never a name. */
export function CorrectionForm({ t, name, kind, others, onCorrect }: CorrectionFormProps) {
  const [everywhere, setEverywhere] = useState(false);
  const [other, setOther] = useState('');
  const correct = (correction: NameCorrection) => onCorrect({ ...correction, ...(everywhere ? { everywhere } : {}) });
  return (
    <details class="correction">
      <summary>{t('correct.title')}</summary>
      <fieldset class="correction-row" aria-label={t('correct.kind')}>
        <span>{t('correct.kind')}</span>
        {KINDS.filter((each) => each !== kind).map((is) => (
          <button type="button" key={is} onClick={() => correct({ kind: 'kind', is })}>
            {t(`kind.${is}`).toLocaleLowerCase('vi')}
          </button>
        ))}
      </fieldset>
      {others.length > 0 && (
        <div class="correction-row">
          <label>
            {t('correct.same')}
            <select value={other} onChange={(event) => setOther(event.currentTarget.value)}>
              <option value="">{t('correct.choose')}</option>
              {others.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
          {other && (
            <button type="button" onClick={() => correct({ kind: 'same', as: other })}>
              {t('correct.join')}
            </button>
          )}
        </div>
      )}
      <div class="correction-row">
        <button type="button" onClick={() => correct({ kind: 'other' })}>
          {t('correct.other', { kind: t(`kind.${kind}`).toLocaleLowerCase('vi') })}
        </button>
      </div>
      <label class="correction-row">
        <input type="checkbox" checked={everywhere} onChange={(event) => setEverywhere(event.currentTarget.checked)} />
        <span>{t('correct.everywhere')}</span>
      </label>
      <div class="correction-row">
        <button type="button" onClick={() => onCorrect({ kind: 'not-a-name', everywhere: true })}>
          {t('correct.ignore', { name })}
        </button>
      </div>
    </details>
  );
}
