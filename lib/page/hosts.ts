/** A node of ours in a page, last child of the root element, with a closed shadow root: of the cards, or of marks that no page may read. */
export interface Host {
  readonly root: ShadowRoot;
  readonly element: HTMLElement;
  /** Takes the host out of the page. */
  remove(): void;
}

/** Adds the host with a closed shadow root and the style of the cards in it, above everything the page shows. */
export function addCardHost(document: Document, css: string): Host {
  const host = addHost(document, 'chu-giai-card', css, 'fixed', '2147483647');
  host.element.setAttribute('popover', 'manual');
  host.element.showPopover?.();
  return host;
}

/** Adds the host of marks, laid over the page's own layer `zIndex` and scrolled with the page; the pointer goes through it. */
export function addMarkHost(document: Document, css: string, zIndex: string): Host {
  return addHost(document, 'chu-giai-marks', css, 'absolute', zIndex);
}

function addHost(document: Document, name: string, css: string, position: string, zIndex: string): Host {
  const element = document.createElement(name);
  // What we lay is measured in the window's pixels, also where a page draws itself larger.
  const zoom = 1 / (document.documentElement.currentCSSZoom ?? 1);
  element.style.cssText = `all: initial !important; position: ${position} !important; inset: 0 auto auto 0 !important; border: 0 !important; padding: 0 !important; margin: 0 !important; background: transparent !important; overflow: visible !important; width: 0 !important; height: 0 !important; z-index: ${zIndex} !important; zoom: ${zoom} !important;`;
  const root = element.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
  document.documentElement.append(element);
  return { root, element, remove: () => element.remove() };
}
