import type { SyncActs } from '@/components/sync/acts';
import { SyncPanel } from '@/components/sync/SyncPanel';
import { SyncSetup } from '@/components/sync/SyncSetup';
import type { Live } from '@/lib/library/live';
import type { Words } from '@/lib/locale';
import type { SyncStatus } from '@/lib/sync/status';

interface SyncSectionProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly status: Live<SyncStatus>;
  readonly acts: SyncActs;
  /** What the browser says of the network. */
  readonly isOnline?: boolean;
  /** Whether this is a private window. */
  readonly isPrivate?: boolean;
}

/** The part of the settings about the reader's other devices. */
export function SyncSection({ t, language, status, acts, isOnline = true, isPrivate = false }: SyncSectionProps) {
  return (
    <section id="sync" data-part="sync" aria-labelledby="sync-title">
      <h2 id="sync-title">{t('sync.title')}</h2>
      {isPrivate && <p class="source">{t('sync.private')}</p>}
      {status.state === 'failed' && (
        <p class="error" role="alert">
          {t('glossary.unavailable', { error: status.error })}
        </p>
      )}
      {status.state === 'ready' && status.value.kind === 'off' && <SyncSetup t={t} acts={acts} />}
      {status.state === 'ready' && status.value.kind === 'on' && (
        <SyncPanel t={t} language={language} status={status.value} acts={acts} isOnline={isOnline} />
      )}
    </section>
  );
}
