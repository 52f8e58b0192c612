import { useEffect, useRef } from 'preact/hooks';
import { isField } from '@/components/field';
import type { Words } from '@/lib/locale';

/** What the reader was told last, with a way back. */
export interface ToastMessage {
  readonly text: string;
  undo?(): Promise<void>;
}

/**
 * Says what was done, aloud too, and takes it back; by Ctrl+Z from anywhere but a field, for the button is far from a row of a list.
 * The place stands before there is anything to say, or it would not be read out.
 */
export function Toast({ t, message }: { t: Words; message: ToastMessage | undefined }) {
  const latest = useRef(message);
  latest.current = message;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
      if (key.toLowerCase() !== 'z' || !(ctrlKey || metaKey) || shiftKey || altKey || isField(target)) return;
      if (!latest.current?.undo) return;
      event.preventDefault();
      latest.current.undo();
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
  return (
    <div aria-live="polite" class="toast-place">
      {message && (
        <p class="toast">
          <span>{message.text}</span>
          {message.undo && (
            <button type="button" aria-keyshortcuts="Control+Z" onClick={() => message.undo?.()}>
              {t('toast.undo')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
