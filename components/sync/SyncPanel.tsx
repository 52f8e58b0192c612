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
        {devices.map((device) => (
          <Device
            key={device.id}
            t={t}
            language={language}
            device={device}
            onRetire={attempt(() => acts.retire(device.id))}
          />
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

interface DeviceProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly device: SyncOn['devices'][number];
  onRetire(): void;
}

/** One of the reader's devices, and what it keeps the others waiting for. */
function Device({ t, language, device, onRetire }: DeviceProps) {
  const { name, isThis, heardAt, holdsUp, lacks } = device;
  const heard = heardAt !== undefined && t('sync.heard', { time: moment(heardAt, language) });
  const said = isThis ? t('sync.thisDevice') : heard;
  return (
    <li>
      {name ?? t('sync.unnamed')}
      {said && <small class="source"> · {said}</small>}
      {lacks && <p class="source">{t('sync.lacks')}</p>}
      {holdsUp && <p class="source">{t('sync.away')}</p>}
      {(holdsUp || lacks) && (
        <div class="actions">
          <button type="button" class="text" onClick={onRetire}>
            {t('sync.retire')}
          </button>
        </div>
      )}
    </li>
  );
}

/** Without the trouble that there is no network, which is none: it passes by itself. */
function quiet({ trouble, ...status }: SyncOn): SyncOn {
  return trouble && trouble.kind !== 'offline' ? { ...status, trouble } : status;
}

function stateSaid(
  { paused, running, syncedAt, trouble, waiting, report }: SyncOn,
  t: Words,
  language: 'vi' | 'en',
): string {
  if (paused) return t('sync.paused');
  if (running) return t('sync.running');
  if (trouble) return t('sync.halted');
  if (syncedAt === undefined) return t('sync.never');
  const time = moment(syncedAt, language);
  return t(waiting > 0 || hasGaps(report) ? 'sync.synced' : 'sync.upToDate', { time });
}

/** True where something was not sent or not read, though the last run came to its end. */
function hasGaps(report: SyncOn['report']): boolean {
  if (!report) return false;
  const { unreadable, withheld, tooLong, secondVault } = report;
  return unreadable.length > 0 || withheld.length > 0 || tooLong > 0 || secondVault;
}
