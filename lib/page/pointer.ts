import { type Mark, markIndex } from '@/lib/page/mark';
import type { TextMap } from '@/lib/page/text-map';

/** What the pointer (or a finger) wants of the marks. */
export interface PointerWishes {
  /** How a card opens; asked at each move, so that a changed setting counts at once. */
  cardOn(): 'hover' | 'alt-hover' | 'click';
  /** True while a card is open that the pointer may walk to. */
  isOpen(): boolean;
  /** True while the open card goes when the pointer leaves it. */
  isPassing(): boolean;
  /** The box of the open card, in viewport coordinates. */
  cardBox(): DOMRect | undefined;
  /** Never hidden while the focus is inside the card. */
  holdsFocus(): boolean;
  /** True where the event happened on our card. */
  isOnCard(event: Event): boolean;
  open(mark: Mark, how: 'pointer' | 'touch'): void;
  close(): void;
}

/** Rest before a card opens, ms: long when cold, short while one is open; and the grace before it goes (PRODUCT.md). */
const COLD_MS = 350;
const WARM_MS = 80;
const GRACE_MS = 300;
/** A move further than this restarts the rest, px. */
const STILL_PX = 6;

/** Watches the pointer over marked text until the signal aborts: one hit test a frame, no layout beyond the node under it. */
export function watchPointer(
  document: Document,
  find: (x: number, y: number) => Mark | undefined,
  wishes: PointerWishes,
  signal: AbortSignal,
): void {
  const timers = { show: 0, hide: 0 };
  let resting: { mark: Mark; x: number; y: number } | undefined;
  let opened: Mark | undefined;
  let frame = 0;
  let latest: { event: PointerEvent; onCard: boolean } | undefined;
  let last = { x: 0, y: 0 };

  const stopShowing = () => {
    clearTimeout(timers.show);
    resting = undefined;
  };
  const keep = () => {
    clearTimeout(timers.hide);
    timers.hide = 0;
  };
  const open = (mark: Mark, how: 'pointer' | 'touch') => {
    stopShowing();
    keep();
    opened = mark;
    wishes.open(mark, how);
  };
  const leave = () => {
    if (!wishes.isPassing() || timers.hide) return;
    timers.hide = Number(
      setTimeout(() => {
        timers.hide = 0;
        if (wishes.holdsFocus() || isSelecting(document)) return;
        opened = undefined;
        wishes.close();
      }, GRACE_MS),
    );
  };
  const rest = (mark: Mark, x: number, y: number) => {
    if (resting?.mark.id === mark.id && Math.hypot(x - resting.x, y - resting.y) <= STILL_PX) return;
    stopShowing();
    resting = { mark, x, y };
    timers.show = Number(setTimeout(() => open(mark, 'pointer'), wishes.isOpen() ? WARM_MS : COLD_MS));
  };
  const moved = ({ event, onCard }: { event: PointerEvent; onCard: boolean }) => {
    frame = 0;
    const from = last;
    last = { x: event.clientX, y: event.clientY };
    if (onCard) {
      stopShowing();
      return keep();
    }
    const mode = wishes.cardOn();
    const wanted = mode === 'hover' || (mode === 'alt-hover' && event.altKey);
    const mark = wanted && event.buttons === 0 && !document.fullscreenElement ? find(last.x, last.y) : undefined;
    if (mark && wishes.isOpen() && mark.id === opened?.id) {
      stopShowing();
      return keep();
    }
    if (mark) rest(mark, last.x, last.y);
    else stopShowing();
    if (!mark && !headsFor(wishes.cardBox(), from, last)) leave();
  };

  document.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType === 'touch') return;
      // The last move of a frame counts: that is where the pointer came to rest. Its target is known only now.
      latest = { event, onCard: wishes.isOnCard(event) };
      frame ||= requestAnimationFrame(() => latest && moved(latest));
    },
    { passive: true, capture: true, signal },
  );
  document.addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || wishes.isOnCard(event)) return;
      const touch = (event as PointerEvent).pointerType === 'touch';
      const wanted = touch || event.altKey || wishes.cardOn() === 'click';
      const isLink =
        event.target instanceof Element &&
        event.target.closest('a, button, input, select, textarea, [contenteditable]');
      const mark = wanted && !isLink && !isSelecting(document) ? find(event.clientX, event.clientY) : undefined;
      if (mark) open(mark, touch ? 'touch' : 'pointer');
      else if (wishes.isOpen() && !wishes.holdsFocus()) wishes.close();
    },
    { passive: true, capture: true, signal },
  );
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(frame);
    clearTimeout(timers.show);
    clearTimeout(timers.hide);
  });
}

/** The mark under a point of the viewport: the caret's place, looked up, then confirmed, for the caret also answers beside a word. */
export function markFinder(
  document: Document,
  map: TextMap,
  marks: readonly Mark[],
): (x: number, y: number) => Mark | undefined {
  const index = markIndex(marks);
  return (x, y) => {
    const caret = document.caretPositionFromPoint?.(x, y);
    if (!caret || caret.offsetNode.nodeType !== Node.TEXT_NODE) return undefined;
    const offset = map.offset(caret.offsetNode, caret.offset);
    if (offset === undefined) return undefined;
    // The caret stands between two letters: the point may be on the one before it.
    for (const at of [offset, offset - 1]) {
      const mark = index.at(at);
      if (mark && covers(map.range(mark), x, y)) return mark;
    }
    return undefined;
  };
}

function covers(range: Range | undefined, x: number, y: number): boolean {
  for (const box of range?.getClientRects() ?? [])
    if (x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 2 && y <= box.bottom + 2) return true;
  return false;
}

/** True while the pointer walks towards the card: the last step brought it nearer, within a corridor as wide as the card. */
function headsFor(card: DOMRect | undefined, from: { x: number; y: number }, to: { x: number; y: number }): boolean {
  if (!card) return false;
  const distance = ({ x, y }: { x: number; y: number }) =>
    Math.hypot(Math.max(card.left - x, 0, x - card.right), Math.max(card.top - y, 0, y - card.bottom));
  return distance(to) < distance(from) && distance(to) < 120;
}

function isSelecting(document: Document): boolean {
  return document.getSelection()?.isCollapsed === false;
}
