/** Held so long, in ms, a key is meant for the marks, and not for a shortcut: Ctrl+C draws nothing. */
const HELD_MS = 150;

/**
 * Tells when the reader begins to hold a key (by its name in `KeyboardEvent.key`) and when no longer, until the signal aborts. Another
 * key makes a shortcut of it, keys in a field are the field's, and a window that is left hears of no key any more.
 */
export function watchHeldKey(
  document: Document,
  key: () => string,
  changed: (isHeld: boolean) => void,
  signal: AbortSignal,
): void {
  const options = { passive: true, capture: true, signal };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;
  const hold = (next: boolean) => {
    clearTimeout(timer);
    timer = undefined;
    if (next === isHeld) return;
    isHeld = next;
    changed(next);
  };
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== key() || isInField(event)) hold(false);
      else if (!event.repeat) timer ??= setTimeout(hold, HELD_MS, true);
    },
    options,
  );
  document.addEventListener('keyup', (event) => event.key === key() && hold(false), options);
  document.defaultView?.addEventListener('blur', () => hold(false), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

function isInField({ target }: Event): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
