import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ToastMessage } from '@/components/Toast';
import type { CopySummary, Health } from '@/lib/library/backup/copy';
import { findTerms } from '@/lib/library/glossary';
import { type Live, live } from '@/lib/library/live';
import { readArticles } from '@/lib/library/reading/articles';
import type { GlossaryEntry, ReadArticle } from '@/lib/library/records';
import type { Words } from '@/lib/locale';
import { ask } from '@/lib/messages';
import type { Settings } from '@/lib/settings';
import { type SyncStatus, syncStatus } from '@/lib/sync/status';
import { libraryHealth, windowLibrary } from '../window/library';
import { openSettings } from '../window/settings';
import { openToasts } from '../window/toast';
import { type Acts, actsOn } from './acts';
import { type ArticleHere, articleOf, followArticle } from './article';
import { openTab, type TabReading } from './tab';

/** Everything the popup shows, as signals, and everything it can do. */
export interface Store extends Omit<TabReading, 'refresh' | 'notesChanged'>, ArticleHere, Acts {
  readonly settings: ReadonlySignal<Settings>;
  readonly t: ReadonlySignal<Words>;
  readonly query: Signal<string>;
  /** The whole glossary, which is read only where it is watched. */
  readonly glossary: Signal<Live<GlossaryEntry[]>>;
  readonly articles: Signal<Live<ReadArticle[]>>;
  readonly toast: ReadonlySignal<ToastMessage | undefined>;
  /** Whether and how notes reach other devices. */
  readonly sync: Signal<Live<SyncStatus>>;
  /** How the library is, as the background found it. */
  readonly health: ReadonlySignal<Health>;
  /** Brings the library back from its copy. */
  restoreLibrary(): Promise<CopySummary>;
  change(change: Partial<Settings>): Promise<void>;
}

/** What the popup (`stay`: the tab it was opened over) or the side panel (`follow`: whatever tab is in front) shows. */
export function openStore(address: URL, way: 'stay' | 'follow' = 'stay'): Store {
  const library = windowLibrary();
  const { refresh, notesChanged, ...tab } = openTab(address, way);
  const { shown: toast, say } = openToasts();
  const { settings, t, change } = openSettings(refresh);
  return {
    ...tab,
    settings,
    t,
    change,
    toast,
    query: signal(''),
    glossary: live(() => findTerms(library)),
    articles: live(() => readArticles(library)),
    ...followArticle(library, tab.reading),
    ...actsOn({ library, t, say, article: () => articleOf(tab.reading.value), notesChanged }),
    sync: live(() => syncStatus(library)),
    health: libraryHealth(),
    restoreLibrary: () => ask('restore-library', {}),
  };
}
