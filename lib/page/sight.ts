import type { Host } from '@/lib/page/hosts';

/** Styles by which a page could have the reader click on what they do not see, each with the only value that hides nothing. */
const PLAIN: Readonly<Record<string, string>> = {
  visibility: 'visible',
  opacity: '1',
  transform: 'none',
  scale: 'none',
  rotate: 'none',
  translate: 'none',
  filter: 'none',
  'clip-path': 'none',
  'mask-image': 'none',
  'mix-blend-mode': 'normal',
};

/** Less of the page than this may be seen through: a page that fades in is no attack. */
const LEAST_OPACITY = 0.9;

/**
 * True where the reader can see what they are about to click in our shadow root: it lies on top where it is drawn, nothing of
 * its host hides, moves or fades it, and nothing else of the browser's top layer lies over it (also where the pointer
 * goes through). Asked at the click itself: a page can change anything before it.
 */
export function isSeen({ element, root }: Host, target: Element): boolean {
  const document = element.ownerDocument;
  const style = getComputedStyle(element);
  if (Object.entries(PLAIN).some(([name, plain]) => (style.getPropertyValue(name) || plain) !== plain)) return false;
  if (Number(getComputedStyle(document.documentElement).opacity) < LEAST_OPACITY) return false;
  const box = target.getBoundingClientRect();
  if (box.width < 1 || box.height < 1 || isCovered(document, element, box)) return false;
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  const top = root.elementFromPoint(x, y);
  return document.elementFromPoint(x, y) === element && top !== null && (target.contains(top) || top.contains(target));
}

/** Whatever else is in the top layer came there by the page; over ours it may be drawn without taking the pointer. */
function isCovered(document: Document, host: Element, box: DOMRect): boolean {
  return [...document.querySelectorAll(':popover-open, :modal')].some((other) => {
    if (other === host) return false;
    const { left, right, top, bottom } = other.getBoundingClientRect();
    return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  });
}
