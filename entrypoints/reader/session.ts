import { browser } from 'wxt/browser';
import type { Analysis } from '@/lib/analysis/analysis';
import { corrected } from '@/lib/library/reading/corrected';
import type { Correction } from '@/lib/library/records';
import { words } from '@/lib/locale';
import { ask, type KeepWish, type Reading } from '@/lib/messages';
import { type Highlighter, highlighter } from '@/lib/page/highlighter';
import { type PageReading, readArticle } from '@/lib/page/read';
import { watchArticle } from '@/lib/page/watch';
import { isOn, type Settings, siteOf, settings as storedSettings, turnOff } from '@/lib/settings';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';
import type { Shown } from './bench';
import { type Desk, openDesk } from './desk';
import { type Keeper, openKeeper, withPassages } from './keeper';
import { marksOf, ownTermMarks, shownMentions } from './marks';

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

interface Current {
  readonly page: PageReading;
  /** What the engine found; `analysis` is that as the reader has corrected it. */
  readonly found: Analysis;
  readonly painter: Highlighter;
  readonly life: AbortController;
  readonly keeper: Keeper;
  readonly desk: Desk;
  analysis: Analysis;
  corrections: readonly Correction[];
  anyway: boolean;
  /** The page has changed while a note was being written; it is read again then. */
  isLate?: boolean;
}

export function openSession(document: Document, signal: AbortSignal): Session {
  let current: Current | undefined;
  let settings: Settings | undefined;
  let state: Reading = { state: 'working' };
  let working: Promise<void> = Promise.resolve();
  let round = 0;

  const clear = () => {
    current?.life.abort();
    current = undefined;
  };
  signal.addEventListener('abort', clear, { once: true });

  const read = async (anyway: boolean) => {
    const mine = ++round;
    const page = readArticle(document, location.href);
    if (!page) {
      clear();
      state = { state: 'no-article' };
      return;
    }
    const again = current?.page.article.url === page.article.url;
    if (again && !anyway && current?.page.article.text === page.article.text && current.page.root.isConnected) return;
    if (again && current?.desk.isWriting()) {
      current.isLate = true;
      return;
    }
    const [{ analysis, corrections, ...kept }, stored] = await Promise.all([
      ask('analyse', { article: page.article, again }),
      storedSettings(),
    ]);
    if (mine !== round || signal.aborted) return;
    clear();
    settings = stored;
    if (analysis.language !== 'vi') {
      state = { state: 'not-vietnamese' };
      return;
    }
    const life = new AbortController();
    signal.addEventListener('abort', () => life.abort(), { once: true, signal: life.signal });
    const painter = highlighter(document, page.map, life.signal);
    const keeper = openKeeper(
      page.article,
      () => current?.analysis ?? analysis,
      kept,
      () => paint(),
    );
    const first: Shown = { analysis, mentions: [], marks: [], settings };
    const desk = openDesk(document, page, first, keeper, life.signal, deskWishes);
    current = { page, found: analysis, analysis, painter, keeper, desk, life, corrections: [], anyway };
    correct(corrections);
    watchArticle(page.root, life.signal, look);
    const refresh = () => document.visibilityState === 'visible' && keeper.refresh().catch(() => undefined);
    // What was changed in another window is seen when the reader comes back.
    document.addEventListener('visibilitychange', refresh, { signal: life.signal });
  };

  const correct = (corrections: readonly Correction[]) => {
    if (!current) return;
    current.corrections = corrections;
    current.analysis = corrected(current.page.article, current.found, corrections);
    paint();
  };

  const paint = (focus?: string) => {
    if (!current || !settings) return;
    const { page, analysis, painter, keeper, desk, anyway } = current;
    const isShown = isOn(settings, siteOf(location.href), Date.now()) && (analysis.isTech || anyway);
    const found = isShown ? marksOf(page.article, analysis, settings, focus) : [];
    const own = isShown && settings.kinds.term ? ownTermMarks(page.article, analysis, keeper.terms()) : [];
    const marks = isShown ? withPassages([...found, ...own], keeper.passages()) : [];
    painter.paint(marks);
    desk.use({ analysis, mentions: shownMentions(analysis), marks, settings });
    const named = isShown ? 'annotated' : analysis.isTech ? 'off' : 'not-tech';
    state = { state: named, article: page.article, analysis, truncated: page.truncated };
  };

  const look = () => {
    if (!browser.runtime?.id) return clear();
    working = read(current?.anyway ?? false).catch((error: unknown) => {
      state = { state: 'failed', error: reasonOf(error) };
    });
    return undefined;
  };

  const deskWishes = {
    focus(entity?: string) {
      paint(entity);
      if (current?.isLate) look();
    },
    async correct(correction: Correction) {
      await ask('correct', correction);
      if (current) correct([...current.corrections, correction]);
    },
    async restore(correction: Correction) {
      await ask('undo-correction', { id: correction.id });
      if (current) correct(current.corrections.filter(({ id }) => id !== correction.id));
    },
    async turnOffHere() {
      const site = siteOf(location.href);
      if (site) await turnOff(site);
    },
    words: () => words(settings?.language ?? 'vi'),
  };

  return {
    look,
    apply(changed) {
      settings = changed;
      paint();
    },
    async reading() {
      await working;
      return state;
    },
    async readAnyway() {
      if (current) {
        current.anyway = true;
        paint();
      }
      return state;
    },
    show(span) {
      const range = current?.page.map.range(span);
      if (!range || !current) return false;
      const box = range.getBoundingClientRect();
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      scrollTo({ top: scrollY + box.top - innerHeight / 3, behavior: calm ? 'instant' : 'smooth' });
      current.painter.flash(span);
      return true;
    },
    step: (direction) => current?.desk.step(direction),
    async keep(wish) {
      await working;
      return current ? current.desk.keep(wish) : false;
    },
    refreshNotes: async () => current?.keeper.refresh(),
    isNoteSeen: () => current?.desk.isSeen() ?? false,
    putNoteAway: () => current?.desk.putAway(),
  };
}
