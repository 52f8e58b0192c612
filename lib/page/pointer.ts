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

/** Rest before a card opens, ms: long when cold, short while one is open; and the grace before it goes. */
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
  let opened: Mark | undefined;
  let frame = 0;
  let latest: { event: PointerEvent; onCard: boolean } | undefined;
  let last: Point = { x: 0, y: 0 };

  const stop = () => {
    rest.stop();
    grace.stop();
  };
  const open = (mark: Mark, how: 'pointer' | 'touch') => {
    stop();
    opened = mark;
    wishes.open(mark, how);
  };
  const rest = openRest((mark) => open(mark, 'pointer'));
  const grace = openGrace(() => {
    if (wishes.holdsFocus() || isSelecting(document)) return;
    opened = undefined;
    wishes.close();
  });
  const moved = ({ event, onCard }: { event: PointerEvent; onCard: boolean }) => {
    frame = 0;
    const from = last;
    last = { x: event.clientX, y: event.clientY };
    const mark = !onCard && wantsCard(event, wishes.cardOn(), document) ? find(last.x, last.y) : undefined;
    if (onCard || (mark && wishes.isOpen() && mark.id === opened?.id)) return stop();
    if (mark) rest.begin(mark, last, wishes.isOpen() ? WARM_MS : COLD_MS);
    else rest.stop();
    if (!mark && !headsFor(wishes.cardBox(), from, last) && wishes.isPassing()) grace.begin();
  };

  const onMove = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    // The last move of a frame counts: that is where the pointer came to rest. Its target is known only now.
    latest = { event, onCard: wishes.isOnCard(event) };
    frame ||= requestAnimationFrame(() => latest && moved(latest));
  };
  const onClick = (event: MouseEvent) => {
    if (!event.isTrusted || wishes.isOnCard(event)) return;
    const touch = (event as PointerEvent).pointerType === 'touch';
    const wanted = touch || event.altKey || wishes.cardOn() === 'click';
    const isFree = wanted && !isOnControl(event) && !isSelecting(document);
    const mark = isFree ? find(event.clientX, event.clientY) : undefined;
    if (mark) open(mark, touch ? 'touch' : 'pointer');
    else if (wishes.isOpen() && !wishes.holdsFocus()) wishes.close();
  };
  const heard = { passive: true, capture: true, signal };
  document.addEventListener('pointermove', onMove, heard);
  document.addEventListener('click', onClick, heard);
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(frame);
    stop();
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The rest of the pointer on a mark before its card opens; a move to another mark, or far, begins it anew. */
function openRest(rested: (mark: Mark) => void) {
  let timer = 0;
  let resting: { mark: Mark; at: Point } | undefined;
  const stop = () => {
    clearTimeout(timer);
    resting = undefined;
  };
  return {
    stop,
    begin(mark: Mark, at: Point, ms: number) {
      if (resting?.mark.id === mark.id && Math.hypot(at.x - resting.at.x, at.y - resting.at.y) <= STILL_PX) return;
      stop();
      resting = { mark, at };
      timer = Number(setTimeout(() => rested(mark), ms));
    },
  };
}

/** The grace before a card that the pointer has left goes; a further move away does not prolong it. */
function openGrace(over: () => void) {
  let timer = 0;
  return {
    stop() {
      clearTimeout(timer);
      timer = 0;
    },
    begin() {
      if (timer) return;
      timer = Number(
        setTimeout(() => {
          timer = 0;
          over();
        }, GRACE_MS),
      );
    },
  };
}

/** True where a move asks for the card of what is under it: by the setting, not while a button is down nor over a film. */
function wantsCard(event: PointerEvent, cardOn: ReturnType<PointerWishes['cardOn']>, document: Document): boolean {
  const wanted = cardOn === 'hover' || (cardOn === 'alt-hover' && event.altKey);
  return wanted && event.buttons === 0 && !document.fullscreenElement;
}

/** True where a click is meant for something of the page. */
function isOnControl({ target }: Event): boolean {
  return target instanceof Element && target.closest('a, button, input, select, textarea, [contenteditable]') !== null;
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
function headsFor(card: DOMRect | undefined, from: Point, to: Point): boolean {
  if (!card) return false;
  const distance = ({ x, y }: Point) =>
    Math.hypot(Math.max(card.left - x, 0, x - card.right), Math.max(card.top - y, 0, y - card.bottom));
  return distance(to) < distance(from) && distance(to) < 120;
}

function isSelecting(document: Document): boolean {
  return document.getSelection()?.isCollapsed === false;
}
