import { autoUpdate, computePosition, flip, inline, offset, shift, size } from '@floating-ui/dom';

/** A card is this high at least, over its words where there is no room beside them. */
const LEAST_ROOM = 200;
/** So far from the edges of the window, px. */
const MARGIN = 8;
/** So far an arrow key moves a pinned card, px. */
const STEP = 32;

/**
 * Keeps a card beside its words while it is open: below the line, above where there is no room, never out of view; as high as the
 * room beside them, for the window may be small, or what is in it twice as large. Ends when the function it returns is called.
 */
export function follow(range: Range, place: HTMLElement, above: boolean): () => void {
  const reference = {
    getBoundingClientRect: () => range.getBoundingClientRect(),
    getClientRects: () => range.getClientRects(),
    ...(range.startContainer.parentElement ? { contextElement: range.startContainer.parentElement } : {}),
  };
  let isOver = false;
  const stop = autoUpdate(reference, place, () => {
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
    }).then(({ x, y }) => {
      if (!isOver) moveTo(place, x, y);
    });
  });
  return () => {
    isOver = true;
    stop();
  };
}

/**
 * Holds a pinned card where it is in the window, whatever the page does under it; it is dragged by its head, and moved by Shift and the
 * arrow keys. Never out of view. Ends when the function it returns is called.
 */
export function hold(place: HTMLElement): () => void {
  const life = new AbortController();
  const { signal } = life;
  let grip: { x: number; y: number } | undefined;
  const move = (x: number, y: number) => {
    const { width, height } = place.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    const within = (at: number, room: number) => Math.max(MARGIN, Math.min(at, room - MARGIN));
    moveTo(place, within(x, clientWidth - width), within(y, innerHeight - height));
  };
  const again = () => {
    const { x, y } = place.getBoundingClientRect();
    move(x, y);
  };
  place.addEventListener(
    'pointerdown',
    (event) => {
      const pressed = event.target as Element;
      if (event.button !== 0 || !pressed.closest('.card-head') || pressed.closest('button')) return;
      const { x, y } = place.getBoundingClientRect();
      grip = { x: event.clientX - x, y: event.clientY - y };
      place.setPointerCapture(event.pointerId);
      event.preventDefault();
    },
    { signal },
  );
  place.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      if (grip) move(clientX - grip.x, clientY - grip.y);
    },
    { signal },
  );
  for (const end of ['pointerup', 'pointercancel'] as const)
    place.addEventListener(
      end,
      () => {
        grip = undefined;
      },
      { signal },
    );
  place.addEventListener(
    'keydown',
    (event) => {
      const way = event.shiftKey && WAYS[event.key];
      if (!way) return;
      const { x, y } = place.getBoundingClientRect();
      move(x + way[0] * STEP, y + way[1] * STEP);
      event.preventDefault();
      event.stopPropagation();
    },
    { signal },
  );
  addEventListener('resize', again, { signal });
  place.dataset.held = '';
  signal.addEventListener('abort', () => delete place.dataset.held, { once: true });
  return () => life.abort();
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
