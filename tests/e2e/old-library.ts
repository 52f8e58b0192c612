/* The library as earlier versions left it, written without any of our code of today. */

/**
 * What each version of the schema brought: the key of a table and its indexes. Written again and not taken from `database.ts`: what
 * readers have does not change with it.
 */
export const SCHEMAS: readonly Readonly<Record<string, string>>[] = [
  { glossary: 'id, updatedAt', articles: 'id, site, lastReadAt', corrections: 'id, createdAt' },
  {
    notes: 'id, [updatedAt+id], article.url',
    bin: 'id, since',
    kept: 'id, keptAt',
    mentions: '[articleId+key], [key+readAt]',
    quotations: '[articleId+index], [speakerKey+readAt]',
    ydocs: 'id',
    pending: '++i',
    outbox: 'name',
    ownlog: 'name',
    applied: 'name',
    drafts: 'key, savedAt',
    meta: 'key',
    unindexed: 'ref',
    indexed: 'number, ref',
    segments: 'id',
    heads: 'segment',
    chunks: '[segment+index]',
  },
  { standings: 'id, kind' },
  { facets: 'id, colour, *tags' },
];

export type OldRow = { id: string; deletedAt?: number };

/** The row of a term, as version 1 had it. One in ten lies in the bin. */
export const termOf = (i: number) => ({
  id: `g:${String(i).padStart(64, '0')}`,
  term: `từ ${i}`,
  definition: `Nghĩa của từ ${i}, như bạn đọc đã ghi.`,
  origin: 'reader',
  createdAt: i,
  updatedAt: i,
  ...(i % 10 === 9 ? { deletedAt: i } : {}),
});

/** The row of a note, as versions 2 and 3 had it. */
export const noteOf = (i: number) => ({
  id: `n:00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
  kind: 'highlight',
  target: {
    source: `https://bao.vn/${i >> 4}`,
    selector: [
      { type: 'TextQuoteSelector', exact: `đoạn thứ ${i}`, prefix: 'trước ', suffix: ' sau' },
      { type: 'TextPositionSelector', start: 6, end: 20 },
    ],
  },
  article: {
    id: `a:${String(i >> 4).padStart(64, '0')}`,
    url: `https://bao.vn/${i >> 4}`,
    title: 'Bài',
    site: 'bao.vn',
  },
  colour: (['yellow', 'green', 'blue', 'pink'] as const)[i % 4],
  tags: i % 3 === 0 ? ['số liệu', `nhóm ${i % 5}`] : [],
  body: `Ghi chú ${i}.`,
  createdAt: i,
  updatedAt: i,
  ...(i % 10 === 9 ? { deletedAt: i } : {}),
});

/** In the page: an empty library as a version left it, held open, so that no background of today makes a new one of it meanwhile. */
export async function leaveOld(schemas: readonly Readonly<Record<string, string>>[]): Promise<void> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((ok, fail) => {
      request.onsuccess = () => ok(request.result);
      request.onerror = () => fail(request.error);
    });
  const path = (name: string) => (name.startsWith('[') ? name.slice(1, -1).split('+') : name.replace('++', ''));
  const make = (library: IDBDatabase) => {
    for (const [table, spec] of schemas.flatMap((schema) => Object.entries(schema))) {
      const [key = '', ...indexes] = spec.split(', ');
      const store = library.createObjectStore(table, { keyPath: path(key), autoIncrement: key.startsWith('++') });
      for (const index of indexes) {
        const name = index.replace('*', '');
        store.createIndex(name, path(name), { multiEntry: index !== name });
      }
    }
  };
  const old = async (): Promise<IDBDatabase> => {
    await asked(indexedDB.deleteDatabase('chu-giai'));
    const opening = indexedDB.open('chu-giai', 10 * schemas.length);
    opening.onupgradeneeded = () => make(opening.result);
    // The background of today, which has just started, may have made its own meanwhile.
    return asked(opening).catch((error: unknown) => {
      if ((error as Error).name === 'VersionError') return old();
      throw error;
    });
  };
  Object.assign(globalThis, { held: await old() });
}

/** In the page: puts rows into a table of the library that it holds, without any of our code. */
export async function put({ table, rows }: { table: string; rows: readonly object[] }): Promise<void> {
  const { held } = globalThis as unknown as { held: IDBDatabase };
  const writing = held.transaction(table, 'readwrite');
  for (const row of rows) writing.objectStore(table).put(row);
  await new Promise((done) => {
    writing.oncomplete = done;
  });
}
