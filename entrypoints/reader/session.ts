import { browser } from 'wxt/browser';
import { words } from '@/lib/locale';
import { ask, type KeepWish, type Reading } from '@/lib/messages';
import { type PageReading, readArticle } from '@/lib/page/read';
import { isOn, type Settings, siteOf, settings as storedSettings, turnOff } from '@/lib/settings';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';
import { openKeeper } from './keeper';
import { type ArticleWishes, type OpenArticle, openArticle } from './open-article';

/** The reading of one page, from the first look until the extension goes: read, understand, paint, answer. */
export interface Session {
  /** Reads the page again: after a change of address or of the article's body. */
  look(): void;
  apply(settings: Settings): void;
  reading(): Promise<Reading>;
  readAnyway(): Promise<Reading>;
  show(span: Span): boolean;
  step(direction: 1 | -1): void;
  /** Keeps what is selected; false where it is nothing of an article. */
  keep(wish: KeepWish): Promise<boolean>;
  /** Asks again what is kept of this article. */
  refreshNotes(): Promise<void>;
  isNoteSeen(): boolean;
  putNoteAway(): void;
}

/** What there is of a page now. */
interface Now {
  article?: OpenArticle | undefined;
  settings?: Settings;
  state: Reading;
}

export function openSession(document: Document, signal: AbortSignal): Session {
  const now: Now = { state: { state: 'working' } };
  let working: Promise<void> = Promise.resolve();
  let round = 0;

  const clear = () => {
    now.article?.close();
    now.article = undefined;
  };
  signal.addEventListener('abort', clear, { once: true });

  const read = async (anyway: boolean) => {
    const mine = ++round;
    const page = readArticle(document, location.href);
    if (!page) {
      clear();
      now.state = { state: 'no-article' };
      return;
    }
    const before = now.article?.page.article.url === page.article.url ? now.article : undefined;
    if (before && !anyway && isAsBefore(before.page, page)) return;
    if (before?.desk.isWriting()) {
      before.isLate = true;
      return;
    }
    const [found, settings] = await Promise.all([
      ask('analyse', { article: page.article, again: before !== undefined }),
      storedSettings(),
    ]);
    if (mine !== round || signal.aborted) return;
    clear();
    now.settings = settings;
    if (found.analysis.language !== 'vi') {
      now.state = { state: 'not-vietnamese' };
      return;
    }
    now.article = openArticle(document, page, found, settings, signal, {
      ...articleWishes(now, look),
      keeper: (analysis) => openKeeper(page.article, analysis, found, () => draw(now)),
    });
    now.article.anyway = anyway;
    draw(now);
  };
  const look = () => {
    if (!browser.runtime?.id) return clear();
    working = read(now.article?.anyway ?? false).catch((error: unknown) => {
      now.state = { state: 'failed', error: reasonOf(error) };
    });
    return undefined;
  };

  return {
    look,
    apply(settings) {
      now.settings = settings;
      draw(now);
    },
    async reading() {
      await working;
      return now.state;
    },
    async readAnyway() {
      if (now.article) now.article.anyway = true;
      draw(now);
      return now.state;
    },
    show: (span) => now.article?.show(span) ?? false,
    step: (direction) => now.article?.desk.step(direction),
    async keep(wish) {
      await working;
      return now.article ? now.article.desk.keep(wish) : false;
    },
    refreshNotes: async () => now.article?.keeper.refresh(),
    isNoteSeen: () => now.article?.desk.isSeen() ?? false,
    putNoteAway: () => now.article?.desk.putAway(),
  };
}

/** Draws the article as things are now. */
function draw(now: Now, focus?: string): void {
  if (now.article && now.settings) now.state = now.article.draw(now.settings, focus);
}

/** What is done when the open article wishes it: by then it may have been read again. */
function articleWishes(now: Now, look: () => void): Omit<ArticleWishes, 'keeper'> {
  return {
    look,
    isOn: (settings) => isOn(settings, siteOf(location.href), Date.now()),
    focus(entity) {
      draw(now, entity);
      if (now.article?.isLate) look();
    },
    async correct(correction) {
      await ask('correct', correction);
      now.article?.correct((known) => [...known, correction]);
      draw(now);
    },
    async restore(correction) {
      await ask('undo-correction', { id: correction.id });
      now.article?.correct((known) => known.filter(({ id }) => id !== correction.id));
      draw(now);
    },
    async turnOffHere() {
      const site = siteOf(location.href);
      if (site) await turnOff(site);
    },
    words: () => words(now.settings?.language ?? 'vi'),
  };
}

/** True where the page says what it said, in the same place. */
function isAsBefore(before: PageReading, now: PageReading): boolean {
  return before.article.text === now.article.text && before.root.isConnected;
}
