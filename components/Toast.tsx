import type { Words } from '@/lib/locale';

/** What the reader was told last, with a way back. */
export interface ToastMessage {
  readonly text: string;
  undo?(): Promise<void>;
}

/** Says what was done, aloud too, and takes it back. The place stands before there is anything to say, or it would not be read out. */
export function Toast({ t, message }: { t: Words; message: ToastMessage | undefined }) {
  return (
    <div aria-live="polite" class="toast-place">
      {message && (
        <p class="toast">
          <span>{message.text}</span>
          {message.undo && (
            <button type="button" onClick={() => message.undo?.()}>
              {t('toast.undo')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
