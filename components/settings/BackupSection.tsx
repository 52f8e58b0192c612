import { useState } from 'preact/hooks';
import type { BackupActs, Found } from '@/components/settings/acts';
import { EraseSection } from '@/components/settings/EraseSection';
import { ExportSection } from '@/components/settings/ExportSection';
import { ImportPreview } from '@/components/settings/ImportPreview';
import type { NotImported } from '@/lib/library/backup/importing';
import type { Words } from '@/lib/locale';
import { reasonOf } from '@/lib/text/reason';

interface BackupSectionProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly acts: BackupActs;
  /** Those that have notes. */
  readonly articles: readonly { readonly url: string; readonly title: string }[];
}

type Step =
  | { at: 'idle' }
  | { at: 'working'; done: number }
  | { at: 'seen'; file: File; found: Found }
  | { at: 'said'; text: string }
  | { at: 'failed'; text: string };

/** Backup and its way back, other formats, and erasing everything. */
export function BackupSection({ t, language, acts, articles }: BackupSectionProps) {
  const [step, setStep] = useState<Step>({ at: 'idle' });
  const progress = (done: number) => setStep({ at: 'working', done });
  const run = async (act: () => Promise<Step>) => {
    setStep({ at: 'working', done: 0 });
    setStep(
      await act().catch(
        (error: unknown): Step => ({ at: 'failed', text: t('backup.failed', { error: reasonOf(error) }) }),
      ),
    );
  };
  const save = async (): Promise<Step> => {
    await acts.save(progress);
    return { at: 'said', text: t('backup.saved') };
  };
  const look = async (file: File): Promise<Step> => {
    const found = await acts.look(file, progress);
    if (found.kind === 'plan' || found.kind === 'annotations') return { at: 'seen', file, found };
    return { at: 'failed', text: said(t, found) };
  };
  const take = async (file: File, found: Found): Promise<Step> => {
    const stopped = await acts.take(file, found, progress);
    return stopped ? { at: 'failed', text: said(t, stopped) } : { at: 'said', text: t('backup.imported') };
  };
  const isWorking = step.at === 'working';
  return (
    <section id="backup" aria-labelledby="backup-title">
      <h2 id="backup-title">{t('backup.title')}</h2>
      <p class="source">{t('backup.what')}</p>
      <div class="actions">
        <button type="button" class="main" disabled={isWorking} onClick={() => run(save)}>
          {t('backup.save')}
        </button>
        <FileChoice t={t} disabled={isWorking} onChoose={(file) => run(() => look(file))} />
      </div>
      {step.at === 'working' && <progress max={1} value={step.done} aria-label={t('backup.working')} />}
      {step.at === 'seen' && (
        <ImportPreview
          t={t}
          language={language}
          found={step.found}
          onTake={() => run(() => take(step.file, step.found))}
          onLeave={() => setStep({ at: 'idle' })}
        />
      )}
      <p role="status">{step.at === 'said' && step.text}</p>
      {step.at === 'failed' && (
        <p class="error" role="alert">
          {step.text}
        </p>
      )}
      <ExportSection t={t} articles={articles} disabled={isWorking} onWrite={acts.write} />
      <EraseSection t={t} onSave={() => acts.save(() => undefined)} onErase={acts.erase} />
    </section>
  );
}

interface FileChoiceProps {
  readonly t: Words;
  readonly disabled: boolean;
  onChoose(file: File): void;
}

function FileChoice({ t, disabled, onChoose }: FileChoiceProps) {
  return (
    <label class="file">
      {t('backup.open')}
      <input
        type="file"
        accept=".json,.jsonld"
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) onChoose(file);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** Why nothing was taken in, and that nothing was. */
function said(t: Words, stopped: NotImported): string {
  if (stopped.kind === 'failed') return t('backup.notTaken', { error: stopped.reason });
  const { problem } = stopped;
  if (problem.kind === 'foreign') return t('backup.foreign');
  if (problem.kind === 'newer') return t('backup.newer');
  if (problem.kind === 'cut') return t('backup.cut', { line: problem.line });
  if (problem.kind === 'unreadable') return t('backup.unreadable', { error: problem.reason });
  return t('backup.damaged', { line: problem.line, why: t(`backup.damage.${problem.what}`) });
}
