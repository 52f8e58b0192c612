import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** How high a drawn row is, in CSS pixels. */
export interface Measured {
  readonly index: number;
  readonly key: string;
  readonly height: number;
}

/** Hears how high drawn rows are, whenever that changes. */
export function useMeasure(
  list: { readonly current: HTMLElement | null },
  measured: (rows: readonly Measured[]) => void,
): void {
  const latest = useRef(measured);
  latest.current = measured;
  const observer = useRef<ResizeObserver | undefined>(undefined);
  const seen = useRef(new Set<Element>());
  useLayoutEffect(() => {
    observer.current ??= new ResizeObserver((entries) => {
      latest.current(
        entries.flatMap(({ target, borderBoxSize }) => {
          const { index, key } = (target as HTMLElement).dataset;
          const height = borderBoxSize[0]?.blockSize;
          const isRow = target.isConnected && index !== undefined && key !== undefined && height;
          return isRow ? [{ index: Number(index), key, height }] : [];
        }),
      );
    });
    const now = new Set<Element>(list.current?.querySelectorAll('[data-index]'));
    for (const row of seen.current) if (!now.has(row)) observer.current.unobserve(row);
    for (const row of now) if (!seen.current.has(row)) observer.current.observe(row);
    seen.current = now;
  });
  useEffect(() => () => observer.current?.disconnect(), []);
}
