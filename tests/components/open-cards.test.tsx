import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type CardControls, type Cards, openCards } from '@/entrypoints/reader/cards';
import { openShelter } from '@/entrypoints/reader/shelter';
import { openToast, type Toast } from '@/entrypoints/reader/toast';
import { closedRoots } from './closed-roots';

let life: AbortController;
let cards: Cards;
let toast: Toast;
let left: number;
let controls: CardControls | undefined;
let roots: readonly ShadowRoot[];

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<p>Mây Xanh có chip mới.</p>';
  life = new AbortController();
  left = 0;
  roots = closedRoots();
  const shelter = openShelter(document);
  toast = openToast(shelter);
  cards = openCards(document, { shelter, toast }, life.signal, () => {
    left += 1;
  });
});

afterEach(() => {
  life.abort();
  toast.drop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Our one node in the page, if it is there. */
const host = () => [...document.documentElement.children].find(({ tagName }) => !['HEAD', 'BODY'].includes(tagName));

/** What has the focus behind the closed root. */
const focused = () => roots.at(-1)?.activeElement;

function show(how: { stays?: boolean; focus?: boolean } = {}, hasHead = true): void {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('p') as Element);
  cards.show(
    range,
    (given) => {
      controls = given;
      return (
        <section role="dialog" tabIndex={-1}>
          {hasHead && <header class="card-head">Mây Xanh</header>}
          <button type="button">Lưu</button>
        </section>
      );
    },
    { focus: false, ...how },
  );
}

it('nothing of ours is in the page but while something is shown', () => {
  expect(host()).toBeUndefined();
  show();
  cards.toast('Đã lưu.');
  expect(host()).toBeDefined();
  cards.close();
  expect(cards.isOpen()).toBe(false);
  expect(host()).toBeDefined();
  vi.advanceTimersByTime(10_000);
  expect(host()).toBeUndefined();
});

it('a card gives way to the next, and a pinned one stays until it is closed', () => {
  show();
  show({ stays: true });
  expect([left, cards.isPassing()]).toEqual([1, false]);
  controls?.pin();
  expect(controls?.pinned).toBe(true);
  expect(cards.isOpen()).toBe(false);
  cards.close();
  expect(host()).toBeDefined();
  controls?.close();
  expect([left, host()]).toEqual([2, undefined]);
});

it('a pinned card is in its place as long as the page has its words', () => {
  expect(cards.isInPlace()).toBe(false);
  show();
  controls?.pin();
  expect(cards.isInPlace()).toBe(true);
  document.body.replaceChildren();
  expect(cards.isInPlace()).toBe(false);
});

it('the way back is taken once, and goes with what it takes back', () => {
  let undone = 0;
  cards.toast('Đã xóa.', {
    label: 'Hoàn tác',
    focus: true,
    run: () => {
      undone += 1;
    },
  });
  expect(cards.holdsFocus()).toBe(true);
  cards.undo();
  cards.undo();
  expect([undone, host()]).toEqual([1, undefined]);
});

it('the keys go into the open card, and where it goes with its article what was said stays', () => {
  show();
  expect(cards.holdsFocus()).toBe(false);
  cards.enter();
  expect([cards.holdsFocus(), cards.isInField()]).toEqual([true, false]);
  let undone = 0;
  cards.toast('Đã lưu.', { label: 'Hoàn tác', focus: false, run: () => (undone += 1) });
  life.abort();
  expect([cards.isOpen(), host() !== undefined]).toEqual([false, true]);
  toast.undo();
  expect([undone, host()]).toEqual([1, undefined]);
});

it('by keys a card is pinned, the focus goes from card to card, and one that is given free takes the place of another', () => {
  show({ focus: true });
  const first = focused();
  cards.pin();
  expect([cards.isOpen(), cards.holdsFocus()]).toEqual([false, true]);
  show({ focus: true });
  const second = focused();
  cards.turn();
  expect(focused()).toBe(first);
  cards.turn();
  expect(focused()).toBe(second);
  cards.turn();
  cards.pin();
  expect([cards.isOpen(), first?.isConnected, second?.isConnected]).toEqual([true, true, false]);
  cards.toast('Đã lưu', { label: 'Hoàn tác', focus: true, run: () => undefined });
  cards.pin();
  expect(cards.isOpen()).toBe(false);
  cards.pin();
  cards.closeAll();
  expect(host()).toBeUndefined();
});

it('the focus goes back into the open card where the way back is taken, or goes by itself', () => {
  show({ focus: true });
  const card = focused();
  const say = () => cards.toast('Đã lưu', { label: 'Hoàn tác', focus: true, run: () => undefined });
  say();
  expect(focused()).not.toBe(card);
  cards.undo();
  expect(focused()).toBe(card);
  say();
  vi.advanceTimersByTime(10_000);
  expect(focused()).toBe(card);
});

it('what was done is told to a screen reader once, and the next thing in its place', () => {
  const said = () => [...(roots.at(-1)?.querySelectorAll('[role="status"], [aria-live]') ?? [])];
  cards.toast('Đã lưu');
  cards.toast('Đã lưu');
  expect(said().map(({ textContent }) => textContent)).toEqual(['Đã lưu']);
  show();
  cards.refresh();
  expect(said()).toHaveLength(1);
});

it('what has no head, as the bar beside a selection, is not pinned', () => {
  show({ focus: true }, false);
  cards.pin();
  expect([cards.isOpen(), controls?.pinned]).toEqual([true, false]);
});
