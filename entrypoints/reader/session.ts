import { browser } from 'wxt/browser';
import { words } from '@/lib/locale';
import { ask, type KeepWish, type Reading } from '@/lib/messages';
import { type PageReading, readArticle } from '@/lib/page/read';
import { watchArticle, watchForArticle } from '@/lib/page/watch';
import { isOn, type Settings, siteOf, settings as storedSettings, turnOff } from '@/lib/settings';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';
import type { CardPlaces } from './cards';
import { openKeeper } from './keeper';
import { type ArticleWishes, type OpenArticle, openArticle } from './open-article';
import { openShelter } from './shelter';
import { openToast } from './toast';

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
  readonly places: CardPlaces;
  article?: OpenArticle | undefined;
  settings?: Settings;
  state: Reading;
  /** The last reading, done or under way. */
  working: Promise<void>;
  /** Ends the waiting for words where the article has gone from the page. */
  waiting?: AbortController;
  /** How often the page was read: only what the last reading found counts. */
  round: number;
}

export function openSession(document: Document, signal: AbortSignal): Session {
  const shelter = openShelter(document);
  const places = { shelter, toast: openToast(shelter) };
  const now: Now = { document, signal, places, state: { state: 'working' }, working: Promise.resolve(), round: 0 };
  const end = () => {
    clear(now);
    places.toast.drop();
  };
  signal.addEventListener('abort', end, { once: true });

  const look = () => {
    if (!browser.runtime?.id) return end();
    now.working = read(now, look).catch((error: unknown) => {
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
      await now.working;
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
      await now.working;
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
    if (now.article) watchForNext(now, look);
    clear(now);
    now.state = { state: 'no-article' };
    return;
  }
  now.waiting?.abort();
  // The address of the next article may come before its words.
  if (now.article && !anyway && isAsBefore(now.article.page, page)) return;
  const before = now.article?.page.article.url === page.article.url ? now.article : undefined;
  if (before?.desk.isBusy()) {
    before.isLate = true;
    return;
  }
  const life = lifeWithin(signal);
  // What changes while the article is being understood is read as well.
  watchArticle(page, life.signal, look);
  try {
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
    now.article = openArticle(document, page, found, settings, life, {
      ...articleWishes(now, look),
      keeper: (analysis) => openKeeper(page.article, analysis, found, () => keptChanged(now, page)),
      corrections: async (forms) => (await ask('corrections', { url: page.article.url, forms })).corrections,
    });
    now.article.anyway = anyway;
    draw(now);
  } finally {
    if (now.article?.page !== page) life.abort();
  }
}

/** The article has gone: a page that goes to the next one without a load may be empty for a while, and is read when words come. */
function watchForNext(now: Now, look: () => void): void {
  const waiting = lifeWithin(now.signal);
  watchForArticle(now.document, waiting.signal, look);
  now.waiting = waiting;
}

/** What can end by itself, and ends with the reader. */
function lifeWithin(signal: AbortSignal): AbortController {
  const life = new AbortController();
  signal.addEventListener('abort', () => life.abort(), { once: true, signal: life.signal });
  return life;
}

/** What was kept of a page is drawn; where that was read again meanwhile, its new reading asks for it. */
function keptChanged(now: Now, page: PageReading): void {
  if (now.article?.page === page) draw(now);
  else now.article?.keeper.refresh().catch(() => undefined);
}

function clear(now: Now): void {
  const { article } = now;
  now.article = undefined;
  article?.close();
}

/** Draws the article as things are now. */
function draw(now: Now, focus?: string): void {
  if (now.article && now.settings) now.state = now.article.draw(now.settings, focus);
}

/** What is done when the open article wishes it: by then it may have been read again. */
function articleWishes(now: Now, look: () => void): Omit<ArticleWishes, 'keeper'> {
  return {
    places: now.places,
    isOn: (settings) => isOn(settings, siteOf(location.href), Date.now()),
    focus(entity) {
      draw(now, entity);
      if (now.article?.isLate) look();
    },
    async correct(correction) {
      await ask('correct', correction);
      // A reading under way may have been answered before.
      await now.working;
      now.article?.correct((known) => [...known.filter(({ id }) => id !== correction.id), correction]);
      draw(now);
    },
    async restore(correction) {
      await ask('undo-correction', { id: correction.id });
      await now.working;
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

/** True where the page says what it said, in the same nodes: a page may draw the same words anew, or put a link into them. */
function isAsBefore(before: PageReading, now: PageReading): boolean {
  const { pieces } = before.map;
  return (
    before.article.text === now.article.text &&
    pieces.length === now.map.pieces.length &&
    pieces.every(({ node, from }, i) => node === now.map.pieces[i]?.node && from === now.map.pieces[i]?.from)
  );
}
