import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { utf8 } from '@/lib/sync/bytes';
import { openCouchdb } from '@/lib/sync/remotes/couchdb';
import type { Remote } from '@/lib/sync/remotes/remote';
import { openS3 } from '@/lib/sync/remotes/s3';
import { openWebdav } from '@/lib/sync/remotes/webdav';
import { freePort } from '../servers/server';

const LOGIN = '<!doctype html><html><body><form action="/login">Đăng nhập</form></body></html>';
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A server that answers everything alike. */
async function answering(answer: (response: ServerResponse) => void): Promise<URL> {
  const port = await freePort();
  const listening = createServer((request, response) => {
    request.resume();
    answer(response);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(port, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${port}/notes/`);
}

const remotes = (url: URL): Record<string, Remote> => ({
  webdav: openWebdav({ kind: 'webdav', url, user: 'u', password: 'p' }),
  s3: openS3({ kind: 's3', url, bucket: 'b', prefix: '', region: 'r', accessKey: 'a', secretKey: 's' }),
  couchdb: openCouchdb({ kind: 'couchdb', url, user: 'u', password: 'p' }),
});

async function everyVerb(remote: Remote): Promise<unknown[]> {
  return [
    await remote.prepare(),
    await remote.list(),
    await remote.get('a-1.seg'),
    await remote.put('a-1.seg', utf8('x')),
    await remote.delete('a-1.seg'),
  ];
}

describe('a remote that does not answer as it should', () => {
  it.each([
    [401, {}, { kind: 'unauthorised' }],
    [403, {}, { kind: 'unauthorised' }],
    [408, {}, { kind: 'busy' }],
    [413, {}, { kind: 'too-large' }],
    [423, {}, { kind: 'busy' }],
    [425, {}, { kind: 'busy' }],
    [429, { 'retry-after': '120' }, { kind: 'busy', retryAfter: 120_000 }],
    [429, { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, { kind: 'busy', retryAfter: 0 }],
    [429, { 'retry-after': 'bao giờ cũng được'.normalize('NFD').replace(/[^ -~]/g, '') }, { kind: 'busy' }],
    [503, { 'retry-after': '99999999999' }, { kind: 'busy', retryAfter: 86_400_000 }],
    [500, {}, { kind: 'busy' }],
    [502, {}, { kind: 'busy' }],
    [507, {}, { kind: 'full' }],
    [400, {}, { kind: 'not-ours' }],
    [302, { location: 'https://login.example/' }, { kind: 'not-ours' }],
    [307, { location: 'https://login.example/' }, { kind: 'not-ours' }],
  ])('with %i and %o is told as such by every verb', async (status, headers, problem) => {
    const url = await answering((response) => response.writeHead(status, headers).end(LOGIN));
    for (const [kind, remote] of Object.entries(remotes(url)))
      expect(await everyVerb(remote), kind).toEqual([problem, problem, problem, problem, problem]);
  });

  it('but with a login page and 200 is not the store, and nothing is absent', async () => {
    const url = await answering((response) => response.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN));
    const { webdav, s3, couchdb } = remotes(url) as Record<'webdav' | 's3' | 'couchdb', Remote>;
    const notOurs = { kind: 'not-ours' };
    for (const remote of [webdav, s3, couchdb]) {
      expect(await remote.list()).toEqual(notOurs);
      expect(await remote.get('a-1.seg')).toEqual(notOurs);
      expect(await remote.put('a-1.seg', utf8('x'))).toEqual(notOurs);
      expect(await remote.prepare()).toEqual(notOurs);
    }
  });

  it.each([404, 410])('with %i has nothing there, and what is not there is deleted', async (status) => {
    const url = await answering((response) => response.writeHead(status).end('{}'));
    for (const [kind, remote] of Object.entries(remotes(url))) {
      expect(await remote.get('a-1.seg'), kind).toEqual({ kind: 'absent' });
      expect(await remote.delete('a-1.seg'), kind).toEqual({ kind: 'done' });
    }
  });

  it('with 409 lacks the folder above in WebDAV where something is to be made there; else it is busy', async () => {
    const url = await answering((response) => response.writeHead(409).end('{}'));
    const { webdav } = remotes(url) as Record<'webdav', Remote>;
    expect((await everyVerb(webdav)).map((answer) => (answer as { kind: string }).kind)).toEqual([
      ...['absent', 'busy', 'busy', 'absent', 'busy'],
    ]);
  });

  it('hangs up in the middle: offline', async () => {
    const url = await answering((response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"results":[');
      setTimeout(() => response.destroy(), 20);
    });
    for (const remote of Object.values(remotes(url))) {
      expect(await remote.list()).toEqual({ kind: 'offline' });
      expect(await remote.get('a-1.seg')).toEqual({ kind: 'offline' });
    }
  });

  it('is not there: offline', async () => {
    const url = new URL(`http://127.0.0.1:${await freePort()}/notes/`);
    for (const remote of Object.values(remotes(url)))
      expect(await everyVerb(remote)).toEqual(Array.from({ length: 5 }, () => ({ kind: 'offline' })));
  });

  it.each(['webdav', 's3', 'couchdb'])(
    'sends far too much (%s): too large, and not all of it is read',
    async (kind) => {
      let sent = 0;
      const url = await answering((response) => {
        response.writeHead(200, { 'content-type': 'application/octet-stream' });
        const more = (left: number) => {
          sent += 1;
          if (left === 0) response.end();
          else if (!response.destroyed) response.write(Buffer.alloc(1 << 20), () => setImmediate(more, left - 1));
        };
        more(100);
      });
      const remote = remotes(url)[kind] as Remote;
      expect([(await remote.get('a-1.seg')).kind, (await remote.list()).kind]).toEqual(['too-large', 'too-large']);
      expect(sent).toBeLessThan(100);
    },
  );
});

it('a request carries no cookie, is not answered from a cache, is not led elsewhere and ends by itself', async () => {
  const asked: RequestInit[] = [];
  vi.stubGlobal('fetch', async (_: URL, init: RequestInit) => {
    asked.push(init);
    return new Response('{}', { status: 500 });
  });
  for (const remote of Object.values(remotes(new URL('https://cloud.test/notes/')))) await everyVerb(remote);
  vi.unstubAllGlobals();
  expect(asked.length).toBeGreaterThan(10);
  for (const init of asked) {
    expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'manual' });
    expect(init.signal).toBeInstanceOf(AbortSignal);
  }
});
