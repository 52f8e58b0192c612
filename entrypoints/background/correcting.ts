import { addCorrection, correctionsOf, removeCorrection } from '@/lib/library/corrections';
import type { Library } from '@/lib/library/database';
import { listOf, textOf } from '@/lib/library/fields';
import type { Correction } from '@/lib/library/records';
import { parseCorrection, parseCorrectionId } from '@/lib/library/wire';
import type { Handlers, Requests, Sender } from '@/lib/messages';
import { believedAddress, sameSite } from '@/lib/page/address';
import { isExtensionPage, pageOf } from './sender';

/** A page offers the way back right after a correction, for as long as its toast stands. */
const JUST_MADE_MS = 10 * 60_000;

/** More forms no article names. */
const MOST_FORMS = 20_000;

/** Stores what the reader knows better than the engine, tells what of it holds for an article, and takes it back. */
export function correcting(library: Library): Pick<Handlers<Requests>, 'corrections' | 'correct' | 'undo-correction'> {
  return {
    async corrections({ url, forms }, sender) {
      const named = listOf(forms, textOf);
      if (!named) throw new Error('not an article');
      const article = believedAddress(String(url), pageOf(sender));
      return { corrections: await correctionsOf(library, article, named.slice(0, MOST_FORMS)) };
    },
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
    async 'undo-correction'({ id }, sender) {
      const parsed = parseCorrectionId(id);
      const correction = parsed && (await library.corrections.get(parsed));
      if (!correction) throw new Error('no such correction');
      if (!mayTakeBack(correction, sender)) throw new Error('forbidden');
      await removeCorrection(library, correction.id);
      return {};
    },
  };
}

/** An extension page any; a page's reader those of its own site, and of those for everywhere what was made just now. */
function mayTakeBack({ scope, url = '', createdAt }: Correction, sender: Sender): boolean {
  if (isExtensionPage(sender)) return true;
  return scope === 'article' ? sameSite(url, pageOf(sender) ?? '') : createdAt > Date.now() - JUST_MADE_MS;
}
