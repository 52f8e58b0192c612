import { afterEach, describe, expect, it, vi } from 'vitest';
import { utf8 } from '@/lib/sync/bytes';
import { openCouchdb } from '@/lib/sync/remotes/couchdb';

describe('a CouchDB', () => {
  /** Answers by method and last part of the address. */
  const answered = (answers: Record<string, readonly [status: number, json: object]>) => {
    vi.stubGlobal('fetch', async (url: URL, { method }: RequestInit) => {
      const [status, json] = answers[`${method} ${url.pathname.split('/').at(-1)}`] ?? [404, {}];
      return new Response(JSON.stringify(json), { status });
    });
    const url = new URL('https://couch.test/notes/');
    return openCouchdb({ kind: 'couchdb', url, user: 'u', password: 'p' });
  };
  const DONE = { kind: 'done', value: undefined };
  afterEach(() => vi.unstubAllGlobals());

  it.each([201, 202, 412])(
    'whose database is made with %i is ready: 412 says that somebody was faster',
    async (status) => {
      expect(await answered({ 'PUT ': [status, {}] }).prepare()).toEqual(DONE);
    },
  );

  it.each([201, 202])('that says %i has the document, if only on one of its nodes', async (status) => {
    expect(await answered({ 'PUT a-1.seg': [status, {}] }).put('a-1.seg', utf8('x'))).toEqual(DONE);
  });

  it('that has the same document already has it; another in its place is replaced by its revision', async () => {
    const there = (b: string) => ({ 'PUT a-1.seg': [409, {}], 'GET a-1.seg': [200, { _rev: '1', b }] }) as const;
    expect(await answered(there('eA==')).put('a-1.seg', utf8('x'))).toEqual(DONE);
    expect(await answered(there('eQ==')).put('a-1.seg', utf8('x'))).toEqual({ kind: 'busy' });
  });

  it('whose document goes away while it is deleted has deleted it', async () => {
    const there = { 'GET a-1.seg': [200, { _rev: '1' }], 'DELETE a-1.seg': [404, {}] } as const;
    expect(await answered(there).delete('a-1.seg')).toEqual(DONE);
  });

  it('with a document that has no bytes of ours gives none, which the hash in the name shows', async () => {
    for (const document of [{}, { b: 7 }, { b: '!' }])
      expect(await answered({ 'GET a-1.seg': [200, document] }).get('a-1.seg')).toEqual({
        kind: 'done',
        value: new Uint8Array(0),
      });
  });

  it.each([[{}], [{ rows: 7 }], [{ rows: [null] }], [{ rows: [{ id: 'a-1.seg' }, { id: 7 }] }]])(
    'that lists %o is none',
    async (json) => {
      expect(await answered({ 'GET _all_docs': [200, json] }).list()).toEqual({ kind: 'not-ours' });
    },
  );
});
