import type { NameCorrection } from '@/components/card/CorrectionForm';
import { newCorrectionId } from '@/lib/library/identity';
import type { Correction } from '@/lib/library/records';

interface CorrectedName {
  /** The name on the card. */
  readonly name: string;
  /** The words that the card was opened on. */
  readonly form: string;
  /** The article's address. */
  readonly url: string;
}

/**
 * What the reader said of the name on a card, as it is kept. «Lee» beside the card of Kai-Fu Lee is somebody else; everything
 * else is said of the name on the card.
 */
export function correctionOf({ name, form, url }: CorrectedName, wanted: NameCorrection): Correction {
  const { everywhere = false, ...what } = wanted;
  return {
    id: newCorrectionId(),
    ...(what.kind === 'other' ? { kind: 'other', than: name } : what),
    form: what.kind === 'other' ? form : name,
    ...(everywhere ? { scope: 'everywhere' } : { scope: 'article', url }),
    createdAt: Date.now(),
  };
}
