import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '@/lib/library/base64';
import { type Bytes, concat, random, utf8 } from '@/lib/sync/bytes';
import { openCouchdb } from '@/lib/sync/remotes/couchdb';
import type { ListedObject, Remote } from '@/lib/sync/remotes/remote';
import { startCouchdb } from '../servers/from-npm';
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

describe('a listing of a CouchDB', () => {
  let server: Server;
  let remote: Remote;

  beforeAll(async () => {
    server = await startCouchdb();
    remote = openCouchdb({ kind: 'couchdb', url: server.url, user: USER, password: PASSWORD });
    await remote.prepare();
  }, 120_000);
  afterAll(() => server?.stop());

  /** Writes many documents at once; their revisions. */
  async function bulk(docs: readonly object[]): Promise<{ id: string; rev: string }[]> {
    const reply = await fetch(new URL('_bulk_docs', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${USER}:${PASSWORD}`)}` },
      body: JSON.stringify({ docs }),
    });
    return (await reply.json()) as { id: string; rev: string }[];
  }
  const names = (word: string) => Array.from({ length: 1050 }, (_, i) => `${word}-${String(i).padStart(8, '0')}.seg`);

  it('asks nothing more for what was deleted', async () => {
    const made = await bulk(names('old').map((_id) => ({ _id, b: '' })));
    await bulk(made.map(({ id, rev }) => ({ _id: id, _rev: rev, _deleted: true })));
    await remote.put('old-x.seg', utf8('x'));
    expect(await remote.list()).toEqual({ kind: 'done', value: { objects: [{ name: 'old-x.seg' }] } });
  });

  it('misses nothing that stays while others come and go between its pages', async () => {
    await bulk(names('some').map((_id) => ({ _id, b: '' })));
    const first = await remote.list();
    if (first.kind !== 'done') throw new Error(first.kind);
    const { objects, next } = first.value;
    const gone = [objects.at(-1)?.name ?? '', objects.at(-3)?.name ?? '', names('some').at(-1) ?? ''];
    for (const name of gone) await remote.delete(name);
    await remote.put('a-new.seg', utf8('new'));
    const second = await remote.list(next);
    if (second.kind !== 'done') throw new Error(second.kind);
    expect(second.value.next).toBeUndefined();
    const listed = [...objects, ...second.value.objects].map(({ name }) => name);
    expect(new Set(listed).size).toBe(listed.length);
    expect(names('some').filter((name) => !gone.includes(name) && !listed.includes(name))).toEqual([]);
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
