import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const ID = 'virtual:model';

/** Gives the build `virtual:model`: the bytes of the trained recogniser, as text that the background makes bytes of again. */
export function model(file: string): Plugin {
  return {
    name: 'chu-giai:model',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return undefined;
      this.addWatchFile(file);
      const text = JSON.stringify(readFileSync(file).toString('base64'));
      return `export default Uint8Array.from(atob(${text}), (letter) => letter.charCodeAt(0));`;
    },
  };
}
