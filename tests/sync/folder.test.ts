import { describe, expect, it } from 'vitest';
import { utf8 } from '@/lib/sync/bytes';
import { openFolder } from '@/lib/sync/remotes/folder';
import { LONGEST_OBJECT } from '@/lib/sync/remotes/remote';

/** A folder of which every call fails, or whose file is as long as is said. */
function folder(thrown: Error | undefined, size = 0) {
  const fail = async () => {
    throw thrown;
  };
  const file = { size, arrayBuffer: () => expect.fail('read') };
  const handle = {
    keys: () => ({ next: fail }),
    entries: () => ({ [Symbol.asyncIterator]: () => ({ next: fail }) }),
    getFileHandle: thrown ? fail : async () => ({ getFile: async () => file }),
    removeEntry: fail,
  };
  return openFolder({ kind: 'folder', handle: handle as unknown as FileSystemDirectoryHandle });
}

describe('a folder', () => {
  it.each([
    ['NotAllowedError', 'unauthorised'],
    ['SecurityError', 'unauthorised'],
    ['QuotaExceededError', 'full'],
    ['NotFoundError', 'absent'],
    ['NoModificationAllowedError', 'busy'],
  ])('that answers with %s is told as «%s» by every verb', async (name, kind) => {
    const remote = folder(new DOMException('', name));
    for (const answer of [remote.prepare(), remote.list(), remote.get('a-1.seg'), remote.put('a-1.seg', utf8('x'))])
      expect(await answer).toEqual({ kind });
    // What is not there is deleted.
    expect(await remote.delete('a-1.seg')).toEqual({ kind: kind === 'absent' ? 'done' : kind });
  });

  it('with a file above the limit gives none of it', async () => {
    expect(await folder(undefined, LONGEST_OBJECT + 1).get('a-1.seg')).toEqual({ kind: 'too-large' });
  });
});
