import type { Library } from '@/lib/library/database';
import type { Remote } from '@/lib/sync/remotes/remote';

/** What a run of sync works with. */
export interface Context {
  readonly library: Library;
  readonly remote: Remote;
  /** Milliseconds since 1970, on this device's clock; nothing but waiting and retrying depends on it. */
  readonly now: () => number;
  /** Lets others work between two steps. */
  readonly pause: () => Promise<void>;
}
