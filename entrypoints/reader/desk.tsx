import { EntityCard } from '@/components/EntityCard';
import { QuotationCard } from '@/components/QuotationCard';
import { TermCard } from '@/components/TermCard';
import type { Analysis, Mention } from '@/lib/analysis/analysis';
import { newCorrectionId } from '@/lib/library/identity';
import type { Correction } from '@/lib/library/records';
import type { Words } from '@/lib/locale';
import type { Mark } from '@/lib/page/mark';
import { markFinder, watchPointer } from '@/lib/page/pointer';
import type { PageReading } from '@/lib/page/read';
import type { Settings } from '@/lib/settings';
import { reasonOf } from '@/lib/text/reason';
import type { Span } from '@/lib/text/span';
import { entityContent, quotationContent } from './card-content';
import { type CardControls, openCards } from './cards';
import { watchKeys } from './keys';
import { shownMentions } from './marks';

/** What the desk asks of the session that owns it. */
export interface DeskWishes {
  /** Draw every mention of this entity while its card is open; without one, as the settings say. */
  focus(entity?: string): void;
  refuse(correction: Correction): Promise<void>;
  restore(correction: Correction): Promise<void>;
  turnOffHere(): Promise<void>;
  words(): Words;
}

/** Where cards are laid: opened by pointer, finger or key on a mark, turned from mention to mention, put away. */
export interface Desk {
  use(marks: readonly Mark[], settings: Settings, corrections: readonly Correction[]): void;
  step(direction: 1 | -1): void;
}

export function openDesk(
  document: Document,
  page: PageReading,
  analysis: Analysis,
  signal: AbortSignal,
  wishes: DeskWishes,
): Desk {
  const { article, map } = page;
  let marks: readonly Mark[] = [];
  let settings: Settings | undefined;
  let shown: readonly Mention[] = [];
  let find = markFinder(document, map, []);
  let at: Mark | undefined;
  const cards = openCards(document, signal, () => {
    at = undefined;
    wishes.focus();
  });

  const fail = (error: unknown) => cards.toast(wishes.words()('toast.failed', { error: reasonOf(error) }));

  const refuse = (name: string) => {
    const correction: Correction = {
      id: newCorrectionId(),
      kind: 'not-a-name',
      form: name,
      scope: 'article',
      url: article.url,
      createdAt: Date.now(),
    };
    const byKey = cards.holdsFocus();
    cards.close();
    wishes
      .refuse(correction)
      .then(() => {
        const t = wishes.words();
        cards.toast(t('toast.notName', { name }), {
          label: t('toast.undo'),
          focus: byKey,
          run: () => wishes.restore(correction).catch(fail),
        });
      })
      .catch(fail);
  };
  const actions = (controls: CardControls) => ({
    t: wishes.words(),
    pinned: controls.pinned,
    onPin: controls.pin,
    onClose: controls.close,
    onOffHere: () => {
      cards.closeAll();
      wishes.turnOffHere().catch(fail);
    },
  });

  const openMention = (mention: Mention, focus: boolean) => {
    const content = entityContent(article, analysis, shown, mention, wishes.words(), settings?.language ?? 'vi');
    const range = map.range(mention);
    if (!content || !range) return;
    const same = shown.filter(({ entity }) => entity === mention.entity);
    const turn = (by: 1 | -1) => {
      const next = same[(same.indexOf(mention) + by + same.length) % same.length];
      if (!next) return;
      scrollToSpan(next);
      openMention(next, true);
    };
    cards.show(
      range,
      (controls) => (
        <EntityCard
          {...actions(controls)}
          content={content}
          onPrevious={() => turn(-1)}
          onNext={() => turn(1)}
          onNotName={() => refuse(content.name)}
        />
      ),
      focus,
    );
    wishes.focus(mention.entity);
  };

  const openQuotation = (index: number, focus: boolean) => {
    const quotation = analysis.quotations[index];
    const range = quotation && map.range(quotation.content);
    if (!quotation || !range) return;
    const content = quotationContent(article, analysis, quotation, wishes.words());
    let copied = false;
    const copy = () => {
      const date = new Date().toLocaleDateString('vi-VN');
      const line = `“${content.text}” — ${[content.speaker, article.site, date, article.url].filter(Boolean).join(', ')}`;
      navigator.clipboard
        .writeText(line)
        .then(() => {
          copied = true;
          cards.refresh();
        })
        .catch(() => cards.toast(wishes.words()('card.copyFailed')));
    };
    cards.show(
      range,
      (controls) => <QuotationCard {...actions(controls)} content={content} copied={copied} onCopy={copy} />,
      focus,
    );
  };

  const openTerm = (index: number, focus: boolean) => {
    const term = analysis.terms[index];
    const range = term && map.range(term);
    if (!term?.definition || !range) return;
    const content = { headword: term.headword, english: term.english, definition: term.definition };
    cards.show(range, (controls) => <TermCard {...actions(controls)} content={content} />, focus);
  };

  const open = (mark: Mark, focus: boolean) => {
    const [kind, index] = mark.id.split(':');
    at = mark;
    if (kind === 'mention') {
      const mention = analysis.mentions[Number(index)];
      if (mention) openMention(mention, focus);
    } else if (kind === 'quotation') openQuotation(Number(index), focus);
    else openTerm(Number(index), focus);
    at = mark;
  };
  const step = (direction: 1 | -1) => {
    const ordered = [...marks].sort((a, b) => a.start - b.start);
    const current = at ? ordered.findIndex(({ id }) => id === at?.id) : direction > 0 ? -1 : 0;
    const next = ordered[(current + direction + ordered.length) % ordered.length];
    if (!next) return;
    scrollToSpan(next);
    open(next, true);
  };
  const scrollToSpan = (span: Span) => {
    const box = map.range(span)?.getBoundingClientRect();
    if (box && (box.top < 60 || box.bottom > innerHeight - 60)) scrollTo({ top: scrollY + box.top - innerHeight / 3 });
  };

  watchPointer(
    document,
    (x, y) => find(x, y),
    {
      cardOn: () => settings?.cardOn ?? 'hover',
      isOpen: cards.isOpen,
      cardBox: cards.box,
      holdsFocus: cards.holdsFocus,
      isOnCard: cards.owns,
      open: (mark) => open(mark, false),
      close: cards.close,
    },
    signal,
  );
  watchKeys(document, signal, {
    isActive: () => cards.holdsFocus(),
    isOpen: () => cards.isOpen(),
    close: cards.close,
    step,
    refuse: () => {
      const mention = at?.id.startsWith('mention:') ? analysis.mentions[Number(at.id.slice(8))] : undefined;
      const entity = analysis.entities.find(({ id }) => id === mention?.entity);
      if (entity) refuse(entity.name);
    },
  });

  return {
    use(next, chosen, corrections) {
      marks = next;
      settings = chosen;
      shown = shownMentions(article, analysis, corrections);
      find = markFinder(document, map, marks);
      if (marks.length === 0) cards.closeAll();
    },
    step,
  };
}
