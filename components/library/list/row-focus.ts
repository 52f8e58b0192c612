import { useLayoutEffect, useRef } from 'preact/hooks';

/** The row that has the focus. */
interface FocusedRow {
  readonly key: string;
  readonly index: number;
}

/** The focus in a list whose rows come and go. */
interface RowFocus {
  /** The key of the row that has it; it is drawn wherever one scrolls. */
  key(): string | undefined;
  /** Gives it to a row as soon as that is drawn. */
  want(index: number): void;
  readonly events: { onFocusIn(event: FocusEvent): void; onFocusOut(event: FocusEvent): void };
}

const FOCUSABLE = 'a[href], button:not(:disabled), textarea, input, select';

/** Keeps the focus in its row; where the row is gone, the one in its place has it, and the reader stays where they were. */
export function useRowFocus(list: { readonly current: HTMLElement | null }, keys: readonly string[]): RowFocus {
  const focused = useRef<FocusedRow | undefined>(undefined);
  const wanted = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (wanted.current !== undefined && focusRow(list.current, wanted.current)) wanted.current = undefined;
    const { key, index } = focused.current ?? {};
    if (key !== undefined && index !== undefined && document.activeElement === document.body && !keys.includes(key)) {
      focused.current = undefined;
      focusRow(list.current, Math.min(index, keys.length - 1));
    }
  });
  return {
    key: () => focused.current?.key,
    want(index) {
      wanted.current = index;
    },
    events: {
      onFocusIn({ target }) {
        focused.current = rowOf(target);
      },
      onFocusOut({ relatedTarget }) {
        // A row that is taken away loses the focus to nobody, and is remembered.
        if (relatedTarget) focused.current = undefined;
      },
    },
  };
}

/** The drawn row that something stands in. */
export function rowOf(target: EventTarget | null): FocusedRow | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : undefined;
  return row ? { key: row.dataset.key ?? '', index: Number(row.dataset.index) } : undefined;
}

/** The element of a row, where it is drawn. */
export function rowAt(list: HTMLElement | null, index: number): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-index="${index}"]`);
}

function focusRow(list: HTMLElement | null, index: number): boolean {
  const control = rowAt(list, index)?.querySelector<HTMLElement>(FOCUSABLE);
  control?.focus();
  return control !== undefined && control !== null;
}
