/** Where a range comes to stand, as a part of the height of what scrolls it: below the bars that stick to the top of a page. */
const PLACE = 1 / 3;
/** So near the edge of the window words are hardly seen, px. */
const EDGE = 60;

/** True where a range is in the window and nothing of the page lies over it, as a bar or the edge of a box that scrolls. */
export function isInSight(range: Range): boolean {
  const { top, bottom } = range.getBoundingClientRect();
  const [line] = range.getClientRects();
  const around = range.startContainer.parentElement;
  if (!line || !around || top < EDGE || bottom > innerHeight - EDGE) return false;
  const all = around.ownerDocument.elementsFromPoint(line.left + line.width / 2, line.top + line.height / 2);
  // What is ours, as the card at the words before, goes with the next one.
  const there = all.find(({ localName }) => !localName.startsWith('chu-giai-'));
  return there === undefined || there.contains(around) || around.contains(there);
}

/** Scrolls a range into sight, in the window and in every box that scrolls around it. */
export function scrollToRange(range: Range, behavior: ScrollBehavior): void {
  let { top } = range.getBoundingClientRect();
  for (let at = range.startContainer.parentElement; at; at = at.parentElement) {
    const isWindow = at === at.ownerDocument.scrollingElement;
    if (!isWindow && !isScrolled(at)) continue;
    const wanted = top - (isWindow ? 0 : at.getBoundingClientRect().top) - at.clientHeight * PLACE;
    const by = Math.max(-at.scrollTop, Math.min(wanted, at.scrollHeight - at.clientHeight - at.scrollTop));
    at.scrollBy({ top: by, behavior });
    top -= by;
  }
}

/** True for a box that scrolls. What the body says of it is said of the window, unless the root element says something itself. */
function isScrolled(element: Element): boolean {
  const { body, documentElement } = element.ownerDocument;
  const overflow = (of: Element) => getComputedStyle(of).overflowY;
  if (element === body && overflow(documentElement) === 'visible') return false;
  return element.scrollHeight > element.clientHeight && /auto|scroll/.test(overflow(element));
}
