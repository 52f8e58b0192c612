import type { RecordId } from '@/lib/library/records';
import { retireDevice } from '@/lib/sync/devices';
import { listAll } from '@/lib/sync/remotes/listing';
import type { Problem, Result } from '@/lib/sync/remotes/remote';
import { compact } from '@/lib/sync/run/compaction';
import type { Context } from '@/lib/sync/run/context';
import { purgeKnown } from '@/lib/sync/run/purging';
import { forget, takeIn, unreadable } from '@/lib/sync/run/receiving';
import { repair, verify } from '@/lib/sync/run/repair';
import { credit, replace } from '@/lib/sync/run/replacing';
import { isSendable, reemit, sealPending, sendOutbox } from '@/lib/sync/run/sending';
import { emptyTrash } from '@/lib/sync/run/trash';
import { lookAtVaults } from '@/lib/sync/run/vaults';
import { withheld } from '@/lib/sync/run/withheld';
import { loadState, startOver } from '@/lib/sync/state';
import type { Unreadable } from '@/lib/sync/vault/segment';

/** What a run that reached its end tells. */
export interface Report {
  /** Objects taken in from other devices. */
  readonly received: number;
  /** Records that were deleted here and that an edit from elsewhere has brought back. */
  readonly revived: readonly RecordId[];
  /** What could not be read, by device. */
  readonly unreadable: readonly { readonly name: string; readonly device: string; readonly problem: Unreadable }[];
  /** Devices of which the remote has not shown for a while what was there before: it lost data or withholds it. */
  readonly withheld: readonly string[];
  /** Our objects that the remote had lost or damaged, put back. */
  readonly repaired: number;
  /** Changes too long for the wire; they stay here. */
  readonly tooLong: number;
  /** Another vault lies at the same place; the reader's passphrase can join the two. */
  readonly secondVault: boolean;
}

/** How a run of sync ended. Whatever it is, what was to be sent is still here, and the next run goes on. */
export type Outcome =
  | { readonly kind: 'synced'; readonly report: Report }
  /** The remote did not do as asked. */
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** A device was removed elsewhere: the new vault opens for its passphrase. Nothing is sent before. */
  | { readonly kind: 'vault-moved' }
  /** This device has no room. */
  | { readonly kind: 'local-full' }
  /** Sync was never set up, or was left. */
  | { readonly kind: 'not-set-up' };

/**
 * One run: looks at the remote once, sends what waits, takes in what is new, repairs, puts its own objects together. Each step ends
 * in one committed transaction, so that it may be killed anywhere. Only one run at a time may work on a library.
 */
export async function sync(context: Context): Promise<Outcome> {
  try {
    return await run(context);
  } catch (thrown) {
    if (isQuota(thrown)) return { kind: 'local-full' };
    throw thrown;
  }
}

async function run(context: Context): Promise<Outcome> {
  const { library } = context;
  if (!(await loadState(library))) return { kind: 'not-set-up' };
  const listing = await listAll(context.remote);
  if (listing.kind !== 'done') return { kind: 'problem', problem: listing };
  const vaults = await lookAtVaults(context, listing.value);
  if (vaults.kind !== 'done') return { kind: 'problem', problem: vaults };
  if (vaults.value === 'successor') return { kind: 'vault-moved' };
  await forget(context, listing.value);
  const repaired = await repair(context, listing.value);
  if (repaired.kind !== 'done') return { kind: 'problem', problem: repaired };
  const sent = await send(context);
  if (sent.kind !== 'done') return { kind: 'problem', problem: sent };
  const taken = await takeIn(context, listing.value);
  if (taken.kind !== 'done') return { kind: 'problem', problem: taken };
  // What a copy of this profile wrote is taken in; from now on the two write under names of their own.
  const state = await loadState(library);
  if (taken.value.twin && state) {
    await startOver(library, state.vault, state.file);
    await retireDevice(library, state.device);
  }
  await credit(context);
  const tidied = await tidy(context, sent.value + repaired.value);
  if (tidied.kind !== 'done') return { kind: 'problem', problem: tidied };
  await purgeKnown(context);
  const missing = await withheld(context, listing.value);
  await replace(context, missing);
  return {
    kind: 'synced',
    report: {
      received: taken.value.objects,
      revived: taken.value.revived,
      unreadable: await unreadable(context),
      withheld: missing,
      repaired: repaired.value + tidied.value,
      tooLong: await library.pending.filter((update) => !isSendable(update)).count(),
      secondVault: vaults.value === 'second',
    },
  };
}

/** Sends all that waits, segment by segment; how many. */
async function send(context: Context): Promise<Result<number>> {
  for (let sent = 0; ; sent += 1) {
    while (await reemit(context)) await context.pause();
    if (!(await sealPending(context))) return { kind: 'done', value: sent };
    const answer = await sendOutbox(context);
    if (answer.kind !== 'done') return answer;
    await context.pause();
  }
}

/**
 * Puts our objects together, looks again at what was written (a server may have cut it), and deletes what is replaced once all of
 * ours is known to be right.
 */
async function tidy(context: Context, before: number): Promise<Result<number>> {
  let written = before;
  while (await compact(context)) {
    const answer = await sendOutbox(context);
    if (answer.kind !== 'done') return answer;
    written += 1;
    await context.pause();
  }
  const verified = await verify(context);
  if (verified.kind !== 'done') return verified;
  if (written > 0) {
    const listing = await listAll(context.remote);
    if (listing.kind !== 'done') return listing;
    const repaired = await repair(context, listing.value);
    if (repaired.kind !== 'done' || repaired.value > 0) return repaired;
  }
  const emptied = await emptyTrash(context);
  return emptied.kind === 'done' ? verified : emptied;
}

function isQuota(thrown: unknown): boolean {
  const { name, inner } = (thrown ?? {}) as { name?: unknown; inner?: unknown };
  return name === 'QuotaExceededError' || (inner !== undefined && inner !== thrown && isQuota(inner));
}
