import { useMemo, useRef, useState } from 'preact/hooks';
import type { Range } from '@/components/library/VirtualList';
import { type Live, live } from '@/lib/library/live';

/** Follows a query while the component is there; asked anew where `inputs` change. The last value stands until the next is read. */
export function useLive<T>(query: () => Promise<T>, inputs: readonly unknown[]): Live<T> {
  const last = useRef<Live<T>>({ state: 'loading' });
  const signal = useMemo(() => live(query), inputs);
  const now = signal.value;
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

/** Rows are read by pages of so many, so that a small scroll reads nothing. */
const PAGE = 40;

/** Follows the rows of a list that are near the window, and no others. */
export function useRows<Row>(
  keys: Live<readonly string[]>,
  load: (keys: readonly string[]) => Promise<readonly (Row | undefined)[]>,
): Rows<Row> {
  const [range, setRange] = useState<Range>({ start: 0, end: PAGE });
  const read = useRef(new Map<string, Row>());
  const all = keys.state === 'ready' ? keys.value : [];
  const start = Math.floor(range.start / PAGE) * PAGE;
  const wanted = all.slice(start, Math.ceil(range.end / PAGE) * PAGE);
  const rows = useLive(async () => ({ wanted, found: await load(wanted) }), [wanted.join('\n')]);
  if (rows.state === 'ready')
    rows.value.wanted.forEach((key, i) => {
      const row = rows.value.found[i];
      if (row) read.current.set(key, row);
      else read.current.delete(key);
    });
  return { rowOf: (key) => read.current.get(key), onRange: setRange };
}
