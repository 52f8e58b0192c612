import { KeysCard } from '@/components/card/KeysCard';
import type { NoteId } from '@/lib/library/records';
import type { KeepWish } from '@/lib/messages';
import type { Mark } from '@/lib/page/mark';
import { markFinder, watchPointer } from '@/lib/page/pointer';
import type { PageReading } from '@/lib/page/read';
import { watchSelection } from '@/lib/page/selection';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';
import type { Bench, DeskWishes, Shown } from './bench';
import { openCards } from './cards';
import type { Keeper } from './keeper';
import { watchKeys } from './keys';
import { correctName, openName, turnName } from './name-cards';
import { openNoteCards } from './note-cards';
import { openOwnTerm, openTerm } from './term-cards';

/** Where cards are laid: opened by pointer, finger or key on a mark or beside a selection, turned from mention to mention, put away. */
export interface Desk {
  use(shown: Shown): void;
  step(direction: 1 | -1): void;
  keep(wish: KeepWish): Promise<boolean>;
  /** True where the reader can see the open card, uncovered. */
  isSeen(): boolean;
  putAway(): void;
  /** True while a note is being written. */
  isWriting(): boolean;
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
  let shown = first;
  let find = markFinder(document, map, []);
  let at: Mark | undefined;
  let offered: Span | undefined;
  const cards = openCards(document, signal, () => {
    at = undefined;
    offered = undefined;
    notes.left();
    wishes.focus();
  });
  const fail = (error: unknown) => cards.toast(wishes.words()('toast.failed', { error: reasonOf(error) }));
  const scrollTo = (span: Span) => {
    const box = map.range(span)?.getBoundingClientRect();
    if (box && (box.top < 60 || box.bottom > innerHeight - 60))
      window.scrollTo({ top: scrollY + box.top - innerHeight / 3 });
  };
  const mentionAt = () =>
    at?.id.startsWith('mention:') ? shown.analysis.mentions[Number(at.id.slice('mention:'.length))] : undefined;

  const open = (mark: Mark, focus: boolean) => {
    const [kind, ...rest] = mark.id.split(':');
    const index = Number(rest[0]);
    const { mentions, quotations } = shown.analysis;
    if (kind === 'mention' && mentions[index]) openName(bench, mentions[index], focus);
    else if (kind === 'quotation' && quotations[index]) notes.openQuotation(quotations[index], focus);
    else if (kind === 'note') notes.openNote(rest.join(':') as NoteId, focus);
    else if (kind === 'term') openTerm(bench, index, focus);
    else if (kind === 'own-term') openOwnTerm(bench, mark, rest.join(':'), focus);
    at = mark;
  };
  const step = (direction: 1 | -1) => {
    const ordered = [...shown.marks].sort((a, b) => a.start - b.start);
    const current = at ? ordered.findIndex(({ id }) => id === at?.id) : direction > 0 ? -1 : 0;
    const next = ordered[(current + direction + ordered.length) % ordered.length];
    if (!next) return;
    scrollTo(next);
    open(next, true);
  };
  const turn = (direction: 1 | -1) => {
    const mention = mentionAt();
    if (mention) turnName(bench, mention, direction);
    else step(direction);
  };
  /** In the place of the card that is open. */
  const help = () => {
    const place = at ?? offered;
    const range = place && map.range(place);
    if (range) cards.show(range, (controls) => <KeysCard {...bench.actions(controls)} />, { focus: true, stays: true });
  };
  const turnOffHere = () => {
    cards.closeAll();
    wishes.turnOffHere?.().catch(fail);
  };
  const bench: Bench = {
    document,
    page,
    cards,
    keeper,
    wishes,
    now: () => shown,
    actions: (controls) => ({
      t: wishes.words(),
      pinned: controls.pinned,
      onPin: controls.pin,
      onClose: controls.close,
      ...(wishes.turnOffHere ? { onOffHere: turnOffHere } : {}),
    }),
    open,
    scrollTo,
    fail,
  };
  const notes = openNoteCards(bench);

  watchPointer(
    document,
    // While something is selected and its bar is open, marks are at rest.
    (x, y) => (offered ? undefined : find(x, y)),
    {
      cardOn: () => shown.settings.cardOn,
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
    map,
    {
      offer(span) {
        if (shown.marks.length === 0) return;
        notes.offer(span);
        offered = span;
      },
      withdraw() {
        if (offered) cards.close();
      },
      owns: cards.owns,
    },
    signal,
  );
  watchKeys(document, signal, {
    isActive: () => cards.holdsFocus() && !cards.isInField(),
    isOpen: cards.isOpen,
    isSeen: cards.isSeen,
    isWaiting: () => offered !== undefined && !cards.holdsFocus(),
    enter: cards.enter,
    close: cards.close,
    step,
    turn,
    help,
    refuse() {
      const mention = mentionAt();
      const entity = shown.analysis.entities.find(({ id }) => id === mention?.entity);
      if (mention && entity) correctName(bench, entity, mention, { kind: 'not-a-name' });
      else notes.remove();
    },
    undo: cards.undo,
    note: notes.note,
    colour: notes.colour,
  });

  return {
    use(next) {
      shown = next;
      find = markFinder(document, map, shown.marks);
      if (shown.marks.length === 0) cards.closeAll();
      else cards.refresh();
    },
    step,
    keep: notes.keep,
    isSeen: cards.isSeen,
    putAway: cards.close,
    isWriting: notes.isWriting,
  };
}
