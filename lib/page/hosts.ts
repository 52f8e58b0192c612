/** The one node that is ever added to a page: the cards' host, last child of the root element, only while a card is open. */
export interface CardHost {
  readonly root: ShadowRoot;
  readonly element: HTMLElement;
  /** Takes the host out of the page. */
  remove(): void;
}

/** Adds the host with a closed shadow root and the style of the cards in it, above everything the page shows. */
export function addCardHost(document: Document, css: string): CardHost {
  const element = document.createElement('chu-giai-card');
  element.style.cssText =
    'all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important; border: 0 !important; padding: 0 !important; margin: 0 !important; background: transparent !important; overflow: visible !important; width: 0 !important; height: 0 !important; z-index: 2147483647 !important;';
  element.setAttribute('popover', 'manual');
  const root = element.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
  document.documentElement.append(element);
  element.showPopover?.();
  return { root, element, remove: () => element.remove() };
}
