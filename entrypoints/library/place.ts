/** Where one is in a view: how far the window is scrolled, and the first row of a list in it, which says more where rows are yet to be drawn. */
export interface Place {
  readonly y: number;
  readonly row?: RowPlace;
}

/** A row of a list, and where its upper edge is below that of the window, in CSS pixels. */
interface RowPlace {
  readonly key: string;
  readonly index: number;
  readonly top: number;
}

/** Where the reader is now. */
export function placeNow(): Place {
  const first = drawnRows().find((row) => row.getBoundingClientRect().bottom > 0);
  const { key = '', index } = first?.dataset ?? {};
  if (!first || scrollY === 0) return { y: scrollY };
  return { y: scrollY, row: { key, index: Number(index), top: first.getBoundingClientRect().top } };
}

/** What is not there after so long does not come, or is not waited for. In milliseconds. */
const PATIENCE_MS = 3000;
/** A place that stood for so many frames stays: what was drawn for it has been measured. */
const STEADY = 10;

/**
 * Goes back to a place in a view that is being drawn: lists have their rows once their keys are read, and know how high those are once
 * they were drawn. Whoever scrolls or types meanwhile stays where they are; so does whoever goes elsewhere, which aborts `going`.
 */
export function returnTo(place: Place, going: AbortController): void {
  const { signal } = going;
  for (const what of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
    addEventListener(what, () => going.abort(), { signal, passive: true });
  const end = performance.now() + PATIENCE_MS;
  let steady = 0;
  const step = () => {
    if (signal.aborted) return;
    const off = distanceTo(place);
    const isThere = off !== undefined && Math.abs(off) < 1;
    if (off !== undefined && !isThere) scrollBy({ top: off, behavior: 'instant' });
    steady = isThere ? steady + 1 : 0;
    if (steady < STEADY && performance.now() < end) requestAnimationFrame(step);
    else going.abort();
  };
  // What is left is drawn until then.
  requestAnimationFrame(step);
}

/** How far a place is from here, as well as what is drawn tells; undefined where its row is not known yet. */
function distanceTo({ y, row }: Place): number | undefined {
  if (!row) return y - scrollY;
  const rows = drawnRows();
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || row.index >= Number(first.ariaSetSize)) return undefined;
  // One that was thrown away meanwhile left its place to the next.
  const own = rows.find(({ dataset }) => dataset.key === row.key) ?? rows.find((each) => indexOf(each) === row.index);
  if (own) return own.getBoundingClientRect().top - row.top;
  const { top } = first.getBoundingClientRect();
  const height = (last.getBoundingClientRect().bottom - top) / rows.length;
  return top + (row.index - indexOf(first)) * height - row.top;
}

function drawnRows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('main [data-index]')];
}

function indexOf({ dataset }: HTMLElement): number {
  return Number(dataset.index);
}
