import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folder, freePort, PASSWORD, type Server, start, USER } from './server';

const FILES = ['package.json', 'package-lock.json'];

/** The bucket that `startS3` makes; its keys are `S3RVER` twice. */
export const BUCKET = 'notes';

/** s3rver: ignores conditions, as some real stores do. */
export async function startS3(): Promise<Server> {
  const bin = await installed('s3rver');
  const [root, port] = [await folder(), await freePort()];
  const args = [bin, '-d', root, '-a', '127.0.0.1', '-p', String(port), '--configure-bucket', BUCKET];
  // Its digests are those that OpenSSL 3 calls legacy.
  return start(process.execPath, ['--openssl-legacy-provider', ...args], port, root);
}

/** Name and password of who may make databases and accounts in `startCouchdbServer`. */
export const ADMIN = 'admin:secret';

/** pouchdb-server in memory, with an administrator and nothing else. */
export async function startCouchdbServer(): Promise<Server> {
  const server = await startPouchdb();
  const [name, password] = ADMIN.split(':');
  await put(new URL(`_config/admins/${name}`, server.url), password);
  return server;
}

/** pouchdb-server in memory, with one database that only our account may open. The address is the database's. */
export async function startCouchdb(): Promise<Server> {
  const server = await startPouchdb();
  const url = new URL('notes/', server.url);
  const only = { names: [USER], roles: [] };
  await put(new URL('notes', server.url), undefined);
  await put(new URL('_security', url), { members: only, admins: only });
  await put(new URL(`_config/admins/${USER}`, server.url), PASSWORD);
  return { url, stop: server.stop };
}

async function startPouchdb(): Promise<Server> {
  const bin = await installed('pouchdb-server');
  const [root, port] = [await folder(), await freePort()];
  const args = [bin, '--in-memory', '-o', '127.0.0.1', '-p', String(port), '-n'];
  return start(process.execPath, args, port, root, { cwd: root });
}

async function put(url: URL, body: unknown): Promise<void> {
  const json = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'PUT', headers: json, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
}

/** A program of the package beside this file, installed once for each lockfile, away from the project. */
async function installed(name: string): Promise<string> {
  const lock = createHash('sha256').update(await readFile(join(import.meta.dirname, 'package-lock.json')));
  const place = join(tmpdir(), `chu-giai-servers-${lock.digest('hex').slice(0, 12)}`);
  if (!existsSync(place)) await install(place);
  return join(place, 'node_modules/.bin', name);
}

async function install(place: string): Promise<void> {
  const half = `${place}-${process.pid}`;
  await mkdir(half);
  for (const file of FILES) await cp(join(import.meta.dirname, file), join(half, file));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync(npm, args, { cwd: half, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ci for the test servers: ${stderr}`);
  // Whole or not at all: another run may have been quicker.
  await rename(half, place).catch(() => rm(half, { recursive: true, force: true }));
}
