import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Heights } from '@/components/library/list/heights';
import { type ScrollPlace, scrollSpace } from '@/components/library/list/scroll-space';

/** The rows of a list that are drawn: from one, up to but not including another. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What of a long list is near the window, and where it stands in the space in which the list is scrolled. */
interface NearRows {
  readonly range: Range;
  /** How high the space is, in CSS pixels. */
  readonly height: number;
  /** Where a row begins in the space; one that has the focus far away stands at the end of the space towards it. */
  topOf(index: number): number;
  /** Looks again what is near. */
  look(): void;
  /** Moves the window to a row that is not drawn. */
  moveTo(index: number): void;
}

/** How far beyond the window rows are drawn: the next one by Tab is always there. */
const BEYOND = 600;

/** Follows which rows are near the window while it scrolls; `draw` is called where they are to be drawn elsewhere. */
export function useNearRows(
  list: { readonly current: HTMLElement | null },
  heights: Heights,
  count: number,
  draw: () => void,
): NearRows {
  const [range, setRange] = useState<Range>({ start: 0, end: Math.min(count, 12) });
  const place = useRef<ScrollPlace>({ scrolled: 0, shift: 0, left: 0 });
  const spaceNow = () => scrollSpace(heights.top(count));
  const look = () => {
    const box = list.current?.getBoundingClientRect();
    if (!box) return;
    const { shift } = place.current;
    const now = spaceNow().after(place.current, -box.top);
    place.current = now;
    if (now.scrolled !== -box.top) scrollBy({ top: now.scrolled + box.top, behavior: 'instant' });
    const top = now.scrolled + now.shift;
    const start = heights.indexAt(top - BEYOND);
    const end = Math.min(count, heights.indexAt(top + innerHeight + BEYOND) + 1);
    setRange((before) => (before.start === start && before.end === end ? before : { start, end }));
    if (shift !== now.shift) draw();
  };
  useFrames(look, heights);
  const { height } = spaceNow();
  return {
    range,
    height,
    look,
    topOf: (index) => Math.min(height, Math.max(0, heights.top(index) - place.current.shift)),
    moveTo(index) {
      const box = list.current?.getBoundingClientRect();
      if (!box) return;
      place.current = spaceNow().at(Math.max(0, heights.top(index) - innerHeight / 3));
      scrollTo({ top: box.top + scrollY + place.current.scrolled, behavior: 'instant' });
    },
  };
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
