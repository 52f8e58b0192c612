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
  readonly document: Document;
  /** Aborted when the reader goes. */
  readonly signal: AbortSignal;
  article?: OpenArticle | undefined;
  settings?: Settings;
  state: Reading;
  /** How often the page was read: only what the last reading found counts. */
  round: number;
}

export function openSession(document: Document, signal: AbortSignal): Session {
  const now: Now = { document, signal, state: { state: 'working' }, round: 0 };
  let working: Promise<void> = Promise.resolve();
  signal.addEventListener('abort', () => clear(now), { once: true });

  const look = () => {
    if (!browser.runtime?.id) return clear(now);
    working = read(now, look).catch((error: unknown) => {
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

/** Reads the page, unless it says what it said, and opens the article in it. */
async function read(now: Now, look: () => void): Promise<void> {
  const { document, signal } = now;
  const anyway = now.article?.anyway ?? false;
  now.round += 1;
  const { round } = now;
  const page = readArticle(document, location.href);
  if (!page) {
    clear(now);
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
  if (round !== now.round || signal.aborted) return;
  clear(now);
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
}

function clear(now: Now): void {
  now.article?.close();
  now.article = undefined;
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
