import { useState } from 'preact/hooks';
import { moment } from '@/components/dates';
import { Notice } from '@/components/Notice';
import type { CopySummary, Health } from '@/lib/library/backup/copy';
import type { Words } from '@/lib/locale';
import { reasonOf } from '@/lib/text/reason';

interface LibraryNoticeProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly health: Health;
  /** Brings the library back from its copy; rejects with what went wrong, and then all is as it was. */
  onRestore(): Promise<CopySummary>;
  /** Shows what there is now. */
  onReload(): void;
}

type Step = { at: 'start' | 'working' } | { at: 'done'; restored: CopySummary } | { at: 'failed'; error: string };

/** Says what happened to a library that does not open, what is safe, and brings it back; nothing while all is well. */
export function LibraryNotice({ t, language, health, onRestore, onReload }: LibraryNoticeProps) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  if (step.at === 'done')
    return (
      <Notice text={t('library.restored', values(step.restored, language))}>
        <button type="button" class="main" onClick={onReload}>
          {t('library.reload')}
        </button>
      </Notice>
    );
  if (health.state === 'well') return null;
  if (health.state === 'private') return <Notice text={t('library.private')} why={t('library.privateWhy')} />;
  if (health.state === 'blocked') return <Notice text={t('library.blocked')} why={t('library.blockedWhy')} />;
  if (health.state === 'full') return <Notice text={t('library.full')} why={t('library.fullWhy')} />;
  const text = health.state === 'lost' ? t('library.lost') : t('library.broken', { error: health.reason });
  if (!health.copy) return <Notice text={text} why={t('library.noCopy')} />;
  const restore = () => {
    setStep({ at: 'working' });
    onRestore().then(
      (restored) => setStep({ at: 'done', restored }),
      (error: unknown) => setStep({ at: 'failed', error: reasonOf(error) }),
    );
  };
  return (
    <Notice text={text} why={t('library.copy', values(health.copy, language))}>
      <button type="button" class="main" disabled={step.at === 'working'} onClick={restore}>
        {t(step.at === 'working' ? 'library.restoring' : 'library.restore')}
      </button>
      {step.at === 'failed' && (
        <p class="error" role="alert">
          {t('library.restoreFailed', { error: step.error })}
        </p>
      )}
    </Notice>
  );
}

function values({ at, notes, terms, articles }: CopySummary, language: 'vi' | 'en') {
  return { time: moment(at, language), notes, terms, articles };
}
