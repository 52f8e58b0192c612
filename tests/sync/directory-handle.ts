import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder on disk behind the part of the File System Access API that sync uses; errors carry the standard's names. */
export function directoryHandle(folder: string): FileSystemDirectoryHandle {
  const file = (name: string) => ({
    kind: 'file',
    name,
    getFile: () => named(async () => new File([await readFile(join(folder, name))], name)),
    async createWritable() {
      const written: BlobPart[] = [];
      return {
        write: async (data: BlobPart) => void written.push(data),
        close: () => named(async () => writeFile(join(folder, name), await new Blob(written).bytes())),
      };
    },
  });
  const handle = {
    kind: 'directory',
    async *entries() {
      for (const entry of await named(() => readdir(folder, { withFileTypes: true })))
        yield [entry.name, entry.isFile() ? file(entry.name) : { kind: 'directory', name: entry.name }];
    },
    async *keys() {
      for await (const [name] of handle.entries()) yield name;
    },
    async getFileHandle(name: string, { create = false } = {}) {
      await named(() => (create ? stat(folder) : stat(join(folder, name))));
      return file(name);
    },
    removeEntry: (name: string) => named(() => rm(join(folder, name))),
  };
  return handle as unknown as FileSystemDirectoryHandle;
}

async function named<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    const name = code === 'ENOENT' ? 'NotFoundError' : code === 'ENOSPC' ? 'QuotaExceededError' : 'NotAllowedError';
    throw new DOMException(String(thrown), name);
  }
}
