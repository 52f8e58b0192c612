import { browser } from 'wxt/browser';
import type { Library } from '@/lib/library/database';
import type { Handlers, Sender } from '@/lib/messages';
import { type Account, loadAccount, originOf, saveAccount } from '@/lib/sync/account';
import { forgetDevices, nameDevice, retireDevice } from '@/lib/sync/devices';
import { changeJournal, loadJournal } from '@/lib/sync/journal';
import type { Remote } from '@/lib/sync/remotes/remote';
import { openRemote, parseSettings, type SettingsProblem, writeSettings } from '@/lib/sync/remotes/settings';
import type { SetUp, SyncRequests } from '@/lib/sync/requests';
import { counted, countSent, depart, runSync, type Surroundings } from '@/lib/sync/runs';
import { nextRun, type Trigger } from '@/lib/sync/schedule';
import { loadState } from '@/lib/sync/state';
import { readPairing, writePairing } from '@/lib/sync/vault/pairing';
import { isWeak } from '@/lib/sync/vault/passphrase';
import { changePassphrase, join, probe, removeDevices } from '@/lib/sync/vault/setup';
import { EDIT_ALARM, SYNC_ALARM, storedFolder } from '@/lib/sync/wake';
import { isExtensionPage } from './sender';

/** A run that was killed is taken up again so soon. */
const RESUME_MS = 60_000;
const LONGEST_TEXT = 8192;

/** Keeps sync running by itself, also where the background sleeps in between: alarms outlive it. */
export function keepSyncing(library: Library): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === SYNC_ALARM || name === EDIT_ALARM) void run(library, 'alarm');
  });
  browser.runtime.onStartup.addListener(() => void run(library, 'startup'));
  // As far as the background is awake then: otherwise the alarm or a page of ours comes to it.
  globalThis.addEventListener?.('online', async () => {
    if ((await loadJournal(library)).trouble?.kind === 'offline') soon(library);
  });
  // Firefox forgets alarms when it closes.
  void (async () => {
    const [account, alarm] = [await loadAccount(library), await browser.alarms.get(SYNC_ALARM)];
    const next = nextRun(await loadJournal(library));
    if (account && !account.paused && !alarm && next !== undefined) await wakeAt(next);
  })().catch(() => undefined);
}

/** What the settings page and the popup ask of sync. */
export function syncing(library: Library): Handlers<SyncRequests> {
  return {
    async 'sync-test'({ place }, sender) {
      const read = await readPlace(library, place, sender);
      if (typeof read === 'string') return { kind: read };
      const found = await probe(openRemote(read));
      return found.kind === 'done' ? { kind: 'ready', isNew: found.value === 0 } : { kind: found.kind };
    },
    async 'sync-join'({ place, passphrase, name, isNew }, sender) {
      const read = await readPlace(library, place, sender);
      if (typeof read === 'string') return { kind: read };
      if (isNew && isWeak(text(passphrase))) return { kind: 'weak' };
      return alone(() => enter(library, { place: read, name: text(name), paused: false }, text(passphrase)));
    },
    async 'sync-move'({ place }, sender) {
      const read = await readPlace(library, place, sender);
      if (typeof read === 'string') return { kind: read };
      const found = await probe(openRemote(read));
      if (found.kind !== 'done') return { kind: found.kind };
      const account = await loadAccount(library);
      if (account) await saveAccount(library, { ...account, place: read });
      soon(library);
      return { kind: 'done' };
    },
    async 'sync-rejoin'({ passphrase }, sender) {
      mustBeSettings(sender);
      const account = await loadAccount(library);
      return account ? alone(() => enter(library, account, text(passphrase))) : { kind: 'incomplete' };
    },
    async 'sync-now'(_, sender) {
      mustBePage(sender);
      soon(library);
      return {};
    },
    async 'sync-look'(_, sender) {
      mustBePage(sender);
      if (sender.tab?.incognito !== true) void run(library, 'popup');
      return {};
    },
    async 'sync-pause'({ paused }, sender) {
      mustBeSettings(sender);
      const account = await loadAccount(library);
      if (account) await saveAccount(library, { ...account, paused: paused === true });
      if (paused) await browser.alarms.clear(SYNC_ALARM);
      else soon(library);
      return {};
    },
    async 'sync-change-passphrase'({ old, passphrase }, sender) {
      mustBeSettings(sender);
      const account = await loadAccount(library);
      if (!account) return { kind: 'incomplete' };
      if (isWeak(text(passphrase))) return { kind: 'weak' };
      const remote = opened(library, account);
      const changed = await alone(() => changePassphrase(library, remote, text(old), text(passphrase)));
      if (changed.kind !== 'done') return { kind: changed.kind };
      return { kind: changed.value === 'changed' ? 'done' : changed.value };
    },
    async 'sync-remove-devices'({ passphrase }, sender) {
      mustBeSettings(sender);
      const account = await loadAccount(library);
      if (!account) return { kind: 'incomplete' };
      if (isWeak(text(passphrase))) return { kind: 'weak' };
      const removed = await alone(async () => {
        const answer = await removeDevices(library, opened(library, account), text(passphrase));
        if (answer.kind === 'done') await forgetDevices(library);
        return answer;
      });
      soon(library);
      return { kind: removed.kind };
    },
    async 'sync-retire'({ device }, sender) {
      mustBeSettings(sender);
      const state = await loadState(library);
      if (state && device !== state.device && Object.hasOwn(state.known, text(device)))
        await retireDevice(library, text(device));
      soon(library);
      return {};
    },
    async 'sync-pair'({ passphrase }, sender) {
      mustBeSettings(sender);
      const account = await loadAccount(library);
      if (!account || account.place.kind === 'folder') throw new Error('nothing to pair');
      return { text: await writePairing(writeSettings(account.place), text(passphrase)) };
    },
    async 'sync-read-pairing'({ text: pairing, passphrase }, sender) {
      mustBeSettings(sender);
      const read = await readPairing(text(pairing), text(passphrase));
      if (read.kind !== 'settings') return read;
      const settings = parseSettings(read.settings);
      return typeof settings === 'string'
        ? { kind: 'not-a-pairing' }
        : { kind: 'settings', settings: writeSettings(settings) };
    },
    async 'sync-read'(_, sender) {
      mustBePage(sender);
      await changeJournal(library, (journal) => ({ ...journal, revived: 0 }));
      return {};
    },
    async 'sync-leave'(_, sender) {
      mustBeSettings(sender);
      await browser.alarms.clear(SYNC_ALARM);
      await alone(() => depart(surroundings(library)));
      return {};
    },
  };
}

/** Enters the vault at a place; called alone. */
async function enter(library: Library, account: Account, passphrase: string): Promise<SetUp> {
  const before = (await loadState(library))?.device;
  let sent = 0;
  const count = async (bytes: number) => {
    sent += bytes;
  };
  const joined = await join(library, counted(openRemote(account.place), count), passphrase);
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
  soon(library);
  return { kind: 'done' };
}

/** Begins a run without waiting for it. */
function soon(library: Library): void {
  void run(library, 'reader');
}

async function run(library: Library, trigger: Trigger): Promise<void> {
  await alone(async () => {
    const account = await loadAccount(library);
    if (!account || account.paused) return;
    // Where this run is killed, the alarm takes it up again.
    await wakeAt(Date.now() + RESUME_MS);
    const next = await runSync(surroundings(library), trigger);
    if (next === undefined) await browser.alarms.clear(SYNC_ALARM);
    else await wakeAt(next);
  }).catch(() => undefined);
}

/** One at a time, in whatever context. */
function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request('sync', work) as Promise<Value>;
}

async function wakeAt(when: number): Promise<void> {
  await browser.alarms.create(SYNC_ALARM, { when: Math.max(when, Date.now() + 1000) });
}

function surroundings(library: Library): Surroundings {
  let called = Date.now();
  return {
    library,
    open: openRemote,
    permitted: (origin) => browser.permissions.contains({ origins: [origin] }),
    now: () => Date.now(),
    random: () => Math.random(),
    async pause() {
      // A call of the browser tells it that the background is at work; otherwise it would be stopped after half a minute.
      if (Date.now() - called > 20_000) {
        called = Date.now();
        await browser.runtime.getPlatformInfo();
      }
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

function opened(library: Library, { place }: Account): Remote {
  return counted(openRemote(place), countSent(library));
}

/** Reads a place that was typed, and whether the browser allows its origin. */
async function readPlace(
  library: Library,
  typed: unknown,
  sender: Sender,
): Promise<Account['place'] | SettingsProblem | 'no-permission'> {
  mustBeSettings(sender);
  const folder = (typed as { kind?: unknown } | null)?.kind === 'folder';
  const place = folder ? ((await storedFolder(library)) ?? 'incomplete') : parseSettings(typed);
  if (typeof place === 'string') return place;
  const origin = originOf(place);
  if (origin !== undefined && !(await browser.permissions.contains({ origins: [origin] }))) return 'no-permission';
  return place;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : '';
}

function mustBePage(sender: Sender): void {
  if (!isExtensionPage(sender)) throw new Error('forbidden');
}

/** Passwords and passphrases come from the settings page only, never from a frame in a page. */
function mustBeSettings(sender: Sender): void {
  const url = sender.url?.split(/[?#]/)[0];
  if (url !== browser.runtime.getURL('/options.html') || (sender.frameId ?? 0) !== 0) throw new Error('forbidden');
}
