import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes the compiled knowledge of a folder to a file, for the build, which fails with it at a malformed line; gives the file back. A
 * program of its own compiles it, for a build's configuration is loaded where the rooms' `@/…` imports mean nothing.
 */
export function printedKnowledge(folder: string, file: string): string {
  mkdirSync(dirname(file), { recursive: true });
  const program = join(import.meta.dirname, 'print.ts');
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program, folder, file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return file;
}
