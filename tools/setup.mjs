/**
 * What `npm start`, `npm test` and the other scripts need before anything else can run, with nothing there but Node and npm:
 * the dependencies of the lockfile, and, where asked, browsers. Plain JavaScript without imports from npm for that reason.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where this checkout lies. */
export const ROOT = join(import.meta.dirname, '..');

/** One line of progress. */
export const say = (line) => process.stderr.write(`▸ ${line}\n`);

const NAMES = {
  chromium: {
    variable: 'CHU_GIAI_CHROMIUM',
    commands: [
      'chromium',
      'chromium-browser',
      'microsoft-edge-stable',
      'microsoft-edge',
      'google-chrome-stable',
      'google-chrome',
      'chrome',
    ],
    paths: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
      'C:/Program Files/Google/Chrome/Application/chrome.exe',
      '/snap/bin/chromium',
    ],
    debian: 'chromium',
  },
  firefox: {
    variable: 'CHU_GIAI_FIREFOX',
    commands: ['firefox-esr', 'firefox'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:/Program Files/Mozilla Firefox/firefox.exe',
      '/snap/bin/firefox',
    ],
    debian: 'firefox-esr',
  },
};

/** Installs the dependencies of the lockfile where they are missing or older than it; throws where that fails. */
export function ensureDependencies() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  if (existsSync(installed) && sameLock(installed)) return;
  say('Cài các gói phụ thuộc (npm ci), chỉ lần đầu');
  run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: ROOT,
    // The lockfile is what was tested here; packages that name a newer Node run on this one all the same.
    env: { ...process.env, npm_config_engine_strict: 'false' },
    stdio: ['ignore', 2, 2],
  });
}

/** npm writes the tree that it installed beside the packages: the same versions in both files is nothing to do. */
function sameLock(installed) {
  const versions = (file) => {
    const { packages } = JSON.parse(readFileSync(file, 'utf8'));
    return Object.entries(packages).filter(([path, { optional }]) => path !== '' && !optional);
  };
  const have = new Map(versions(installed).map(([path, { version }]) => [path, version]));
  return versions(join(ROOT, 'package-lock.json')).every(([path, { version }]) => have.get(path) === version);
}

/** The path of a browser («chromium» or «firefox»), or undefined: an environment variable first, then PATH, then the usual places. */
export function findBrowser(kind) {
  const { variable, commands, paths } = NAMES[kind];
  const named = process.env[variable];
  if (named) {
    if (!existsSync(named)) throw new Error(`${variable}=${named}: không có tệp này`);
    return named;
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const command of commands)
    for (const folder of folders) if (existsSync(join(folder, command))) return join(folder, command);
  return paths.find((path) => existsSync(path));
}

/** The path of a browser; on Debian as root it is installed where missing, elsewhere the error names the one command to type. */
export function ensureBrowser(kind) {
  const found = findBrowser(kind);
  if (found) return found;
  const { debian, variable } = NAMES[kind];
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    installPackages([debian]);
    const installed = findBrowser(kind);
    if (installed) return installed;
  }
  const command =
    process.platform === 'darwin'
      ? `brew install --cask ${kind === 'firefox' ? 'firefox' : 'chromium'}`
      : process.platform === 'win32'
        ? `winget install ${kind === 'firefox' ? 'Mozilla.Firefox' : 'Hibbiki.Chromium'}`
        : `sudo apt-get install ${debian}`;
  throw new Error(`Không tìm thấy trình duyệt. Hãy gõ: ${command}  (hoặc đặt ${variable}=đường/dẫn)`);
}

/** Installs Debian packages as root, saying so. */
export function installPackages(packages) {
  say(`Cài ${packages.join(', ')} bằng apt-get`);
  const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}

function run(command, args, options) {
  const { status, error } = spawnSync(command, args, options);
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? `mã thoát ${status}`}`);
}
