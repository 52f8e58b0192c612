import type { Bytes } from '@/lib/sync/bytes';
import { DONE, type Problem, type Remote, type Result } from '@/lib/sync/remotes/remote';
import type { Chance } from './chance';

/** What lies on the remote: bytes by name. */
export type Objects = Map<string, Bytes>;

/** A remote that does as it should, over objects in memory. */
export function memoryRemote(objects: Objects): Remote {
  return {
    prepare: async () => DONE,
    list: async () => ({
      kind: 'done',
      value: { objects: [...objects].map(([name, { length }]) => ({ name, size: length })) },
    }),
    async get(name) {
      const bytes = objects.get(name);
      return bytes ? { kind: 'done', value: bytes.slice() } : { kind: 'absent' };
    },
    async put(name, bytes) {
      objects.set(name, bytes.slice());
      return DONE;
    },
    async delete(name) {
      objects.delete(name);
      return DONE;
    },
  };
}

/** What servers and networks say when they do not do as asked. */
const PROBLEMS: readonly Problem[] = [
  { kind: 'offline' },
  { kind: 'busy' },
  { kind: 'busy', retryAfter: 1000 },
  { kind: 'too-large' },
  { kind: 'full' },
  { kind: 'unauthorised' },
  { kind: 'not-ours' },
];

/**
 * The same remote on a bad day, once in so many calls: nothing happens and an error comes; it happens and the answer is lost; an
 * upload is cut and what came of it is visible; what is read is cut or has a flipped bit; listings come in any order, in pages,
 * with names twice and files of others.
 */
export function faultyRemote(
  remote: Remote,
  objects: Objects,
  { below, oneIn, pick, shuffle }: Chance,
  rate: number,
): Remote {
  let pages: { name: string; size: number }[][] = [];
  async function attempt<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    if (!oneIn(rate)) return work();
    const problem = pick(PROBLEMS);
    if (oneIn(2)) await work();
    return problem;
  }
  return {
    prepare: () => attempt(() => remote.prepare()),
    list: (cursor) =>
      attempt(async () => {
        if (cursor !== undefined) return page(Number(cursor));
        pages = chunks(shuffle([...objects].map(([name, { length }]) => ({ name, size: length }))), 1 + below(20));
        return page(0);
      }),
    get: (name) =>
      attempt(async () => {
        const got = await remote.get(name);
        if (got.kind !== 'done' || !oneIn(rate)) return got;
        return {
          kind: 'done',
          value: oneIn(2) ? got.value.slice(0, below(got.value.length)) : flipped(got.value, below),
        };
      }),
    async put(name, bytes) {
      if (!oneIn(rate)) return attempt(() => remote.put(name, bytes));
      objects.set(name, bytes.slice(0, below(bytes.length)));
      return oneIn(2) ? DONE : { kind: 'offline' };
    },
    delete: (name) => attempt(() => remote.delete(name)),
  };

  function page(index: number): Awaited<ReturnType<Remote['list']>> {
    const chunk = pages[index] ?? [];
    const foreign = [{ name: 'desktop.ini', size: 7 }, ...chunk.slice(0, 1)];
    const next = index + 1 < pages.length ? { next: String(index + 1) } : {};
    return { kind: 'done', value: { objects: [...chunk, ...foreign], ...next } };
  }
}

/** Bytes with one bit flipped. */
export function flipped(bytes: Bytes, below: (limit: number) => number): Bytes {
  const copy = bytes.slice();
  const at = below(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
  return copy;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.max(1, Math.ceil(items.length / size)) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
