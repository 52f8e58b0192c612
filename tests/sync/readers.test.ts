import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Bytes, utf8 } from '@/lib/sync/bytes';
import { openCouchdb } from '@/lib/sync/remotes/couchdb';
import type { Remote } from '@/lib/sync/remotes/remote';
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
});
