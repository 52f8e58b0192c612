import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ToastMessage } from '@/components/Toast';
import type { CopySummary, Health } from '@/lib/library/backup/copy';
import { editTerm, findTerms, removeTerm, restoreTerm, saveTerm } from '@/lib/library/glossary';
import { articleId } from '@/lib/library/identity';
import { type Live, live } from '@/lib/library/live';
import { removeNote, restoreNote } from '@/lib/library/notes';
import { type Forget, forgetArticles, readArticles, recallArticles } from '@/lib/library/reading/articles';
import { dropKept, isKept, returnKept } from '@/lib/library/reading/kept';
import type { GlossaryEntry, Note, ReadArticle } from '@/lib/library/records';
import type { Words } from '@/lib/locale';
import { ask } from '@/lib/messages';
import type { Article } from '@/lib/page/article';
import type { Settings } from '@/lib/settings';
import { type SyncStatus, syncStatus } from '@/lib/sync/status';
import { reasonOf } from '@/lib/text/reason';
import type { Editor } from '../note/editor';
import { libraryHealth, windowLibrary } from '../window/library';
import { editNote } from '../window/note-editor';
import { openSettings } from '../window/settings';
import { openToasts } from '../window/toast';
import { type ArticleHere, articleOf, followArticle } from './article';
import { openTab, type TabReading } from './tab';

interface TermDraft {
  readonly term: string;
  readonly english?: string;
  readonly definition: string;
}

/** Everything the popup shows, as signals, and everything it can do. */
export interface Store extends Omit<TabReading, 'refresh' | 'notesChanged'>, ArticleHere {
  readonly settings: ReadonlySignal<Settings>;
  readonly t: ReadonlySignal<Words>;
  readonly query: Signal<string>;
  readonly glossary: Signal<Live<GlossaryEntry[]>>;
  readonly articles: Signal<Live<ReadArticle[]>>;
  /** Keeps the article in view, or drops it where it is kept. */
  keepArticle(): Promise<void>;
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
  change(change: Partial<Settings>): Promise<void>;
  /** Keeps a term of the article. */
  keep(draft: TermDraft): Promise<void>;
  /** Stores what the reader wrote; rejects with what went wrong, which the form says. */
  save(draft: TermDraft, entry?: GlossaryEntry): Promise<void>;
  remove(entry: GlossaryEntry): Promise<void>;
  forget(which: Forget): Promise<void>;
}

/** What the popup (`stay`: the tab it was opened over) or the side panel (`follow`: whatever tab is in front) shows. */
export function openStore(address: URL, way: 'stay' | 'follow' = 'stay'): Store {
  const library = windowLibrary();
  const { refresh, notesChanged, ...tab } = openTab(address, way);
  const { shown: toast, say } = openToasts();
  const { settings, t, change } = openSettings(refresh);
  /** An act that says so where it fails. */
  const told =
    <Input extends unknown[]>(act: (...input: Input) => Promise<void>) =>
    (...input: Input) =>
      act(...input).catch((error: unknown) => say(t.value('toast.failed', { error: reasonOf(error) })));
  const save = async (
    { term, english, definition }: TermDraft,
    origin: GlossaryEntry['origin'],
    entry?: GlossaryEntry,
  ) => {
    const source = sourceOf(articleOf(tab.reading.value));
    const draft = {
      term,
      definition,
      origin: entry?.origin ?? origin,
      ...(english ? { english } : {}),
      ...(source ? { source } : {}),
    };
    await (entry ? editTerm(library, entry, draft) : saveTerm(library, draft));
    await notesChanged();
    say(t.value('glossary.saved'));
  };

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
    sync: live(() => syncStatus(library)),
    health: libraryHealth(),
    restoreLibrary: () => ask('restore-library', {}),
    keepArticle: told(async () => {
      const article = articleOf(tab.reading.value);
      if (!article) return;
      const id = await articleId(article.url);
      if (await isKept(library, id)) {
        const dropped = await dropKept(library, id);
        say(t.value('library.dropped'), async () => dropped && returnKept(library, dropped));
      } else {
        await ask('keep-article', { article });
        say(t.value('popup.articleKept'), async () => void (await dropKept(library, id)));
      }
    }),
    edit: (note) => editNote(library, note, notesChanged),
    removeNote: told(async ({ id }) => {
      await removeNote(library, id);
      await notesChanged();
      say(t.value('keep.removed'), async () => {
        await restoreNote(library, id);
        await notesChanged();
      });
    }),
    keep: told((draft) => save(draft, 'knowledge')),
    save: (draft, entry) => save(draft, 'reader', entry),
    remove: told(async (entry) => {
      await removeTerm(library, entry.id);
      await notesChanged();
      say(t.value('glossary.removed', { term: entry.term }), async () => {
        await restoreTerm(library, entry);
        await notesChanged();
      });
    }),
    forget: told(async (which) => {
      const gone = await forgetArticles(library, which);
      say(t.value('popup.forgotten', { n: gone.articles.length }), () => recallArticles(library, gone));
    }),
  };
}

function sourceOf(article: Article | undefined): GlossaryEntry['source'] {
  return article && { url: article.url, title: article.title, site: article.site };
}
