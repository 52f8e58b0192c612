import { breathing } from '@/lib/library/breath';
import { type Arrival, arrivals } from '@/lib/library/documents/arrivals';
import { receiveArrivals } from '@/lib/library/documents/documents';
import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import { documentTables } from '@/lib/library/documents/record-rows';
import type { RecordId } from '@/lib/library/records';
import { cover } from '@/lib/sync/coverage';
import type { ListedObject, Result } from '@/lib/sync/remotes/remote';
import type { Context } from '@/lib/sync/run/context';
import { heard } from '@/lib/sync/run/purging';
import { replacedOf } from '@/lib/sync/run/replacing';
import { type AppliedRow, changeState, loadState, type SyncState, tablesOf } from '@/lib/sync/state';
import { open, parseName, type Segment, type Unreadable } from '@/lib/sync/vault/segment';

/** How many documents are taken in by one transaction. */
const MOST_DOCUMENTS = 500;
/** An object that could not be read is read again after an hour, then after two, four and so on, a day at most. */
const FIRST_RETRY = 60 * 60 * 1000;
const LAST_RETRY = 24 * 60 * 60 * 1000;

/** What came of one run of taking in. */
export interface Taken {
  readonly objects: number;
  /** Records that were deleted here and that an edit from elsewhere has brought back. */
  readonly revived: readonly RecordId[];
  /** Whether somebody else writes under our name: a copy of this profile. */
  readonly twin: boolean;
}

/** Takes in the objects of a listing that are not known, each checked, and remembers which. */
export async function takeIn(context: Context, listing: readonly ListedObject[]): Promise<Result<Taken>> {
  const revived: RecordId[] = [];
  let [objects, twin] = [0, false];
  for (const { name, size } of await unknown(context, listing)) {
    const state = await loadState(context.library);
    const got = await context.remote.get(name);
    // Its author has put it into a later one meanwhile.
    if (got.kind === 'absent' || !state) continue;
    if (got.kind !== 'done' && got.kind !== 'too-large') return got;
    const opened = got.kind === 'done' ? await open(state.vault, name, got.value) : ({ kind: 'too-large' } as const);
    if (opened.kind === 'segment') {
      revived.push(...(await apply(context, name, opened.segment)));
      objects += 1;
      if (opened.segment.device === state.device) twin = true;
    } else await quarantine(context, name, opened.kind, size);
    await context.pause();
  }
  return { kind: 'done', value: { objects, revived, twin } };
}

/**
 * The objects that could not be read, and whose they are; without those that hold nothing which is not here. In a vault that
 * succeeds another lies also what was written under the key before, by authors of which nobody here has heard: it is left alone.
 */
export async function unreadable({
  library,
}: Context): Promise<{ name: string; device: string; problem: Unreadable }[]> {
  const [state, rows] = [await loadState(library), await tablesOf(library).applied.toArray()];
  return rows.flatMap(({ name, problem }) => {
    const range = parseName(name);
    if (!state || !problem || !range || range.to <= replacedOf(state, range.device)) return [];
    const { device } = range;
    const isOfOld = state.vault.epoch > 0 && state.claimed[device] === undefined;
    return isOfOld ? [] : [{ name, device, problem }];
  });
}

/** Forgets what is listed no more: its author has put it into a later object. */
export async function forget({ library }: Context, listing: readonly ListedObject[]): Promise<void> {
  const { applied } = tablesOf(library);
  const listed = new Set(listing.map(({ name }) => name));
  const gone = (await applied.toCollection().primaryKeys()).filter((name) => !listed.has(name));
  if (gone.length > 0) await applied.bulkDelete(gone);
}

/** Segments that we neither wrote nor know, author by author in the order of their numbers. */
async function unknown({ library, now }: Context, listing: readonly ListedObject[]): Promise<ListedObject[]> {
  const { outbox, ownlog, applied } = tablesOf(library);
  const rows = new Map((await applied.toArray()).map((row) => [row.name, row]));
  const ours = new Set([
    ...(await outbox.toCollection().primaryKeys()),
    ...(await ownlog.toCollection().primaryKeys()),
    ...((await loadState(library))?.trash.map(({ name }) => name) ?? []),
  ]);
  return listing
    .filter((object) => parseName(object.name) && !ours.has(object.name) && isDue(rows.get(object.name), object, now()))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isDue(row: AppliedRow | undefined, { size }: ListedObject, now: number): boolean {
  if (!row) return true;
  // Another key would be needed, and with another key we start over.
  if (!row.problem || (row.problem === 'foreign' && size === row.size)) return false;
  const wait = Math.min(FIRST_RETRY * 2 ** ((row.tries ?? 1) - 1), LAST_RETRY);
  // A clock that was set back must not keep it waiting for years.
  return size !== row.size || Math.abs(now - (row.triedAt ?? 0)) >= wait;
}

/** Takes in a segment, some documents at a time; while the database stores these, the next are read. */
async function apply(context: Context, name: string, segment: Segment): Promise<RecordId[]> {
  const { library, now } = context;
  const { applied } = tablesOf(library);
  const { updates } = segment;
  const revived: RecordId[] = [];
  let refused = 0;
  const store = async (arrived: readonly Arrival[], isLast: boolean) =>
    library.transaction('rw', [...documentTables(library), applied, library.meta], async () => {
      const received = await receiveArrivals(library, arrived, now());
      revived.push(...received.revived);
      refused += received.refused.length;
      if (!isLast) return;
      // What Yjs cannot read is no better next time; the rest of the segment is taken in.
      await applied.put(refused > 0 ? { name, problem: 'damaged', tries: 99, triedAt: now() } : { name });
      await changeState(library, (state) => noted(state, segment));
    });
  let arrived = await read(updates.slice(0, MOST_DOCUMENTS));
  for (let at = 0; at === 0 || at < updates.length; at += MOST_DOCUMENTS) {
    const end = at + MOST_DOCUMENTS;
    const next = updates.slice(end, end + MOST_DOCUMENTS);
    [, arrived] = await Promise.all([store(arrived, end >= updates.length), read(next)]);
    await context.pause();
  }
  return revived;
}

async function read(updates: readonly DocumentUpdate[]): Promise<Arrival[]> {
  const breathe = breathing();
  const read: Arrival[] = [];
  for (const arrival of arrivals(updates)) {
    read.push(arrival);
    await breathe();
  }
  return read;
}

/** The state with what a segment holds and what its author has seen. */
function noted(state: SyncState, segment: Segment): SyncState {
  const { device, from, to, seen } = segment;
  const known = { ...state.known, [device]: cover(state.known[device] ?? [], from, to) };
  const claimed = { ...state.claimed };
  for (const [author, seq] of [...Object.entries(seen), [device, to] as const])
    claimed[author] = Math.max(claimed[author] ?? 0, seq);
  return { ...state, known, claimed, purging: heard(state, segment) };
}

async function quarantine({ library, now }: Context, name: string, problem: Unreadable, size?: number): Promise<void> {
  const { applied } = tablesOf(library);
  const tries = ((await applied.get(name))?.tries ?? 0) + 1;
  await applied.put({ name, problem, tries, triedAt: now(), ...(size === undefined ? {} : { size }) });
}
