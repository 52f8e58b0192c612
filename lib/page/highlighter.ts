import { MARK_KINDS, type Mark } from '@/lib/page/mark';
import type { TextMap } from '@/lib/page/text-map';
import type { Span } from '@/lib/text/span';

/** Paints marks with the CSS Custom Highlight API: the page's DOM is the same before, during and after. */
export interface Highlighter {
  /** Paints these marks and no others. */
  paint(marks: readonly Mark[]): void;
  /** Paints one span strongly for a moment, to show where something stands. */
  flash(span: Span): void;
}

/** A page may clear the registry; more often than this it is not painted again. */
const REPAINT_MS = 1000;
const FLASH_MS = 1600;
/** Beyond this many ranges a frame takes longer than a reader forgives (measured: 20,000 ranges, 181–287 ms). */
const MOST_RANGES = 4000;
const FLASH = 'chu-giai-flash';

/** A highlighter over one reading of a page; everything it painted goes when the signal aborts. */
export function highlighter(document: Document, map: TextMap, signal: AbortSignal): Highlighter {
  const registry = (document.defaultView ?? globalThis).CSS.highlights;
  let painted = new Map<string, Highlight>();
  let checkedAt = 0;

  const clear = () => {
    for (const [name, highlight] of painted) if (registry.get(name) === highlight) registry.delete(name);
    painted = new Map();
  };
  const repaint = () => {
    const now = Date.now();
    if (now - checkedAt < REPAINT_MS) return;
    checkedAt = now;
    for (const [name, highlight] of painted) if (registry.get(name) !== highlight) registry.set(name, highlight);
  };
  document.addEventListener('scroll', repaint, { passive: true, capture: true, signal });
  document.addEventListener('visibilitychange', repaint, { signal });
  signal.addEventListener('abort', clear, { once: true });

  return {
    paint(marks) {
      clear();
      if (signal.aborted) return;
      for (const [priority, kind] of MARK_KINDS.entries()) {
        const ranges = rangesOf(marks.filter((mark) => mark.kind === kind).slice(0, MOST_RANGES), map);
        if (ranges.length === 0) continue;
        const highlight = new Highlight(...ranges);
        highlight.priority = priority;
        registry.set(`chu-giai-${kind}`, highlight);
        painted.set(`chu-giai-${kind}`, highlight);
      }
    },
    flash(span) {
      const ranges = rangesOf([span], map);
      if (ranges.length === 0 || signal.aborted) return;
      const highlight = new Highlight(...ranges);
      highlight.priority = MARK_KINDS.length;
      registry.set(FLASH, highlight);
      painted.set(FLASH, highlight);
      setTimeout(() => {
        if (registry.get(FLASH) === highlight) registry.delete(FLASH);
        painted.delete(FLASH);
      }, FLASH_MS);
    },
  };
}

/** The ranges of a span that still stand in the page; a node that has gone leaves its mark out. */
export function standingRanges(span: Span, map: TextMap): Range[] {
  try {
    return map.ranges(span).filter((range) => !range.collapsed && range.startContainer.isConnected);
  } catch {
    // A page may shorten a text node under us; the next reading of the page finds its new text.
    return [];
  }
}

function rangesOf(spans: readonly Span[], map: TextMap): Range[] {
  return spans.flatMap((span) => standingRanges(span, map));
}
