import type { CDPSession } from 'playwright-core';

/** An event of a browser's trace, its times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Its thread's own CPU time: what else the machine does meanwhile does not count. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly url?: string } };
}

/** As much as a browser keeps of a trace, in KiB: a few minutes of it. */
const MOST_KIB = 1_000_000;

/** The events of some categories while something is done, as far as they are wanted, and what came of it. */
export async function traced<T>(
  session: CDPSession,
  includedCategories: string[],
  isWanted: (event: TraceEvent) => boolean,
  act: () => Promise<T>,
): Promise<{ events: TraceEvent[]; result: T }> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => {
    for (const event of value as TraceEvent[]) if (isWanted(event)) events.push(event);
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories, traceBufferSizeInKb: MOST_KIB },
  });
  const result = await act();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return { events, result };
}

/** True for a task of a thread: what it does without letting anything else in. */
export function isTask({ ph, name }: TraceEvent): boolean {
  return ph === 'X' && name.endsWith('RunTask');
}

/** The thread of an event, of whatever process. */
export function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid}/${tid}`;
}
