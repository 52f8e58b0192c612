import type { Plugin } from 'vite';

/** What only pages of the extension say: settings, backup, sync, the first page. */
export const OF_PAGES = /^(?:sync|backup|export|erase|options|review|welcome|sites|manifest)\./;
/** What the background says: its menus, and what it tells on the icon. */
export const OF_THE_BACKGROUND = /^(?:menu|keep|toast|cause|card|popup)\./;

/** Leaves out of the scripts that go into articles, or that the browser wakes, the words that they never say: they weigh as little as they can. */
export function wordsOfScripts(): Plugin {
  let isSaid = (_key: string) => true;
  return {
    name: 'words-of-scripts',
    enforce: 'pre',
    configResolved({ build }) {
      const entry = JSON.stringify(build.lib || {});
      if (entry.includes('entrypoints/reader/')) isSaid = (key) => !OF_PAGES.test(key);
      if (entry.includes('entrypoints/background/')) isSaid = (key) => OF_THE_BACKGROUND.test(key);
    },
    transform(code, id) {
      if (!/assets\/locales\/\w+\.json$/.test(id)) return undefined;
      const words = Object.entries(JSON.parse(code) as Record<string, string>);
      return JSON.stringify(Object.fromEntries(words.filter(([key]) => isSaid(key))));
    },
  };
}
