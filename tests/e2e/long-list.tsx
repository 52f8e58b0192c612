/** What runs in the page of `long-list.test.ts`: a list that is higher than any browser draws. */
import { render } from 'preact';
import { VirtualList } from '@/components/library/list/VirtualList';

const ESTIMATE = 400;

/** Draws so many rows; as high as they are thought to be, or each of a height of its own. */
export function draw(count: number, areAlike: boolean): void {
  const keys = Array.from({ length: count }, (_, i) => `row ${i + 1}`);
  const heightOf = (index: number) => (areAlike ? ESTIMATE : 300 + ((index * 37) % 240));
  document.body.style.margin = '0';
  render(null, document.body);
  render(
    <VirtualList label="rows" keys={keys} estimate={ESTIMATE} onRange={() => {}}>
      {(key, index) => (
        <div style={{ height: `${heightOf(index)}px` }}>
          <button type="button">{key}</button>
        </div>
      )}
    </VirtualList>,
    document.body,
  );
}

/** Lets everything be drawn and measured. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
}

export interface Seen {
  /** The rows in the window, from 1, in order. */
  readonly rows: readonly number[];
  /** Whether they fill the window without a gap. */
  readonly isFull: boolean;
  /** Where the window is in the list, were all rows as high as they are thought to be. */
  readonly place: number;
  readonly scrolled: number;
  readonly height: number;
  /** The row that has the focus. */
  readonly focused: number | undefined;
}

/** What stands in the window now. */
export async function seen(): Promise<Seen> {
  await settled();
  const boxes = [...document.querySelectorAll<HTMLElement>('[aria-posinset]')]
    .map((row) => ({ row: Number(row.getAttribute('aria-posinset')), box: row.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > 0 && box.top < innerHeight);
  const edges = boxes.map(({ box }) => box);
  const isFull =
    (edges[0]?.top ?? 1) <= 1 &&
    (edges.at(-1)?.bottom ?? 0) >= innerHeight - 1 &&
    edges.every((box, i) => i === 0 || Math.abs(box.top - (edges[i - 1]?.bottom ?? 0)) < 1);
  const [first] = boxes;
  const at = document.activeElement?.closest('[aria-posinset]')?.getAttribute('aria-posinset');
  return {
    rows: boxes.map(({ row }) => row),
    isFull,
    place: first ? (first.row - 1) * ESTIMATE - first.box.top : Number.NaN,
    scrolled: scrollY,
    height: document.documentElement.scrollHeight,
    focused: at ? Number(at) : undefined,
  };
}

/** Scrolls to a place of the window's own, as its bar does. */
export async function leap(to: number): Promise<Seen> {
  scrollTo({ top: to, behavior: 'instant' });
  return seen();
}

/** Scrolls by some pixels so often, as a hand does; what was seen after each. */
export async function scroll(by: number, times: number): Promise<Seen[]> {
  const all: Seen[] = [];
  for (let i = 0; i < times; i++) {
    scrollBy({ top: by, behavior: 'instant' });
    all.push(await seen());
  }
  return all;
}

/** Puts the focus on the first row of the window. */
export async function focus(): Promise<Seen> {
  const row = [...document.querySelectorAll('[aria-posinset]')].find((each) => each.getBoundingClientRect().bottom > 0);
  row?.querySelector('button')?.focus({ preventScroll: true });
  return seen();
}
