import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { compileKnowledge } from './compile';

const ID = 'virtual:knowledge';

/**
 * Gives the build `virtual:knowledge`: the compiled text files as one JSON string, so that no generated file lies in the tree
 * and a malformed line fails the build. A string parses faster than an object literal of its size.
 */
export function knowledge(folder: string): Plugin {
  return {
    name: 'chu-giai:knowledge',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return undefined;
      for (const file of readdirSync(folder)) this.addWatchFile(join(folder, file));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(compileKnowledge(folder)))});`;
    },
  };
}
