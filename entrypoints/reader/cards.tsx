import { render, type VNode } from 'preact';
import theme from '@/assets/theme.css?inline';
import css from '@/components/card/cards.css?inline';
import colours from '@/components/colours.css?inline';
import { addCardHost, type CardHost } from '@/lib/page/hosts';
import { isSeen } from '@/lib/page/sight';
import { follow, hold } from './card-places';

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

const TOAST_MS = 10_000;

/** Cards in one closed shadow root; the host is in the page only while something is shown. */
export function openCards(document: Document, signal: AbortSignal, closed: () => void): Cards {
  let host: CardHost | undefined;
  let open: OpenCard[] = [];
  let message: { place: HTMLElement; timer: ReturnType<typeof setTimeout>; run?: () => void } | undefined;
  let focusBefore: Element | null = null;

  const transient = () => open.find((card) => !card.pinned);
  const add = (): HTMLElement => {
    if (!host) {
      host = addCardHost(document, theme + css + colours + STYLE);
      guard(host);
    }
    const place = document.createElement('div');
    host.root.append(place);
    return place;
  };
  const tidy = () => {
    if (open.length > 0 || message) return;
    host?.remove();
    host = undefined;
  };
  const drop = (card: OpenCard) => {
    const hadFocus = host?.root.activeElement && card.place.contains(host.root.activeElement);
    card.stop();
    render(null, card.place);
    card.place.remove();
    open = open.filter((each) => each !== card);
    if (hadFocus && focusBefore instanceof HTMLElement) focusBefore.focus({ preventScroll: true });
    tidy();
    if (!card.pinned) closed();
  };
  const draw = (card: OpenCard) => {
    render(
      card.card({
        pinned: card.pinned,
        pin() {
          card.pinned = !card.pinned;
          card.stop();
          card.stop = card.pinned ? hold(card.place) : follow(card.range, card.place, card.above);
          draw(card);
        },
        close: () => drop(card),
      }),
      card.place,
    );
  };
  const dropToast = () => {
    if (!message) return;
    clearTimeout(message.timer);
    render(null, message.place);
    message.place.remove();
    message = undefined;
    tidy();
  };
  const cards: Cards = {
    show(range, card, { focus, stays = false, above = false }) {
      const before = transient();
      // From card to card the focus stays with us; it goes back to where it was in the page.
      if (document.activeElement !== host?.element) focusBefore = document.activeElement;
      const place = add();
      place.className = 'place';
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
    toast(text, action) {
      dropToast();
      const place = add();
      place.className = 'toast';
      const run = () => {
        dropToast();
        action?.run();
      };
      message = { place, timer: setTimeout(dropToast, TOAST_MS), ...(action ? { run } : {}) };
      render(
        <p class="card card-toast" role="status">
          <span>{text}</span>
          {action && (
            <button type="button" onClick={run}>
              {action.label}
            </button>
          )}
        </p>,
        place,
      );
      if (action?.focus) place.querySelector('button')?.focus({ preventScroll: true });
    },
    undo: () => message?.run?.(),
    enter: () => transient()?.place.querySelector<HTMLElement>(FIRST_BUTTON)?.focus({ preventScroll: true }),
    isSeen() {
      const card = transient()?.place.firstElementChild;
      return host !== undefined && card != null && isSeen(host, card);
    },
    close() {
      const card = transient();
      if (card) drop(card);
    },
    closeAll() {
      for (const card of [...open]) drop(card);
      dropToast();
    },
    isOpen: () => transient() !== undefined,
    isPassing: () => transient()?.stays === false,
    box: () => transient()?.place.getBoundingClientRect(),
    owns: (event) => host !== undefined && event.target === host.element,
    holdsFocus: () => host?.root.activeElement != null,
    isInField: () => host?.root.activeElement?.matches('select, input, iframe') === true,
  };
  signal.addEventListener('abort', cards.closeAll, { once: true });
  return cards;
}

const FIRST = '[role="dialog"]';
const FIRST_BUTTON = 'button, iframe';
const PRESSABLE = 'button, summary, select, label';

/** Nothing in our interface is pressed by a script, nor by a reader who cannot see it (clickjacking). */
function guard(host: CardHost): void {
  host.root.addEventListener(
    'click',
    (event) => {
      const pressed = event.target instanceof Element && (event.target.closest(PRESSABLE) ?? event.target);
      if (event.isTrusted && pressed && isSeen(host, pressed)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

const STYLE = `
.place { position: fixed; inset: 0 auto auto 0; width: max-content; max-width: calc(100% - 16px); }
.place[data-held] .card-head { cursor: grab; touch-action: none; }
.toast { position: fixed; left: 50%; bottom: 20px; transform: translateX(-50%); }
@media (pointer: coarse) and (max-width: 640px) {
  .place { inset: auto 0 0 0; width: auto; max-width: none; transform: none !important; }
  .place .card { width: 100%; border-radius: 14px 14px 0 0; }
}
@media print { .place, .toast { display: none; } }
`;
