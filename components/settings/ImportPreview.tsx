import { moment } from '@/components/dates';
import type { Found } from '@/components/settings/acts';
import { KINDS, OUTCOMES } from '@/lib/library/backup/outcomes';
import type { Words } from '@/lib/locale';

interface ImportPreviewProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly found: Found;
  onTake(): void;
  onLeave(): void;
}

/** What a file would change, before it does. */
export function ImportPreview({ t, language, found, onTake, onLeave }: ImportPreviewProps) {
  const shown = OUTCOMES.filter((outcome) => outcome !== 'hidden');
  return (
    <div class="notice" data-part="preview">
      {found.kind === 'annotations' ? (
        <p>{t('backup.annotations', { notes: found.notes.length, skipped: found.skipped })}</p>
      ) : (
        <>
          <p>{t('backup.madeAt', { time: moment(found.plan.exportedAt, language) })}</p>
          <table class="counts">
            <thead>
              <tr>
                <td />
                {shown.map((outcome) => (
                  <th scope="col" key={outcome}>
                    {t(`backup.${outcome}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {KINDS.map((kind) => (
                <tr key={kind}>
                  <th scope="row">{t(`backup.kind.${kind}`)}</th>
                  {shown.map((outcome) => (
                    <td key={outcome}>{found.plan.counts[kind][outcome].toLocaleString(language)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p class="why">{t('backup.merge')}</p>
        </>
      )}
      <div class="actions">
        <button type="button" class="main" onClick={onTake}>
          {t('backup.take')}
        </button>
        <button type="button" class="text" onClick={onLeave}>
          {t('backup.leave')}
        </button>
      </div>
    </div>
  );
}
