import type { Analysis } from '@/lib/analysis/analysis';
import { corrected, namedForms } from '@/lib/library/reading/corrected';
import type { Correction } from '@/lib/library/records';
import type { Reading } from '@/lib/messages';
import type { PageReading } from '@/lib/page/read';
import { scrollToRange } from '@/lib/page/scrolling';
import type { Settings } from '@/lib/settings';
import type { Span } from '@/lib/text/span';
import type { DeskWishes } from './bench';
import { type Desk, openDesk } from './desk';
import { type Drawing, openDrawing } from './drawing';
import type { Keeper } from './keeper';
import { marksOf, ownTermMarks, shownMentions, withPassages } from './marks';

/** One article as it stands open in its page: drawn, corrected and kept from, until it is read again or the reader goes. */
export interface OpenArticle {
  readonly page: PageReading;
  readonly desk: Desk;
  readonly keeper: Keeper;
  /** Drawn though it is not about technology, for the reader wants it. */
  anyway: boolean;
  /** The page has changed while the reader was at a card, a bar or a note; it is read again then. */
  isLate?: boolean;
  /** Draws it by these settings, every mention of the entity in focus, and tells how it stands. */
  draw(settings: Settings, focus?: string | undefined): Reading;
  correct(change: (known: readonly Correction[]) => readonly Correction[]): void;
  /** Scrolls to a span and flashes it; false where it is no longer in the page. */
  show(span: Span): boolean;
  close(): void;
}

/** What was understood of an article, and what the reader knows better. */
interface Found {
  readonly analysis: Analysis;
  readonly corrections: readonly Correction[];
}

/** What an open article asks of whoever opened it. */
export interface ArticleWishes extends DeskWishes {
  /** Who keeps what is kept of it; `analysis` is what is understood of it by then. */
  keeper(analysis: () => Analysis): Keeper;
  /** The corrections that hold for it now, of forms that its analysis names. Absent where nothing is corrected elsewhere. */
  corrections?(forms: readonly string[]): Promise<readonly Correction[]>;
  /** True where marks are drawn at all, by these settings. */
  isOn(settings: Settings): boolean;
}

/** It is open as long as its life; closing it ends that. */
export function openArticle(
  document: Document,
  page: PageReading,
  found: Found,
  settings: Settings,
  life: AbortController,
  wishes: ArticleWishes,
): OpenArticle {
  const { article, truncated } = page;
  let { corrections } = found;
  // What the engine found, as the reader has corrected it.
  let analysis = corrected(article, found.analysis, corrections);
  const keeper = wishes.keeper(() => analysis);
  const first = { analysis, mentions: [], marks: [], pointed: [], settings };
  const desk = openDesk(document, page, first, keeper, life.signal, wishes);
  let last: { settings: Settings; focus?: string | undefined } = { settings };
  const drawing = openDrawing(document, page, keeper, life.signal, () => open.draw(last.settings, last.focus));
  const correct: OpenArticle['correct'] = (change) => {
    corrections = change(corrections);
    analysis = corrected(article, found.analysis, corrections);
  };
  const refresh = async () => {
    if (document.visibilityState !== 'visible') return;
    await keeper.refresh().catch(() => undefined);
    const holding = await wishes.corrections?.([...namedForms(article, found.analysis)]).catch(() => undefined);
    if (!holding || life.signal.aborted || isSame(holding, corrections)) return;
    correct(() => holding);
    open.draw(last.settings, last.focus);
  };
  // What was changed in another window is seen when the reader comes back.
  document.addEventListener('visibilitychange', refresh, { signal: life.signal });

  const marksNow = (settings: Settings, focus?: string) => {
    const own = settings.kinds.term ? ownTermMarks(article, analysis, keeper.terms()) : [];
    return withPassages([...marksOf(article, analysis, settings, focus), ...own], keeper.passages());
  };
  const open: OpenArticle = {
    page,
    desk,
    keeper,
    anyway: false,
    draw(settings, focus) {
      const isOn = wishes.isOn(settings);
      const isShown = isOn && (analysis.isTech || open.anyway);
      // What the reader kept is painted in whatever article it was.
      const marks = isShown ? marksNow(settings, focus) : isOn ? withPassages([], keeper.passages()) : [];
      last = { settings, focus };
      const pointed = drawing.draw(marks, analysis, settings, focus);
      desk.use({ analysis, mentions: shownMentions(analysis), marks, pointed, settings });
      return { state: isShown ? 'annotated' : analysis.isTech ? 'off' : 'not-tech', article, analysis, truncated };
    },
    correct,
    show: (span) => showIn(page, drawing, span),
    close: () => life.abort(),
  };
  return open;
}

function isSame(some: readonly Correction[], others: readonly Correction[]): boolean {
  return some.length === others.length && some.every(({ id }, i) => id === others[i]?.id);
}

function showIn({ map }: PageReading, drawing: Drawing, span: Span): boolean {
  const range = map.range(span);
  if (!range) return false;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollToRange(range, calm ? 'instant' : 'smooth');
  drawing.flash(span);
  return true;
}
