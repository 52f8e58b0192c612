import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isField } from '@/components/field';
import { openHeights } from '@/components/library/list/heights';
import { type Measured, useMeasure } from '@/components/library/list/measure';
import { type Range, useNearRows } from '@/components/library/list/near-rows';
import { rowAt, rowOf, useRowFocus } from '@/components/library/list/row-focus';

interface VirtualListProps {
  readonly label: string;
  /** One for each row, in order; never twice the same. */
  readonly keys: readonly string[];
  /** How high a row is thought to be until it is measured, in CSS pixels. */
  readonly estimate: number;
  /** Hears which rows are drawn, so that their contents can be read. */
  onRange(range: Range): void;
  children(key: string, index: number): ComponentChildren;
}

/**
 * A list as long as it likes, of which only what is near the window is in the document. The window itself scrolls; a list that is too
 * high for a browser lies in a space that is not (`scrollSpace`). The row that has the focus stays, wherever one scrolls; ↑ and ↓ go from row to row, Home and End to the first and last. Every row tells
 * its number and how many there are.
 */
export function VirtualList({ label, keys, estimate, onRange, children }: VirtualListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [, count] = useState(0);
  const draw = () => count((n) => n + 1);
  const { heights, learn } = useHeights(keys, estimate);
  const near = useNearRows(list, heights, keys.length, draw);
  const { range } = near;
  useEffect(() => onRange(range), [range.start, range.end, keys]);
  useMeasure(list, (rows) => {
    if (!learn(rows)) return;
    draw();
    near.look();
  });
  const focus = useRowFocus(list, keys);
  const reveal = (index: number) => {
    focus.want(index);
    if (!rowAt(list.current, index)) near.moveTo(index);
    near.look();
    draw();
  };
  let bottom = 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the room of rows that are not drawn stands between its items.
    <div
      ref={list}
      role="list"
      aria-label={label}
      class="virtual"
      {...focus.events}
      onKeyDown={(event) => {
        const at = rowOf(event.target)?.index;
        const to = at === undefined || isField(event.target) ? undefined : stepped(event.key, at, keys.length);
        if (to === undefined) return;
        event.preventDefault();
        reveal(to);
      }}
    >
      {rowsOf(range, keys, focus.key()).flatMap((index) => {
        const key = keys[index] ?? '';
        const room = near.topOf(index) - bottom;
        bottom += Math.max(0, room) + heights.top(index + 1) - heights.top(index);
        return [
          room > 0 && <div key={`room before ${key}`} role="presentation" style={roomOf(room)} />,
          // biome-ignore lint/a11y/useSemanticElements: see the list.
          <div
            key={key}
            role="listitem"
            aria-setsize={keys.length}
            aria-posinset={index + 1}
            data-index={index}
            data-key={key}
          >
            {children(key, index)}
          </div>,
        ];
      })}
      <div key="room after" role="presentation" style={roomOf(Math.max(0, near.height - bottom))} />
    </div>
  );
}

/** How high the rows are, which stays known while the keys change; `learn` is true where what was measured is news. */
function useHeights(keys: readonly string[], estimate: number) {
  const known = useRef(new Map<string, number>());
  const heights = useMemo(() => openHeights(thought(keys, known.current, estimate)), [keys, estimate]);
  const learn = (rows: readonly Measured[]) => {
    let isNews = false;
    for (const { index, key, height } of rows) {
      known.current.set(key, height);
      if (heights.measure(index, height)) isNews = true;
    }
    return isNews;
  };
  return { heights, learn };
}

/** How high each row is, as far as that is known. */
function thought(keys: readonly string[], known: ReadonlyMap<string, number>, estimate: number): Float64Array {
  const heights = new Float64Array(keys.length).fill(estimate);
  // A list that was never drawn, as that of each search, need not be gone through.
  if (known.size > 0) for (const [i, key] of keys.entries()) heights[i] = known.get(key) ?? estimate;
  return heights;
}

/** The room of rows that are not drawn. A browser that keeps what is seen in its place is to look at rows for it. */
function roomOf(height: number) {
  return { height: `${height}px`, overflowAnchor: 'none' };
}

function rowsOf({ start, end }: Range, keys: readonly string[], focused: string | undefined): number[] {
  const rows: number[] = [];
  for (let index = start; index < Math.min(end, keys.length); index++) rows.push(index);
  const kept = focused === undefined ? -1 : keys.indexOf(focused);
  if (kept >= 0 && kept < start) rows.unshift(kept);
  if (kept >= end) rows.push(kept);
  return rows;
}

function stepped(key: string, at: number, count: number): number | undefined {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key];
  return to === undefined || to < 0 || to >= count ? undefined : to;
}
