import { standingRanges } from '@/lib/page/highlighter';
import { addMarkHost, type Host } from '@/lib/page/hosts';
import type { Mark } from '@/lib/page/mark';
import type { TextMap } from '@/lib/page/text-map';

/** Marks drawn so that no script of the page learns which of them the reader sees. */
export interface PrivateMarks {
  /** Lays every one of these marks over its words, and lets the reader see those that are to be seen. */
  paint(marks: readonly Mark[], isSeen: (mark: Mark) => boolean): void;
}

/** As often as this the page is looked at while it scrolls, ms: it may have moved its words, or taken our node out. */
const LOOK_MS = 1000;
/** More names than any article has. */
const MOST_MARKS = 1000;

/**
 * Draws marks in a closed shadow root. What `CSS.highlights` paints any script can list, and which names are left out would tell it
 * what was read elsewhere. A box that is not there could be told as well (an IntersectionObserver knows whether something lies over
 * an element), so seen and unseen marks have boxes of one size, and differ in colour alone. All goes when the signal aborts.
 */
export function privateMarks(document: Document, article: Element, map: TextMap, signal: AbortSignal): PrivateMarks {
  let over: { readonly host: Host; readonly boxes: HTMLElement } | undefined;
  let laid: readonly { readonly mark: Mark; readonly isSeen: boolean }[] = [];
  let frame = 0;
  let lookedAt = 0;
  const lay = () => {
    frame = 0;
    if (laid.length === 0) {
      over?.host.remove();
      over = undefined;
      return;
    }
    over ??= layOver(document, article);
    const { host, boxes } = over;
    if (!host.element.isConnected) document.documentElement.append(host.element);
    const { left, top } = host.element.getBoundingClientRect();
    // All are measured before any is laid.
    const places = laid.flatMap(({ mark, isSeen }) =>
      standingRanges(mark, map)
        .flatMap((range) => [...range.getClientRects()])
        .map((rect) => ({ rect, kind: isSeen ? mark.kind : '' })),
    );
    boxes.replaceChildren(
      ...places.map(({ rect, kind }) => {
        const box = document.createElement('i');
        box.dataset.kind = kind;
        box.style.cssText = `left: ${rect.left - left}px; top: ${rect.top - top}px; width: ${rect.width}px; height: ${rect.height}px`;
        return box;
      }),
    );
  };
  const layAgain = () => {
    if (laid.length > 0 && !signal.aborted) frame ||= requestAnimationFrame(lay);
  };
  const look = ({ target }: Event) => {
    const now = Date.now();
    // What scrolls within the page takes its words along, and not our boxes.
    if (target === document && now - lookedAt < LOOK_MS) return;
    lookedAt = now;
    layAgain();
  };
  const sizes = new ResizeObserver(layAgain);
  for (const element of [article, document.body, document.documentElement]) sizes.observe(element);
  document.addEventListener('scroll', look, { passive: true, capture: true, signal });
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    cancelAnimationFrame(frame);
    laid = [];
    lay();
  });
  return {
    paint(marks, isSeen) {
      if (signal.aborted) return;
      laid = marks.slice(0, MOST_MARKS).map((mark) => ({ mark, isSeen: isSeen(mark) }));
      lay();
    },
  };
}

function layOver(document: Document, article: Element): { host: Host; boxes: HTMLElement } {
  const host = addMarkHost(document, STYLE, layerOf(article));
  const boxes = document.createElement('div');
  host.root.append(boxes);
  return { host, boxes };
}

/** The layer in which an article is drawn: that of the outermost element around it that has one. */
function layerOf(article: Element): string {
  let layer = '0';
  for (let at: Element | null = article; at; at = at.parentElement) {
    const { zIndex } = getComputedStyle(at);
    if (/^-?\d+$/.test(zIndex)) layer = zIndex;
  }
  return layer;
}

/** The lines of entrypoints/marks.css. An unseen box keeps its colours where the system forces them: it has none. */
const STYLE = `
i { position: absolute; box-sizing: border-box; pointer-events: none; border-bottom: 1.5px solid transparent; }
i[data-kind=""] { forced-color-adjust: none; }
i[data-kind="company"] { border-bottom-color: rgb(37 111 235 / 0.75); }
i[data-kind="person"] { border-bottom: 2px dotted rgb(196 88 16 / 0.95); }
i[data-kind="product"] { border-bottom: 1.5px dashed rgb(124 82 214 / 0.85); }
i[data-kind="organisation"] { border-bottom: 3px double rgb(13 138 122 / 0.8); }
@media print { i { display: none; } }
`;
