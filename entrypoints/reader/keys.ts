import { COLOURS, type Colour } from '@/lib/library/records';

/** What keys do while a card is open. */
export interface KeyWishes {
  /** True while the focus is inside a card and not in a field: only then do letters mean anything. */
  isActive(): boolean;
  isOpen(): boolean;
  /** True while the reader sees the card: nothing is changed by a key that was meant for something else. */
  isSeen(): boolean;
  /** True while the bar of a selection waits for the focus. */
  isWaiting(): boolean;
  enter(): void;
  close(): void;
  step(direction: 1 | -1): void;
  /** To the next mention of the name on the card, or the one before. */
  turn(direction: 1 | -1): void;
  /** Pins the card that has the focus, or gives it free. */
  pin(): void;
  /** To the next of the open cards, the pinned ones too. */
  turnCard(): void;
  /** Shows what the keys do. */
  help(): void;
  /** Delete: not a name, or no longer kept. */
  refuse(): void;
  undo(): void;
  note(): void;
  highlight(): void;
  copy(): void;
  save(): void;
  colour(colour: Colour): void;
}

/**
 * Keys of the cards, until the signal aborts: Esc puts the card away from anywhere, Tab goes into a bar that was just offered;
 * n, p, arrows, g, t, a, h, c, s, u, 1 to 4, ?, Delete and Ctrl+Z only with the focus in a card.
 */
export function watchKeys(document: Document, signal: AbortSignal, wishes: KeyWishes): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.keyCode === 229 || !event.isTrusted) return;
      if (event.key === 'Escape') return wishes.isOpen() ? wishes.close() : undefined;
      const act = wantedOf(event, wishes);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    { capture: true, signal },
  );
}

function wantedOf(event: KeyboardEvent, wishes: KeyWishes): (() => void) | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key === 'Tab' && !shiftKey && wishes.isWaiting()) return wishes.enter;
  if (!wishes.isActive() || altKey) return undefined;
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' && !shiftKey ? wishes.undo : undefined;
  if (key === 'u') return wishes.undo;
  if (key === 'g') return wishes.pin;
  if (key === 't') return wishes.turnCard;
  if (!wishes.isOpen()) return undefined;
  if (key === 'n') return () => wishes.step(1);
  if (key === 'p') return () => wishes.step(-1);
  if (key === 'ArrowRight' && !shiftKey) return () => wishes.turn(1);
  if (key === 'ArrowLeft' && !shiftKey) return () => wishes.turn(-1);
  if (key === '?') return wishes.help;
  if (!wishes.isSeen()) return undefined;
  const colour = COLOURS[Number(key) - 1];
  if (colour) return () => wishes.colour(colour);
  const { note: a, highlight: h, copy: c, save: s, refuse } = wishes;
  return { a, h, c, s, Delete: refuse }[key];
}
