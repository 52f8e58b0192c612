import type { Problem } from '@/lib/sync/remotes/remote';
import type { Outcome } from '@/lib/sync/run/sync';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after the last edit sync runs, and how often without one. */
export const AFTER_EDIT = 30 * SECOND;
const EVERY = 15 * MINUTE;
/** Devices that were switched on together must not come together. */
const JITTER = 3 * MINUTE;
const FIRST_WAIT = MINUTE;
const LONGEST_WAIT = HOUR;

/** Why sync runs. Only the reader's own wish does not wait for the end of a back-off. */
export type Trigger = 'reader' | 'alarm' | 'popup' | 'startup';

/**
 * What keeps sync from working. Besides a remote's own problems: the browser was not (or no longer) allowed to reach it; a device
 * was removed elsewhere; this device is full; anything else, with its reason.
 */
export type Trouble =
  | { readonly kind: Problem['kind'] | 'no-permission' | 'vault-moved' | 'local-full' }
  | { readonly kind: 'failed'; readonly reason: string };

/** When sync may run again by itself, and why not at once. Times are milliseconds since 1970. */
export interface Schedule {
  /** Runs that failed one after the other. */
  readonly failures: number;
  /** No run by itself before. */
  readonly notBefore: number;
  readonly trouble?: Trouble;
}

/** How a run ended, also one that did not come to be. */
export type Ending =
  | Outcome
  | { readonly kind: 'no-permission' }
  | { readonly kind: 'failed'; readonly reason: string };

/** What a run that has ended leads to. `random` is in [0, 1). */
export function settle({ failures }: Schedule, ending: Ending, now: number, random: number): Schedule {
  const trouble = troubleOf(ending);
  if (!trouble) return { failures: 0, notBefore: now + EVERY + random * JITTER };
  const wait = trouble.kind === 'full' || trouble.kind === 'too-large' || trouble.kind === 'local-full' ? HOUR : 0;
  const doubled = Math.min(FIRST_WAIT * 2 ** Math.min(failures, 20), LONGEST_WAIT);
  const asked = ending.kind === 'problem' && ending.problem.kind === 'busy' ? (ending.problem.retryAfter ?? 0) : 0;
  const backOff = Math.max(wait, doubled * (0.5 + random / 2), asked);
  return { failures: failures + 1, notBefore: now + backOff, trouble };
}

/** Whether a run may begin. A clock that was set back must not keep sync waiting for longer than a day. */
export function isDue({ notBefore, trouble }: Schedule, trigger: Trigger, now: number): boolean {
  if (trigger === 'reader') return true;
  if (trouble && needsReader(trouble)) return false;
  // After a run that went well everything may run it again: an edit, the popup, a start.
  return !trouble || now >= notBefore || notBefore - now > 24 * HOUR + LONGEST_WAIT;
}

/** When the next run is due by itself; undefined where it would be of no use before the reader has done something. */
export function nextRun({ notBefore, trouble }: Schedule): number | undefined {
  return trouble && needsReader(trouble) ? undefined : notBefore;
}

/**
 * Trouble that no waiting mends. A login page is not among them: it may stand before the network of a café, and then the next
 * try is right. Trying a refused password again and again would have the account locked.
 */
function needsReader({ kind }: Trouble): boolean {
  return kind === 'unauthorised' || kind === 'no-permission' || kind === 'vault-moved';
}

function troubleOf(ending: Ending): Trouble | undefined {
  if (ending.kind === 'synced' || ending.kind === 'not-set-up') return undefined;
  return ending.kind === 'problem' ? { kind: ending.problem.kind } : ending;
}
