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

  it('names no test that is not there', () => {
    expect(namedTests(text).filter(([file, title]) => !hasTest(file, title))).toEqual([]);
  });
});

it('the list of features names tests for each of the 25, in their order', () => {
  const rows = read('docs/CHECKS.md')
    .split('\n')
    .filter((line) => /^\| +\d/.test(line));
  expect(rows.map((row) => Number(row.split('|')[1]))).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  expect(rows.filter((row) => namedTests(row).length === 0)).toEqual([]);
});

/** The tests that the cells of a table name: files in code, each with the titles in «» behind it. */
function namedTests(text: string): [file: string, title: string][] {
  const cells = text.split('\n').flatMap((line) => (line.startsWith('|') ? line.split('|') : []));
  return cells.flatMap((cell) =>
    cell.split(/(?=`[\w./-]+\.test\.tsx?`)/).flatMap((part) => {
      const [, file] = /^`([\w./-]+\.test\.tsx?)`/.exec(part) ?? [];
      return file ? [...part.matchAll(/«([^»]+)»/g)].map(([, title = '']): [string, string] => [file, title]) : [];
    }),
  );
}

/** Whether a file has a test of that title, or a group, or a test in a group; «…» stands for what is left out. */
function hasTest(file: string, title: string): boolean {
  const pieces = title.split('…').map((piece) => piece.trim());
  return FILES.filter((path) => path === file || path.endsWith(`/${file}`)).some((path) => {
    const source = read(path);
    const groups = titles(source, 'describe');
    const tests = titles(source, 'it');
    const all = [...groups, ...tests, ...groups.flatMap((group) => tests.map((test) => `${group} ${test}`))];
    return all.some((whole) => {
      let at = 0;
      return pieces.every((piece) => {
        const found = whole.indexOf(piece, at);
        at = found + piece.length;
        return found >= 0;
      });
    });
  });
}

/** The titles given to `it` or `describe`. */
function titles(source: string, of: 'it' | 'describe'): string[] {
  return source.split(/^[ \t]*(?=(?:it|describe)(?:\.each)?\()/m).flatMap((block) => {
    // Behind a table of cases stands the title in a call of its own.
    const call = block.startsWith(`${of}.each(`)
      ? /\)(?: as [^(]*\))?\(\s*(['"`])(.*?)\1,/
      : /^\w+\(\s*(['"`])(.*?)\1,/;
    const title = block.startsWith(of) ? call.exec(block)?.[2] : undefined;
    return title === undefined ? [] : [title];
  });
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
