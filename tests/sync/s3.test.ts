import { afterEach, describe, expect, it, vi } from 'vitest';
import { utf8 } from '@/lib/sync/bytes';
import { openS3 } from '@/lib/sync/remotes/s3';
import { startS3 } from '../servers/from-npm';
import { PASSWORD } from '../servers/server';
import { s3 } from './places';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A bucket whose every request gets that answer, and what it is asked. */
function answering(answer: (asked: URL) => Response, bucket = 'b', prefix = 'p/') {
  const asked: URL[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url);
    return answer(url);
  });
  const url = new URL('https://s3.test/');
  const remote = openS3({ kind: 's3', url, bucket, prefix, region: 'r', accessKey: 'a', secretKey: 's' });
  return { remote, asked };
}

describe('a bucket that refuses an object', () => {
  const listed = '<Contents><Key>p/a-1.seg</Key><Size>3</Size></Contents>';

  it.each([
    ['there is none in the listing: absent', 200, '', 'absent'],
    ['it is in the listing: refused', 200, listed, 'unauthorised'],
    ['the listing is refused too: refused', 403, '', 'unauthorised'],
    ['the listing does not come: whatever keeps it', 503, '', 'busy'],
  ])('where %s', async (_, status, contents, kind) => {
    const { remote, asked } = answering(({ searchParams }) =>
      searchParams.get('list-type') === '2'
        ? new Response(`<ListBucketResult>${contents}</ListBucketResult>`, { status })
        : new Response('<Error/>', { status: 403 }),
    );
    expect(await remote.get('a-1.seg')).toEqual({ kind });
    // Of that name alone, below the prefix: a key of one reader may ask no more.
    expect(asked.map(({ searchParams }) => searchParams.get('prefix'))).toEqual([null, 'p/a-1.seg']);
  });
});

it('a bucket is asked below its prefix and nowhere else, whatever characters the two have', async () => {
  const { remote, asked } = answering(() => new Response('', { status: 500 }), 'x:y?', 'z:/độc giả #1?/50%/');
  await remote.put('a-1.seg', utf8('x'));
  const below = ['x:y?', 'z:', 'độc giả #1?', '50%', 'a-1.seg'].map(encodeURIComponent).join('/');
  expect(asked.map(({ href }) => href)).toEqual([`https://s3.test/${below}`]);
});

it('a bucket that is asked by a clock an hour off says so by every verb, and does not refuse the key', async () => {
  const server = await startS3();
  const remote = s3(server.url, PASSWORD);
  const answers = async () => [
    await remote.prepare(),
    await remote.list(),
    await remote.get('a-1.seg'),
    await remote.put('a-1.seg', utf8('x')),
    await remote.delete('a-1.seg'),
  ];
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60 * 1000 });
  const wrong = await answers();
  vi.useRealTimers();
  const right = await answers();
  await server.stop();
  expect(wrong).toEqual(Array(5).fill({ kind: 'wrong-clock' }));
  expect(right.map(({ kind }) => kind)).toEqual(['done', 'done', 'absent', 'done', 'done']);
});
