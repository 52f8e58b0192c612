import { type ReadonlySignal, signal } from '@preact/signals';

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

/** Follows the address: a link, back and forward. Where one was on a page is found again. */
export function followRoute(): ReadonlySignal<Route> {
  const route = signal(parseRoute(location.hash));
  const places = new Map<string, number>();
  let here = location.hash;
  history.scrollRestoration = 'manual';
  addEventListener('scroll', () => places.set(here, scrollY), { passive: true });
  addEventListener('hashchange', () => {
    const there = location.hash;
    const before = parseRoute(here);
    here = there;
    route.value = parseRoute(there);
    const isSameList = before.view === route.value.view && before.id === route.value.id;
    // Lists are drawn after their keys are read.
    const place = places.get(there) ?? 0;
    if (!isSameList) setTimeout(() => scrollTo({ top: place, behavior: 'instant' }), 120);
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
