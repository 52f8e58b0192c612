import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** What Biome says of a file with one import, seeded into a room and taken away again. */
function lint(room: string, statement: string): { refused: boolean; said: string } {
  const file = join(ROOT, room, 'seeded-violation.ts');
  writeFileSync(file, `${statement}\n`);
  try {
    const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), ['lint', file], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    return { refused: status !== 0, said: stdout + stderr };
  } finally {
    rmSync(file, { force: true });
  }
}

describe('the walls between the rooms', () => {
  afterEach(() => rmSync(join(ROOT, 'lib/seeded-violation.ts'), { force: true }));

  it.each([
    ['lib/text', "import '@/lib/analysis/analyse';"],
    ['lib/text', "import 'dexie';"],
    ['lib/analysis', "import '@/lib/page/read';"],
    ['lib/analysis', "import '../page/read';"],
    ['lib/analysis', "import 'wxt/browser';"],
    ['lib/page', "import '@/lib/library/database';"],
    ['lib/page', "import 'wxt/browser';"],
    ['lib/library', "import '@/lib/page/read';"],
    ['lib/sync', "import '@/lib/page/read';"],
    ['lib/sync', "import '@/components/note';"],
    ['components', "import 'dexie';"],
    ['components', "import '@/lib/messages';"],
    ['components', "import '@/lib/sync/vault/vault';"],
  ])('refuse in %s: %s', (room, statement) => {
    const { refused, said } = lint(room, statement);
    expect(said).toContain('noRestrictedImports');
    expect(refused).toBe(true);
  });

  it('let through what a room may import', () => {
    expect(lint('lib/analysis', "import '@/lib/text/fold';").said).not.toContain('noRestrictedImports');
    expect(lint('lib/library', "import 'dexie';").said).not.toContain('noRestrictedImports');
  });

  it('stand in CONTRIBUTING.md as they stand in the configuration', () => {
    const rows = [...read('CONTRIBUTING.md').matchAll(/^\| `([\w/]+)` +\| itself(.*)\|$/gm)];
    const told = rows.map(([, room, rest = '']) => [room, [...rest.matchAll(/`([^`]+)`/g)].map(([, name]) => name)]);
    const { overrides } = JSON.parse(read('.biome.json')) as { overrides: Override[] };
    const held = overrides.map(({ includes: [files], linter }) => {
      const room = files.replace('/**', '');
      const [{ group }] = linter.rules.style.noRestrictedImports.options.patterns;
      const allowed = group
        .filter((name) => /^!(?!\.)/.test(name))
        .map((name) => name.replace(/^!(?:@\/)?|\/\*\*$/g, ''));
      return [room, allowed.filter((name) => name !== room)];
    });
    expect(told).toEqual(held);
  });
});

interface Override {
  readonly includes: [string];
  readonly linter: {
    readonly rules: { style: { noRestrictedImports: { options: { patterns: [{ group: string[] }] } } } };
  };
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
