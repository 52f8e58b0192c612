import { bytesSaid } from '@/components/sync/said';
import type { Live } from '@/lib/library/live';
import type { Words } from '@/lib/locale';
import type { SyncStatus } from '@/lib/sync/status';

interface SentLineProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly sync: Live<SyncStatus>;
}

/** What has left this device: nothing without sync; with it, how much and where to. */
export function SentLine({ t, language, sync }: SentLineProps) {
  if (sync.state !== 'ready') return <span />;
  if (sync.value.kind === 'off') return <span>{t('popup.sent')}</span>;
  const { sent, where, trouble } = sync.value;
  return (
    <span>
      {t('sync.sent', { size: bytesSaid(sent, language), where })}
      {trouble && trouble.kind !== 'offline' && <b> {t('sync.halted')}</b>}
    </span>
  );
}
