import { useState } from 'preact/hooks';
import type { Words } from '@/lib/locale';
import { reasonOf } from '@/lib/text/reason';

interface EraseSectionProps {
  readonly t: Words;
  onSave(): Promise<void>;
  onErase(): Promise<void>;
}

/** Erases everything on this device: a second step says what goes and offers a backup first. */
export function EraseSection({ t, onSave, onErase }: EraseSectionProps) {
  const [isAsking, ask] = useState(false);
  const [isSure, setSure] = useState(false);
  const [error, setError] = useState<string>();
  const attempt = (act: () => Promise<void>) => act().catch((thrown: unknown) => setError(reasonOf(thrown)));
  return (
    <>
      <h3>{t('erase.title')}</h3>
      {!isAsking ? (
        <button type="button" class="text danger" onClick={() => ask(true)}>
          {t('erase.ask')}
        </button>
      ) : (
        <div class="notice">
          <p>{t('erase.what')}</p>
          <p class="why">{t('erase.elsewhere')}</p>
          <div class="actions">
            <button type="button" class="main" onClick={() => attempt(onSave)}>
              {t('erase.saveFirst')}
            </button>
          </div>
          <label class="choice">
            <input type="checkbox" checked={isSure} onChange={({ currentTarget }) => setSure(currentTarget.checked)} />
            {t('erase.sure')}
          </label>
          <div class="actions">
            <button type="button" class="text danger" disabled={!isSure} onClick={() => attempt(onErase)}>
              {t('erase.now')}
            </button>
            <button type="button" class="text" onClick={() => ask(false)}>
              {t('backup.leave')}
            </button>
          </div>
          {error && (
            <p class="error" role="alert">
              {t('erase.failed', { error })}
            </p>
          )}
        </div>
      )}
    </>
  );
}
