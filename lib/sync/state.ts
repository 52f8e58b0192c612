import type { Table } from 'dexie';
import type { Library } from '@/lib/library/database';
import { toHex } from '@/lib/library/hex';
import type { RecordId } from '@/lib/library/records';
import { random } from '@/lib/sync/bytes';
import { type Coverage, cover, prefix } from '@/lib/sync/coverage';
import type { SealedObject, SegmentRange, Unreadable, VaultKey } from '@/lib/sync/vault/segment';

/** What sync remembers between its steps, in one row of the library: where it is killed, it goes on from here. */
export interface SyncState {
  /** The open vault; its key cannot be taken out of the browser. */
  readonly vault: VaultKey & { readonly epoch: number };
  /** The vault file that let us in, to be put back where the remote lost it. */
  readonly file: SealedObject;
  /** Who we are as an author: random, new whenever we start over. */
  readonly device: string;
  /** The last number we gave away. */
  readonly seq: number;
  /** What was sent, and not yet put into a later one. */
  readonly own: readonly OwnObject[];
  /** What was taken in, by author. */
  readonly known: Readonly<Record<string, Coverage>>;
  /** The highest number of each author that anybody has seen. */
  readonly claimed: Readonly<Record<string, number>>;
  /** Since when the remote has not shown what was claimed, by author. */
  readonly missing: Readonly<Record<string, number>>;
  /** While all documents become pending again: the id of the last one that did. */
  readonly reemit?: string;
  /** What is sent once more while all documents become pending again, to be told after: all of an author up to a number. */
  readonly resending?: Readonly<Record<string, number>>;
  /** The same of others, where all that they sent is here: nobody misses those objects (`replacing.ts`). */
  readonly replaced?: Readonly<Record<string, number>>;
  /** Since when others are known to ask for what an author wrote that writes no more. */
  readonly asks?: Readonly<Record<string, number>>;
  /** Our objects that a later one contains: to be deleted, and from when they were, known for a while. */
  readonly trash: readonly { readonly name: string; readonly deletedAt?: number }[];
  /** Vault files that are not ours, looked at before: whether they succeed our vault. */
  readonly others: Readonly<Record<string, 'successor' | 'second' | 'none'>>;
  /** What may be purged, and who knows of it; absent while nobody has said anything. */
  readonly purging?: Purging;
}

/** A sealed segment that is not yet known to lie on the remote; with `replaces`, one that contains those. */
export interface OutboxRow extends SealedObject, Pick<OwnObject, 'from' | 'to' | 'opened'> {
  readonly replaces?: readonly string[];
}

/** A segment of ours that was sent. Its bytes lie in `ownlog`, for repair: they are many, and seldom needed. */
export interface OwnObject extends Pick<SegmentRange, 'from' | 'to'> {
  readonly name: string;
  /** Of its bytes. */
  readonly size: number;
  /** Of the updates that come out of it: text of many notes packs well. */
  readonly opened: number;
  /** When its copy on the remote was last known to be right. */
  readonly verifiedAt: number;
}

/** An object of another device that was taken in; or that could not be read, and is looked at again later. */
export interface AppliedRow {
  readonly name: string;
  readonly problem?: Unreadable;
  readonly tries?: number;
  readonly triedAt?: number;
  readonly size?: number;
}

/** What a device remembers so that it knows when what was deleted may go (`purging.ts`). */
export interface Purging {
  /** What each device said last that it has seen: up to which number of each author. */
  readonly told: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The last number of each author, ourselves among them, that brought something new. */
  readonly news: Readonly<Record<string, number>>;
  /** Whether something new came since we last said what we have seen, and when we said it. */
  readonly unsaid: boolean;
  readonly saidAt: number;
  /** What is to go, and which news everybody must have seen before. */
  readonly asked?: { readonly at: number; readonly ids: readonly RecordId[]; readonly news: Purging['news'] };
  /** Our objects that have yet to be written again without what is purged. */
  readonly sweep: readonly string[];
}

/** Whatever else sync keeps in a row of `meta`, its account and its journal, has a key that begins so: `leave` forgets them all. */
const KEY = 'sync';

/** Sync's own tables, with the types of their rows. */
export function tablesOf(library: Library) {
  return {
    outbox: library.outbox as Table<OutboxRow, string>,
    ownlog: library.ownlog as Table<SealedObject, string>,
    applied: library.applied as Table<AppliedRow, string>,
  };
}

/** The state; undefined where sync was never set up, or was left. */
export async function loadState(library: Library): Promise<SyncState | undefined> {
  return (await library.meta.get(KEY))?.value as SyncState | undefined;
}

/** Changes the state as it is now, within the caller's transaction, which holds `meta`. */
export async function changeState(library: Library, change: (state: SyncState) => SyncState): Promise<void> {
  const state = await loadState(library);
  if (state) await library.meta.put({ key: KEY, value: change(state) });
}

/**
 * Begins anew as an author that nobody knows, in a vault that is open: at set-up, in the vault after a device was removed, in the
 * smaller of two vaults, and where a copy of this profile writes under our name. Every document becomes pending again, so that
 * nothing depends on what was sent before; merging makes that harmless.
 */
export async function startOver(
  library: Library,
  vault: VaultKey & { readonly epoch: number },
  file: SealedObject,
): Promise<void> {
  const { outbox, ownlog, applied } = tablesOf(library);
  const { id, key, epoch } = vault;
  await library.transaction('rw', [library.meta, library.pending, outbox, ownlog, applied], async () => {
    const before = await loadState(library);
    // In another vault what we wrote in the old one is of no use to anybody once all is sent again. In the same vault it stays:
    // others know it by its numbers, and a twin may still call it its own.
    const names = [...(await outbox.toCollection().primaryKeys()), ...(await ownlog.toCollection().primaryKeys())];
    const trash = before && before.vault.id !== id ? [...before.trash, ...names.map((name) => ({ name }))] : [];
    await Promise.all([library.pending.clear(), outbox.clear(), ownlog.clear(), applied.clear()]);
    const fresh = {
      device: toHex(random(8)),
      seq: 0,
      own: [],
      known: {},
      claimed: {},
      missing: {},
      reemit: '',
      others: {},
    };
    // All that we wrote under the old name, and a twin as far as it was taken in, is in what is sent now.
    const upTo = before?.vault.id === id ? prefix(cover(before.known[before.device] ?? [], 1, before.seq)) : 0;
    const resending = before && upTo > 0 ? { resending: { ...before.resending, [before.device]: upTo } } : {};
    const state: SyncState = { vault: { id, key, epoch }, file, trash, ...fresh, ...resending };
    await library.meta.put({ key: KEY, value: state });
  });
}

/** Remembers the vault file that is to be put back where the remote loses it: after a change of the passphrase. */
export async function rememberFile(library: Library, file: SealedObject): Promise<void> {
  await library.transaction('rw', library.meta, () => changeState(library, (state) => ({ ...state, file })));
}

/** Leaves: keys and everything of sync's are gone from this device, the notes stay, and the remote is not touched. */
export async function leave(library: Library): Promise<void> {
  const { outbox, ownlog, applied } = tablesOf(library);
  await library.transaction('rw', [library.meta, outbox, ownlog, applied], async () => {
    await Promise.all([outbox.clear(), ownlog.clear(), applied.clear()]);
    await library.meta.where('key').startsWith(KEY).delete();
  });
}

/** For each device the number up to which everything of it was taken in: what our segments say that we have seen. */
export function seenOf({ known }: SyncState): Record<string, number> {
  return Object.fromEntries(Object.entries(known).map(([device, coverage]) => [device, prefix(coverage)]));
}
