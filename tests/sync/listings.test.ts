import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAll } from '@/lib/sync/remotes/listing';
import { isObjectName } from '@/lib/sync/remotes/remote';
import { readBucket } from '@/lib/sync/remotes/s3';
import { readListing } from '@/lib/sync/remotes/webdav';
import { memoryRemote } from './simulator/memory-remote';

const LONG = process.env.CHU_GIAI_LONG === '1';

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
    ['a page', '<!doctype html><html><body>Đăng nhập</body></html>', 'not-ours'],
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

describe('a place that is listed page after page', () => {
  /** A place whose pages have one object each, and those cursors. */
  const paged = (next: (page: number) => string | undefined) => {
    let pages = 0;
    const list = async () => {
      pages += 1;
      if (pages > 2000) throw new Error('asked on and on');
      const cursor = next(pages);
      const objects = [{ name: `a-${pages % 7}.seg`, size: pages }];
      return { kind: 'done' as const, value: { objects, ...(cursor === undefined ? {} : { next: cursor }) } };
    };
    return { remote: { ...memoryRemote(new Map()), list }, asked: () => pages };
  };

  it('has each object once, as it stood last', async () => {
    const listed = await listAll(paged((page) => (page < 8 ? `${page}` : undefined)).remote);
    const last = [8, 2, 3, 4, 5, 6, 7].map((size) => ({ name: `a-${size % 7}.seg`, size }));
    expect(listed).toEqual({ kind: 'done', value: last });
  });

  it.each([
    ['never ends', (page: number) => `${page}`, 1001],
    ['comes back to where it was', (page: number) => `${page % 3}`, 4],
  ])('is none where it %s', async (_, next, most) => {
    const { remote, asked } = paged(next);
    expect(await listAll(remote)).toEqual({ kind: 'not-ours' });
    expect(asked()).toBe(most);
  });
});
