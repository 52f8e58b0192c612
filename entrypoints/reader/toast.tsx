import { render } from 'preact';
import type { Shelter } from './shelter';

/** What is said of what was done, with a way back, one at a time. */
export interface Toast {
  show(text: string, action?: { label: string; run(): void; focus: boolean }): void;
  /** Takes the way back that is offered, if any. */
  undo(): void;
  drop(): void;
}

const TOAST_MS = 10_000;

/** `left` is called where what was said goes while the focus is on its way back. */
export function openToast(shelter: Shelter, left: () => void): Toast {
  let message: { place: HTMLElement; timer: ReturnType<typeof setTimeout>; run?: () => void } | undefined;
  const drop = () => {
    if (!message) return;
    const { place, timer } = message;
    message = undefined;
    const hadFocus = shelter.hasFocus(place);
    clearTimeout(timer);
    shelter.remove(place);
    if (hadFocus) left();
  };
  return {
    show(text, action) {
      drop();
      const place = shelter.add('toast');
      const run = () => {
        drop();
        action?.run();
      };
      message = { place, timer: setTimeout(drop, TOAST_MS), ...(action ? { run } : {}) };
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
    drop,
  };
}
