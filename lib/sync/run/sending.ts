import { mergeUpdatesV2 } from 'yjs';
import type { Library, PendingUpdate } from '@/lib/library/database';
import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import { same } from '@/lib/sync/bytes';
import { DONE, type Result } from '@/lib/sync/remotes/remote';
import type { Context } from '@/lib/sync/run/context';
import { isToBeSaid, said } from '@/lib/sync/run/purging';
import { changeState, loadState, type OutboxRow, seenOf, tablesOf } from '@/lib/sync/state';
import { LONGEST_UPDATE, seal } from '@/lib/sync/vault/segment';

/** What one segment takes of what is pending: a step of its receiver. */
const MOST_UPDATES = 2000;
const MOST_BYTES = 1024 * 1024;
/** How many documents become pending again in one step. */
const REEMIT = 500;

/**
 * Where all documents are to be sent again: makes the next of them pending, as many as one segment takes. True while there are
 * more and there is room for them: a library of 100,000 notes does not lie here twice.
 */
export async function reemit({ library }: Context): Promise<boolean> {
  return library.transaction('rw', [library.meta, library.ydocs, library.pending], async () => {
    const after = (await loadState(library))?.reemit;
    if (after === undefined || (await library.pending.count()) >= MOST_UPDATES) return false;
    const documents = await library.ydocs.where('id').above(after).limit(REEMIT).toArray();
    await library.pending.bulkAdd(documents.map(({ id, state }) => ({ id, update: state })));
    const last = documents.at(-1)?.id;
    await changeState(library, ({ reemit: _, ...state }) => (last === undefined ? state : { ...state, reemit: last }));
    return last !== undefined;
  });
}

/** Seals the next of what is pending into the outbox, unless something lies there. True where something does now. */
export async function sealPending({ library, now }: Context): Promise<boolean> {
  const { outbox } = tablesOf(library);
  if ((await outbox.count()) > 0) return true;
  const state = await loadState(library);
  const taken = bounded((await library.pending.limit(MOST_UPDATES).toArray()).filter(isSendable));
  // Who says what was seen has sent all that was written before: else an edit on its way would meet what was purged.
  const isAll = state?.reemit === undefined && taken.length === (await library.pending.count());
  if (!state || (taken.length === 0 && !(isAll && isToBeSaid(state, now())))) return false;
  const seq = state.seq + 1;
  const range = { device: state.device, from: seq, to: seq };
  const seen = isAll ? seenOf(state) : {};
  const updates = mergeByDocument(taken);
  const object = await seal(state.vault, { ...range, seen, updates });
  await library.transaction('rw', [library.meta, library.pending, outbox], async () => {
    await outbox.put({ ...object, from: seq, to: seq, opened: lengthOf(updates) });
    await deleteTaken(library, taken);
    await changeState(library, (state) => ({
      ...state,
      seq,
      purging: said(state, seq, taken.length > 0, isAll, now()),
    }));
  });
  return true;
}

/** Sends what lies in the outbox, the same bytes each time; what contains other objects is read back before it takes their place. */
export async function sendOutbox(context: Context): Promise<Result<void>> {
  const { library, remote } = context;
  for (const row of await tablesOf(library).outbox.toArray()) {
    const put = await remote.put(row.name, row.bytes);
    if (put.kind !== 'done') return put;
    if (row.replaces) {
      const back = await remote.get(row.name);
      if (back.kind !== 'done') return back.kind === 'absent' ? { kind: 'busy' } : back;
      if (!same(back.value, row.bytes)) return { kind: 'busy' };
    }
    await acknowledge(context, row);
  }
  return DONE;
}

/** The updates of each document merged into one, as far as one may be long. */
export function mergeByDocument(updates: readonly DocumentUpdate[]): DocumentUpdate[] {
  const documents = new Map<string, Uint8Array[]>();
  for (const { id, update } of updates) {
    const group = documents.get(id);
    if (group) group.push(update);
    else documents.set(id, [update]);
  }
  return [...documents].flatMap(([id, group]) => {
    const together = group.length > 1 && group.reduce((sum, { length }) => sum + length, 0) <= LONGEST_UPDATE;
    return (together ? [mergeUpdatesV2(group)] : group).map((update) => ({ id, update }));
  });
}

/** How long updates are together, in bytes. */
export function lengthOf(updates: readonly DocumentUpdate[]): number {
  return updates.reduce((sum, { update }) => sum + update.length, 0);
}

/** Whether an update fits into a segment; one that does not stays pending, and is told. */
export function isSendable({ update }: PendingUpdate): boolean {
  return update.length <= LONGEST_UPDATE;
}

async function acknowledge({ library, now }: Context, row: OutboxRow): Promise<void> {
  const { outbox, ownlog } = tablesOf(library);
  const { name, bytes, from, to, opened, replaces = [] } = row;
  await library.transaction('rw', [library.meta, outbox, ownlog], async () => {
    await ownlog.put({ name, bytes });
    await ownlog.bulkDelete([...replaces]);
    await outbox.delete(name);
    await changeState(library, (state) => ({
      ...state,
      own: [
        ...state.own.filter((object) => object.name !== name && !replaces.includes(object.name)),
        { name, from, to, size: bytes.length, opened, verifiedAt: now() },
      ],
      trash: [...state.trash, ...replaces.map((name) => ({ name }))],
    }));
  });
}

/** Deletes what was taken, run by run of its numbers: one by one takes long where a whole library is sent. */
async function deleteTaken({ pending }: Library, taken: readonly PendingUpdate[]): Promise<void> {
  const runs: [first: number, last: number][] = [];
  for (const { i } of taken) {
    const run = runs.at(-1);
    if (run && i === run[1] + 1) run[1] = i;
    else if (i !== undefined) runs.push([i, i]);
  }
  for (const [first, last] of runs) await pending.where('i').between(first, last, true, true).delete();
}

function bounded(updates: readonly PendingUpdate[]): PendingUpdate[] {
  let bytes = 0;
  const end = updates.findIndex(({ update }) => {
    bytes += update.length;
    return bytes > MOST_BYTES;
  });
  return updates.slice(0, end < 0 ? updates.length : Math.max(end, 1));
}
