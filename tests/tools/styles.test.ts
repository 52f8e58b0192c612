import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** The compiler takes any name that ends in .css; only the build would miss it. */
const NAMED = /(?:@import|\bfrom|\bimport)\s+['"]((?:@|\.\.?)\/[^'"?]+\.css)/g;
const files = ['components', 'entrypoints', 'assets'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|css)$/.test(name))
    .map((name) => join(ROOT, folder, name)),
);
const named = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(NAMED)].map(([, path = '']) =>
    path.startsWith('@/') ? join(ROOT, path.slice(2)) : join(dirname(file), path),
  ),
);

describe('style sheets', () => {
  it('are there where one is imported, by a sheet or by a component', () => {
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('are all drawn with by somebody', () => {
    const sheets = files.filter((file) => file.endsWith('.css') && !file.endsWith('entrypoints/marks.css'));
    expect(sheets.filter((sheet) => !named.includes(sheet))).toEqual([]);
  });
});
