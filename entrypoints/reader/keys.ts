/** What keys do while a card is open. */
export interface KeyWishes {
  /** True while the focus is inside a card: only then do letters mean anything. */
  isActive(): boolean;
  isOpen(): boolean;
  close(): void;
  step(direction: 1 | -1): void;
  refuse(): void;
}

/** Keys of the cards, until the signal aborts: Esc puts the card away from anywhere; n, p and Delete only with the focus in it. */
export function watchKeys(document: Document, signal: AbortSignal, wishes: KeyWishes): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.keyCode === 229 || !wishes.isOpen()) return;
      if (event.key === 'Escape') {
        wishes.close();
        return;
      }
      if (!wishes.isActive() || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = { n: () => wishes.step(1), p: () => wishes.step(-1), Delete: wishes.refuse }[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    { capture: true, signal },
  );
}
