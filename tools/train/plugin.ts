import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { virtualModule } from '../virtual-module';

/**
 * Gives the build `virtual:model`: the bytes of the trained recogniser, as text that the background makes bytes of again; in a
 * plain loop, for `Uint8Array.from` with a function takes ten times as long.
 */
export function model(file: string): Plugin {
  const text = () => JSON.stringify(readFileSync(file).toString('base64'));
  return virtualModule(
    'model',
    () => [file],
    () => `const text = atob(${text()});
const bytes = new Uint8Array(text.length);
for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
export default bytes;`,
  );
}
