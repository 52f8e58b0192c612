import { browser } from 'wxt/browser';
import { copyLibrary } from '@/lib/library/backup/copy';
import type { CopyFiles } from '@/lib/library/backup/copy-parts';
import type { Library } from '@/lib/library/database';

const ALARM = 'copy';
const FIRST_MINUTES = 2;
const EVERY_MINUTES = 20;

/** Copies the library from time to time while something changes, also where the background sleeps in between. */
export function keepCopies(library: Library): void {
  browser.alarms.create(ALARM, { delayInMinutes: FIRST_MINUTES, periodInMinutes: EVERY_MINUTES });
  // One copy after the other. One that fails (a full disk) leaves the last as it is, and the next comes.
  let last: Promise<void> = Promise.resolve();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) last = last.then(() => copyLibrary(library, copyFiles())).catch(() => undefined);
  });
}

/** The extension's own folder, which lies apart from its databases. */
export function copyFiles(): CopyFiles {
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
