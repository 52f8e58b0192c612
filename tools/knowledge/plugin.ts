import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { virtualModule } from '../virtual-module';

/**
 * Gives the build `virtual:knowledge`: the compiled text files as one JSON string, so that no generated file lies in the tree
 * and a malformed line fails the build. A string parses faster than an object literal of its size. A program of its own compiles
 * them, for a build's configuration is loaded where the rooms' `@/…` imports mean nothing.
 */
export function knowledge(folder: string): Plugin {
  return virtualModule(
    'knowledge',
    () => readdirSync(folder).map((file) => join(folder, file)),
    () => `export default JSON.parse(${JSON.stringify(printed(folder))});`,
  );
}

function printed(folder: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'print.ts'), folder],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
