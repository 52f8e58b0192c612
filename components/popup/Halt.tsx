import { Notice } from '@/components/Notice';
import type { Words } from '@/lib/locale';

interface HaltProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly enabled: boolean;
  /** Paused until then, milliseconds since 1970; undefined while it is not. */
  readonly pausedUntil: number | undefined;
  onResume(): void;
}

/** Says that nothing is marked anywhere, and ends it; nothing while all runs. */
export function Halt({ t, language, enabled, pausedUntil, onResume }: HaltProps) {
  if (enabled && pausedUntil === undefined) return null;
  const time = new Date(pausedUntil ?? 0).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  return (
    <Notice text={enabled ? t('popup.paused', { time }) : t('popup.offNow')}>
      <button type="button" class="main" onClick={onResume}>
        {t(enabled ? 'popup.resume' : 'popup.onEverywhere')}
      </button>
    </Notice>
  );
}
