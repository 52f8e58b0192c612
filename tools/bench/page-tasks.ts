import type { CDPSession } from 'playwright-core';
import { isTask, type TraceEvent, threadOf, traced } from './trace';

/** What a page's main thread did, in milliseconds of its own CPU time: what else the machine does does not count. */
interface PageWork {
  /** Its tasks: how long each kept the page from answering, and which files of the extension ran in it («reader.js»). */
  readonly tasks: readonly { readonly time: number; readonly scripts: readonly string[] }[];
  /** Each time the page's thread called a function of the extension's, not counting that a file was loaded and run. */
  readonly calls: readonly { readonly time: number; readonly script: string }[];
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'];

/** The work of the page of a session, while something is done with it. */
export async function workDuring(session: CDPSession, act: () => Promise<void>): Promise<PageWork> {
  const { events } = await traced(session, CATEGORIES, () => true, act);
  return workOf(events);
}

/** The work of the threads that a content script of the extension ran in. */
function workOf(events: readonly TraceEvent[]): PageWork {
  const own = events.filter(({ args }) => args?.data?.url?.startsWith('chrome-extension://') === true);
  const threads = new Set(own.filter((event) => scriptOf(event) === 'content.js').map(threadOf));
  const tasks = events
    .filter((event) => isTask(event) && threads.has(threadOf(event)))
    .map((task) => {
      const end = task.ts + (task.dur ?? 0);
      const within = own.filter((event) => threadOf(event) === threadOf(task) && event.ts >= task.ts && event.ts < end);
      return { time: timeOf(task), scripts: [...new Set(within.map(scriptOf))] };
    });
  const calls = own
    .filter((event) => event.name === 'FunctionCall' && threads.has(threadOf(event)))
    .map((event) => ({ time: timeOf(event), script: scriptOf(event) }));
  return { tasks, calls };
}

function timeOf({ tdur, dur = 0 }: TraceEvent): number {
  return (tdur ?? dur) / 1000;
}

function scriptOf({ args }: TraceEvent): string {
  return args?.data?.url?.split('/').at(-1) ?? '';
}
