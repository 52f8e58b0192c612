import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { virtualModule } from '../virtual-module';
import { compileKnowledge } from './compile';

/**
 * Gives the build `virtual:knowledge`: the compiled text files as one JSON string, so that no generated file lies in the tree
 * and a malformed line fails the build. A string parses faster than an object literal of its size.
 */
export function knowledge(folder: string): Plugin {
  return virtualModule(
    'knowledge',
    () => readdirSync(folder).map((file) => join(folder, file)),
    () => `export default JSON.parse(${JSON.stringify(JSON.stringify(compileKnowledge(folder)))});`,
  );
}
