import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const NAMES = new Set(FILES.map((file) => basename(file)));
/** What has happened stays as it was told. */
const DOCUMENTS = FILES.filter((file) => file.endsWith('.md') && file !== 'CHANGELOG.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document);

  it('names no command that is not there', () => {
    const commands = [...text.matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names no file that is not there', () => {
    const named = [...text.matchAll(/`([\w@-][\w@.-]*(?:\/[\w@.-]+)*\.(?:tsx?|mjs|css|tsv|md|json))`/g)].map(
      ([, name = '']) => name,
    );
    const linked = [...text.matchAll(/\]\(([\w-]*[./][^)#:\s]*)[)#]/g)].map(([, path = '']) =>
      join(dirname(document), path),
    );
    const isThere = (name: string) =>
      name.includes('/') ? FILES.some((file) => file === name || file.endsWith(`/${name}`)) : NAMES.has(name);
    expect(named.filter((name) => !isThere(name))).toEqual([]);
    expect(linked.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('names no place in the project that is not there', () => {
    const places = [
      ...text.matchAll(/(?<![\w/.:-])(?:lib|components|entrypoints|tests|tools|assets|docs)(?:\/[\w@.*-]+)+/g),
    ]
      .map(([place]) => place.replace(/\/\*.*$|\.$/, ''))
      // «lib/page/read» and «tests/e2e/*» stand for a file and for all of a folder.
      .filter((place) => !FILES.some((file) => `${file}/`.startsWith(`${place}/`) || file.startsWith(`${place}.`)));
    expect(places).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
