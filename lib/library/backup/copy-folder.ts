import type { CopyFiles } from '@/lib/library/backup/copy-parts';

/** The extension's own folder, which lies apart from its databases. */
export function copyFolder(): CopyFiles {
  const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('copies', { create: true });
  return {
    async names() {
      const names: string[] = [];
      for await (const name of (await folder()).keys()) names.push(name);
      return names;
    },
    async read(name) {
      const handle = await (await folder()).getFileHandle(name).catch(() => undefined);
      return handle && new Uint8Array(await (await handle.getFile()).arrayBuffer());
    },
    async write(name, bytes) {
      // What is written stands only once it is closed.
      const file = await (await (await folder()).getFileHandle(name, { create: true })).createWritable();
      await file.write(bytes as Uint8Array<ArrayBuffer>);
      await file.close();
    },
    async remove(name) {
      await (await folder()).removeEntry(name);
    },
  };
}
