import type { CDPSession } from 'playwright-core';
import { isTask, threadOf, traced } from './trace';

/** A task of a thread of the extension, in milliseconds. */
interface ThreadTask {
  /** For how long nothing else came in. */
  readonly time: number;
  /** How much of that the thread worked itself; for the rest it waited for a core that others had. */
  readonly work: number;
}

/** What Chromium calls the threads of the background and of an extension's windows, which are one process. */
const THREADS = { background: 'ServiceWorker thread', window: 'CrRendererMain' } as const;
const SHORTEST_MS = 20;

/** The longer tasks of the background's thread, or of that of the extension's windows, while something is done, and what came of it. */
export async function tasksDuring<T>(
  session: CDPSession,
  thread: keyof typeof THREADS,
  act: () => Promise<T>,
): Promise<{ tasks: ThreadTask[]; result: T }> {
  const { events, result } = await traced(
    session,
    ['toplevel'],
    (event) => event.name === 'thread_name' || (isTask(event) && (event.dur ?? 0) >= 1000 * SHORTEST_MS),
    act,
  );
  const named = (name: string) => events.filter((event) => event.name === 'thread_name' && event.args?.name === name);
  const processes = new Set(named(THREADS.background).map(({ pid }) => pid));
  const threads = new Set(
    named(THREADS[thread])
      .filter(({ pid }) => processes.has(pid))
      .map(threadOf),
  );
  if (threads.size === 0) throw new Error(`the trace has no thread of the ${thread}`);
  const tasks = events
    .filter((event) => isTask(event) && threads.has(threadOf(event)))
    .map(({ dur = 0, tdur = dur }): ThreadTask => ({ time: dur / 1000, work: tdur / 1000 }));
  return { tasks, result };
}
