import { addCorrection, removeCorrection } from '@/lib/library/corrections';
import type { Library } from '@/lib/library/database';
import type { CorrectionId } from '@/lib/library/records';
import { parseCorrection } from '@/lib/library/wire';
import type { Handlers, Requests } from '@/lib/messages';
import { believedAddress } from '@/lib/page/address';
import { pageOf } from './sender';

/** Stores what the reader knows better than the engine, and takes it back. */
export function correcting(library: Library): Pick<Handlers<Requests>, 'correct' | 'undo-correction'> {
  return {
    async correct(correction, sender) {
      const parsed = parseCorrection(correction);
      if (!parsed) throw new Error('not a correction');
      const { url } = parsed;
      await addCorrection(
        library,
        url === undefined ? parsed : { ...parsed, url: believedAddress(url, pageOf(sender)) },
      );
      return { id: parsed.id };
    },
    async 'undo-correction'({ id }) {
      await removeCorrection(library, id as CorrectionId);
      return {};
    },
  };
}
