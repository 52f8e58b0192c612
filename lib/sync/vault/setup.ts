import type { Library } from '@/lib/library/database';
import { toHex } from '@/lib/library/hex';
import { random, same, utf8 } from '@/lib/sync/bytes';
import { listAll } from '@/lib/sync/remotes/listing';
import { DONE, type Problem, type Remote, type Result } from '@/lib/sync/remotes/remote';
import { loadState, rememberFile, startOver } from '@/lib/sync/state';
import type { SealedObject } from '@/lib/sync/vault/segment';
import {
  type Cost,
  createVault,
  nextTurn,
  type OpenVault,
  parseVaultFile,
  parseVaultName,
  unlockVault,
  wrapVault,
} from '@/lib/sync/vault/vault';

/** So many vault files are tried at one place, a second each. */
const MOST_FILES = 16;

/** How joining a remote ended: with a new vault, in one that was there, or not at all, and then nothing has changed. */
export type Joined =
  | { readonly kind: 'created' | 'joined'; readonly vault: string }
  | { readonly kind: 'wrong-passphrase' | 'newer-format' | 'no-vault' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Makes a place ready, tries to write there, and says which vaults lie there, by their ids. */
export async function probe(remote: Remote): Promise<Result<ReadonlySet<string>>> {
  const ready = await remote.prepare();
  if (ready.kind !== 'done') return ready;
  const names = await vaultNames(remote);
  if (names.kind !== 'done') return names;
  const trial = { name: `trial-${toHex(random(8))}.tmp`, bytes: utf8('chu-giai') };
  const put = await putAndRead(remote, trial);
  if (put.kind !== 'done') return put;
  const gone = await remote.delete(trial.name);
  const ids = new Set(names.value.flatMap((name) => parseVaultName(name)?.id ?? []));
  return gone.kind === 'done' ? { kind: 'done', value: ids } : gone;
}

/**
 * Joins the vault of a remote with the passphrase, or makes one where there is none. Of several that the passphrase opens, the
 * youngest epoch wins, then the smallest id, so that devices which set up at once meet.
 */
export async function join(library: Library, remote: Remote, passphrase: string, cost?: Cost): Promise<Joined> {
  const ready = await remote.prepare();
  if (ready.kind !== 'done') return { kind: 'problem', problem: ready };
  const joined = await joinExisting(library, remote, passphrase);
  return joined.kind === 'no-vault' ? create(library, remote, passphrase, cost) : joined;
}

/**
 * Joins a vault that is there and makes none: where one was seen, and the way out of «vault-moved» and of a second vault. A
 * passphrase that was typed for it must not become that of a new one because the remote shows nothing today.
 */
export async function joinExisting(library: Library, remote: Remote, passphrase: string): Promise<Joined> {
  const found = await openAll(remote, passphrase);
  if (found.kind !== 'done') return { kind: 'problem', problem: found };
  const best = choose(found.value.open);
  if (best) return enter(library, best, 'joined');
  if (found.value.files === 0) return { kind: 'no-vault' };
  return { kind: found.value.newer ? 'newer-format' : 'wrong-passphrase' };
}

/** Whether a passphrase opens the vault that this device is in, as it lies on the remote now: it may have been changed elsewhere. */
export async function isPassphrase(library: Library, remote: Remote, passphrase: string): Promise<Result<boolean>> {
  const found = await openOurs(library, remote, passphrase);
  return found.kind === 'done' ? { kind: 'done', value: found.value.length > 0 } : found;
}

/**
 * Gives the vault another passphrase: a new file, read back before the old ones go. The old passphrase no longer opens what lies
 * on the remote; who kept a copy of the old file and knows it still has the key, which `removeDevices` changes.
 */
export async function changePassphrase(
  library: Library,
  remote: Remote,
  old: string,
  passphrase: string,
  cost?: Cost,
): Promise<Result<'changed' | 'wrong-passphrase'>> {
  const found = await openOurs(library, remote, old);
  if (found.kind !== 'done') return found;
  const [current] = found.value;
  if (!current) return { kind: 'done', value: 'wrong-passphrase' };
  const file = await wrapVault(nextTurn(current.vault), passphrase, cost);
  const put = await putAndRead(remote, file);
  if (put.kind !== 'done') return put;
  await rememberFile(library, file);
  for (const { object } of found.value) {
    const gone = await remote.delete(object.name);
    if (gone.kind !== 'done') return gone;
  }
  return { kind: 'done', value: 'changed' };
}

/**
 * Begins a new vault that shuts out every device which does not get its passphrase: what is written from now on is closed to them.
 * What they have, and what they could read until now, they keep. The other devices are asked for the passphrase.
 */
export async function removeDevices(
  library: Library,
  remote: Remote,
  passphrase: string,
  cost?: Cost,
): Promise<Result<void>> {
  const state = await loadState(library);
  const vault = await createVault(state?.vault);
  const object = await wrapVault(vault, passphrase, cost);
  const put = await putAndRead(remote, object);
  if (put.kind === 'done') await startOver(library, vault, object);
  return put;
}

interface Opened {
  readonly vault: OpenVault;
  readonly object: SealedObject;
}

async function create(library: Library, remote: Remote, passphrase: string, cost?: Cost): Promise<Joined> {
  const vault = await createVault();
  const object = await wrapVault(vault, passphrase, cost);
  const put = await putAndRead(remote, object);
  if (put.kind !== 'done') return { kind: 'problem', problem: put };
  // Another device may have done the same at the same moment: whoever lists last sees both.
  const found = await openAll(remote, passphrase);
  const best = found.kind === 'done' ? choose([...found.value.open, { vault, object }]) : { vault, object };
  return enter(library, best ?? { vault, object }, best?.vault.id === vault.id ? 'created' : 'joined');
}

async function enter(library: Library, { vault, object }: Opened, kind: 'created' | 'joined'): Promise<Joined> {
  const state = await loadState(library);
  if (state?.vault.id === vault.id) await rememberFile(library, object);
  else await startOver(library, vault, object);
  return { kind, vault: vault.id };
}

/** The files of our vault that a passphrase opens; all hold the same key. */
async function openOurs(library: Library, remote: Remote, passphrase: string): Promise<Result<Opened[]>> {
  const id = (await loadState(library))?.vault.id;
  const found = await openAll(remote, passphrase);
  if (found.kind !== 'done') return found;
  return { kind: 'done', value: found.value.open.filter(({ vault }) => vault.id === id) };
}

async function openAll(
  remote: Remote,
  passphrase: string,
): Promise<Result<{ open: Opened[]; files: number; newer: boolean }>> {
  const listed = await vaultNames(remote);
  if (listed.kind !== 'done') return listed;
  const names = listed.value;
  const open: Opened[] = [];
  let newer = false;
  for (const name of names.sort().slice(0, MOST_FILES)) {
    const got = await remote.get(name);
    if (got.kind === 'absent' || got.kind === 'too-large') continue;
    if (got.kind !== 'done') return got;
    const file = parseVaultFile(name, got.value);
    if (file === 'newer-format') newer = true;
    const vault = typeof file === 'string' ? undefined : await unlockVault(file, passphrase);
    if (vault) open.push({ vault, object: { name, bytes: got.value } });
  }
  return { kind: 'done', value: { open, files: names.length, newer } };
}

async function vaultNames(remote: Remote): Promise<Result<string[]>> {
  const listed = await listAll(remote);
  if (listed.kind !== 'done') return listed;
  return { kind: 'done', value: listed.value.map(({ name }) => name).filter((name) => parseVaultName(name)) };
}

function choose(open: readonly Opened[]): Opened | undefined {
  const [best] = [...open].sort(
    ({ vault: a }, { vault: b }) => b.epoch - a.epoch || Number(a.id > b.id) - Number(a.id < b.id),
  );
  return best;
}

async function putAndRead(remote: Remote, { name, bytes }: SealedObject): Promise<Result<void>> {
  const put = await remote.put(name, bytes);
  if (put.kind !== 'done') return put;
  const back = await remote.get(name);
  if (back.kind !== 'done') return back.kind === 'absent' ? { kind: 'busy' } : back;
  return same(back.value, bytes) ? DONE : { kind: 'busy' };
}
