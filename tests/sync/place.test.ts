import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { originOf } from '@/lib/sync/account';
import { openRemote, parsePlace, writePlace } from '@/lib/sync/remotes/place';

const WEBDAV = { kind: 'webdav', url: 'https://cloud.test/dav/', user: 'lan', password: 'mật khẩu ứng dụng' };
const S3 = {
  kind: 's3',
  url: 'https://s3.test/',
  bucket: 'ghi-chu',
  prefix: 'a/',
  region: 'hn',
  accessKey: 'k',
  secretKey: 's',
};
const COUCHDB = { kind: 'couchdb', url: 'http://127.0.0.1:5984/lan/', user: 'lan', password: '' };

describe('a place', () => {
  it.each([[WEBDAV], [S3], [COUCHDB]])('comes back as it was written: %o', (written) => {
    const read = parsePlace(written);
    if (typeof read === 'string') throw new Error(read);
    expect(writePlace(read)).toEqual(written);
    expect(typeof openRemote(read).list).toBe('function');
  });

  it.each([
    [{ ...WEBDAV, url: 'http://cloud.test/' }, 'insecure'],
    [{ ...WEBDAV, url: 'https://lan:p@cloud.test/' }, 'with-password'],
    [{ ...WEBDAV, url: 'cloud' }, 'not-an-address'],
    [{ ...WEBDAV, url: 7 }, 'incomplete'],
    [{ ...WEBDAV, user: 'lan:x' }, 'incomplete'],
    [{ ...WEBDAV, password: undefined }, 'incomplete'],
    [{ ...WEBDAV, kind: 'ftp' }, 'incomplete'],
    [{ ...S3, bucket: '' }, 'incomplete'],
    [{ ...S3, bucket: 'a/b' }, 'incomplete'],
    [{ ...S3, secretKey: 'x'.repeat(2001) }, 'incomplete'],
    [null, 'incomplete'],
    ['webdav', 'incomplete'],
  ])('is not %o: %s', (value, problem) => {
    expect(parsePlace(value)).toBe(problem);
  });

  it('is asked for by its origin alone, without port: Firefox has none in patterns', () => {
    const read = parsePlace({ ...WEBDAV, url: 'https://cloud.test:8443/dav/' });
    if (typeof read === 'string') throw new Error(read);
    expect(originOf(read)).toBe('https://cloud.test/*');
    expect(originOf({ kind: 'folder', handle: {} as FileSystemDirectoryHandle })).toBeUndefined();
  });

  it('in a bucket has a prefix that is a folder and stays in it, and a region', () => {
    expect(parsePlace({ ...S3, prefix: '/../x//y', region: '' })).toMatchObject({
      prefix: 'x/y/',
      region: 'us-east-1',
    });
    expect(parsePlace({ ...S3, prefix: undefined })).toMatchObject({ prefix: '' });
  });

  it('that is anything at all is read or refused', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = parsePlace(value);
        expect(typeof read === 'string' || ['webdav', 's3', 'couchdb'].includes(read.kind)).toBe(true);
      }),
    );
  });
});
