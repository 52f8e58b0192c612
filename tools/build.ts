import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The two builds, by the folder that WXT writes each into. */
export const BUILDS = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv3' } as const;

const SOURCES = ['entrypoints', 'components', 'lib', 'assets', 'tools/knowledge', 'package-lock.json', 'wxt.config.ts'];

/** Builds the extension for one browser unless the last build is newer than every source; returns its folder. */
export function ensureBuild(root: string, browser: keyof typeof BUILDS, say: (line: string) => void): string {
  const folder = join(root, BUILDS[browser]);
  const built = join(folder, 'manifest.json');
  if (existsSync(built) && statSync(built).mtimeMs > newest(root)) return folder;
  say(`Dựng tiện ích cho ${browser === 'firefox' ? 'Firefox' : 'Chromium'}`);
  const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [wxt, 'build', '-b', browser === 'firefox' ? 'firefox' : 'chrome'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`wxt build: ${stdout}\n${stderr}`);
  return folder;
}

function newest(root: string): number {
  const files = SOURCES.flatMap((source) => {
    const path = join(root, source);
    return statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true }).map((name) => join(path, String(name)))
      : [path];
  });
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}
