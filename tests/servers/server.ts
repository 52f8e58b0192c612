import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installPackages } from '../../tools/setup.mjs';

/** The account of every server here. */
export const USER = 'u';
export const PASSWORD = 'p';

/** A real server on loopback, in a temporary folder of its own. */
export interface Server {
  readonly url: URL;
  /** Ends it by its own process id and deletes its folder. */
  stop(): Promise<void>;
}

/** A folder of our own that the server's own account may enter. */
export async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'chu-giai-'));
  await chmod(made, 0o755);
  return made;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Where a program of a Debian package lies; as root on Debian it is installed, elsewhere the error names what is missing. */
export function program(command: string, packages: readonly string[], parts: readonly string[] = []): string {
  const find = () =>
    [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
      .map((place) => join(place, command))
      .find((path) => existsSync(path) && parts.every((part) => existsSync(part)));
  const found = find();
  if (found) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) installPackages(packages);
  const installed = find();
  if (installed) return installed;
  throw new Error(`The sync tests need ${command}: sudo apt-get install ${packages.join(' ')}`);
}

/** Starts a server in the foreground and waits until it answers. */
export async function start(
  command: string,
  args: readonly string[],
  port: number,
  root: string,
  options: SpawnOptions = {},
): Promise<Server> {
  const said: string[] = [];
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => said.push(data.toString()));
  const url = new URL(`http://127.0.0.1:${port}/`);
  await answering(url, child, said);
  return {
    url,
    async stop() {
      await end(child);
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function answering(url: URL, child: ChildProcess, said: readonly string[]): Promise<void> {
  let failed: unknown;
  child.once('error', (error) => {
    failed = error;
  });
  for (let tries = 0; tries < 600; tries += 1) {
    if (failed || child.exitCode !== null)
      throw new Error(`${child.spawnfile} did not start: ${failed ?? ''}${said.join('').slice(-2000)}`);
    const answered = await fetch(url, { method: 'OPTIONS' }).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await end(child);
  throw new Error(`${child.spawnfile} does not answer: ${said.join('').slice(-2000)}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(late);
}
