import type { Words } from '@/lib/locale';

/** What the reader prints and puts away: it is drawn on paper only. */
export function RecoverySheet({ t, where, passphrase }: { t: Words; where: string; passphrase: string }) {
  return (
    <section class="recovery-sheet" data-part="recovery-sheet">
      <h1>{t('sync.sheet.title')}</h1>
      <p>{t('sync.sheet.what')}</p>
      <dl>
        <dt>{t('sync.sheet.where')}</dt>
        <dd>{where}</dd>
        <dt>{t('sync.passphrase')}</dt>
        <dd class="passphrase">{passphrase}</dd>
      </dl>
      <p>{t('sync.sheet.how')}</p>
      <p>{t('sync.sheet.lost')}</p>
    </section>
  );
}
