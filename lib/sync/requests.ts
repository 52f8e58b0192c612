import type { PlaceProblem } from '@/lib/sync/remotes/place';
import type { Problem } from '@/lib/sync/remotes/remote';

/**
 * What a look at a place found: `isNew` where no vault lies there yet, for a device in a vault where that does not; «no-vault»
 * where another was to lie there than does.
 */
export type Tested =
  | { readonly kind: 'ready'; readonly isNew: boolean }
  | { readonly kind: PlaceProblem | Problem['kind'] | 'no-permission' | 'no-vault' };

/** How setting up ended; nothing has changed unless it is «done». */
export type SetUp =
  | { readonly kind: 'done' }
  | {
      readonly kind: Exclude<Tested['kind'], 'ready'> | ('weak' | 'wrong-passphrase' | 'newer-format');
    };

/** A pairing text that was made, or why none: it is closed only under the passphrase that opens the vault. */
export type Written =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: Problem['kind'] | 'wrong-passphrase' };

/** A pairing text that was read: the fields of the place and the vault that is to lie there, or why not. */
export type Paired =
  | { readonly kind: 'place'; readonly place: Record<string, string>; readonly vault: string }
  | { readonly kind: 'not-a-pairing' | 'refused' };

/**
 * What the settings page and the popup ask of sync. Keys and passwords stay in the background: none of the answers holds one, but
 * for a pairing text, which is closed under the passphrase, and what the reader has opened of one. `place` is as it was typed;
 * «folder» is the one whose handle the page has put into the library.
 */
export interface SyncRequests {
  /** Looks at a place and tries to write there; changes nothing here. `vault`: the one that a pairing text promised. */
  'sync-test': { input: { place: unknown; vault?: string }; output: Tested };
  /** Makes a vault (`isNew`) or joins the one that is there, and begins to sync. */
  'sync-join': { input: { place: unknown; passphrase: string; name: string; isNew: boolean }; output: SetUp };
  /** Another password or address for the vault that this device is in, also one where it is yet to lie. */
  'sync-move': { input: { place: unknown }; output: Tested };
  /** The passphrase of the vault that the others are in: after a device was removed, or where two vaults lie at one place. */
  'sync-rejoin': { input: { passphrase: string }; output: SetUp };
  'sync-now': { input: Record<string, never>; output: Record<string, never> };
  /** Sync where it is due: the popup was opened. Nothing in a private window. */
  'sync-look': { input: Record<string, never>; output: Record<string, never> };
  'sync-pause': { input: { paused: boolean }; output: Record<string, never> };
  'sync-change-passphrase': { input: { old: string; passphrase: string }; output: SetUp };
  /** Shuts out every device that does not get the new passphrase. */
  'sync-remove-devices': { input: { passphrase: string }; output: SetUp };
  /** Waits no longer for a device that stays away; should it come back, it is among the devices again. */
  'sync-retire': { input: { device: string }; output: Record<string, never> };
  'sync-pair': { input: { passphrase: string }; output: Written };
  'sync-read-pairing': { input: { text: string; passphrase: string }; output: Paired };
  /** The reader has read of what came back. */
  'sync-read': { input: Record<string, never>; output: Record<string, never> };
  /** Forgets keys, passwords and what sync remembers; notes stay, here and on the other devices. */
  'sync-leave': { input: Record<string, never>; output: Record<string, never> };
}
