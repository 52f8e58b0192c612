import { day } from '@/components/dates';
import { correctionSaid } from '@/components/library/undo/correction-said';
import type { Correction } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

interface CorrectionRowProps {
  readonly t: Words;
  readonly language: 'vi' | 'en';
  readonly correction: Correction;
  onTakeBack(): void;
}

/** What the reader said of a name, where it holds, and the way to take it back. */
export function CorrectionRow({ t, language, correction, onTakeBack }: CorrectionRowProps) {
  const { form, scope, createdAt } = correction;
  const where = t(scope === 'article' ? 'correct.here' : 'correct.all');
  return (
    <div class="item item-head">
      <div class="grow">
        <p>{correctionSaid(correction, t)}</p>
        <p class="source">{`${where} · ${day(createdAt, language)}`}</p>
      </div>
      <button type="button" class="text" aria-label={`${t('options.undo')}: ${form}`} onClick={onTakeBack}>
        {t('options.undo')}
      </button>
    </div>
  );
}
