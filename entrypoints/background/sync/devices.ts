import type { Library } from '@/lib/library/database';
import type { Handlers } from '@/lib/messages';
import { type Account, loadAccount } from '@/lib/sync/account';
import { forgetDevices, retireDevice } from '@/lib/sync/devices';
import { openRemote, parsePlace, writePlace } from '@/lib/sync/remotes/place';
import type { Remote } from '@/lib/sync/remotes/remote';
import type { SyncRequests } from '@/lib/sync/requests';
import { counted, countSent } from '@/lib/sync/runs';
import { loadState } from '@/lib/sync/state';
import { syncStatus } from '@/lib/sync/status';
import { readPairing, writePairing } from '@/lib/sync/vault/pairing';
import { isWeak } from '@/lib/sync/vault/passphrase';
import { changePassphrase, isPassphrase, removeDevices } from '@/lib/sync/vault/setup';
import { mustBeSettings } from '../sender';
import { alone, beginRun } from './runs';
import { typed } from './typed';

type Devices = 'sync-change-passphrase' | 'sync-remove-devices' | 'sync-retire' | 'sync-pair' | 'sync-read-pairing';

/** Who gets into the vault: a new passphrase, a device shut out or waited for no longer, a device brought in. */
export function admitting(library: Library): Pick<Handlers<SyncRequests>, Devices> {
  return {
    async 'sync-change-passphrase'({ old, passphrase }, sender) {
      mustBeSettings(sender);
      const account = await loadAccount(library);
      if (!account) return { kind: 'incomplete' };
      if (isWeak(typed(passphrase))) return { kind: 'weak' };
      const remote = opened(library, account);
      const changed = await alone(() => changePassphrase(library, remote, typed(old), typed(passphrase)));
      if (changed.kind !== 'done') return { kind: changed.kind };
      return { kind: changed.value === 'changed' ? 'done' : changed.value };
    },
    async 'sync-remove-devices'({ passphrase }, sender) {
      mustBeSettings(sender);
      const account = await loadAccount(library);
      if (!account) return { kind: 'incomplete' };
      if (isWeak(typed(passphrase))) return { kind: 'weak' };
      const removed = await alone(async () => {
        const answer = await removeDevices(library, opened(library, account), typed(passphrase));
        if (answer.kind === 'done') await forgetDevices(library);
        return answer;
      });
      beginRun(library, 'reader');
      return { kind: removed.kind };
    },
    async 'sync-retire'({ device }, sender) {
      mustBeSettings(sender);
      const status = await syncStatus(library);
      if (status.kind === 'on' && status.devices.some(({ id, isThis }) => id === device && !isThis))
        await retireDevice(library, device);
      beginRun(library, 'reader');
      return {};
    },
    async 'sync-pair'({ passphrase }, sender) {
      mustBeSettings(sender);
      const [account, state] = [await loadAccount(library), await loadState(library)];
      if (!account || !state || account.place.kind === 'folder') throw new Error('nothing to pair');
      const right = await isPassphrase(library, opened(library, account), typed(passphrase));
      if (right.kind !== 'done') return { kind: right.kind };
      if (!right.value) return { kind: 'wrong-passphrase' };
      const place = { ...writePlace(account.place), vault: state.vault.id };
      return { kind: 'text', text: await writePairing(place, typed(passphrase)) };
    },
    async 'sync-read-pairing'({ text: pairing, passphrase }, sender) {
      mustBeSettings(sender);
      const read = await readPairing(typed(pairing), typed(passphrase));
      if (read.kind !== 'place') return read;
      const place = parsePlace(read.place);
      if (typeof place === 'string') return { kind: 'not-a-pairing' };
      const { vault } = read.place as { vault?: unknown };
      return { kind: 'place', place: writePlace(place), vault: typed(vault) };
    },
  };
}

function opened(library: Library, { place }: Account): Remote {
  return counted(openRemote(place), countSent(library));
}
