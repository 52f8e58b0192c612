import { autoUpdate, computePosition, flip, inline, offset, shift, size } from '@floating-ui/dom';
import { type PinnedPlace, pinnedPlace, rememberPinnedPlace } from '@/lib/pinned-place';

/** A card is this high at least, over its words where there is no room beside them. */
const LEAST_ROOM = 200;
/** So far from the edges of the window, px. */
const MARGIN = 8;
/** So far an arrow key moves a pinned card, px. */
const STEP = 32;

/**
 * Keeps a card beside its words while it is open: below the line, above where there is no room, never out of view; as high as the
 * room beside them, for the window may be small, or what is in it twice as large. `left` is called when the words have moved further than
 * the card is high: the page was scrolled on. Ends when the function it returns is called.
 */
export function follow(range: Range, place: HTMLElement, above: boolean, left: () => void): () => void {
  const reference = {
    getBoundingClientRect: () => range.getBoundingClientRect(),
    getClientRects: () => range.getClientRects(),
    ...(range.startContainer.parentElement ? { contextElement: range.startContainer.parentElement } : {}),
  };
  let isOver = false;
  const from = range.getBoundingClientRect().top;
  const stop = autoUpdate(reference, place, () => {
    if (Math.abs(range.getBoundingClientRect().top - from) > place.offsetHeight) left();
    for (const body of place.getElementsByClassName('card-body'))
      body.toggleAttribute('data-scrolls', body.scrollHeight > body.clientHeight);
    computePosition(reference, place, {
      strategy: 'fixed',
      placement: above ? 'top-start' : 'bottom-start',
      middleware: [
        inline(),
        offset(6),
        flip({ padding: MARGIN }),
        size({
          padding: MARGIN,
          apply({ availableHeight }) {
            place.style.setProperty('--room', `${Math.max(LEAST_ROOM, Math.floor(availableHeight))}px`);
          },
        }),
        shift({ padding: MARGIN, crossAxis: true }),
      ],
    }).then(({ x, y, placement }) => {
      if (isOver) return;
      moveTo(place, x, y);
      // A sheet lies at the other end of the window from its words; a bar where the fingers are.
      if (!above) place.dataset.side = placement.startsWith('top') ? 'top' : 'bottom';
    });
  });
  return () => {
    isOver = true;
    stop();
  };
}

/**
 * Holds a pinned card in the window, whatever the page does under it: where the reader last moved one to, beside those that are there
 * already, or where it is. It is dragged by its head, and moved by Shift and the arrow keys; never out of view. Ends when the function it
 * returns is called.
 */
export function hold(place: HTMLElement, others: () => readonly HTMLElement[]): () => void {
  const life = new AbortController();
  const { signal } = life;
  const move = (x: number, y: number) => {
    const { right, bottom } = roomFor(place);
    moveTo(place, Math.max(MARGIN, Math.min(x, right)), Math.max(MARGIN, Math.min(y, bottom)));
  };
  const moved = () => rememberPinnedPlace(placeOf(place)).catch(() => undefined);
  const again = () => {
    const { x, y } = place.getBoundingClientRect();
    move(x, y);
  };
  drag(place, signal, move, moved);
  place.addEventListener(
    'keydown',
    (event) => {
      const way = event.shiftKey && WAYS[event.key];
      if (!way) return;
      const { x, y } = place.getBoundingClientRect();
      move(x + way[0] * STEP, y + way[1] * STEP);
      moved();
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
  addEventListener('resize', again, { signal });
  place.dataset.held = '';
  signal.addEventListener('abort', () => delete place.dataset.held, { once: true });
  pinnedPlace().then(
    (liked) => {
      if (liked && !signal.aborted) move(...besideOthers(place, liked, others()));
    },
    () => undefined,
  );
  return () => life.abort();
}

function drag(place: HTMLElement, signal: AbortSignal, move: (x: number, y: number) => void, moved: () => void): void {
  let grip: { x: number; y: number; isMoved: boolean } | undefined;
  place.addEventListener(
    'pointerdown',
    (event) => {
      const pressed = event.target as Element;
      if (event.button !== 0 || !pressed.closest('.card-head') || pressed.closest('button')) return;
      const { x, y } = place.getBoundingClientRect();
      grip = { x: event.clientX - x, y: event.clientY - y, isMoved: false };
      place.setPointerCapture(event.pointerId);
      event.preventDefault();
    },
    { signal },
  );
  place.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      if (!grip) return;
      grip.isMoved = true;
      move(clientX - grip.x, clientY - grip.y);
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel'] as const)
    place.addEventListener(
      end,
      () => {
        if (grip?.isMoved) moved();
        grip = undefined;
      },
      { signal },
    );
}

/** How far right and down the corner of a card may lie. */
function roomFor(place: HTMLElement): { right: number; bottom: number } {
  const { width, height } = place.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  return { right: clientWidth - width - MARGIN, bottom: innerHeight - height - MARGIN };
}

function placeOf(place: HTMLElement): PinnedPlace {
  const { x, y } = place.getBoundingClientRect();
  const { right, bottom } = roomFor(place);
  const part = (at: number, most: number) =>
    most > MARGIN ? Math.max(0, Math.min((at - MARGIN) / (most - MARGIN), 1)) : 0;
  return { x: part(x, right), y: part(y, bottom) };
}

/** A place in the window, or, where a card lies there, a step from it towards the middle, so that the heads of all are seen. */
function besideOthers(place: HTMLElement, liked: PinnedPlace, others: readonly HTMLElement[]): [x: number, y: number] {
  const { right, bottom } = roomFor(place);
  const taken = others.map((other) => other.getBoundingClientRect());
  const [across, down] = [liked.x > 0.5 ? -STEP : STEP, liked.y > 0.5 ? -STEP : STEP];
  let x = MARGIN + liked.x * (right - MARGIN);
  let y = MARGIN + liked.y * (bottom - MARGIN);
  for (let tries = 0; tries < taken.length; tries += 1) {
    if (!taken.some((box) => Math.abs(box.x - x) < STEP / 2 && Math.abs(box.y - y) < STEP / 2)) break;
    x += across;
    y += down;
  }
  return [x, y];
}

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function moveTo(place: HTMLElement, x: number, y: number): void {
  place.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
