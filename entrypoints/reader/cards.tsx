import { render, type VNode } from 'preact';
import { follow, hold } from './card-places';
import { openShelter } from './shelter';
import { openToast } from './toast';

/** The cards open in the page: one that comes and goes, and those the reader pinned. */
export interface Cards {
  /** Shows a card beside a range, in place of the one that was open; where it stays it is put away by Esc or a click elsewhere only. */
  show(range: Range, card: (controls: CardControls) => VNode, how: Showing): void;
  /** Draws the open card again, after something it shows has changed. */
  refresh(): void;
  /** Says something with a way back, for ten seconds; a reader who works by keyboard gets the focus on it. */
  toast(text: string, action?: { label: string; run(): void; focus: boolean }): void;
  /** Takes the way back that is offered, if any. */
  undo(): void;
  /** Puts the focus into the open card. */
  enter(): void;
  /** Pins the card that has the focus, else the last that was opened, or gives it free. */
  pin(): void;
  /** Puts the focus into the next of the open cards, the pinned ones too. */
  turn(): void;
  /** True where the reader can see the open card, uncovered. */
  isSeen(): boolean;
  close(): void;
  closeAll(): void;
  isOpen(): boolean;
  /** True while the open card may go when the pointer leaves it. */
  isPassing(): boolean;
  box(): DOMRect | undefined;
  owns(event: Event): boolean;
  holdsFocus(): boolean;
  /** True where the focus is in a field of ours, whose keys are its own. */
  isInField(): boolean;
}

export interface CardControls {
  readonly pinned: boolean;
  pin(): void;
  close(): void;
}

/** How a card is shown. */
export interface Showing {
  readonly focus: boolean;
  readonly stays?: boolean;
  readonly above?: boolean;
}

interface OpenCard {
  readonly place: HTMLElement;
  readonly range: Range;
  readonly card: (controls: CardControls) => VNode;
  /** Ends its following the words, or its being held. */
  stop: () => void;
  readonly stays: boolean;
  readonly above: boolean;
  pinned: boolean;
}

/** Cards in one closed shadow root; the host is in the page only while something is shown. */
export function openCards(document: Document, signal: AbortSignal, closed: () => void): Cards {
  const shelter = openShelter(document);
  let open: OpenCard[] = [];
  let focusBefore: Element | null = null;

  const transient = () => open.find((card) => !card.pinned);
  // A reader who works by keyboard goes on in the card that is open.
  const toast = openToast(shelter, () => {
    transient()?.place.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
  });
  const drop = (card: OpenCard) => {
    const hadFocus = shelter.hasFocus(card.place);
    card.stop();
    open = open.filter((each) => each !== card);
    shelter.remove(card.place);
    if (hadFocus && focusBefore instanceof HTMLElement) focusBefore.focus({ preventScroll: true });
    if (!card.pinned) closed();
  };
  const pin = (card: OpenCard) => {
    // One card comes and goes: what is given free takes the place of another.
    const before = card.pinned && transient();
    if (before) drop(before);
    card.pinned = !card.pinned;
    card.stop();
    const others = () => open.filter((each) => each.pinned && each !== card).map(({ place }) => place);
    card.stop = card.pinned ? hold(card.place, others) : follow(card.range, card.place, card.above);
    draw(card);
  };
  const draw = (card: OpenCard) => {
    render(card.card({ pinned: card.pinned, pin: () => pin(card), close: () => drop(card) }), card.place);
  };
  const withFocus = () => open.findIndex(({ place }) => shelter.hasFocus(place));
  const cards: Cards = {
    show(range, card, { focus, stays = false, above = false }) {
      const before = transient();
      // From card to card the focus stays with us; it goes back to where it was in the page.
      if (!shelter.holdsFocus()) focusBefore = document.activeElement;
      const place = shelter.add('place');
      const stop = follow(range, place, above);
      const entry: OpenCard = { place, range, card, pinned: false, stays, above, stop };
      open.push(entry);
      draw(entry);
      if (before) drop(before);
      if (focus) place.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
    },
    refresh() {
      for (const card of open) draw(card);
    },
    toast: toast.show,
    undo: toast.undo,
    enter: () => transient()?.place.querySelector<HTMLElement>(FIRST_BUTTON)?.focus({ preventScroll: true }),
    pin() {
      // The focus may be on what was just said, beside the card.
      const card = open[withFocus()] ?? open.at(-1);
      // What has no head, as the bar beside a selection, does not stay.
      if (card?.place.querySelector('.card-head')) pin(card);
    },
    turn() {
      const next = open[(withFocus() + 1) % open.length];
      next?.place.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
    },
    isSeen() {
      const card = transient()?.place.firstElementChild;
      return card != null && shelter.isSeen(card);
    },
    close() {
      const card = transient();
      if (card) drop(card);
    },
    closeAll() {
      for (const card of [...open]) drop(card);
      toast.drop();
    },
    isOpen: () => transient() !== undefined,
    isPassing: () => transient()?.stays === false,
    box: () => transient()?.place.getBoundingClientRect(),
    owns: shelter.owns,
    holdsFocus: () => shelter.focused() != null,
    isInField: () => shelter.focused()?.matches('select, input, iframe') === true,
  };
  signal.addEventListener('abort', cards.closeAll, { once: true });
  return cards;
}

const FIRST = '[role="dialog"]';
const FIRST_BUTTON = 'button, iframe';
