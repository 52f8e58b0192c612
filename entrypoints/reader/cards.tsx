import { autoUpdate, computePosition, flip, inline, offset, shift } from '@floating-ui/dom';
import { render, type VNode } from 'preact';
import theme from '@/assets/theme.css?inline';
import css from '@/components/card.css?inline';
import { addCardHost, type CardHost } from '@/lib/page/hosts';

/** The cards open in the page: one that comes and goes, and those the reader pinned. */
export interface Cards {
  /** Shows a card beside a range, in place of the one that was open. */
  show(range: Range, card: (controls: CardControls) => VNode, focus: boolean): void;
  /** Draws the open card again, after something it shows has changed. */
  refresh(): void;
  /** Says something with a way back, for ten seconds; a reader who works by keyboard gets the focus on it. */
  toast(text: string, action?: { label: string; run(): void; focus: boolean }): void;
  close(): void;
  closeAll(): void;
  isOpen(): boolean;
  box(): DOMRect | undefined;
  owns(event: Event): boolean;
  holdsFocus(): boolean;
}

export interface CardControls {
  readonly pinned: boolean;
  pin(): void;
  close(): void;
}

interface OpenCard {
  readonly place: HTMLElement;
  readonly range: Range;
  readonly card: (controls: CardControls) => VNode;
  readonly stop: () => void;
  pinned: boolean;
}

const TOAST_MS = 10_000;

/** Cards in one closed shadow root; the host is in the page only while something is shown. */
export function openCards(document: Document, signal: AbortSignal, closed: () => void): Cards {
  let host: CardHost | undefined;
  let open: OpenCard[] = [];
  let message: { place: HTMLElement; timer: ReturnType<typeof setTimeout> } | undefined;
  let focusBefore: Element | null = null;

  const transient = () => open.find((card) => !card.pinned);
  const add = (): HTMLElement => {
    host ??= addCardHost(document, theme + css + STYLE);
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
    show(range, card, focus) {
      const before = transient();
      // From card to card the focus stays with us; it goes back to where it was in the page.
      if (document.activeElement !== host?.element) focusBefore = document.activeElement;
      const place = add();
      place.className = 'place';
      const entry: OpenCard = { place, range, card, pinned: false, stop: follow(range, place) };
      open.push(entry);
      draw(entry);
      if (before) drop(before);
      if (focus) place.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true });
    },
    refresh() {
      for (const card of open) draw(card);
    },
    toast(text, action) {
      dropToast();
      const place = add();
      place.className = 'toast';
      message = { place, timer: setTimeout(dropToast, TOAST_MS) };
      render(
        <p class="card card-toast" role="status">
          <span>{text}</span>
          {action && (
            <button
              type="button"
              onClick={() => {
                dropToast();
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
        </p>,
        place,
      );
      if (action?.focus) place.querySelector('button')?.focus({ preventScroll: true });
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
    box: () => transient()?.place.getBoundingClientRect(),
    owns: (event) => host !== undefined && event.target === host.element,
    holdsFocus: () => host?.root.activeElement != null,
  };
  signal.addEventListener('abort', cards.closeAll, { once: true });
  return cards;
}

/** Keeps a card beside its words while it is open: below the line, above where there is no room, never out of view. */
function follow(range: Range, place: HTMLElement): () => void {
  const reference = {
    getBoundingClientRect: () => range.getBoundingClientRect(),
    getClientRects: () => range.getClientRects(),
    ...(range.startContainer.parentElement ? { contextElement: range.startContainer.parentElement } : {}),
  };
  return autoUpdate(reference, place, () => {
    computePosition(reference, place, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [inline(), offset(6), flip({ padding: 8 }), shift({ padding: 8 })],
    }).then(({ x, y }) => {
      place.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    });
  });
}

const STYLE = `
.place { position: fixed; inset: 0 auto auto 0; width: max-content; }
.toast { position: fixed; left: 50%; bottom: 20px; transform: translateX(-50%); }
@media (pointer: coarse) and (max-width: 640px) {
  .place { inset: auto 0 0 0; width: auto; transform: none !important; }
  .place .card { width: 100%; border-radius: 14px 14px 0 0; }
}
@media print { .place, .toast { display: none; } }
`;
