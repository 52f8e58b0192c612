import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isField } from '@/components/field';
import { openHeights } from '@/components/library/list/heights';
import { type ScrollPlace, scrollSpace } from '@/components/library/list/scroll-space';

/** The rows of a list that are drawn: from one, up to but not including another. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

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

/** How far beyond the window rows are drawn: the next one by Tab is always there. */
const BEYOND = 600;
const FOCUSABLE = 'a[href], button:not(:disabled), textarea, input, select';

/**
 * A list as long as it likes, of which only what is near the window is in the document. The window itself scrolls; a list that is too
 * high for a browser lies in a space that is not (`scrollSpace`). The row that has the focus stays, wherever one scrolls; ↑ and ↓ go from row to row, Home and End to the first and last. Every row tells
 * its number and how many there are.
 */
export function VirtualList({ label, keys, estimate, onRange, children }: VirtualListProps) {
  const list = useRef<HTMLDivElement>(null);
  const known = useRef(new Map<string, number>());
  const [, draw] = useState(0);
  const [range, setRange] = useState<Range>({ start: 0, end: Math.min(keys.length, 12) });
  const place = useRef<ScrollPlace>({ scrolled: 0, shift: 0, left: 0 });
  const focused = useRef<{ key: string; index: number } | undefined>(undefined);
  const wanted = useRef<number | undefined>(undefined);
  const heights = useMemo(() => openHeights(thought(keys, known.current, estimate)), [keys, estimate]);
  const spaceNow = () => scrollSpace(heights.top(keys.length));
  const look = () => {
    const box = list.current?.getBoundingClientRect();
    if (!box) return;
    const { shift } = place.current;
    const now = spaceNow().after(place.current, -box.top);
    place.current = now;
    if (now.scrolled !== -box.top) scrollBy({ top: now.scrolled + box.top, behavior: 'instant' });
    const top = now.scrolled + now.shift;
    const start = heights.indexAt(top - BEYOND);
    const end = Math.min(keys.length, heights.indexAt(top + innerHeight + BEYOND) + 1);
    setRange((before) => (before.start === start && before.end === end ? before : { start, end }));
    if (shift !== now.shift) draw((n) => n + 1);
  };
  useFrames(look, heights);
  useEffect(() => onRange(range), [range.start, range.end, keys]);
  useMeasure(list, (rows) => {
    let isNews = false;
    for (const { index, key, height } of rows) {
      known.current.set(key, height);
      if (heights.measure(index, height)) isNews = true;
    }
    if (!isNews) return;
    draw((n) => n + 1);
    look();
  });
  const reveal = (index: number) => {
    wanted.current = index;
    const box = list.current?.getBoundingClientRect();
    if (box && !rowAt(list.current, index)) {
      place.current = spaceNow().at(Math.max(0, heights.top(index) - innerHeight / 3));
      scrollTo({ top: box.top + scrollY + place.current.scrolled, behavior: 'instant' });
    }
    look();
    draw((n) => n + 1);
  };
  useLayoutEffect(() => {
    if (wanted.current !== undefined && focusRow(list.current, wanted.current)) wanted.current = undefined;
    // The row that had the focus is gone: the one in its place has it, and the reader stays where they were.
    const { key, index } = focused.current ?? {};
    if (key !== undefined && index !== undefined && document.activeElement === document.body && !keys.includes(key)) {
      focused.current = undefined;
      focusRow(list.current, Math.min(index, keys.length - 1));
    }
  });
  const drawn = rowsOf(range, keys, focused.current?.key);
  const space = spaceNow();
  // Where a row begins in the space; one that has the focus far away stands at the end of the space towards it.
  const topOf = (index: number) => Math.min(space.height, Math.max(0, heights.top(index) - place.current.shift));
  let bottom = 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the room of rows that are not drawn stands between its items.
    <div
      ref={list}
      role="list"
      aria-label={label}
      class="virtual"
      onFocusIn={({ target }) => {
        focused.current = placeOf(target);
      }}
      onFocusOut={({ relatedTarget }) => {
        // A row that is taken away loses the focus to nobody, and is remembered.
        if (relatedTarget) focused.current = undefined;
      }}
      onKeyDown={(event) => {
        const at = placeOf(event.target)?.index;
        const to = at === undefined || isField(event.target) ? undefined : stepped(event.key, at, keys.length);
        if (to === undefined) return;
        event.preventDefault();
        reveal(to);
      }}
    >
      {drawn.flatMap((index) => {
        const key = keys[index] ?? '';
        const room = topOf(index) - bottom;
        bottom = Math.max(bottom, topOf(index)) + heights.top(index + 1) - heights.top(index);
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
      <div key="room after" role="presentation" style={roomOf(Math.max(0, space.height - bottom))} />
    </div>
  );
}

/** Looks again, once a frame, while the window scrolls or changes its size, and when the rows change. */
function useFrames(look: () => void, rows: unknown): void {
  const latest = useRef(look);
  latest.current = look;
  useLayoutEffect(() => latest.current(), [rows]);
  useEffect(() => {
    let frame = 0;
    const ask = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => latest.current());
    };
    addEventListener('scroll', ask, { passive: true });
    addEventListener('resize', ask, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', ask);
      removeEventListener('resize', ask);
    };
  }, []);
}

interface Measured {
  readonly index: number;
  readonly key: string;
  readonly height: number;
}

/** Hears how high drawn rows are, whenever that changes. */
function useMeasure(
  list: { readonly current: HTMLElement | null },
  measured: (rows: readonly Measured[]) => void,
): void {
  const latest = useRef(measured);
  latest.current = measured;
  const observer = useRef<ResizeObserver | undefined>(undefined);
  const seen = useRef(new Set<Element>());
  useLayoutEffect(() => {
    observer.current ??= new ResizeObserver((entries) => {
      latest.current(
        entries.flatMap(({ target, borderBoxSize }) => {
          const { index, key } = (target as HTMLElement).dataset;
          const height = borderBoxSize[0]?.blockSize;
          const isRow = target.isConnected && index !== undefined && key !== undefined && height;
          return isRow ? [{ index: Number(index), key, height }] : [];
        }),
      );
    });
    const now = new Set<Element>(list.current?.querySelectorAll('[data-index]'));
    for (const row of seen.current) if (!now.has(row)) observer.current.unobserve(row);
    for (const row of now) if (!seen.current.has(row)) observer.current.observe(row);
    seen.current = now;
  });
  useEffect(() => () => observer.current?.disconnect(), []);
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

function placeOf(target: EventTarget | null): { key: string; index: number } | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : undefined;
  return row ? { key: row.dataset.key ?? '', index: Number(row.dataset.index) } : undefined;
}

function rowAt(list: HTMLElement | null, index: number): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-index="${index}"]`);
}

function focusRow(list: HTMLElement | null, index: number): boolean {
  const control = rowAt(list, index)?.querySelector<HTMLElement>(FOCUSABLE);
  control?.focus();
  return control !== undefined && control !== null;
}
