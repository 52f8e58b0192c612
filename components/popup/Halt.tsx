import { clock } from '@/components/dates';
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
  return (
    <Notice text={enabled ? t('popup.paused', { time: clock(pausedUntil ?? 0, language) }) : t('popup.offNow')}>
      <button type="button" class="main" onClick={onResume}>
        {t(enabled ? 'popup.resume' : 'popup.onEverywhere')}
      </button>
    </Notice>
  );
}
