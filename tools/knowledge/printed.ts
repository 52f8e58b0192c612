import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * The compiled knowledge of a folder as JSON, for the build, which fails with it at a malformed line. A program of its own
 * compiles it, for a build's configuration is loaded where the rooms' `@/…` imports mean nothing.
 */
export function printedKnowledge(folder: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'print.ts'), folder],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
