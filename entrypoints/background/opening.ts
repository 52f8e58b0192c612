import { browser } from 'wxt/browser';
import type { Handlers, Requests } from '@/lib/messages';

/** In UTF-16 units: a kind or a letter, and a name. */
const LONGEST_KEY = 400;

/** Opens what a card leads to, in the library. */
export function opening(): Pick<Handlers<Requests>, 'open-in-library'> {
  return {
    async 'open-in-library'({ view, id }) {
      if ((view !== 'entities' && view !== 'glossary') || typeof id !== 'string' || id.length > LONGEST_KEY)
        throw new Error('nothing of the library');
      const url = browser.runtime.getURL('/library.html');
      await browser.tabs.create({ url: `${url}#/${view}/${encodeURIComponent(id)}` });
      return {};
    },
  };
}
