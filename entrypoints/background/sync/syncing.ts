import type { Library } from '@/lib/library/database';
import type { Handlers } from '@/lib/messages';
import { loadAccount, saveAccount } from '@/lib/sync/account';
import { changeJournal } from '@/lib/sync/journal';
import type { SyncRequests } from '@/lib/sync/requests';
import { depart } from '@/lib/sync/runs';
import { mustBePage, mustBeSettings } from '../sender';
import { admitting } from './devices';
import { placing } from './places';
import { alone, beginRun, stopRuns, surroundings } from './runs';

/** What the settings page and the popup ask of sync. */
export function syncing(library: Library): Handlers<SyncRequests> {
  return {
    ...placing(library),
    ...admitting(library),
    async 'sync-now'(_, sender) {
      mustBePage(sender);
      beginRun(library, 'reader');
      return {};
    },
    async 'sync-look'(_, sender) {
      mustBePage(sender);
      if (sender.tab?.incognito !== true) beginRun(library, 'popup');
      return {};
    },
    async 'sync-pause'({ paused }, sender) {
      mustBeSettings(sender);
      const account = await loadAccount(library);
      if (account) await saveAccount(library, { ...account, paused: paused === true });
      if (paused) await stopRuns();
      else beginRun(library, 'reader');
      return {};
    },
    async 'sync-read'(_, sender) {
      mustBePage(sender);
      await changeJournal(library, (journal) => ({ ...journal, revived: 0 }));
      return {};
    },
    async 'sync-leave'(_, sender) {
      mustBeSettings(sender);
      await stopRuns();
      await alone(() => depart(surroundings(library)));
      return {};
    },
  };
}
