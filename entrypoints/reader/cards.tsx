import { render, type VNode } from 'preact';
import { follow, hold } from './card-places';
import type { Shelter } from './shelter';
import type { Toast, ToastAction } from './toast';

/** The cards open in the page: one that comes and goes, and those the reader pinned. */
export interface Cards {
  /** Shows a card beside a range, in place of the one that was open; where it stays it is put away by Esc or a click elsewhere only. */
  show(range: Range, card: (controls: CardControls) => VNode, how: Showing): void;
  /** Draws the open card again, after something it shows has changed. */
  refresh(): void;
  /** Says something with a way back, for ten seconds. */
  toast(text: string, action?: ToastAction): void;
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
  /** True while the words of an open card stand in the page, which may have taken them away: of a pinned one too. */
  isInPlace(): boolean;
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

/** Where cards are drawn, and what was done is said: it is said on when the cards have gone. */
export interface CardPlaces {
  readonly shelter: Shelter;
  readonly toast: Toast;
}

/** Cards in one closed shadow root, until the signal aborts. */
export function openCards(
  document: Document,
  { shelter, toast }: CardPlaces,
  signal: AbortSignal,
  closed: () => void,
): Cards {
  const stack = stackCards(document, shelter, closed);
  const { open, transient } = stack;
  const withFocus = () => open().findIndex(({ place }) => shelter.hasFocus(place));
  const cards: Cards = {
    show: stack.show,
    refresh: () => open().forEach(stack.draw),
    // A reader who works by keyboard goes on in the card that is open.
    toast: (text, action) => toast.show(text, action, () => focusIn(transient(), DIALOG)),
    undo: toast.undo,
    enter: () => focusIn(transient(), FIRST_BUTTON),
    pin() {
      // The focus may be on what was just said, beside the card.
      const card = open()[withFocus()] ?? open().at(-1);
      // What has no head, as the bar beside a selection, does not stay.
      if (card?.place.querySelector('.card-head')) stack.pin(card);
    },
    turn: () => focusIn(open()[(withFocus() + 1) % open().length], DIALOG),
    isSeen() {
      const card = transient()?.place.firstElementChild;
      return card != null && shelter.isSeen(card);
    },
    close() {
      const card = transient();
      if (card) stack.drop(card);
    },
    closeAll() {
      open().forEach(stack.drop);
      toast.drop();
    },
    isOpen: () => transient() !== undefined,
    // Where its words are taken out, a range falls together at the place where they were.
    isInPlace: () => open().some(({ range }) => !range.collapsed && range.startContainer.isConnected),
    isPassing: () => transient()?.stays === false,
    box: () => transient()?.place.getBoundingClientRect(),
    owns: shelter.owns,
    holdsFocus: () => shelter.focused() != null,
    isInField: () => shelter.focused()?.matches('select, input, iframe') === true,
  };
  signal.addEventListener('abort', () => open().forEach(stack.drop), { once: true });
  return cards;
}

/** The cards that lie open, in the order in which they were opened. */
interface CardStack {
  open(): readonly OpenCard[];
  /** The one that comes and goes. */
  transient(): OpenCard | undefined;
  show: Cards['show'];
  draw(card: OpenCard): void;
  /** Pins it, or gives it free. */
  pin(card: OpenCard): void;
  drop(card: OpenCard): void;
}

/** `closed` is called when the card that comes and goes has gone, or a pinned one beside which there is none. */
function stackCards(document: Document, shelter: Shelter, closed: () => void): CardStack {
  let open: readonly OpenCard[] = [];
  let focusBefore: Element | null = null;
  const transient = () => open.find((card) => !card.pinned);
  const draw = (card: OpenCard) => {
    render(card.card({ pinned: card.pinned, pin: () => pin(card), close: () => drop(card) }), card.place);
  };
  const drop = (card: OpenCard) => {
    const hadFocus = shelter.hasFocus(card.place);
    card.stop();
    open = open.filter((each) => each !== card);
    shelter.remove(card.place);
    if (hadFocus && focusBefore instanceof HTMLElement) focusBefore.focus({ preventScroll: true });
    if (!card.pinned || !transient()) closed();
  };
  // A reader who scrolls on has done with it, unless it was opened to stay or the focus is in it.
  const stayBeside = (card: OpenCard) =>
    follow(card.range, card.place, card.above, () => {
      if (!card.stays && !shelter.hasFocus(card.place)) drop(card);
    });
  const pin = (card: OpenCard) => {
    // One card comes and goes: what is given free takes the place of another.
    const before = card.pinned && transient();
    if (before) drop(before);
    card.pinned = !card.pinned;
    card.stop();
    const others = () => open.filter((each) => each.pinned && each !== card).map(({ place }) => place);
    card.stop = card.pinned ? hold(card.place, others) : stayBeside(card);
    draw(card);
  };
  const show: Cards['show'] = (range, card, { focus, stays = false, above = false }) => {
    const before = transient();
    // From card to card the focus stays with us; it goes back to where it was in the page.
    if (!shelter.holdsFocus()) focusBefore = document.activeElement;
    const place = shelter.add('place');
    const shown: OpenCard = { place, range, card, pinned: false, stays, above, stop: () => undefined };
    open = [...open, shown];
    draw(shown);
    shown.stop = stayBeside(shown);
    if (before) drop(before);
    if (focus) focusIn(shown, DIALOG);
  };
  return { open: () => open, transient, show, draw, pin, drop };
}

function focusIn(card: OpenCard | undefined, what: string): void {
  card?.place.querySelector<HTMLElement>(what)?.focus({ preventScroll: true });
}

const DIALOG = '[role="dialog"]';
const FIRST_BUTTON = 'button, iframe';
