import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Bytes, utf8 } from '@/lib/sync/bytes';
import { openCouchdb } from '@/lib/sync/remotes/couchdb';
import type { Remote } from '@/lib/sync/remotes/remote';
import { openS3 } from '@/lib/sync/remotes/s3';
import { openWebdav } from '@/lib/sync/remotes/webdav';
import { ADMIN, startCouchdbServer } from '../servers/from-npm';
import type { Server } from '../servers/server';
import { startApacheWith } from '../servers/webdav';

/*
 * What docs/SYNC.md tells whoever provides the store, done as it stands there: each reader gets into one place and no other.
 */
const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/SYNC.md'), 'utf8');
const READERS = [
  { user: 'lan', password: 'mật khẩu của Lan' },
  { user: 'minh', password: 'mật khẩu của Minh' },
] as const;
const NAME = 'vault-0123456789abcdef.json';
const servers: Server[] = [];

afterAll(async () => {
  for (const server of servers) await server.stop();
});

/** The block of a language in the document. */
function block(language: string): string {
  const [, text] = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(DOCUMENT) ?? [];
  if (!text) throw new Error(`no ${language}`);
  return text;
}

async function isOwn(remote: Remote): Promise<void> {
  const bytes: Bytes = utf8('của một người');
  expect(await remote.prepare()).toMatchObject({ kind: 'done' });
  expect(await remote.put(NAME, bytes)).toMatchObject({ kind: 'done' });
  expect(await remote.list()).toMatchObject({ kind: 'done', value: { objects: [{ name: NAME }] } });
  expect(await remote.get(NAME)).toEqual({ kind: 'done', value: bytes });
  expect(await remote.delete(NAME)).toMatchObject({ kind: 'done' });
}

async function isShut(remote: Remote): Promise<void> {
  const answers = [remote.prepare(), remote.list(), remote.get(NAME), remote.put(NAME, utf8('x')), remote.delete(NAME)];
  expect((await Promise.all(answers)).map(({ kind }) => kind)).toEqual(Array(5).fill('unauthorised'));
}

describe('a place for each reader', () => {
  it('in CouchDB is a database that the reader alone may open', async () => {
    const server = await startCouchdbServer();
    servers.push(server);
    for (const { user, password } of READERS) {
      const env = { ...process.env, COUCH: `http://${ADMIN}@${server.url.host}`, READER: user, PASSWORD: password };
      const { status, stderr } = spawnSync('bash', ['-eu', '-c', block('sh')], { env, encoding: 'utf8' });
      expect(status, stderr).toBe(0);
    }
    for (const own of READERS)
      for (const other of [...READERS, { user: '', password: '' }]) {
        const remote = openCouchdb({ kind: 'couchdb', url: new URL(`chu-giai-${own.user}/`, server.url), ...other });
        await (own === other ? isOwn(remote) : isShut(remote));
      }
  }, 120_000);

  it('in Apache is a folder of the reader’s name', async () => {
    const server = await startApacheWith(
      block('apache'),
      READERS.map(({ user, password }) => [user, password]),
    );
    servers.push(server);
    for (const own of READERS)
      for (const other of [...READERS, { user: '', password: '' }]) {
        const remote = openWebdav({ kind: 'webdav', url: new URL(`chu-giai/${own.user}/`, server.url), ...other });
        await (own === other ? isOwn(remote) : isShut(remote));
      }
  }, 120_000);

  it('in S3 is a prefix: its key has the rights that our requests need, each of them, and opens no other prefix', async () => {
    const policy = JSON.parse(block('json')) as Policy;
    const [asked, headers] = [new Set<string>(), new Set<string>()];
    vi.stubGlobal('fetch', bucket(policy, asked, headers));
    const under = (prefix: string) => {
      const url = new URL('https://s3.example.vn/');
      return openS3({ kind: 's3', url, bucket: 'chu-giai', prefix, region: 'r', accessKey: 'a', secretKey: 's' });
    };
    await isOwn(under('doc-gia-17/'));
    expect(await under('doc-gia-17/').get(NAME)).toEqual({ kind: 'absent' });
    expect([...asked].sort()).toEqual(policy.Statement.flatMap(({ Action }) => Action).sort());
    for (const other of ['doc-gia-1/', 'doc-gia-170/', 'doc-gia-18/', 'x/doc-gia-17/', '']) await isShut(under(other));
    vi.unstubAllGlobals();
    // Others, conditions among them, would need other rights.
    expect([...headers].sort()).toEqual(['authorization', 'x-amz-content-sha256', 'x-amz-date']);
  });
});

interface Policy {
  readonly Statement: readonly {
    readonly Action: string | readonly string[];
    readonly Resource: string;
    readonly Condition?: { readonly StringLike: { readonly 's3:prefix': string } };
  }[];
}

/** A bucket behind rights as AWS documents them for these four operations; no server at hand knows them. */
function bucket(policy: Policy, asked: Set<string>, headers: Set<string>) {
  const objects = new Map<string, BodyInit>();
  const isAllowed = (action: string, resource: string, prefix = '') =>
    policy.Statement.some(
      ({ Action, Resource, Condition }) =>
        [Action].flat().includes(action) &&
        isLike(resource, Resource) &&
        (!Condition || isLike(prefix, Condition.StringLike['s3:prefix'])),
    );
  return async (url: URL, init: { method: string; headers: Headers; body?: BodyInit }): Promise<Response> => {
    for (const [name] of init.headers) headers.add(name);
    const [, bucket = '', ...key] = decodeURIComponent(url.pathname).split('/');
    const name = key.join('/');
    const [prefix, resource] = [url.searchParams.get('prefix') ?? '', `arn:aws:s3:::${bucket}`];
    const action = name === '' ? 's3:ListBucket' : `s3:${VERBS[init.method]}Object`;
    asked.add(action);
    if (!isAllowed(action, name === '' ? resource : `${resource}/${name}`, prefix))
      return new Response('<Error/>', { status: 403 });
    if (name === '') {
      const found = [...objects.keys()].filter((each) => each.startsWith(prefix));
      const contents = found.map((each) => `<Contents><Key>${each}</Key></Contents>`).join('');
      return new Response(`<ListBucketResult>${contents}</ListBucketResult>`);
    }
    if (init.method === 'PUT') objects.set(name, init.body ?? '');
    if (init.method === 'DELETE') {
      objects.delete(name);
      return new Response(null, { status: 204 });
    }
    const there = objects.get(name);
    if (there !== undefined) return new Response(there);
    return new Response('<Error/>', { status: isAllowed('s3:ListBucket', resource, name) ? 404 : 403 });
  };
}

const VERBS: Record<string, string> = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' };

/** `StringLike`, where a star at the end stands for anything, also for nothing. */
function isLike(text: string, pattern: string): boolean {
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
}
