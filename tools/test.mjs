/**
 * `npm test`: everything, on a fresh clone too. Sets up (dependencies, browsers), then types, lint and walls, dead code, builds,
 * and every test; ends with «N passed, N failed». A run that executes fewer tests than tests/count.json fails.
 * `--long` runs the same tests with larger numbers.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser, ensureDependencies, ROOT, say } from './setup.mjs';

const long = process.argv.includes('--long');
const bin = (name) => join(ROOT, 'node_modules/.bin', name);
let passed = 0;
let failed = 0;

function step(name, command, args) {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 });
  const ok = status === 0;
  if (ok) passed += 1;
  else failed += 1;
  say(`${ok ? 'đạt' : 'HỎNG'}  ${name} (${((Date.now() - started) / 1000).toFixed(1)} giây)`);
  if (!ok) process.stderr.write(`${stdout}\n${stderr}\n`);
  return ok;
}

function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'chu-giai-test-'));
  const report = join(folder, 'report.json');
  try {
    const { status } = spawnSync(
      bin('vitest'),
      [
        'run',
        '--config',
        'tests/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      {
        cwd: ROOT,
        stdio: ['ignore', 2, 2],
        env: { ...process.env, CHU_GIAI_LONG: long ? '1' : '', CHU_GIAI_CHROMIUM: chromium, CHU_GIAI_FIREFOX: firefox },
      },
    );
    const { numPassedTests, numTotalTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    // A test that was skipped, or a file that could not be loaded, has not passed.
    const lost = Math.max(
      numTotalTests - numPassedTests,
      numFailedTestSuites > 0 && numTotalTests === numPassedTests ? 1 : 0,
    );
    failed += lost;
    if (status !== 0 && lost === 0) failed += 1;
    return numTotalTests;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let chromium;
let firefox;
try {
  ensureDependencies();
  chromium = ensureBrowser('chromium');
  firefox = ensureBrowser('firefox');
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
step('kiểu cho trang tiện ích (wxt prepare)', bin('wxt'), ['prepare']);
step('kiểu (tsc)', bin('tsc'), ['--noEmit', '-p', '.']);
step('kiểu của các phòng thuần (tsc lib)', bin('tsc'), ['--noEmit', '-p', 'lib']);
step('định dạng, lint và tường (biome)', bin('biome'), ['ci', '.']);
step('mã chết (knip)', bin('knip'), []);
step('dựng cho Chromium', bin('wxt'), ['build']);
step('dựng cho Firefox', bin('wxt'), ['build', '-b', 'firefox']);
step('web-ext lint', bin('web-ext'), [
  'lint',
  '--source-dir',
  '.output/firefox-mv3',
  '--warnings-as-errors',
  '--no-config-discovery',
]);
const executed = runTests();

const countFile = join(ROOT, 'tests/count.json');
const before = JSON.parse(readFileSync(countFile, 'utf8')).tests;
if (executed < before) {
  failed += 1;
  say(`HỎNG  chỉ chạy ${executed} bài thử, lần trước trên main là ${before}`);
} else if (executed > before && !process.env.CI) {
  writeFileSync(countFile, `{ "tests": ${executed} }\n`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
