import { type Signal, signal } from '@preact/signals';
import { liveQuery, type Table } from 'dexie';
import { oneAtATime } from '@/lib/library/one-at-a-time';
import { reasonOf } from '@/lib/text/reason';

/** What a live query has: nothing yet, a value, or why it could not be read. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: string };

/**
 * A signal that follows a query over the library, in this window and from every other one. It subscribes only while somebody
 * watches the signal.
 */
export function live<T>(query: () => Promise<T>): Signal<Live<T>> {
  // An async function, so that Dexie follows what is read behind any number of awaits.
  return followed((ready, failed) =>
    liveQuery(async () => query().catch(tell)).subscribe({ next: ready, error: failed }),
  );
}

/**
 * The same for what reads very many keys, each of which a live query would remember: it is read anew after any change of some tables,
 * as often as it says something (`read` is given what it said last). What changes while it is read makes it be read once more.
 */
export function liveOver<T>(
  tables: readonly Table[],
  read: (last: T | undefined) => AsyncIterable<T>,
): Signal<Live<T>> {
  return followed((ready, failed) => {
    let isEnded = false;
    let last: T | undefined;
    const again = oneAtATime(async () => {
      if (isEnded) return;
      for await (const value of read(last)) {
        if (isEnded) return;
        last = value;
        ready(value);
      }
    });
    // One row is read of each, and thereby every change followed.
    const watched = liveQuery(async () => Promise.all(tables.map((table) => table.limit(1).toArray())).catch(tell));
    const subscription = watched.subscribe({
      next: () => again().catch((error: unknown) => failed(causeOf(error))),
      error: failed,
    });
    return {
      unsubscribe() {
        isEnded = true;
        subscription.unsubscribe();
      },
    };
  });
}

type Subscribe<T> = (ready: (value: T) => void, failed: (error: unknown) => void) => { unsubscribe(): void };

function followed<T>(subscribe: Subscribe<T>): Signal<Live<T>> {
  let subscription: { unsubscribe(): void } | undefined;
  const result = signal<Live<T>>(
    { state: 'loading' },
    {
      watched() {
        subscription = subscribe(
          (value) => {
            result.value = { state: 'ready', value };
          },
          (error) => {
            result.value = { state: 'failed', error: reasonOf(error) };
          },
        );
      },
      unwatched() {
        subscription?.unsubscribe();
      },
    },
  );
  return result;
}

/** A database that did not open fails its queries as “closed”, which live queries keep to themselves; the reader must hear why. */
function tell(error: unknown): never {
  throw new Error(reasonOf(causeOf(error)));
}

function causeOf(error: unknown): unknown {
  return (error as { inner?: unknown } | undefined)?.inner ?? error;
}
