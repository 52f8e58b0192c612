import type { CardActions } from '@/components/card/Card';
import { KeysCard } from '@/components/card/KeysCard';
import type { KeepWish } from '@/lib/messages';
import type { Mark } from '@/lib/page/mark';
import { markFinder, watchPointer } from '@/lib/page/pointer';
import type { PageReading } from '@/lib/page/read';
import { isInSight, scrollToRange } from '@/lib/page/scrolling';
import { watchSelection } from '@/lib/page/selection';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';
import type { Bench, DeskWishes, Shown } from './bench';
import { type CardControls, type Cards, openCards } from './cards';
import type { Keeper } from './keeper';
import { type KeyWishes, watchKeys } from './keys';
import { markedBy, neighbourOf } from './marks';
import { correctName, openName, turnName } from './name-cards';
import { type NoteCards, openNoteCards } from './note-cards';
import { openOwnTerm, openTerm } from './term-cards';

/** Where cards are laid: opened by pointer, finger or key on a mark or beside a selection, turned from mention to mention, put away. */
export interface Desk {
  use(shown: Shown): void;
  step(direction: 1 | -1): void;
  keep(wish: KeepWish): Promise<boolean>;
  /** True where the reader can see the open card, uncovered. */
  isSeen(): boolean;
  putAway(): void;
  /** True while the reader is at a card, a bar or a note that a new reading of the page would take away. */
  isBusy(): boolean;
}

/** What lies on the desk now. */
interface Laid {
  shown: Shown;
  find: ReturnType<typeof markFinder>;
  /** The mark whose card is open. */
  at?: Mark | undefined;
  /** The selection beside which the bar stands. */
  offered?: Span | undefined;
}

export function openDesk(
  document: Document,
  page: PageReading,
  first: Shown,
  keeper: Keeper,
  signal: AbortSignal,
  wishes: DeskWishes,
): Desk {
  const { map } = page;
  const laid: Laid = { shown: first, find: markFinder(document, map, []) };
  const cards = openCards(document, wishes.places, signal, () => {
    laid.at = undefined;
    laid.offered = undefined;
    notes.left();
    wishes.focus();
  });
  const fail = (error: unknown) => cards.toast(wishes.words()('toast.failed', { error: reasonOf(error) }));
  const bench: Bench = {
    document,
    page,
    cards,
    keeper,
    wishes,
    now: () => laid.shown,
    actions: (controls) => cardActions(cards, controls, wishes, fail),
    open(mark, focus) {
      openMark(bench, notes, mark, focus);
      laid.at = mark;
    },
    scrollTo: (span) => bringIntoView(map.range(span)),
    fail,
  };
  const notes = openNoteCards(bench);
  const step = (direction: 1 | -1) => {
    const next = neighbourOf(laid.shown.marks, laid.at, direction);
    if (!next) return;
    bench.scrollTo(next);
    bench.open(next, true);
  };
  watchPage(bench, laid, notes, signal);
  watchKeys(document, signal, keyWishes(bench, laid, notes, step));

  return {
    use(next) {
      laid.shown = next;
      laid.find = markFinder(document, map, next.pointed);
      if (next.marks.length === 0) cards.closeAll();
      else cards.refresh();
    },
    step,
    keep: notes.keep,
    isSeen: cards.isSeen,
    putAway: cards.close,
    isBusy: () => notes.isWriting() || cards.isInPlace(),
  };
}

/** What every card can do. */
function cardActions(cards: Cards, controls: CardControls, wishes: DeskWishes, fail: Bench['fail']): CardActions {
  const turnOffHere = () => {
    cards.closeAll();
    wishes.turnOffHere?.().catch(fail);
  };
  return {
    t: wishes.words(),
    pinned: controls.pinned,
    onPin: controls.pin,
    onClose: controls.close,
    ...(wishes.turnOffHere ? { onOffHere: turnOffHere } : {}),
  };
}

/** Scrolls where a range is out of sight, or nearly. */
function bringIntoView(range: Range | undefined): void {
  if (range && !isInSight(range)) scrollToRange(range, 'auto');
}

/** Opens the card of what a mark stands for. */
function openMark(bench: Bench, notes: NoteCards, mark: Mark, focus: boolean): void {
  const marked = markedBy(mark, bench.now().analysis);
  if (marked?.kind === 'mention') openName(bench, marked.mention, focus);
  else if (marked?.kind === 'quotation') notes.openQuotation(marked.quotation, focus);
  else if (marked?.kind === 'note') notes.openNote(marked.id, focus);
  else if (marked?.kind === 'term') openTerm(bench, marked.term, focus);
  else if (marked?.kind === 'own-term') openOwnTerm(bench, mark, marked.id, focus);
}

/** Opens by pointer and finger what is marked, and the bar beside what is selected. */
function watchPage({ document, page, cards, open }: Bench, laid: Laid, notes: NoteCards, signal: AbortSignal): void {
  watchPointer(
    document,
    // While something is selected and its bar is open, marks are at rest.
    (x, y) => (laid.offered ? undefined : laid.find(x, y)),
    {
      cardOn: () => laid.shown.settings.cardOn,
      isOpen: cards.isOpen,
      isPassing: cards.isPassing,
      cardBox: cards.box,
      holdsFocus: cards.holdsFocus,
      isOnCard: cards.owns,
      open: (mark) => open(mark, false),
      close: cards.close,
    },
    signal,
  );
  watchSelection(
    document,
    page.map,
    {
      offer(span) {
        if (laid.shown.marks.length === 0) return;
        notes.offer(span);
        laid.offered = span;
      },
      withdraw() {
        if (laid.offered) cards.close();
      },
      owns: cards.owns,
    },
    signal,
  );
}

/** What keys do while a card or the bar of a selection is open. */
function keyWishes(bench: Bench, laid: Laid, notes: NoteCards, step: KeyWishes['step']): KeyWishes {
  const { page, cards } = bench;
  const mentionAt = () => {
    const marked = laid.at && markedBy(laid.at, laid.shown.analysis);
    return marked?.kind === 'mention' ? marked.mention : undefined;
  };
  return {
    isActive: () => cards.holdsFocus() && !cards.isInField(),
    isOpen: cards.isOpen,
    isSeen: cards.isSeen,
    isWaiting: () => laid.offered !== undefined && !cards.holdsFocus(),
    enter: cards.enter,
    close: cards.close,
    step,
    turn(direction) {
      const mention = mentionAt();
      if (mention) turnName(bench, mention, direction);
      else step(direction);
    },
    help() {
      // In the place of the card that is open.
      const place = laid.at ?? laid.offered;
      const range = place && page.map.range(place);
      if (range)
        cards.show(range, (controls) => <KeysCard {...bench.actions(controls)} />, { focus: true, stays: true });
    },
    refuse() {
      const mention = mentionAt();
      const entity = laid.shown.analysis.entities.find(({ id }) => id === mention?.entity);
      if (mention && entity) correctName(bench, entity, mention, { kind: 'not-a-name' });
      else notes.remove();
    },
    undo: cards.undo,
    pin: cards.pin,
    turnCard: cards.turn,
    note: notes.note,
    highlight: notes.highlight,
    copy: notes.copy,
    save: notes.save,
    colour: notes.colour,
  };
}
