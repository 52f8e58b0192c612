import { render } from '@testing-library/preact';
import type { SyncActs } from '@/components/sync/acts';
import { SyncSection } from '@/components/sync/SyncSection';
import { words } from '@/lib/locale';
import type { SyncOn, SyncStatus } from '@/lib/sync/status';

export const t = words('vi');
/** When the last run ended and the other device was last heard of, in milliseconds. */
export const AT = Date.UTC(2026, 10, 12, 3, 30);
/** Sync with a WebDAV server, of this machine and another. */
export const ON: SyncOn = {
  kind: 'on',
  place: 'webdav',
  where: 'cloud.example.vn',
  origin: 'https://cloud.example.vn/*',
  paused: false,
  running: false,
  syncedAt: AT,
  waiting: 0,
  devices: [
    { id: 'a', name: 'Máy ở nhà', isThis: true },
    { id: 'b', name: 'Máy ở cơ quan', isThis: false, heardAt: AT },
  ],
  report: { unreadable: [], withheld: [], tooLong: 0, secondVault: false },
  gone: [],
  revived: 0,
  sent: 1536,
};

/** Acts that fail, but for those given. */
export function acts(given: Partial<SyncActs> = {}): SyncActs {
  const never = () => Promise.reject(new Error('not asked'));
  const ways = { test: never, join: never, move: never, rejoin: never, pair: never, readPairing: never, allow: never };
  const switches = { now: never, pause: never, leave: never, read: never };
  const devices = { changePassphrase: never, removeDevices: never, retire: never };
  return {
    ...{ ...ways, ...switches, ...devices, print: () => undefined, deviceName: 'Firefox – Linux' },
    generate: () => 'bánh mì con mèo hoa sen mùa thu biển cả tàu hỏa',
    isWeak: (passphrase) => passphrase.length < 16,
    ...given,
  };
}

/** The section of the settings, as it stands in a state of sync. */
export function show(status: SyncStatus, given: Partial<SyncActs> = {}) {
  return render(<SyncSection t={t} language="vi" status={{ state: 'ready', value: status }} acts={acts(given)} />);
}
