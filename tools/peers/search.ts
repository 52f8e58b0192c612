import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The search libraries that ours is compared with. */
const PACKAGES = ['minisearch@7.2.0', 'flexsearch@0.8.212'];
/** git and the package manager leave this folder alone; it goes with the dependencies. */
const FOLDER = join(import.meta.dirname, '../../node_modules/.cache/chu-giai/search');

/** Installs them where they are not yet; the folder in which they lie. Throws without a network. */
export function searchPeers(): string {
  const modules = join(FOLDER, 'node_modules');
  if (!PACKAGES.every((each) => existsSync(join(modules, each.split('@')[0] as string)))) {
    mkdirSync(FOLDER, { recursive: true });
    const npm = (...args: string[]) =>
      execFileSync('npm', args, {
        cwd: FOLDER,
        stdio: 'ignore',
        timeout: 300_000,
        shell: process.platform === 'win32',
      });
    npm('init', '-y');
    npm('install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES);
  }
  return modules;
}
