import type { Bytes } from '@/lib/sync/bytes';

/** The longest object that is read from a remote, in bytes. */
export const LONGEST_OBJECT = 8 * 1024 * 1024;

/** An object of ours as a listing shows it; the size in bytes where the remote says it. */
export interface ListedObject {
  readonly name: string;
  readonly size?: number;
}

/** A part of a listing; with `next` there is more behind that cursor. */
export interface Page {
  readonly objects: readonly ListedObject[];
  readonly next?: string;
}

/**
 * Why a remote did not do as asked. Only «absent» says that something is not there: a clean 404, nothing else. «offline»: no
 * answer, or one cut short. «busy»: locked, too many requests, or the server's own trouble; later, where it said when
 * (milliseconds). «not-ours»: what answers is not the store but a login page, a redirect or something else at this address.
 * «wrong-clock»: the clocks of this device and of the store differ by more than it allows.
 */
export type Problem =
  | { readonly kind: 'offline' | 'unauthorised' | 'too-large' | 'full' | 'not-ours' | 'absent' | 'wrong-clock' }
  | { readonly kind: 'busy'; readonly retryAfter?: number };

/** What was asked for, or why not. */
export type Result<Value> = { readonly kind: 'done'; readonly value: Value } | Problem;

/**
 * A place that the reader brought, as a flat folder of objects. Names are `[a-z0-9_-]` with one extension; an object is written
 * by one author only, always with the same bytes, so that nothing here depends on locks, conditions, versions or clocks.
 */
export interface Remote {
  /** Makes the place ready, once, when it is set up; harmless where it is. */
  prepare(): Promise<Result<void>>;
  /** The objects with names of ours, in no order. */
  list(cursor?: string): Promise<Result<Page>>;
  get(name: string): Promise<Result<Bytes>>;
  /** Stores an object, also over a damaged copy of itself. */
  put(name: string, bytes: Bytes): Promise<Result<void>>;
  /** Deletes an object; one that is not there is deleted. */
  delete(name: string): Promise<Result<void>>;
}

/** The answer that all went well and there is nothing to hand over. */
export const DONE: Result<void> = { kind: 'done', value: undefined };

/** Whether a name could be one of ours; others at the same place are left alone. */
export function isObjectName(name: string): boolean {
  return name.length <= 100 && /^[a-z0-9][a-z0-9_-]*\.[a-z]+$/.test(name);
}
