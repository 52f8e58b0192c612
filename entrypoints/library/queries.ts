import type { Table } from 'dexie';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Range } from '@/components/library/list/near-rows';
import { type Live, live, liveOver } from '@/lib/library/live';

/** Follows a query while the component is there; asked anew where `inputs` change. The last value stands until the next is read. */
export function useLive<T>(query: () => Promise<T>, inputs: readonly unknown[]): Live<T> {
  return useLast(useMemo(() => live(query), inputs).value);
}

/** The same for what reads very many keys of some tables (`liveOver`). */
export function useLiveOver<T>(
  tables: readonly Table[],
  read: (last: T | undefined) => AsyncIterable<T>,
  inputs: readonly unknown[],
): Live<T> {
  return useLast(useMemo(() => liveOver(tables, read), inputs).value);
}

/** What is read in one go, for `useLiveOver`. */
export async function* once<T>(value: Promise<T>): AsyncGenerator<T> {
  yield await value;
}

function useLast<T>(now: Live<T>): Live<T> {
  const last = useRef<Live<T>>({ state: 'loading' });
  if (now.state !== 'loading') last.current = now;
  return last.current;
}

/** The same, for what must not stand where another is asked for. */
export function useFreshLive<T>(query: () => Promise<T>, inputs: readonly unknown[]): Live<T> {
  return useMemo(() => live(query), inputs).value;
}

/** The rows of a long list that are near the window. */
export interface Rows<Row> {
  rowOf(key: string): Row | undefined;
  onRange(range: Range): void;
}

/**
 * Rows are read by pages of so many; around those that stand already a page more on both sides, so that a small scroll reads nothing and
 * finds what it shows.
 */
const PAGE = 20;
/** So many rows are remembered, the last shown ones. */
const MOST = 400;

/**
 * Follows the rows of a list that are near the window, and no others. While some are being read no others are asked for: whoever
 * scrolls fast waits for the rows where they stop, and not for all that they passed.
 */
export function useRows<Row>(
  keys: Live<readonly string[]>,
  load: (keys: readonly string[]) => Promise<readonly (Row | undefined)[]>,
): Rows<Row> {
  const [range, setRange] = useState<Range>({ start: 0, end: 1 });
  const [asked, setAsked] = useState<readonly string[]>([]);
  const shown = useRef(new Map<string, Row>()).current;
  const all = keys.state === 'ready' ? keys.value : [];
  const ahead = asked.includes(all[range.start] ?? '') ? 1 : 0;
  const start = Math.max(0, Math.floor(range.start / PAGE) - ahead) * PAGE;
  const wanted = all.slice(start, (Math.ceil(range.end / PAGE) + ahead) * PAGE);
  const rows = useLive(async () => ({ asked, found: asked.length > 0 ? await load(asked) : [] }), [asked]);
  const answer = rows.state === 'ready' ? rows.value : undefined;
  useMemo(() => {
    answer?.asked.forEach((key, i) => {
      const row = answer.found[i];
      shown.delete(key);
      if (row) shown.set(key, row);
    });
  }, [answer]);
  const isAnswered = rows.state === 'failed' || answer?.asked === asked;
  useLayoutEffect(() => {
    if (isAnswered && asked.join('\n') !== wanted.join('\n')) setAsked(wanted);
  });
  return {
    rowOf(key) {
      const row = shown.get(key);
      if (row === undefined) return undefined;
      shown.delete(key);
      shown.set(key, row);
      const [oldest] = shown.keys();
      if (oldest !== undefined && shown.size > MOST) shown.delete(oldest);
      return row;
    },
    onRange: setRange,
  };
}
