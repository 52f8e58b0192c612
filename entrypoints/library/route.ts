import { type ReadonlySignal, signal } from '@preact/signals';
import { type Place, placeNow, returnTo } from './place';

const VIEWS = [
  'articles',
  'entities',
  'quotations',
  'notes',
  'glossary',
  'review',
  'corrections',
  'bin',
  'search',
] as const;
export type View = (typeof VIEWS)[number];

/** What the page shows, as its address says: `#/entities/k:openai?part=notes`. */
export interface Route {
  readonly view: View;
  /** The one thing shown: an article's id, an entity's key. */
  readonly id?: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Reads the hash of an address; whatever is no view of ours is the first one. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [name, ...rest] = path.split('/');
  const view = VIEWS.find((each) => each === name) ?? 'articles';
  const id = decoded(rest.join('/'));
  return { view, ...(id ? { id } : {}), params: Object.fromEntries(new URLSearchParams(query)) };
}

/** The hash of a view. Parameters that are empty are left out. */
export function hashOf(view: View, id?: string, params: Readonly<Record<string, string | undefined>> = {}): string {
  const given = Object.entries(params).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(given).toString();
  return `#/${view}${id ? `/${encodeURIComponent(id)}` : ''}${query ? `?${query}` : ''}`;
}

/** Follows the address: a link, back and forward, and the same anew. Where one was on a page is found again. */
export function followRoute(): ReadonlySignal<Route> {
  const route = signal(parseRoute(location.hash));
  const places = new Map<string, Place>();
  let here = location.hash;
  let going = new AbortController();
  const arrive = (place: Place) => {
    going.abort();
    going = new AbortController();
    returnTo(place, going);
  };
  history.scrollRestoration = 'manual';
  // A reload finds what the page was left with.
  const left = JSON.parse(sessionStorage.getItem('place') ?? '{}');
  if (left.hash === here) arrive(left.place);
  addEventListener('pagehide', () => {
    sessionStorage.setItem('place', JSON.stringify({ hash: here, place: placeNow() }));
  });
  addEventListener('hashchange', () => {
    // What is left is still drawn.
    places.set(here, placeNow());
    const before = route.peek();
    here = location.hash;
    route.value = parseRoute(here);
    const isSameList = before.view === route.value.view && before.id === route.value.id;
    if (!isSameList) arrive(places.get(here) ?? { y: 0 });
  });
  return route;
}

/** Goes to a view; `replace` where the way back should not stop here, as with every letter of a search. */
export function go(hash: string, replace = false): void {
  if (hash === location.hash) return;
  if (!replace) location.hash = hash;
  else {
    history.replaceState(null, '', hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
