import { type Signal, signal } from '@preact/signals';
import { liveQuery } from 'dexie';
import { reasonOf } from '@/lib/text/reason';

/** What a live query has: nothing yet, a value, or why it could not be read. */
export type Live<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; error: string };

/**
 * A signal that follows a query over the library, in this window and from every other one. It subscribes only while somebody
 * watches the signal.
 */
export function live<T>(query: () => Promise<T>): Signal<Live<T>> {
  let subscription: { unsubscribe(): void } | undefined;
  const result = signal<Live<T>>(
    { state: 'loading' },
    {
      watched() {
        // An async function, so that Dexie follows what is read behind any number of awaits.
        subscription = liveQuery(async () => query().catch(tell)).subscribe({
          next: (value) => {
            result.value = { state: 'ready', value };
          },
          error: (error: unknown) => {
            result.value = { state: 'failed', error: reasonOf(error) };
          },
        });
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
  throw new Error(reasonOf((error as { inner?: unknown }).inner ?? error));
}
