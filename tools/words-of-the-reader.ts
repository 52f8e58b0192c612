import type { Plugin } from 'vite';

/** What only pages of the extension say: settings, backup, sync, the first page. */
export const OF_PAGES = /^(?:sync|backup|export|erase|options|review|welcome|sites|manifest)\./;

/** Leaves the words of pages out of the script that goes into articles: it never says them, and weighs as much without them as it may. */
export function wordsOfTheReader(): Plugin {
  let isReader = false;
  return {
    name: 'words-of-the-reader',
    enforce: 'pre',
    configResolved({ build }) {
      isReader = JSON.stringify(build.lib || {}).includes('entrypoints/reader/');
    },
    transform(code, id) {
      if (!isReader || !/assets\/locales\/\w+\.json$/.test(id)) return undefined;
      const words = Object.entries(JSON.parse(code) as Record<string, string>);
      return JSON.stringify(Object.fromEntries(words.filter(([key]) => !OF_PAGES.test(key))));
    },
  };
}
