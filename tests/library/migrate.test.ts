import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '@/lib/library/database';
import { migrate } from '@/lib/library/documents/migrate';
import { findTerms, removeTerm, saveTerm } from '@/lib/library/glossary';
import { glossaryId } from '@/lib/library/identity';
import { exchange, rowsOf, rowsOfDocuments } from './replicas';

let number = 0;

/** A library as version 1 left it. */
async function version1(rows: number): Promise<string> {
  number += 1;
  const name = `old-${number}`;
  const old = new Dexie(name);
  old.version(1).stores({ glossary: 'id, updatedAt', articles: 'id, site, lastReadAt', corrections: 'id, createdAt' });
  const entries = await Promise.all(
    Array.from({ length: rows }, async (_, i) => ({
      id: await glossaryId(`từ ${i}`),
      term: `từ ${i}`,
      definition: `Nghĩa của từ ${i}.`,
      origin: 'reader',
      source: { url: 'https://bao.vn/bai', title: 'Tên bài', site: 'Báo' },
      createdAt: i,
      updatedAt: i,
      ...(i % 10 === 9 ? { deletedAt: 5000 + i } : {}),
    })),
  );
  await old.table('glossary').bulkPut(entries);
  await old.table('corrections').put({
    id: 'c:01234567-89ab-cdef-0123-456789abcdef',
    kind: 'not-a-name',
    form: 'Việt',
    scope: 'article',
    url: 'https://bao.vn/bai',
    createdAt: 1,
  });
  old.close();
  return name;
}

const all = async (library: Library, most?: number) => {
  let steps = 0;
  while (await migrate(library, most)) steps += 1;
  return steps;
};

/** The calls that read or write rows while something is done. */
async function touching(act: () => Promise<unknown>): Promise<string[]> {
  const calls: string[] = [];
  const undo: (() => void)[] = [];
  for (const store of [IDBObjectStore.prototype, IDBIndex.prototype] as unknown as Record<string, () => unknown>[])
    for (const name of [
      'get',
      'getAll',
      'getAllKeys',
      'count',
      'openCursor',
      'openKeyCursor',
      'put',
      'add',
      'delete',
      'createIndex',
    ]) {
      const original = store[name];
      if (!original) continue;
      store[name] = function (...input: []) {
        // An index of a table that is new has nothing to read.
        if (name !== 'createIndex' || OLD.includes((this as unknown as IDBObjectStore).name)) calls.push(name);
        return original.apply(this, input);
      };
      undo.push(() => {
        store[name] = original;
      });
    }
  await act();
  for (const each of undo) each();
  return calls;
}

const OLD = ['glossary', 'articles', 'corrections'];

describe('a library of version 1', () => {
  it('opens without a look at its rows', async () => {
    const library = openLibrary(await version1(50));
    expect(await touching(() => library.open())).toEqual([]);
    expect(library.backendDB().version).toBe(50);
    // The watch sees what it is to see.
    expect(await touching(() => library.glossary.toCollection().modify({ origin: 'reader' }))).not.toEqual([]);
  });

  it('has a document for every row after its steps, and the rows are what they were', async () => {
    const library = openLibrary(await version1(50));
    const before = await rowsOf(library);
    expect(Object.keys(before)).toHaveLength(51);
    expect(await library.ydocs.count()).toBe(0);
    expect(await all(library, 7)).toBeGreaterThan(7);
    expect(await rowsOf(library)).toEqual(before);
    expect(await rowsOfDocuments(library)).toEqual(before);
    expect(await library.bin.count()).toBe(5);
    expect(await migrate(library)).toBe(false);
  });

  it('goes on where it was stopped', async () => {
    const name = await version1(30);
    let library = openLibrary(name);
    const before = await rowsOf(library);
    for (let i = 0; i < 3; i += 1) {
      await migrate(library, 5);
      library.close();
      library = openLibrary(name);
    }
    expect(await library.ydocs.where('id').startsWith('g:').count()).toBe(15);
    await all(library, 5);
    expect(await rowsOfDocuments(library)).toEqual(before);
    // A document a row, each told once, and one more for each deletion.
    expect(await library.pending.count()).toBe(34);
  });

  it('can be changed before its turn', async () => {
    const library = openLibrary(await version1(10));
    await saveTerm(library, { term: 'từ 3', definition: 'Nghĩa mới.', origin: 'reader' }, 100);
    await removeTerm(library, await glossaryId('từ 4'), 101);
    const before = await rowsOf(library);
    await all(library);
    expect(await rowsOf(library)).toEqual(before);
    expect(await rowsOfDocuments(library)).toEqual(before);
    expect((await findTerms(library))[0]).toMatchObject({ term: 'từ 3', definition: 'Nghĩa mới.', createdAt: 3 });
  });

  it('meets its copy on another device row for row, also where both have gone on from it', async () => {
    const [a, b] = [openLibrary(await version1(10)), openLibrary(await version1(10))];
    await Promise.all([all(a, 3), all(b, 10)]);
    expect(await b.ydocs.toArray()).toEqual(await a.ydocs.toArray());
    await saveTerm(a, { term: 'từ 1', definition: 'Nghĩa của từ 1, ở máy này.', origin: 'reader' }, 100);
    await saveTerm(b, { term: 'từ 1', definition: 'Đây là nghĩa của từ 1.', origin: 'reader' }, 100);
    await exchange([a, b]);
    expect(await rowsOf(b)).toEqual(await rowsOf(a));
    const [entry] = await findTerms(a);
    expect(entry?.definition.match(/ghĩa của từ 1/g)).toHaveLength(1);
  });
});
