import { browser } from 'wxt/browser';
import type { Library } from '@/lib/library/database';
import type { Handlers, Sender } from '@/lib/messages';
import { type Account, loadAccount, originOf, saveAccount, storedFolder } from '@/lib/sync/account';
import { nameDevice } from '@/lib/sync/devices';
import { changeJournal } from '@/lib/sync/journal';
import { openRemote, type Place, type PlaceProblem, parsePlace } from '@/lib/sync/remotes/place';
import type { SetUp, SyncRequests } from '@/lib/sync/requests';
import { counted } from '@/lib/sync/runs';
import { loadState } from '@/lib/sync/state';
import { isWeak } from '@/lib/sync/vault/passphrase';
import { join, joinExisting, probe } from '@/lib/sync/vault/setup';
import { mustBeSettings } from '../sender';
import { alone, beginRun } from './runs';
import { typed } from './typed';

type Places = 'sync-test' | 'sync-join' | 'sync-move' | 'sync-rejoin';

/** Tries a place, and enters the vault that lies there or is to lie there. */
export function placing(library: Library): Pick<Handlers<SyncRequests>, Places> {
  return {
    async 'sync-test'({ place, vault }, sender) {
      const read = await readPlace(library, place, sender);
      if (typeof read === 'string') return { kind: read };
      const found = await probe(openRemote(read));
      if (found.kind !== 'done') return { kind: found.kind };
      // A pairing text leads to a vault: to begin another where that is missing would keep the two devices apart.
      if (vault !== undefined && !found.value.has(typed(vault))) return { kind: 'no-vault' };
      return { kind: 'ready', isNew: found.value.size === 0 };
    },
    async 'sync-join'({ place, passphrase, name, isNew }, sender) {
      const read = await readPlace(library, place, sender);
      if (typeof read === 'string') return { kind: read };
      if (isNew && isWeak(typed(passphrase))) return { kind: 'weak' };
      const account = { place: read, name: typed(name), paused: false };
      return alone(() => enter(library, account, typed(passphrase), isNew ? join : joinExisting));
    },
    async 'sync-move'({ place }, sender) {
      const read = await readPlace(library, place, sender);
      if (typeof read === 'string') return { kind: read };
      const found = await probe(openRemote(read));
      if (found.kind !== 'done') return { kind: found.kind };
      const account = await loadAccount(library);
      if (account) await saveAccount(library, { ...account, place: read });
      beginRun(library, 'reader');
      const state = await loadState(library);
      return { kind: 'ready', isNew: !(state && found.value.has(state.vault.id)) };
    },
    async 'sync-rejoin'({ passphrase }, sender) {
      mustBeSettings(sender);
      const account = await loadAccount(library);
      if (!account) return { kind: 'incomplete' };
      return alone(() => enter(library, account, typed(passphrase), joinExisting));
    },
  };
}

/** Enters the vault at a place in the one way or the other; called alone. */
async function enter(
  library: Library,
  account: Account,
  passphrase: string,
  way: typeof join | typeof joinExisting,
): Promise<SetUp> {
  const before = (await loadState(library))?.device;
  let sent = 0;
  const count = async (bytes: number) => {
    sent += bytes;
  };
  const joined = await way(library, counted(openRemote(account.place), count), passphrase);
  if (joined.kind === 'problem') return { kind: joined.problem.kind };
  if (joined.kind !== 'created' && joined.kind !== 'joined') return { kind: joined.kind };
  await saveAccount(library, account);
  await changeJournal(library, ({ trouble: _, ...journal }) => ({
    ...journal,
    failures: 0,
    sent: journal.sent + sent,
  }));
  const device = (await loadState(library))?.device;
  if (device !== undefined) await nameDevice(library, device, account.name, before);
  beginRun(library, 'reader');
  return { kind: 'done' };
}

/** Reads a place that was typed, and whether the browser allows its origin. */
async function readPlace(
  library: Library,
  given: unknown,
  sender: Sender,
): Promise<Place | PlaceProblem | 'no-permission'> {
  mustBeSettings(sender);
  const folder = (given as { kind?: unknown } | null)?.kind === 'folder';
  const place = folder ? ((await storedFolder(library)) ?? 'incomplete') : parsePlace(given);
  if (typeof place === 'string') return place;
  const origin = originOf(place);
  if (origin !== undefined && !(await browser.permissions.contains({ origins: [origin] }))) return 'no-permission';
  return place;
}
