import { useState } from 'preact/hooks';
import { moment } from '@/components/dates';
import type { SyncActs } from '@/components/sync/acts';
import { SyncChanges } from '@/components/sync/SyncChanges';
import { bytesSaid } from '@/components/sync/said';
import { TroubleNotice } from '@/components/sync/TroubleNotice';
import type { Words } from '@/lib/locale';
import type { SyncOn } from '@/lib/sync/status';

interface SyncPanelProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly status: SyncOn;
  readonly acts: SyncActs;
  readonly isOnline: boolean;
}

/** How sync is: what it does, what waits, which devices, what went wrong; and everything the reader can do about it. */
export function SyncPanel({ t, language, status: told, acts, isOnline }: SyncPanelProps) {
  const status = isOnline ? told : quiet(told);
  const { paused, running, waiting, devices, where, sent } = status;
  const [error, setError] = useState<string>();
  const attempt = (act: () => Promise<unknown>) => () => {
    setError(undefined);
    act().catch((thrown: unknown) => setError(String(thrown)));
  };
  return (
    <>
      <div class="sync-state">
        <p role="status" data-part="sync-state">
          <b>{!isOnline && told.trouble?.kind === 'offline' ? t('sync.noNetwork') : stateSaid(status, t, language)}</b>
          {waiting > 0 && ` ${t('sync.waiting', { n: waiting })}`}
        </p>
        <p class="source">{t('sync.sent', { size: bytesSaid(sent, language), where })}</p>
        <p class="source">{t('sync.preferences')}</p>
        <div class="actions">
          <button type="button" class="main" disabled={running || paused} onClick={attempt(acts.now)}>
            {t('sync.now')}
          </button>
          <button type="button" class="text" onClick={attempt(() => acts.pause(!paused))}>
            {t(paused ? 'sync.resume' : 'sync.pause')}
          </button>
        </div>
      </div>
      <TroubleNotice t={t} language={language} status={status} acts={acts} />
      <h3>{t('sync.devices')}</h3>
      <ul data-part="devices">
        {devices.map(({ id, name, isThis, heardAt, holdsUp, lacks }) => (
          <li key={id}>
            {name ?? t('sync.unnamed')}{' '}
            <small class="source">
              {isThis
                ? t('sync.thisDevice')
                : heardAt === undefined
                  ? ''
                  : t('sync.heard', { time: moment(heardAt, language) })}
            </small>
            {(holdsUp || lacks) && (
              <>
                {lacks && <p class="source">{t('sync.lacks')}</p>}
                {holdsUp && <p class="source">{t('sync.away')}</p>}
                <button type="button" class="text" onClick={attempt(() => acts.retire(id))}>
                  {t('sync.retire')}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {error && (
        <p class="error" role="alert">
          {t('toast.failed', { error })}
        </p>
      )}
      <SyncChanges t={t} status={status} acts={acts} />
    </>
  );
}

/** Without the trouble that there is no network, which is none: it passes by itself. */
function quiet({ trouble, ...status }: SyncOn): SyncOn {
  return trouble && trouble.kind !== 'offline' ? { ...status, trouble } : status;
}

function stateSaid({ paused, running, syncedAt, trouble, waiting }: SyncOn, t: Words, language: 'vi' | 'en'): string {
  if (paused) return t('sync.paused');
  if (running) return t('sync.running');
  if (trouble) return t('sync.halted');
  if (syncedAt === undefined) return t('sync.never');
  const time = moment(syncedAt, language);
  return t(waiting > 0 ? 'sync.synced' : 'sync.upToDate', { time });
}
