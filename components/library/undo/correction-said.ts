import type { Correction } from '@/lib/library/records';
import type { Words } from '@/lib/locale';

/** What a correction says: “Khuê One” là sản phẩm. */
export function correctionSaid(correction: Correction, t: Words): string {
  const { form: name, kind } = correction;
  if (kind === 'kind')
    return t('correct.said.kind', { name, kind: t(`kind.${correction.is}`).toLocaleLowerCase('vi') });
  if (kind === 'same') return t('correct.said.same', { name, other: correction.as });
  if (kind === 'other') return t('correct.said.other', { name, other: correction.than });
  return t('correct.said.not-a-name', { name });
}
