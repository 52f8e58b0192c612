import type { CopyFiles } from '@/lib/library/backup/copy-parts';

/** Files in memory; the operation at `failsAt` and all after it fail, as when the background is killed. */
export function files(there = new Map<string, Uint8Array>(), failsAt = Number.POSITIVE_INFINITY) {
  let operations = 0;
  const count = () => {
    operations += 1;
    if (operations >= failsAt) throw new Error('killed');
  };
  const store: CopyFiles = {
    names: async () => [...there.keys()],
    read: async (name) => there.get(name),
    write: async (name, bytes) => {
      count();
      there.set(name, bytes);
    },
    remove: async (name) => {
      count();
      there.delete(name);
    },
  };
  return { ...store, there, operations: () => operations };
}
