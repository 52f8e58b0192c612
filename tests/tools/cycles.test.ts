import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const ROOMS = ['lib', 'components', 'entrypoints', 'tools', 'tests'];
/** Whatever names another file: an import, of types too, what is passed on, a call of import. */
const NAMED = /(?:\bfrom|\bimport)\s*\(?\s*['"]((?:@|\.\.?)\/[^'"?]+)/g;

/** The files of a folder and what each imports of them, by their paths from the root. */
function imports(folders: readonly string[]): Map<string, string[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|tsx|mjs)$/.test(name))
      .map((name) => join(folder, name)),
  );
  const known = new Set(files);
  const graph = new Map<string, string[]>();
  for (const file of files) {
    const named = [...readFileSync(file, 'utf8').matchAll(NAMED)].map(([, path = '']) =>
      path.startsWith('@/') ? join(ROOT, path.slice(2)) : join(dirname(file), path),
    );
    const found = named.flatMap(
      (path) => ['', '.ts', '.tsx', '.mjs'].map((end) => path + end).find((at) => known.has(at)) ?? [],
    );
    graph.set(file, found);
  }
  return graph;
}

/** Every import on the way back to where one came from, by a walk in depth that remembers what leads nowhere. */
function circles(graph: Map<string, string[]>): string[] {
  const way: string[] = [];
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string) => {
    if (done.has(file)) return;
    if (way.includes(file)) {
      found.push([...way.slice(way.indexOf(file)), file].map((path) => relative(ROOT, path)).join(' → '));
      return;
    }
    way.push(file);
    for (const next of graph.get(file) ?? []) walk(next);
    way.pop();
    done.add(file);
  };
  for (const file of graph.keys()) walk(file);
  return found;
}

describe('imports', () => {
  it('run in no circle, those of types included', () => {
    const graph = imports(ROOMS.map((room) => join(ROOT, room)));
    expect([...graph.values()].flat().length).toBeGreaterThan(1000);
    expect(circles(graph)).toEqual([]);
  });

  it.each([
    ["import type { B } from './b';", "import type { A } from './a';"],
    ["import { type B, b } from './b';", "export * from './a.ts';"],
    ["import './b';", "const a = await import('./a');"],
  ])('that do are seen: %s and %s', (one, other) => {
    const folder = mkdtempSync(join(tmpdir(), 'circle-'));
    try {
      writeFileSync(join(folder, 'a.ts'), one);
      writeFileSync(join(folder, 'b.ts'), other);
      expect(circles(imports([folder]))).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
