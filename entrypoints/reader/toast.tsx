import { render } from 'preact';
import type { Shelter } from './shelter';

/** What is said of what was done, with a way back, one at a time. */
export interface Toast {
  /** `left` is called where what is said goes while the focus is on its way back. */
  show(text: string, action: ToastAction | undefined, left: () => void): void;
  /** Takes the way back that is offered, if any. */
  undo(): void;
  drop(): void;
}

/** A way back; a reader who works by keyboard gets the focus on it. */
export interface ToastAction {
  readonly label: string;
  readonly focus: boolean;
  run(): void;
}

const TOAST_MS = 10_000;

export function openToast(shelter: Shelter): Toast {
  let message: { place: HTMLElement; timer: ReturnType<typeof setTimeout>; left(): void; run?(): void } | undefined;
  const drop = () => {
    if (!message) return;
    const { place, timer, left } = message;
    message = undefined;
    const hadFocus = shelter.hasFocus(place);
    clearTimeout(timer);
    shelter.remove(place);
    if (hadFocus) left();
  };
  return {
    show(text, action, left) {
      drop();
      const place = shelter.add('toast');
      const run = () => {
        drop();
        action?.run();
      };
      message = { place, timer: setTimeout(drop, TOAST_MS), left, ...(action ? { run } : {}) };
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
