/**
 * How fast and how large the engine is, compiled as the extension ships it, beside vntk where that installs: `npm run bench`. Ratios
 * count, not milliseconds: the first line is a fixed piece of work that uses nothing of ours. Ends with status 1 where a bar is missed.
 * `--alone` leaves the peer out.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Cold, Warm } from './bench/engine-program';
import { ensureBuild } from './build';
import { vntk } from './peers/vntk';
import { longArticle } from './stage/long-article';

const ROOT = join(import.meta.dirname, '..');
const COLD_STARTS = 7;
const MIB = 2 ** 20;

/** What is asked of the engine. On the quiet machine that the bars in milliseconds were set for the calibration takes 10 ms. */
const BARS = { quickerThanVntk: 100, small: 12 / 10, ready: 80 / 10, growth: 100, packed: 1.5 * MIB, heap: 40 * MIB };

/** The program with the engine in it, as one module that Node runs without tsx, which would slow every function down. */
async function compiled(): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
    ssr: { noExternal: true },
    build: { write: false, target: 'es2023', minify: true, ssr: join(ROOT, 'tools/bench/engine-program.ts') },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error('the engine could not be compiled');
  return chunk.code;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

const peer = process.argv.includes('--alone') ? 'vntk is left out' : vntk();
const extension = ensureBuild(ROOT, 'chromium', console.error);
const folder = mkdtempSync(join(tmpdir(), 'chu-giai-bench-'));
const program = join(folder, 'program.mjs');
const articles = { small: longArticle(1000), large: longArticle(10_000), huge: longArticle(100_000) };
writeFileSync(program, await compiled());
for (const [name, article] of Object.entries(articles))
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(article));
const ask = (mode: string): string =>
  execFileSync(
    process.execPath,
    ['--expose-gc', program, mode, extension, folder, ...(typeof peer === 'object' ? [peer.folder] : [])],
    { encoding: 'utf8' },
  );
const warm: Warm = JSON.parse(ask('warm'));
const cold: Cold[] = Array.from({ length: COLD_STARTS }, () => JSON.parse(ask('cold')));
rmSync(folder, { recursive: true });

let isMissed = false;
const cell = (text: string, width: number) => text.padStart(width);
/** A line of the table; `bar` where one is set: what is measured, what is asked, and how it is written. */
function print(name: string, cells: readonly string[], bar?: { isMet: boolean; text: string }): void {
  if (bar && !bar.isMet) isMissed = true;
  const said = bar ? `${bar.text}${bar.isMet ? '' : '  MISSED'}` : '';
  console.log(`${name.padEnd(40)}${cells.map((each) => cell(each, 12)).join('')}  ${said}`.trimEnd());
}
const calibration = median(warm.calibration);
function printTimes(name: string, times: readonly number[], most?: number): void {
  const time = median(times);
  const ratio = time / calibration;
  const bar = most === undefined ? undefined : { isMet: ratio <= most, text: `at most ${most.toFixed(1)}×` };
  print(name, [`${time.toFixed(1)} ms`, `${Math.min(...times).toFixed(1)} ms`, `${ratio.toFixed(2)}×`], bar);
}

print('', ['median', 'quickest', 'calibration']);
printTimes('calibration: 100,000 words folded', warm.calibration);
printTimes(
  'engine ready in a fresh process',
  cold.map(({ ready }) => ready),
  BARS.ready,
);
printTimes(
  'first article of 1,000 words',
  cold.map(({ firstArticle }) => firstArticle),
);
printTimes('1,000 words', warm.small, BARS.small);
printTimes('10,000 words', warm.large);
printTimes('100,000 words', warm.huge);
const growth = median(warm.huge) / median(warm.small);
print('100,000 words beside 1,000', [`${growth.toFixed(0)}×`], {
  isMet: growth <= BARS.growth,
  text: `at most ${BARS.growth}×`,
});
if (typeof peer === 'object') {
  printTimes('vntk, names of the same 1,000 words', warm.vntk);
  const times = median(warm.vntk) / median(warm.small);
  print('as fast as vntk', [`${times.toFixed(0)}×`], {
    isMet: times >= BARS.quickerThanVntk,
    text: `at least ${BARS.quickerThanVntk}×`,
  });
} else console.log(peer);
const packed = ['knowledge.bin', 'names.bin']
  .map((file) => gzipSync(readFileSync(join(extension, file)), { level: 9 }).length)
  .reduce((sum, bytes) => sum + bytes);
const heap = median(cold.map((each) => each.heap));
const printBytes = (name: string, bytes: number, most: number) =>
  print(name, [`${(bytes / MIB).toFixed(2)} MiB`], { isMet: bytes <= most, text: `at most ${most / MIB} MiB` });
printBytes('knowledge and model, gzip', packed, BARS.packed);
printBytes('memory with the engine in use', heap, BARS.heap);
process.exitCode = isMissed ? 1 : 0;
