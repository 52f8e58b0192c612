import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { virtualModule } from '../virtual-module';

/** Gives the build `virtual:model`: the bytes of the trained recogniser, as text that the background makes bytes of again. */
export function model(file: string): Plugin {
  const text = () => JSON.stringify(readFileSync(file).toString('base64'));
  return virtualModule(
    'model',
    () => [file],
    () => `export default Uint8Array.from(atob(${text()}), (letter) => letter.charCodeAt(0));`,
  );
}
