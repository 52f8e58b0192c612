/** `npm start`: the dependencies first, then the program that needs them (tools/start/main.ts). */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser, ensureDependencies, ROOT, say } from './setup.mjs';

const args = process.argv.slice(2);
try {
  ensureDependencies();
  const kind = args.includes('--firefox') ? 'firefox' : 'chromium';
  const executable = ensureBrowser(kind);
  say(`Trình duyệt: ${executable}`);
  const program = join(ROOT, 'tools/start/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, executable, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
