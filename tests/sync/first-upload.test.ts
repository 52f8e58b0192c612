import 'fake-indexeddb/auto';
import './simulator/seeded-crypto';
import { expect, it } from 'vitest';
import { receive } from '@/lib/library/documents/documents';
import { initialUpdates } from '@/lib/library/documents/shapes';
import { articleId } from '@/lib/library/identity';
import { changeNote } from '@/lib/library/notes';
import { sync } from '@/lib/sync/run/sync';
import { startOver } from '@/lib/sync/state';
import { parseName } from '@/lib/sync/vault/segment';
import { draft, noteId, rowsOf } from '../library/replicas';
import { reopened } from './simulator/interruption';
import { type Device, syncWhole, vaultFile, world } from './simulator/simulation';

/** More than two segments take. */
const NOTES = 4300;
const A_SEGMENT = 2000;

it('a large library is sent bit by bit, goes on where it was killed, and never waits here twice', async () => {
  const made = await world(3, 2);
  const [a, b] = made.devices as [Device, Device];
  const article = { ...draft(0).article, id: await articleId(draft(0).article.url) };
  const updates = Array.from({ length: NOTES }, (_, n) => {
    const row = { ...draft(n), article, tags: [], body: `chữ ${n}`, createdAt: 1, updatedAt: 1 };
    return { id: row.id as string, update: initialUpdates(row).update };
  });
  await receive(a.library, updates, 1);
  await startOver(a.library, made.vault, vaultFile(made.vault));

  let { library } = a;
  let waiting = 0;
  const puts: string[] = [];
  const remote = {
    ...made.remote,
    async put(name: string, bytes: Parameters<typeof made.remote.put>[1]) {
      waiting = Math.max(waiting, await library.pending.count());
      if (parseName(name)) puts.push(name);
      // Killed before the second segment has left.
      return puts.length === 2 ? new Promise<never>(() => killed()) : made.remote.put(name, bytes);
    },
  };
  let killed = () => {};
  const gone = new Promise<void>((resolve) => {
    killed = resolve;
  });
  const context = (device: Device) => ({ library: device.library, now: () => made.time, pause: async () => {} });
  await Promise.race([sync({ ...context(a), remote }), gone]);
  // Edited in between: one that was sent, and one that was not.
  library = reopened(library);
  await changeNote(library, noteId(1), { body: { from: 'chữ 1', to: 'chữ 1 mới' } }, 2);
  await changeNote(library, noteId(NOTES - 1), { body: { from: `chữ ${NOTES - 1}`, to: 'chữ cuối' } }, 2);
  await sync({ ...context({ ...a, library }), remote });

  expect(new Set(puts.map((name) => parseName(name)?.from))).toEqual(new Set([1, 2, 3]));
  // The second one twice, with the same bytes.
  expect([puts.length, new Set(puts).size]).toEqual([4, 3]);
  expect(waiting).toBeLessThan(A_SEGMENT);
  await syncWhole(made, b);
  expect(await rowsOf(b.library)).toEqual(await rowsOf(library));
});
