import { liveQuery } from 'dexie';
import type { Library } from '@/lib/library/database';
import { oneAtATime } from '@/lib/library/one-at-a-time';
import { indexStep } from '@/lib/library/search/step';

/**
 * Keeps the index up to date from now on, after every change, whoever makes it. What fails (a full disk) is tried again at the next
 * change; search looks at the rows meanwhile. `goOn` is awaited after each step.
 */
export function keepIndexed(library: Library, goOn: () => Promise<void>): void {
  // Each step is a change too, and is heard of while the next is made.
  const update = oneAtATime(async () => {
    while (await indexStep(library)) await goOn();
  });
  const again = () => void update().catch(() => undefined);
  liveQuery(() => library.unindexed.limit(1).primaryKeys()).subscribe({ next: again, error: () => undefined });
}
