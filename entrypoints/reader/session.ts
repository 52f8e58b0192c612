import { browser } from 'wxt/browser';
import type { Analysis } from '@/lib/analysis/analysis';
import type { Correction } from '@/lib/library/records';
import { words } from '@/lib/locale';
import { ask, type Reading } from '@/lib/messages';
import { type Highlighter, highlighter } from '@/lib/page/highlighter';
import type { Mark } from '@/lib/page/mark';
import { type PageReading, readArticle } from '@/lib/page/read';
import { watchArticle } from '@/lib/page/watch';
import { isOn, type Settings, siteOf, settings as storedSettings, turnOff } from '@/lib/settings';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';
import { type Desk, openDesk } from './desk';
import { marksOf } from './marks';

/** The reading of one page, from the first look until the extension goes: read, understand, paint, answer. */
export interface Session {
  /** Reads the page again: after a change of address or of the article's body. */
  look(): void;
  apply(settings: Settings): void;
  reading(): Promise<Reading>;
  readAnyway(): Promise<Reading>;
  show(span: Span): boolean;
  step(direction: 1 | -1): void;
}

interface Current {
  readonly page: PageReading;
  readonly analysis: Analysis;
  readonly painter: Highlighter;
  readonly desk: Desk;
  readonly life: AbortController;
  corrections: Correction[];
  anyway: boolean;
  marks: readonly Mark[];
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
    const [{ analysis, corrections }, stored] = await Promise.all([
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
    const desk = openDesk(document, page, analysis, life.signal, deskWishes);
    current = { page, analysis, painter, desk, life, corrections, anyway, marks: [] };
    paint();
    watchArticle(page.root, life.signal, look);
  };

  const paint = (focus?: string) => {
    if (!current || !settings) return;
    const { page, analysis, painter, corrections, anyway } = current;
    const isShown = isOn(settings, siteOf(location.href), Date.now()) && (analysis.isTech || anyway);
    current.marks = isShown ? marksOf(page.article, analysis, corrections, settings, focus) : [];
    painter.paint(current.marks);
    current.desk.use(current.marks, settings, corrections);
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
    focus: (entity?: string) => paint(entity),
    async refuse(correction: Correction) {
      await ask('correct', correction);
      if (!current) return;
      current.corrections = [...current.corrections, correction];
      paint();
    },
    async restore(correction: Correction) {
      await ask('undo-correction', { id: correction.id });
      if (!current) return;
      current.corrections = current.corrections.filter(({ id }) => id !== correction.id);
      paint();
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
  };
}
