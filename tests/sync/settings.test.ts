import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRemote, parseSettings, writeSettings } from '@/lib/sync/remotes/settings';

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

describe('the settings of a remote', () => {
  it.each([[WEBDAV], [S3], [COUCHDB]])('come back as they were written: %o', (written) => {
    const read = parseSettings(written);
    if (typeof read === 'string') throw new Error(read);
    expect(writeSettings(read)).toEqual(written);
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
  ])('%o are refused: %s', (value, problem) => {
    expect(parseSettings(value)).toBe(problem);
  });

  it('of a bucket have a prefix that is a folder and stays in it, and a region', () => {
    expect(parseSettings({ ...S3, prefix: '/../x//y', region: '' })).toMatchObject({
      prefix: 'x/y/',
      region: 'us-east-1',
    });
    expect(parseSettings({ ...S3, prefix: undefined })).toMatchObject({ prefix: '' });
  });

  it('that are anything at all are read or refused', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = parseSettings(value);
        expect(typeof read === 'string' || ['webdav', 's3', 'couchdb'].includes(read.kind)).toBe(true);
      }),
    );
  });
});
