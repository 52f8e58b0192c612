import { createServer, type Server, type ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { utf8 } from '@/lib/sync/bytes';
import { parseAddress } from '@/lib/sync/remotes/address';
import { openCouchdb } from '@/lib/sync/remotes/couchdb';
import { isObjectName, type Remote } from '@/lib/sync/remotes/remote';
import { openS3, readBucket } from '@/lib/sync/remotes/s3';
import { openWebdav, readListing } from '@/lib/sync/remotes/webdav';
import { freePort } from '../servers/server';

const LONG = process.env.CHU_GIAI_LONG === '1';
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

describe('a bucket that refuses an object', () => {
  const listed = '<Contents><Key>p/a-1.seg</Key><Size>3</Size></Contents>';

  it.each([
    ['there is none in the listing: absent', 200, '', 'absent'],
    ['it is in the listing: refused', 200, listed, 'unauthorised'],
    ['the listing is refused too: refused', 403, '', 'unauthorised'],
    ['the listing does not come: whatever keeps it', 503, '', 'busy'],
  ])('where %s', async (_, status, contents, kind) => {
    const asked: URL[] = [];
    vi.stubGlobal('fetch', async (url: URL) => {
      asked.push(url);
      if (url.searchParams.get('list-type') !== '2') return new Response('<Error/>', { status: 403 });
      return new Response(`<ListBucketResult>${contents}</ListBucketResult>`, { status });
    });
    const url = new URL('https://s3.test/');
    const remote = openS3({ kind: 's3', url, bucket: 'b', prefix: 'p/', region: 'r', accessKey: 'a', secretKey: 's' });
    expect(await remote.get('a-1.seg')).toEqual({ kind });
    vi.unstubAllGlobals();
    // Of that name alone, below the prefix: a key of one reader may ask no more.
    expect(asked.map(({ searchParams }) => searchParams.get('prefix'))).toEqual([null, 'p/a-1.seg']);
  });
});

it('a bucket is asked below its prefix and nowhere else, whatever characters the two have', async () => {
  const asked: URL[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url);
    return new Response('', { status: 500 });
  });
  const url = new URL('https://s3.test/');
  const keys = { region: 'r', accessKey: 'a', secretKey: 's' };
  const remote = openS3({ kind: 's3', url, bucket: 'x:y?', prefix: 'z:/độc giả #1?/50%/', ...keys });
  await remote.put('a-1.seg', utf8('x'));
  vi.unstubAllGlobals();
  const below = ['x:y?', 'z:', 'độc giả #1?', '50%', 'a-1.seg'].map(encodeURIComponent).join('/');
  expect(asked.map(({ href }) => href)).toEqual([`https://s3.test/${below}`]);
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

describe('a listing', () => {
  const listing = (inner: string) => `<?xml version="1.0"?>\n<D:multistatus xmlns:D="DAV:">${inner}</D:multistatus>`;

  it.each([
    ['nothing', listing(''), []],
    ['an empty tag', '<multistatus xmlns="DAV:"/>', []],
    [
      'a file with its size, beside the folder itself',
      listing(`<D:response><D:href>/dav/</D:href><D:propstat><D:prop/></D:propstat></D:response>
        <D:response xmlns:lp1="DAV:"><D:href>/dav/a-1.seg</D:href><D:propstat><D:prop>
        <lp1:getcontentlength>12</lp1:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`),
      [{ name: 'a-1.seg', size: 12 }],
    ],
    [
      'a whole address, escapes and no prefix',
      '<multistatus><response><href>https://đ.test/%C4%91/a%2D1.seg?</href></response><response><href> /x/&#98;-2&#x2e;seg\n</href></response></multistatus>',
      [{ name: 'b-2.seg' }],
    ],
    ['a CDATA', listing('<D:response><D:href><![CDATA[/dav/c-3.seg]]></D:href></D:response>'), [{ name: 'c-3.seg' }]],
    ['a comment', listing('<!-- <D:response> --><D:response><D:href>d.seg</D:href></D:response>'), [{ name: 'd.seg' }]],
    [
      'files of others',
      listing(
        ['.x.seg', 'A.seg', 'a b.seg', 'desktop.ini.', 'b/', `${'x'.repeat(97)}.seg`]
          .map((name) => `<D:response><D:href>/dav/${name}</D:href></D:response>`)
          .join(''),
      ),
      [],
    ],
    ['a broken escape', listing('<D:response><D:href>/dav/%E0%A4%A.seg</D:href></D:response>'), []],
    ['an end that is missing', listing('<D:response><D:href>/a.seg</D:href></D:response>').slice(0, -5), 'offline'],
    ['a page', LOGIN, 'not-ours'],
    ['empty', '', 'not-ours'],
  ])('with %s is read', (_, xml, objects) => {
    expect(readListing(xml)).toEqual(objects);
  });

  it('of a bucket is read with its cursor, below its prefix only', () => {
    const contents = ['p/a.seg', 'q/b.seg', 'p/x/c.seg'].map(
      (key) => `<Contents><Key>${key}</Key><Size>3</Size></Contents>`,
    );
    const xml = `<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>a+/=&amp;</NextContinuationToken>${contents.join('')}`;
    expect(readBucket(`${xml}</ListBucketResult>`, 'p/')).toEqual({
      objects: [{ name: 'a.seg', size: 3 }],
      next: 'a+/=&',
    });
    expect(readBucket(xml, 'p/')).toBe('offline');
  });

  it('of nonsense does not throw and names nothing that is not a name of ours', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<D:response>',
        '</D:response>',
        '<href>',
        '</href>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '<',
        '>',
        '&#x110000;',
        '&amp;',
        '%',
        '/',
        'a-1.seg',
        '<getcontentlength>9',
        '</multistatus>',
        '<Contents>',
        '<Key>',
        '</Contents>',
        '</ListBucketResult>',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const nonsense = fc.tuple(
      fc.constantFrom('<multistatus>', '<ListBucketResult>', ''),
      fc.array(piece, { maxLength: 40 }),
    );
    fc.assert(
      fc.property(nonsense, ([begin, pieces]) => {
        const xml = begin + pieces.join('');
        const objects = readListing(xml);
        const page = readBucket(xml, '');
        for (const { name } of typeof objects === 'string' ? [] : objects) expect(isObjectName(name)).toBe(true);
        for (const { name } of typeof page === 'string' ? [] : page.objects) expect(isObjectName(name)).toBe(true);
      }),
      { numRuns: LONG ? 10_000 : 1000 },
    );
  });
});

describe('an address', () => {
  it.each([
    ['https://cloud.example.com/remote.php/dav/files/lan', 'https://cloud.example.com/remote.php/dav/files/lan/'],
    [' https://cloud.example.com ', 'https://cloud.example.com/'],
    ['https://cloud.example.com/a/?b#c', 'https://cloud.example.com/a/'],
    ['http://127.0.0.1:8080/dav/', 'http://127.0.0.1:8080/dav/'],
    ['http://[::1]/', 'http://[::1]/'],
    ['http://[fd12:3456::1]/', 'http://[fd12:3456::1]/'],
    ['http://nas.local/', 'http://nas.local/'],
    ['http://192.168.1.20/', 'http://192.168.1.20/'],
    ['http://0xC0.168.1.20/', 'http://192.168.1.20/'],
    ['http://172.31.0.1/', 'http://172.31.0.1/'],
    ['http://172.32.0.1/', 'insecure'],
    ['http://cloud.example.com/', 'insecure'],
    ['http://127.0.0.1.example.com/', 'insecure'],
    ['http://local/', 'insecure'],
    ['http://notlocalhost/', 'insecure'],
    ['http://[2001:db8::1]/', 'insecure'],
    ['https://lan:mat-khau@cloud.example.com/', 'with-password'],
    ['ftp://cloud.example.com/', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['cloud.example.com', 'not-an-address'],
    ['', 'not-an-address'],
  ])('«%s» is read as %s', (typed, expected) => {
    const read = parseAddress(typed);
    expect(typeof read === 'string' ? read : read.href).toBe(expected);
  });
});
