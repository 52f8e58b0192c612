import { type ReadonlySignal, signal } from '@preact/signals';
import type { ToastMessage } from '@/components/Toast';

/** What a window tells its reader in passing. */
export interface Toasts {
  readonly shown: ReadonlySignal<ToastMessage | undefined>;
  /** Says something for ten seconds, with a way back where there is one. */
  say(text: string, undo?: () => Promise<void>): void;
}

const TOAST_MS = 10_000;

/** The one line in which a window says what it did. */
export function openToasts(): Toasts {
  const shown = signal<ToastMessage | undefined>(undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => {
    clearTimeout(timer);
    shown.value = undefined;
  };
  return {
    shown,
    say(text, undo) {
      clear();
      shown.value = {
        text,
        ...(undo
          ? {
              undo() {
                clear();
                return undo();
              },
            }
          : {}),
      };
      timer = setTimeout(clear, TOAST_MS);
    },
  };
}
