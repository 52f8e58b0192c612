import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['lib', 'components', 'entrypoints', 'tools'];

interface Expression {
  readonly pattern: string;
  readonly flags: string;
}

function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

/** Every literal expression of a file, with its place. */
function expressionsOf(file: string): [string, Expression][] {
  const code = readFileSync(join(ROOT, file), 'utf8');
  const found: [string, Expression][] = [];
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { regex, start } = node as { regex?: Expression; start?: number };
    if (regex) found.push([`${file}:${code.slice(0, start).split('\n').length}`, regex]);
    for (const child of Object.values(node)) look(child);
  };
  look(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }));
  return found;
}

describe('every regular expression', () => {
  it('is linear in what it reads, whatever that is', () => {
    const all = FOLDERS.flatMap(filesOf).flatMap(expressionsOf);
    expect(all.length).toBeGreaterThan(200);
    const once = new Map(all.map(([place, { pattern, flags }]) => [`/${pattern}/${flags}`, { place, pattern, flags }]));
    const bad = [...once].flatMap(([written, { place, pattern, flags }]) => {
      const { status } = checkSync(pattern, flags, { timeout: 20_000 });
      return status === 'safe' ? [] : [`${place} ${written} ${status}`];
    });
    expect(bad).toEqual([]);
  });

  it('is a literal, so that it can be checked', () => {
    const composed = FOLDERS.flatMap(filesOf).filter((file) =>
      /\bRegExp\(/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(composed).toEqual([]);
  });

  it('that would cost more is found by the check', () => {
    expect(checkSync('\\s+$', 'u').status).toBe('vulnerable');
  });
});
