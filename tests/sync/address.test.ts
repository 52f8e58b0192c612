import { describe, expect, it } from 'vitest';
import { parseAddress } from '@/lib/sync/remotes/address';

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
