import { render } from 'preact';
import theme from '@/assets/theme.css?inline';
import css from '@/components/card/cards.css?inline';
import colours from '@/components/colours.css?inline';
import { addCardHost, type Host } from '@/lib/page/hosts';
import { isSeen } from '@/lib/page/sight';

/** The closed shadow root in which everything of ours is drawn; its host is in the page only while something is. */
export interface Shelter {
  /** A place to draw in, of a class. */
  add(name: string): HTMLElement;
  /** Takes a place away with what is drawn there, and the host with the last one. */
  remove(place: HTMLElement): void;
  /** What has the focus in it. */
  focused(): Element | null | undefined;
  /** True while the focus is in one of its places. */
  hasFocus(place: HTMLElement): boolean;
  /** True while the page's focus is on the host. */
  holdsFocus(): boolean;
  /** True where the event happened in it. */
  owns(event: Event): boolean;
  /** True where the reader can see something of it, uncovered. */
  isSeen(element: Element): boolean;
}

export function openShelter(document: Document): Shelter {
  const places = new Set<HTMLElement>();
  let host: Host | undefined;
  return {
    add(name) {
      if (!host) {
        host = addCardHost(document, theme + css + colours + STYLE);
        guard(host);
      }
      const place = document.createElement('div');
      place.className = name;
      host.root.append(place);
      places.add(place);
      return place;
    },
    remove(place) {
      render(null, place);
      place.remove();
      places.delete(place);
      if (places.size > 0) return;
      host?.remove();
      host = undefined;
    },
    focused: () => host?.root.activeElement,
    hasFocus: (place) => place.contains(host?.root.activeElement ?? null),
    holdsFocus: () => document.activeElement === host?.element,
    owns: (event) => host !== undefined && event.target === host.element,
    isSeen: (element) => host !== undefined && isSeen(host, element),
  };
}

const PRESSABLE = 'button, summary, select, label';

/** Nothing in our interface is pressed by a script, nor by a reader who cannot see it (clickjacking). */
function guard(host: Host): void {
  host.root.addEventListener(
    'click',
    (event) => {
      const pressed = event.target instanceof Element && (event.target.closest(PRESSABLE) ?? event.target);
      if (event.isTrusted && pressed && isSeen(host, pressed)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

const STYLE = `
.place { position: fixed; inset: 0 auto auto 0; width: max-content; max-width: calc(100% - 16px); }
.place[data-held] .card-head { cursor: grab; touch-action: none; }
.toast { position: fixed; left: 50%; bottom: 20px; transform: translateX(-50%); }
@media (pointer: coarse) and (max-width: 640px) {
  .place { inset: auto 0 0 0; width: auto; max-width: none; transform: none !important; }
  .place .card { width: 100%; border-radius: 14px 14px 0 0; }
  .place[data-side="top"] { inset: 0 0 auto 0; }
  .place[data-side="top"] .card { border-radius: 0 0 14px 14px; }
}
@media print { .place, .toast { display: none; } }
`;
