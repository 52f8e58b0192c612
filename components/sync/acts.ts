import type { Paired, SetUp, Tested, Written } from '@/lib/sync/requests';

/** The fields of a place as they are typed; `kind` says which there are. */
export type PlaceFields = Readonly<Record<string, string>>;

/** What the reader can do with sync; each answers how it went. */
export interface SyncActs {
  /** Looks at a place, where a vault may be promised. Asks the browser for its one origin, so call it at once in the click. */
  test(place: PlaceFields, vault?: string): Promise<Tested>;
  join(place: PlaceFields, passphrase: string, name: string, isNew: boolean): Promise<SetUp>;
  /** Another address or password for the same vault; asks for its origin like `test`. */
  move(place: PlaceFields): Promise<Tested>;
  rejoin(passphrase: string): Promise<SetUp>;
  now(): Promise<unknown>;
  pause(paused: boolean): Promise<unknown>;
  changePassphrase(old: string, passphrase: string): Promise<SetUp>;
  removeDevices(passphrase: string): Promise<SetUp>;
  /** Waits no longer for a device. */
  retire(device: string): Promise<unknown>;
  pair(passphrase: string): Promise<Written>;
  readPairing(text: string, passphrase: string): Promise<Paired>;
  read(): Promise<unknown>;
  leave(): Promise<unknown>;
  /** Asks the browser for the origin again: in the click. */
  allow(origin: string | undefined): Promise<unknown>;
  /** Chooses a folder; its name, or undefined where none was chosen. Absent where the browser has no folders. */
  chooseFolder?(): Promise<string | undefined>;
  /** A fresh passphrase of six words. */
  generate(): string;
  isWeak(passphrase: string): boolean;
  print(): void;
  /** What this device is called unless the reader says otherwise. */
  readonly deviceName: string;
}
