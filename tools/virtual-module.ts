import type { Plugin } from 'vite';

/** Something that the build imports by name and no file in the tree holds; `source` makes its code of the files that are watched. */
export function virtualModule(name: string, files: () => readonly string[], source: () => string): Plugin {
  const id = `virtual:${name}`;
  return {
    name: `chu-giai:${name}`,
    resolveId: (asked) => (asked === id ? `\0${id}` : undefined),
    load(asked) {
      if (asked !== `\0${id}`) return undefined;
      for (const file of files()) this.addWatchFile(file);
      return source();
    },
  };
}
