import type { Remote, Result } from '@/lib/sync/remotes/remote';

type Watched = Remote & { readonly isRefused?: () => boolean };

/** A remote whose calls are seen; what `see` says of the last call is kept for `answering`. */
export function watched(remote: Remote, see: (verb: keyof Remote, name: string, size?: number) => unknown): Watched {
  let last: unknown = false;
  return {
    isRefused: () => last === true,
    prepare: () => {
      last = see('prepare', '');
      return remote.prepare();
    },
    list: (cursor) => {
      last = see('list', '');
      return remote.list(cursor);
    },
    get: (name) => {
      last = see('get', name);
      return remote.get(name);
    },
    put: (name, bytes) => {
      last = see('put', name, bytes.length);
      return remote.put(name, bytes);
    },
    delete: (name) => {
      last = see('delete', name);
      return remote.delete(name);
    },
  };
}

/** Answers a problem to the calls for which `see` said true; the call was carried out all the same. */
export function answering(remote: Watched, problem: Exclude<Result<never>, { kind: 'done' }>): Remote {
  const told = async <Value>(answer: Promise<Result<Value>>) => {
    const refused = remote.isRefused?.();
    const given = await answer;
    return refused ? problem : given;
  };
  return {
    prepare: () => told(remote.prepare()),
    list: (cursor) => told(remote.list(cursor)),
    get: (name) => told(remote.get(name)),
    put: (name, bytes) => told(remote.put(name, bytes)),
    delete: (name) => told(remote.delete(name)),
  };
}
