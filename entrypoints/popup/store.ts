import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { StandingNote } from '@/components/popup/NotesSection';
import type { ToastMessage } from '@/components/Toast';
import type { Analysis } from '@/lib/analysis/analysis';
import { verify } from '@/lib/annotation/verify';
import type { CopySummary, Health } from '@/lib/library/backup/copy';
import { editTerm, findTerms, removeTerm, restoreTerm, saveTerm } from '@/lib/library/glossary';
import { articleId, entityKey } from '@/lib/library/identity';
import { type Live, live } from '@/lib/library/live';
import { notesOf, removeNote, restoreNote } from '@/lib/library/notes';
import { type Forget, forgetArticles, readArticles, recallArticles } from '@/lib/library/reading/articles';
import { type ReadBefore, readBefore } from '@/lib/library/reading/entities';
import { dropKept, isKept, returnKept } from '@/lib/library/reading/kept';
import type { GlossaryEntry, Note, ReadArticle } from '@/lib/library/records';
import type { Words } from '@/lib/locale';
import { ask, askTab, type Reading } from '@/lib/messages';
import { type Settings, siteOf } from '@/lib/settings';
import { type SyncStatus, syncStatus } from '@/lib/sync/status';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';
import type { Editor } from '../note/editor';
import { windowLibrary } from '../window/library';
import { editNote } from '../window/note-editor';
import { libraryHealth, openPreferences } from '../window/preferences';
import { openToasts } from '../window/toast';

/** The tab that a popup is about. */
export interface TabInfo {
  readonly id: number;
  readonly url: string | undefined;
  readonly incognito: boolean;
}

/** Everything the popup shows, as signals, and everything it can do. */
export interface Store {
  readonly tab: Signal<TabInfo | undefined>;
  readonly reading: Signal<Reading | { state: 'cannot' } | { state: 'unread' }>;
  /** Whether the browser lets the extension read this site without a click each time. */
  readonly allowed: Signal<boolean>;
  readonly settings: ReadonlySignal<Settings>;
  readonly t: ReadonlySignal<Words>;
  readonly query: Signal<string>;
  readonly glossary: Signal<Live<GlossaryEntry[]>>;
  readonly articles: Signal<Live<ReadArticle[]>>;
  /** What is kept of the article in view, and whether it still stands. */
  readonly notes: ReadonlySignal<Live<StandingNote[]>>;
  /** Whether the article in view is kept to be read without the network. */
  readonly isKept: ReadonlySignal<boolean>;
  /** Keeps the article in view, or drops it where it is kept. */
  keepArticle(): Promise<void>;
  /** Whom and what of the article in view other articles named too. */
  readonly known: ReadonlySignal<Live<ReadBefore[]>>;
  /** Opens a note for writing, with what was being typed before. */
  edit(note: Note): Promise<Editor>;
  removeNote(note: Note): Promise<void>;
  readonly toast: ReadonlySignal<ToastMessage | undefined>;
  /** Whether and how notes reach other devices. */
  readonly sync: Signal<Live<SyncStatus>>;
  /** How the library is, as the background found it. */
  readonly health: ReadonlySignal<Health>;
  /** Brings the library back from its copy. */
  restoreLibrary(): Promise<CopySummary>;
  load(): Promise<void>;
  readAnyway(): Promise<void>;
  go(span: Span): Promise<void>;
  change(change: Partial<Settings>): Promise<void>;
  save(
    draft: { term: string; english?: string; definition: string },
    origin: GlossaryEntry['origin'],
    entry?: GlossaryEntry,
  ): Promise<void>;
  remove(entry: GlossaryEntry): Promise<void>;
  forget(which: Forget): Promise<void>;
  /** Asks for a site, or for every one. */
  allow(which: 'this-site' | 'every-site'): Promise<void>;
  /** Loads the reader into the tab because the reader of the page asks for it. */
  readHere(): Promise<void>;
  /** Opens the side panel; undefined where the browser has none, or where this is it. */
  readonly openSide: (() => void) | undefined;
}

/**
 * What the popup (`stay`: the tab it was opened over) or the side panel (`follow`: whatever tab is in front) shows.
 * A side panel reads only pages whose reader is there already, until it is asked to.
 */
export function openStore(address: URL, way: 'stay' | 'follow' = 'stay'): Store {
  const library = windowLibrary();
  const tab = signal<TabInfo | undefined>(undefined);
  const reading = signal<Store['reading']['value']>({ state: 'working' });
  const allowed = signal(true);
  const query = signal('');
  const { shown: toast, say } = openToasts();
  const { settings, t, change } = openPreferences(() => refresh());
  const glossary = live(() => findTerms(library));
  const articles = live(() => readArticles(library));
  const article = computed(() => ('article' in reading.value ? reading.value.article : undefined));
  const kept = computed(() => {
    const url = article.value?.url;
    return live(async () => (url === undefined ? [] : notesOf(library, url)));
  });
  const notes = computed((): Live<StandingNote[]> => {
    const found = kept.value.value;
    const text = article.value?.text ?? '';
    if (found.state !== 'ready') return found;
    return { state: 'ready', value: found.value.map((note) => ({ note, standing: verify(text, note.target) })) };
  });
  const known = computed(() => {
    const found = reading.value;
    const [url, keys] = 'analysis' in found ? [found.article.url, keysOf(found.analysis)] : ['', []];
    return live(async () => readBefore(library, keys, await articleId(url)));
  });
  const inLibrary = computed(() => {
    const url = article.value?.url;
    return live(async () => url !== undefined && isKept(library, await articleId(url)));
  });
  /** The page paints what is kept; where its reader has gone it asks at the next load. */
  const tellPage = async () => {
    if (tab.value) await askTab(tab.value.id, 'notes-changed', {}).catch(() => undefined);
  };
  const health = libraryHealth();
  const sync = live(() => syncStatus(library));

  const refresh = async () => {
    if (tab.value) reading.value = await askTab(tab.value.id, 'reading', {}).catch(() => reading.value);
  };
  const load = async () => {
    const found = await tabOf(address);
    tab.value = found;
    if (!found?.incognito) ask('sync-look', {}).catch(() => undefined);
    const host = siteOf(found?.url);
    if (host) allowed.value = await browser.permissions.contains({ origins: [originOf(host)] });
    if (!found) {
      reading.value = { state: 'cannot' };
      return;
    }
    const first = await askTab(found.id, 'reading', {}).catch(() => undefined);
    if (first) {
      reading.value = first;
      return;
    }
    // No reader there yet: a page that was open before the installation, or one that is not on the list.
    if (way === 'follow') reading.value = { state: 'unread' };
    else await readIn(found.id);
  };
  const readIn = async (id: number) => {
    const { loaded } = await ask('load-reader', { tab: id });
    reading.value = loaded ? await askTab(id, 'reading', {}).catch(failed) : { state: 'cannot' };
  };
  if (way === 'follow') {
    const again = () =>
      load().catch((error: unknown) => {
        reading.value = failed(error);
      });
    browser.tabs.onActivated.addListener(again);
    browser.tabs.onUpdated.addListener((id, { status }) => {
      if (id === tab.value?.id && status === 'complete') again();
    });
  }

  return {
    tab,
    reading,
    allowed,
    settings,
    t,
    query,
    glossary,
    articles,
    notes,
    known: computed(() => known.value.value),
    isKept: computed(() => {
      const found = inLibrary.value.value;
      return found.state === 'ready' && found.value;
    }),
    async keepArticle() {
      const found = article.value;
      if (!found) return;
      try {
        const id = await articleId(found.url);
        if (await isKept(library, id)) {
          const dropped = await dropKept(library, id);
          say(t.value('library.dropped'), async () => dropped && returnKept(library, dropped));
        } else {
          await ask('keep-article', { article: found });
          say(t.value('popup.articleKept'), async () => void (await dropKept(library, id)));
        }
      } catch (error) {
        say(t.value('toast.failed', { error: reasonOf(error) }));
      }
    },
    edit: (note) => editNote(library, note, tellPage),
    async removeNote({ id }) {
      await removeNote(library, id);
      await tellPage();
      say(t.value('keep.removed'), async () => {
        await restoreNote(library, id);
        await tellPage();
      });
    },
    toast,
    sync,
    health,
    restoreLibrary: () => ask('restore-library', {}),
    load: () =>
      load().catch((error: unknown) => {
        reading.value = failed(error);
      }),
    async readAnyway() {
      if (tab.value) reading.value = await askTab(tab.value.id, 'read-anyway', {});
    },
    async go(span) {
      if (tab.value) await askTab(tab.value.id, 'show', { span });
    },
    change,
    async save({ term, english, definition }, origin, entry) {
      const source = sourceOf(reading.value);
      const draft = {
        term,
        definition,
        origin: entry?.origin ?? origin,
        ...(english ? { english } : {}),
        ...(source ? { source } : {}),
      };
      await (entry ? editTerm(library, entry, draft) : saveTerm(library, draft));
      say(t.value('glossary.saved'));
    },
    async remove(entry) {
      await removeTerm(library, entry.id);
      say(t.value('glossary.removed', { term: entry.term }), () => restoreTerm(library, entry));
    },
    async forget(which) {
      const gone = await forgetArticles(library, which);
      say(t.value('popup.forgotten', { n: gone.articles.length }), () => recallArticles(library, gone));
    },
    async allow(which) {
      const host = siteOf(tab.value?.url);
      const origin = which === 'this-site' && host ? originOf(host) : '*://*/*';
      if (await browser.permissions.request({ origins: [origin] })) await load();
    },
    async readHere() {
      if (tab.value) await readIn(tab.value.id);
    },
    openSide: way === 'follow' ? undefined : sideOpener(tab),
  };
}

/** Of an article with a thousand names, so many are looked up: those named most. */
const MOST_LOOKED_UP = 40;

/** Under what the names of an article are known in the library, those named most first. */
function keysOf({ entities, mentions }: Analysis): string[] {
  const counts = new Map<string, number>();
  for (const { entity, marked } of mentions) if (marked) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const named = entities.filter(({ id, kind }) => kind !== 'place' && counts.has(id));
  named.sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  return [...new Set(named.slice(0, MOST_LOOKED_UP).map(entityKey))];
}

/** Browsers open a side panel only within the click itself: nothing may be awaited before. */
function sideOpener(tab: Signal<TabInfo | undefined>): (() => void) | undefined {
  const { sidePanel, sidebarAction } = browser as unknown as {
    sidePanel?: { open(where: { tabId: number }): Promise<void> };
    sidebarAction?: { open(): Promise<void> };
  };
  if (!sidePanel && !sidebarAction) return undefined;
  return () => {
    const opened = sidePanel ? tab.value && sidePanel.open({ tabId: tab.value.id }) : sidebarAction?.open();
    opened?.then(() => close());
  };
}

function originOf(host: string): string {
  return `*://*.${host}/*`;
}

function failed(error: unknown): Reading {
  return { state: 'failed', error: reasonOf(error) };
}

function sourceOf(reading: Store['reading']['value']): GlossaryEntry['source'] {
  if (!('article' in reading)) return undefined;
  const { url, title, site } = reading.article;
  return { url, title, site };
}

/** The tab asked for in the popup's address (a popup opened in a tab), else the active one. */
async function tabOf(address: URL): Promise<TabInfo | undefined> {
  const wanted = address.searchParams.get('url');
  const tabs = wanted ? await browser.tabs.query({}) : await browser.tabs.query({ active: true, currentWindow: true });
  const tab = wanted ? tabs.find(({ url }) => url === wanted) : tabs[0];
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url, incognito: tab.incognito };
}
