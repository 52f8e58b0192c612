import { browser } from 'wxt/browser';
import { fieldsOf, listOf } from '@/lib/library/fields';
import type { Preferences } from '@/lib/library/preferences';
import type { Colour } from '@/lib/library/records';

/** Every setting with its default; the type follows from these. */
export const DEFAULTS = {
  /** Off everywhere when false. */
  enabled: true,
  /** Paused everywhere until then (milliseconds since 1970); 0 is not paused. */
  pausedUntil: 0,
  /** Articles on the sites that may be read are read by themselves; otherwise only once the reader clicks the icon. */
  byItself: true,
  /** Hosts («vnexpress.net») where nothing is marked. */
  sitesOff: [] as string[],
  /** Which mentions are drawn: the first of each entity in the article, every one, or the first of those that no other article read named. */
  density: 'first' as 'first' | 'every' | 'new',
  /** When automatic marks are drawn: always, or while a key is held, by its name in `KeyboardEvent.key`. */
  marksOn: 'always' as (typeof MARKS_ON)[number],
  /** Kinds that are drawn. */
  kinds: { company: true, person: true, product: true, organisation: true, quotation: true, term: true },
  /** How a card opens with the pointer. */
  cardOn: 'hover' as 'hover' | 'alt-hover' | 'click',
  /** Keep the articles read, with their summaries, in the library. */
  remember: true,
  /** What the reader says that a colour means («Số liệu»); empty while it has only its own name. */
  colours: { yellow: '', green: '', blue: '', pink: '' } satisfies Record<Colour, string> as Record<Colour, string>,
  /** The language of the interface. */
  language: 'vi' as 'vi' | 'en',
};

export type Settings = typeof DEFAULTS;

/** When marks are drawn. A key that may be held for them is one that writes nothing by itself. */
const MARKS_ON = ['always', 'Control', 'Alt', 'Shift'] as const;

/** In UTF-16 units: what a host may be long at most. */
const LONGEST_SITE = 255;

/** The settings as stored, completed by the defaults. A stored value of another type is ignored. */
export async function settings(): Promise<Settings> {
  const { settings: stored } = await browser.storage.local.get('settings');
  return completed(stored);
}

/** Changes some settings and keeps the others; resolves when they are stored. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const next = { ...(await settings()), ...change };
  await browser.storage.local.set({ settings: next });
  return next;
}

/** Reads settings from a file, field by field; what cannot be read is left out, and so is a pause, which is its device's own. */
export function parseSettings(value: unknown): Partial<Settings> {
  const { enabled, byItself, sitesOff, density, marksOn, kinds, cardOn, remember, colours, language } = fieldsOf(value);
  const sites = listOf(sitesOff, (site) =>
    typeof site === 'string' && site.length <= LONGEST_SITE ? site : undefined,
  );
  const drawnOn = MARKS_ON.find((each) => each === marksOn);
  const isShort = (name: unknown): name is string => typeof name === 'string' && name.length <= 40;
  return {
    ...(typeof enabled === 'boolean' ? { enabled } : {}),
    ...(typeof byItself === 'boolean' ? { byItself } : {}),
    ...(sites ? { sitesOff: [...new Set(sites)] } : {}),
    ...(density === 'first' || density === 'every' || density === 'new' ? { density } : {}),
    ...(drawnOn ? { marksOn: drawnOn } : {}),
    ...(kinds === undefined ? {} : { kinds: filled(DEFAULTS.kinds, kinds, (on) => typeof on === 'boolean') }),
    ...(cardOn === 'hover' || cardOn === 'alt-hover' || cardOn === 'click' ? { cardOn } : {}),
    ...(typeof remember === 'boolean' ? { remember } : {}),
    ...(colours === undefined ? {} : { colours: filled(DEFAULTS.colours, colours, isShort) }),
    ...(language === 'vi' || language === 'en' ? { language } : {}),
  };
}

/** Those of the settings that are the reader's, on whatever device, each by its name; a switch or a pause is its device's own. */
export function preferencesOf({
  sitesOff,
  density,
  marksOn,
  kinds,
  cardOn,
  remember,
  colours,
  language,
}: Settings): Preferences {
  return {
    density,
    marksOn,
    cardOn,
    remember,
    language,
    ...named('kinds', kinds),
    ...named('colours', colours),
    ...named('sites-off', Object.fromEntries(sitesOff.map((site) => [site, true]))),
  };
}

/** Settings with the reader's preferences, which may come from elsewhere: what cannot be read is left as it is. */
export function withPreferences(settings: Settings, preferences: Preferences): Settings {
  const below = (group: string) =>
    Object.fromEntries(
      Object.entries(preferences)
        .filter(([name]) => name.startsWith(`${group}/`))
        .map(([name, value]) => [name.slice(group.length + 1), value]),
    );
  const sitesOff = Object.entries(below('sites-off')).filter(([, off]) => off === true);
  const read = parseSettings({
    density: preferences.density,
    marksOn: preferences.marksOn,
    cardOn: preferences.cardOn,
    remember: preferences.remember,
    language: preferences.language,
    kinds: { ...settings.kinds, ...below('kinds') },
    colours: { ...settings.colours, ...below('colours') },
    sitesOff: sitesOff.map(([site]) => site).filter((site) => site.length <= LONGEST_SITE),
  });
  return { ...settings, ...read };
}

/** Turns a site off for good; harmless where it is off already. */
export async function turnOff(site: string): Promise<void> {
  const { sitesOff } = await settings();
  await changeSettings({ sitesOff: [...new Set([...sitesOff, site])] });
}

/** Tells of every change of the settings, from any window, and what they were before, until the signal aborts. */
export function watchSettings(changed: (settings: Settings, before: Settings) => void, signal?: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown; oldValue?: unknown }>, area: string) => {
    const { settings: change } = changes;
    if (area === 'local' && change) changed(completed(change.newValue), completed(change.oldValue));
  };
  browser.storage.onChanged.addListener(listener);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener), { once: true });
}

/** True while nothing is switched off or paused everywhere. */
export function isRunning({ enabled, pausedUntil }: Settings, now: number): boolean {
  return enabled && pausedUntil <= now;
}

/** True where a page of this site is to be annotated now. */
export function isOn(settings: Settings, site: string | undefined, now: number): boolean {
  return isRunning(settings, now) && (site === undefined || !settings.sitesOff.includes(site));
}

/** True where an article of this site is read by itself. */
export function readsByItself(settings: Settings, site: string | undefined, now: number): boolean {
  return settings.byItself && isOn(settings, site, now);
}

/**
 * The site of a page's address, as the switch names it: `https://m.cafef.vn/…` and `https://www.cafef.vn/…` are «cafef.vn».
 * Undefined for what is no page of the web: the browser's own pages, files, nothing.
 */
export function siteOf(address: string | undefined): string | undefined {
  if (!address || !/^https?:/.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/^(?:www|m|amp)\./, '');
}

/** Fields by their names below a group: `kinds/person`. */
function named(group: string, fields: Preferences): Preferences {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${group}/${name}`, value]));
}

/** The fields of some defaults, each as the file has it where that is of its kind. */
function filled<T extends object>(defaults: T, value: unknown, isOfKind: (field: unknown) => boolean): T {
  const found = fieldsOf(value);
  const names = Object.entries(defaults).map(([name, fallback]) => [
    name,
    isOfKind(found[name]) ? found[name] : fallback,
  ]);
  return Object.fromEntries(names) as T;
}

function completed(stored: unknown): Settings {
  const result: Record<string, unknown> = { ...DEFAULTS };
  if (typeof stored === 'object' && stored !== null)
    for (const [name, value] of Object.entries(stored)) {
      const fallback = (DEFAULTS as Record<string, unknown>)[name];
      if (
        fallback !== undefined &&
        typeof value === typeof fallback &&
        Array.isArray(value) === Array.isArray(fallback)
      )
        result[name] = value;
    }
  return result as Settings;
}
