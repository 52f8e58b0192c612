import { type DBCore, type DBCoreTable, type DBCoreTransaction, Dexie } from 'dexie';
import { type Library, openLibrary } from '@/lib/library/database';
import type { Remote } from '@/lib/sync/remotes/remote';

/** How a step is stopped: the process is gone, or the disk is full for one write. */
export type Manner = 'killed' | 'full';

/** Counts every step of a run that can wait (a request to the database, a call of the remote) and stops it at one of them. */
export interface Interruption {
  /** The number of steps so far. */
  steps: number;
  readonly stopped: boolean;
  /** A library and a remote as the run is to see them. */
  library(library: Library): Library;
  remote(remote: Remote): Remote;
  /** Resolves when the run was killed. */
  readonly gone: Promise<void>;
}

/**
 * Stops at a step, counted from 1. A database request is stopped before it is made, and its transaction is lost, as when a process
 * ends; since the next step after a commit is stopped too, so is everything between. A call of the remote counts twice: before it,
 * and when it was done and its answer is lost. Once killed, nothing more of the run comes through.
 */
export function interruption(at: number, manner: Manner): Interruption {
  let stopped = false;
  let tell = () => {};
  const gone = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const never = () => new Promise<never>(() => {});
  const made: Interruption = {
    steps: 0,
    get stopped() {
      return stopped;
    },
    gone,
    library(library) {
      library.use({ stack: 'dbcore', name: 'interruption', create: (core) => counted(core) });
      return library;
    },
    remote: (remote) => ({
      prepare: () => remote.prepare(),
      list: (cursor) => around(() => remote.list(cursor)),
      get: (name) => around(() => remote.get(name)),
      put: (name, bytes) => around(() => remote.put(name, bytes)),
      delete: (name) => around(() => remote.delete(name)),
    }),
  };
  return made;

  function isNow(): boolean {
    made.steps += 1;
    if (made.steps !== at) return false;
    stopped = true;
    return true;
  }

  function kill(): Promise<never> {
    tell();
    return never();
  }

  async function around<Value>(call: () => Promise<Value>): Promise<Value> {
    if (manner === 'full') return call();
    if (stopped || isNow()) return kill();
    const value = await call();
    return stopped || isNow() ? kill() : value;
  }

  function counted(core: DBCore): DBCore {
    return { ...core, table: (name) => countedTable(core.table(name)) };
  }

  function countedTable(table: DBCoreTable): DBCoreTable {
    const step = <Value>(trans: DBCoreTransaction, writes: boolean, request: () => Promise<Value>): Promise<Value> => {
      if (manner === 'full') return writes && isNow() ? Promise.reject(new Dexie.QuotaExceededError()) : request();
      if (!stopped && !isNow()) return request();
      try {
        trans.abort();
      } catch {
        // It had come to its end.
      }
      return kill();
    };
    return {
      ...table,
      mutate: (request) => step(request.trans, true, () => table.mutate(request)),
      get: (request) => step(request.trans, false, () => table.get(request)),
      getMany: (request) => step(request.trans, false, () => table.getMany(request)),
      query: (request) => step(request.trans, false, () => table.query(request)),
      openCursor: (request) => step(request.trans, false, () => table.openCursor(request)),
      count: (request) => step(request.trans, false, () => table.count(request)),
    };
  }
}

/** All rows of a library by table, to make it again as it was. */
export type Snapshot = ReadonlyMap<string, readonly unknown[]>;

export async function snapshot(library: Library): Promise<Snapshot> {
  return new Map(await Promise.all(library.tables.map(async (table) => [table.name, await table.toArray()] as const)));
}

let number = 0;

/** A new library with the rows of a snapshot; also a copied profile. */
export async function restored(rows: Snapshot): Promise<Library> {
  number += 1;
  const library = openLibrary(`restored-${process.pid}-${number}`);
  for (const [name, all] of rows) await library.table(name).bulkPut([...all]);
  return library;
}

/** The same library as a new process finds it. */
export function reopened(library: Library): Library {
  library.close();
  return openLibrary(library.name);
}
