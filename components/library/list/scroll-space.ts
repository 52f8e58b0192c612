/*
 * A list may be taller than a browser draws: Firefox cuts off at 17.8 million CSS pixels, Chromium at 33.5 and, at a zoom of 500 %, at 6.7.
 * Such a list is drawn in a space of a height that all bear. Whoever scrolls by hand moves by as much as they see; whoever leaps, by
 * the bar of the window or to the end, comes to as great a part of the list as of the space.
 */

/** As tall as a list is drawn at most, in CSS pixels. */
const TALLEST = 5_000_000;
/** So far from its beginning and its end the space is the list itself. */
const ENDS = 500_000;
/** What is further is no hand at a wheel: the bar of a window is that high, so that a pixel of it is this far. */
const LEAP = 20_000;

/** Where one is in the space, in CSS pixels from its beginning, and how much of the list is left out: above the window, and in all. */
export interface ScrollPlace {
  readonly scrolled: number;
  readonly shift: number;
  readonly left: number;
}

/** The space in which a list is scrolled. */
export interface ScrollSpace {
  readonly height: number;
  /** Where the window stands to see a place of the list. */
  at(place: number): ScrollPlace;
  /**
   * Where the window is once it has been scrolled to `scrolled`. Where the space goes out in that direction before the list does, the
   * window is to be moved: then `scrolled` is another.
   */
  after(before: ScrollPlace, scrolled: number): ScrollPlace;
}

/** The space for a list as high as this, in CSS pixels. */
export function scrollSpace(total: number): ScrollSpace {
  const height = Math.min(total, TALLEST);
  const left = total - height;
  const shiftAt = (scrolled: number) =>
    left === 0 ? 0 : left * Math.min(1, Math.max(0, (scrolled - ENDS) / (height - 2 * ENDS)));
  const at = (place: number): ScrollPlace => {
    if (left === 0 || place <= ENDS) return { scrolled: place, shift: 0, left };
    if (place >= total - ENDS) return { scrolled: place - left, shift: left, left };
    const scrolled = ENDS + ((place - ENDS) * (height - 2 * ENDS)) / (total - 2 * ENDS);
    return { scrolled, shift: place - scrolled, left };
  };
  return {
    height,
    at,
    after(before, scrolled) {
      if (Math.abs(scrolled - before.scrolled) > LEAP) return { scrolled, shift: shiftAt(scrolled), left };
      // A row that was measured makes the list a little higher; its end stays the end.
      const shift = before.left > 0 && before.shift === before.left ? left : before.shift;
      const wanted = scrolled < ENDS / 2 ? 0 : scrolled > height - ENDS / 2 ? left : Math.min(shift, left);
      return shift === wanted ? { scrolled, shift, left } : at(scrolled + shift);
    },
  };
}
