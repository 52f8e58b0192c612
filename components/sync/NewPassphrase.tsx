import { useState } from 'preact/hooks';
import type { SyncActs } from '@/components/sync/acts';
import { PassphraseField } from '@/components/sync/PassphraseField';
import { RecoverySheet } from '@/components/sync/RecoverySheet';
import type { WordKey, Words } from '@/lib/locale';

interface NewPassphraseProps {
  readonly t: Words;
  readonly acts: Pick<SyncActs, 'generate' | 'isWeak' | 'print'>;
  /** Where the things lie, for the sheet. */
  readonly where: string;
  readonly submit: WordKey;
  readonly working: boolean;
  onSubmit(passphrase: string): void;
}

/** A new passphrase: six words are offered, or the reader's own where it is not weak; first kept, then used. */
export function NewPassphrase({ t, acts, where, submit, working, onSubmit }: NewPassphraseProps) {
  const [generated, setGenerated] = useState(() => acts.generate());
  const [own, setOwn] = useState<string>();
  // The passphrase that the reader says to have kept: another one is not kept by that.
  const [kept, setKept] = useState<string>();
  const passphrase = own ?? generated;
  const isKept = kept === passphrase;
  const weak = own !== undefined && acts.isWeak(own);
  return (
    <>
      <p>{t('sync.passphrase.why')}</p>
      {own === undefined ? (
        <p class="passphrase" data-part="passphrase">
          {generated}
        </p>
      ) : (
        <PassphraseField t={t} label="sync.passphrase.own" name="own" value={own} onInput={setOwn} />
      )}
      {weak && own !== '' && (
        <p class="error" role="alert">
          {t('sync.problem.weak')}
        </p>
      )}
      <div class="actions">
        {own === undefined && (
          <button type="button" class="text" onClick={() => setGenerated(acts.generate())}>
            {t('sync.passphrase.another')}
          </button>
        )}
        <button type="button" class="text" onClick={() => setOwn(own === undefined ? '' : undefined)}>
          {t(own === undefined ? 'sync.passphrase.useOwn' : 'sync.passphrase.useGenerated')}
        </button>
        <button type="button" class="text" disabled={weak} onClick={acts.print}>
          {t('sync.sheet.print')}
        </button>
      </div>
      <RecoverySheet t={t} where={where} passphrase={passphrase} />
      <label class="choice">
        <input
          type="checkbox"
          name="kept"
          checked={isKept}
          onChange={(event) => setKept(event.currentTarget.checked ? passphrase : undefined)}
        />
        {t('sync.passphrase.kept')}
      </label>
      <div class="actions">
        <button type="button" class="main" disabled={working || weak || !isKept} onClick={() => onSubmit(passphrase)}>
          {t(working ? 'sync.working' : submit)}
        </button>
      </div>
    </>
  );
}
