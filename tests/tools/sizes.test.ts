import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const packed = (file: string) => gzipSync(readFileSync(join(ROOT, '.output', file)), { level: 9 }).length / 1024;

/** What each part may weigh, in KiB of gzip: the stub goes into every listed page, the reader into articles; the background wakes often. */
const BUDGETS = { 'content-scripts/content.js': 15, 'reader.js': 60, 'background.js': 200 };
/** All knowledge and models together, which load once. */
const MOST_KNOWLEDGE = 1536;

describe.each(['chrome-mv3', 'firefox-mv3'])('the build for %s', (build) => {
  it.each(Object.entries(BUDGETS))('%s weighs at most %i KiB', (file, most) => {
    const size = packed(`${build}/${file}`);
    expect(size).toBeGreaterThan(0.5);
    expect(size).toBeLessThanOrEqual(most);
  });

  it(`knowledge and model weigh at most ${MOST_KNOWLEDGE} KiB`, () => {
    expect(packed(`${build}/knowledge.bin`) + packed(`${build}/names.bin`)).toBeLessThanOrEqual(MOST_KNOWLEDGE);
  });
});
