import {
  DONE,
  isObjectName,
  type ListedObject,
  LONGEST_OBJECT,
  type Problem,
  type Remote,
  type Result,
} from '@/lib/sync/remotes/remote';

/** A folder that the reader chose: the browser's handle, which is kept as it is and belongs to this device alone. */
export interface FolderPlace {
  readonly kind: 'folder';
  readonly handle: FileSystemDirectoryHandle;
}

/**
 * A folder on this machine that the reader chose (File System Access, Chromium), perhaps one that another program carries to
 * other devices. A written file appears at once and whole: the platform writes beside it and swaps.
 */
export function openFolder({ handle: folder }: FolderPlace): Remote {
  return {
    prepare: () => attempt(async () => void (await folder.keys().next())),
    list: () =>
      attempt(async () => {
        const objects: ListedObject[] = [];
        for await (const [name, handle] of folder.entries())
          if (handle.kind === 'file' && isObjectName(name))
            objects.push({ name, size: (await (handle as FileSystemFileHandle).getFile()).size });
        return { objects };
      }),
    async get(name) {
      const file = await attempt(async () => (await folder.getFileHandle(name)).getFile());
      if (file.kind !== 'done') return file;
      if (file.value.size > LONGEST_OBJECT) return { kind: 'too-large' };
      return attempt(async () => new Uint8Array(await file.value.arrayBuffer()));
    },
    put: (name, bytes) =>
      attempt(async () => {
        const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await writable.write(bytes);
        await writable.close();
      }),
    async delete(name) {
      const gone = await attempt(() => folder.removeEntry(name));
      return gone.kind === 'absent' ? DONE : gone;
    },
  };
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return { kind: 'done', value: await work() };
  } catch (thrown) {
    return problemOf(thrown);
  }
}

/** By the names of the standard's exceptions; anything else is a passing trouble of the disk. */
function problemOf(thrown: unknown): Problem {
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotFoundError') return { kind: 'absent' };
  if (name === 'NotAllowedError' || name === 'SecurityError') return { kind: 'unauthorised' };
  if (name === 'QuotaExceededError') return { kind: 'full' };
  return { kind: 'busy' };
}
