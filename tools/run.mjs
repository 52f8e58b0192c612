/** Runs a TypeScript program of tools/ with its dependencies in place: `node tools/run.mjs analyse.ts --jsonl`. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies, ROOT } from './setup.mjs';

const [program, ...args] = process.argv.slice(2);
ensureDependencies();
const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'tools', program), ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
