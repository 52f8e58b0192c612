import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, concat, random, toBase64, utf8 } from '@/lib/sync/bytes';
import type { ListedObject, Remote } from '@/lib/sync/remotes/remote';
import { PASSWORD, type Server, USER } from '../servers/server';
import { PLACES, webdav } from './places';

describe.each(PLACES)('$name', ({ start, open, without = [] }) => {
  let server: Server;
  let remote: Remote;

  beforeAll(async () => {
    server = await start();
    remote = open(server.url, PASSWORD);
  }, 120_000);
  afterAll(() => server?.stop());

  if (!without.includes('setting up'))
    it('says that its folder is not there before it was made', async () => {
      expect(await remote.list()).toEqual({ kind: 'absent' });
      expect(await remote.get('a-1.seg')).toEqual({ kind: 'absent' });
    });

  it('is made ready, once or twice', async () => {
    expect(await remote.prepare()).toEqual({ kind: 'done' });
    expect(await remote.prepare()).toEqual({ kind: 'done' });
    expect(await list(remote)).toEqual([]);
  });

  it('lists what was put, with its size, and gives it back byte for byte', async () => {
    const bytes = random(60_000);
    expect(await remote.put('small-1.seg', utf8('{}'))).toEqual({ kind: 'done' });
    expect(await remote.put('large-00000001_00000002-ab.seg', bytes)).toEqual({ kind: 'done' });
    expect(await list(remote)).toEqual(
      [
        { name: 'large-00000001_00000002-ab.seg', size: 60_000 },
        { name: 'small-1.seg', size: 2 },
      ].map(({ name, size }) => (without.includes('size') ? { name } : { name, size })),
    );
    expect(await remote.get('large-00000001_00000002-ab.seg')).toEqual({ kind: 'done', value: bytes });
    expect(await remote.get('small-1.seg')).toEqual({ kind: 'done', value: utf8('{}') });
  });

  it('stores the same bytes again as if for the first time', async () => {
    for (let times = 0; times < 3; times += 1)
      expect(await remote.put('same.seg', utf8('như nhau'))).toEqual({ kind: 'done' });
    expect(await remote.get('same.seg')).toEqual({ kind: 'done', value: utf8('như nhau') });
  });

  it('replaces a damaged copy by the whole', async () => {
    const bytes = random(5000);
    await remote.put('damaged.seg', bytes.slice(0, 2000));
    expect(await remote.put('damaged.seg', bytes)).toEqual({ kind: 'done' });
    expect(await remote.get('damaged.seg')).toEqual({ kind: 'done', value: bytes });
  });

  it('deletes, also what is not there, and takes the same again', async () => {
    expect(await remote.delete('same.seg')).toEqual({ kind: 'done' });
    expect(await remote.delete('same.seg')).toEqual({ kind: 'done' });
    expect(await remote.get('same.seg')).toEqual({ kind: 'absent' });
    expect((await list(remote)).map(({ name }) => name)).not.toContain('same.seg');
    expect(await remote.put('same.seg', utf8('lại nữa'))).toEqual({ kind: 'done' });
    expect(await remote.get('same.seg')).toEqual({ kind: 'done', value: utf8('lại nữa') });
  });

  it('does not give what is not there', async () => {
    expect(await remote.get('never-1.seg')).toEqual({ kind: 'absent' });
  });

  if (!without.includes('password'))
    it('refuses another password, with one and the same answer', async () => {
      const stranger = open(server.url, 'sai mật khẩu');
      const refused = { kind: 'unauthorised' };
      expect(await stranger.list()).toEqual(refused);
      expect(await stranger.get('small-1.seg')).toEqual(refused);
      expect(await stranger.put('stranger.seg', utf8('x'))).toEqual(refused);
      expect(await stranger.delete('small-1.seg')).toEqual(refused);
      expect(await remote.get('small-1.seg')).toEqual({ kind: 'done', value: utf8('{}') });
    });

  it('lists a thousand objects and more, each once', async () => {
    const names = Array.from({ length: 1050 }, (_, index) => `many-${String(index).padStart(8, '0')}.seg`);
    for (let at = 0; at < names.length; at += 16) {
      const answers = await Promise.all(names.slice(at, at + 16).map((name) => remote.put(name, utf8(name))));
      expect(answers.every(({ kind }) => kind === 'done')).toBe(true);
    }
    const listed = (await list(remote)).map(({ name }) => name).filter((name) => name.startsWith('many-'));
    expect(listed).toEqual(names);
  });

  it('stores four megabytes', async () => {
    const bytes = concat(Array.from({ length: 64 }, () => random(65_536)));
    expect(await remote.put('four-megabytes.seg', bytes)).toEqual({ kind: 'done' });
    const got = await remote.get('four-megabytes.seg');
    expect(got.kind === 'done' && Buffer.compare(got.value, bytes)).toBe(0);
  });
});

describe.each(PLACES.filter(({ open }) => open === webdav))('an upload to $name that is cut', ({ start, open }) => {
  let server: Server;

  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.stop());

  it('shows nothing, or a wrong size, and is repaired by the same bytes', async () => {
    const remote = open(server.url, PASSWORD);
    await remote.prepare();
    const bytes = concat(Array.from({ length: 20 }, () => random(50_000)));
    await cut(server.url, '/chu-giai/cut-1.seg', bytes, 400_000);
    const after = await list(remote);
    expect([[], [{ name: 'cut-1.seg', size: 400_000 }]]).toContainEqual(after);
    expect(await remote.put('cut-1.seg', bytes)).toEqual({ kind: 'done' });
    expect(await list(remote)).toEqual([{ name: 'cut-1.seg', size: 1_000_000 }]);
    const got = await remote.get('cut-1.seg');
    expect(got.kind === 'done' && Buffer.compare(got.value, bytes)).toBe(0);
  });
});

/** Every object of a remote, in the order of names. */
async function list(remote: Remote): Promise<ListedObject[]> {
  const all: ListedObject[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await remote.list(cursor);
    if (page.kind !== 'done') throw new Error(page.kind);
    all.push(...page.value.objects);
    cursor = page.value.next;
    if (cursor === undefined) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** Sends a part of an upload by a bare socket and hangs up, then waits until the server has noticed. */
async function cut(url: URL, path: string, bytes: Bytes, length: number): Promise<void> {
  const head = [
    `PUT ${path} HTTP/1.1`,
    `Host: ${url.host}`,
    `Authorization: Basic ${toBase64(utf8(`${USER}:${PASSWORD}`))}`,
    'Content-Type: application/octet-stream',
    `Content-Length: ${bytes.length}`,
  ];
  await new Promise<void>((resolve) => {
    const socket = connect(Number(url.port), url.hostname, () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      socket.write(bytes.slice(0, length), () => setTimeout(() => socket.resetAndDestroy(), 300));
    });
    socket.once('close', () => resolve());
    socket.once('error', () => {});
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
}
