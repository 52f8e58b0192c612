import { fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hold } from '@/entrypoints/reader/card-places';
import { pinnedPlace } from '@/lib/pinned-place';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const CARD = { width: 300, height: 200 };
let ends: (() => void)[];

beforeEach(() => {
  fakeBrowser.reset();
  ends = [];
  inWindow(1000, 800);
});
afterEach(() => {
  for (const end of ends) end();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** happy-dom lays nothing out. */
function inWindow(width: number, height: number): void {
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(width);
  Object.assign(window, { innerHeight: height });
}

/** A card at a place of the window. */
function card(x: number, y: number): HTMLElement {
  const place = document.createElement('div');
  place.innerHTML = '<header class="card-head">Mây Xanh</header>';
  place.style.transform = `translate(${x}px, ${y}px)`;
  place.setPointerCapture = () => undefined;
  place.getBoundingClientRect = () => {
    const [left = 0, top = 0] = (place.style.transform.match(/-?\d+/g) ?? []).map(Number);
    return new DOMRect(left, top, CARD.width, CARD.height);
  };
  document.body.append(place);
  return place;
}

const at = (place: HTMLElement) => {
  const { x, y } = place.getBoundingClientRect();
  return [x, y];
};

async function pin(place: HTMLElement, others: readonly HTMLElement[] = []): Promise<() => void> {
  const end = hold(place, () => others);
  ends.push(end);
  await pinnedPlace();
  await Promise.resolve();
  return end;
}

function dragHead(place: HTMLElement, [x, y]: readonly [number, number]): void {
  const head = place.querySelector('header') as Element;
  const from = place.getBoundingClientRect();
  fireEvent.pointerDown(head, { clientX: from.x + 10, clientY: from.y + 10, button: 0 });
  fireEvent.pointerMove(head, { clientX: x + 10, clientY: y + 10 });
  fireEvent.pointerUp(head);
}

it('a card stays where it is pinned until one was moved, and the next is pinned where that one was left', async () => {
  const first = card(100, 150);
  await pin(first);
  expect(at(first)).toEqual([100, 150]);
  dragHead(first, [692, 8]);
  expect(at(first)).toEqual([692, 8]);
  await vi.waitFor(async () => expect(await pinnedPlace()).toEqual({ x: 1, y: 0 }));
  const next = card(100, 300);
  await pin(next);
  expect(at(next)).toEqual([692, 8]);
});

it('its corner of the window is what is remembered, whatever the size of the next window', async () => {
  const first = card(100, 150);
  await pin(first);
  dragHead(first, [692, 592]);
  await vi.waitFor(async () => expect(await pinnedPlace()).toEqual({ x: 1, y: 1 }));
  inWindow(640, 480);
  const next = card(20, 20);
  await pin(next);
  expect(at(next)).toEqual([640 - CARD.width - 8, 480 - CARD.height - 8]);
});

it('the keys move it as well, and that is remembered; a press without a move is not', async () => {
  const place = card(8, 8);
  await pin(place);
  const head = place.querySelector('header') as Element;
  fireEvent.pointerDown(head, { clientX: 10, clientY: 10, button: 0 });
  fireEvent.pointerUp(head);
  expect(await pinnedPlace()).toBeUndefined();
  for (let press = 0; press < 40; press += 1) fireEvent.keyDown(place, { key: 'ArrowRight', shiftKey: true });
  expect(at(place)).toEqual([692, 8]);
  await vi.waitFor(async () => expect(await pinnedPlace()).toEqual({ x: 1, y: 0 }));
});

it('two pinned cards do not cover each other’s heads', async () => {
  const first = card(100, 150);
  await pin(first);
  dragHead(first, [692, 8]);
  await vi.waitFor(async () => expect(await pinnedPlace()).toBeDefined());
  const [second, third] = [card(50, 400), card(60, 420)];
  await pin(second, [first]);
  await pin(third, [first, second]);
  expect([at(first), at(second), at(third)]).toEqual([
    [692, 8],
    [660, 40],
    [628, 72],
  ]);
});

it('a card that was given free stays free', async () => {
  const first = card(100, 150);
  (await pin(first))();
  dragHead(first, [400, 400]);
  expect(at(first)).toEqual([100, 150]);
});

it.each([[{ x: 2, y: 0 }], [{ x: '1', y: 0 }], [null], ['x']])(
  'a stored place that is none counts as none: %j',
  async (stored) => {
    await fakeBrowser.storage.local.set({ pinnedPlace: stored });
    expect(await pinnedPlace()).toBeUndefined();
  },
);
