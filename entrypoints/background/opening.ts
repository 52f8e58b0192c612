import { browser } from 'wxt/browser';
import type { Handlers, Requests } from '@/lib/messages';

/** In UTF-16 units: a kind or a letter, and a name. */
const LONGEST_KEY = 400;

/** Opens what a card leads to, in the library. */
export function opening(): Pick<Handlers<Requests>, 'open-entity'> {
  return {
    async 'open-entity'({ key }) {
      if (typeof key !== 'string' || key.length > LONGEST_KEY) throw new Error('not an entity');
      const url = browser.runtime.getURL('/library.html');
      await browser.tabs.create({ url: `${url}#/entities/${encodeURIComponent(key)}` });
      return {};
    },
  };
}
