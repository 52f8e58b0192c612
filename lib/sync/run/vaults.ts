import { DONE, type ListedObject, type Problem, type Result } from '@/lib/sync/remotes/remote';
import type { Context } from '@/lib/sync/run/context';
import { changeState, loadState, type SyncState } from '@/lib/sync/state';
import { parseVaultFile, parseVaultName, succeeds } from '@/lib/sync/vault/vault';

/** So many vault files are looked at; more are not the reader's doing. */
const MOST_FILES = 16;

/**
 * Looks at the vault files of a listing. «successor»: a device with our key has begun a new vault, to shut another out. «second»:
 * another vault that comes before ours, begun at the same moment. Puts our own file back where the remote lost it.
 */
export async function lookAtVaults(
  context: Context,
  listing: readonly ListedObject[],
): Promise<Result<'successor' | 'second' | 'none'>> {
  const { library } = context;
  const files = listing.filter(({ name }) => parseVaultName(name) !== undefined);
  const state = await loadState(library);
  if (!state) return { kind: 'done', value: 'none' };
  const restored = await restoreFile(context, state, files);
  if (restored.kind !== 'done') return restored;
  const others: Record<string, SyncState['others'][string]> = {};
  for (const { name } of files.filter(({ name }) => parseVaultName(name)?.id !== state.vault.id).slice(0, MOST_FILES)) {
    const verdict = state.others[name] ?? (await judge(context, state, name));
    if (typeof verdict === 'object') return verdict;
    // One that cannot be read may be on its way, or of a newer version: it is looked at again.
    if (verdict !== 'unread') others[name] = verdict;
  }
  if (JSON.stringify(others) !== JSON.stringify(state.others))
    await library.transaction('rw', library.meta, () => changeState(library, (now) => ({ ...now, others })));
  const verdicts = Object.values(others);
  return { kind: 'done', value: (['successor', 'second'] as const).find((kind) => verdicts.includes(kind)) ?? 'none' };
}

async function restoreFile(
  { remote }: Context,
  state: SyncState,
  files: readonly ListedObject[],
): Promise<Result<void>> {
  const { name, bytes } = state.file;
  const listed = files.filter((file) => parseVaultName(file.name)?.id === state.vault.id);
  const own = listed.find((file) => file.name === name);
  // A file of another turn is a new passphrase, and ours was deleted on purpose.
  const there = own ? (own.size ?? bytes.length) === bytes.length : listed.length > 0;
  return there ? DONE : remote.put(name, bytes);
}

async function judge(
  { remote }: Context,
  { vault }: SyncState,
  name: string,
): Promise<SyncState['others'][string] | 'unread' | Problem> {
  const got = await remote.get(name);
  if (got.kind === 'absent' || got.kind === 'too-large') return 'unread';
  if (got.kind !== 'done') return got;
  const file = parseVaultFile(name, got.value);
  if (typeof file === 'string') return 'unread';
  if (await succeeds(file, vault)) return 'successor';
  return file.epoch === vault.epoch && file.id < vault.id ? 'second' : 'none';
}
