import { browser } from 'wxt/browser';
import { fieldsOf } from '@/lib/library/fields';

/*
 * Where the reader likes their pinned cards. It is this device's own, for windows differ; and no page can read it: a page sees neither
 * the storage of an extension nor what is in a closed shadow root.
 */

/** A place in a window, each from 0 (left, top) to 1 (right, bottom) of the room that a card leaves there. */
export interface PinnedPlace {
  readonly x: number;
  readonly y: number;
}

const NAME = 'pinnedPlace';

/** Where the reader last moved a pinned card; undefined where they never did. */
export async function pinnedPlace(): Promise<PinnedPlace | undefined> {
  const { x, y } = fieldsOf((await browser.storage.local.get(NAME))[NAME]);
  return isPart(x) && isPart(y) ? { x, y } : undefined;
}

/** Remembers where the reader moved a pinned card. */
export async function rememberPinnedPlace(place: PinnedPlace): Promise<void> {
  await browser.storage.local.set({ [NAME]: place });
}

function isPart(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
