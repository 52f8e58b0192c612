import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { IconButton } from '@/components/IconButton';
import type { MarkedKind } from '@/lib/analysis/analysis';
import type { WordKey, Words } from '@/lib/locale';

/** What every card can do, whoever shows it. */
export interface CardActions {
  readonly t: Words;
  readonly pinned: boolean;
  /** Absent where a card does not move, as in a kept article. */
  onPin?(): void;
  onClose(): void;
  /** Absent where there is no site to be off on. */
  onOffHere?(): void;
}

interface CardProps extends CardActions {
  readonly kind: MarkedKind | 'term' | 'quotation' | 'note' | 'keys';
  readonly title: string;
  readonly line?: string | undefined;
  readonly children: ComponentChildren;
  readonly foot: ComponentChildren;
}

/** The frame of a card: kind, title, tools, a body that scrolls by itself and a foot. A non-modal dialog named by its title. */
export function Card({ t, kind, title, line, pinned, children, foot, onPin, onClose, onOffHere }: CardProps) {
  const id = useId();
  return (
    <section class="card" role="dialog" aria-modal="false" aria-labelledby={id} data-kind={kind} tabIndex={-1}>
      <header class="card-head">
        <div class="card-title">
          <p class="card-kind">{t(`kind.${kind}` as WordKey)}</p>
          <h2 id={id}>{title}</h2>
          {line && <p class="card-line">{line}</p>}
        </div>
        <div class="card-tools">
          {onOffHere && <IconButton icon="off" label={t('card.offHere')} onPress={onOffHere} />}
          {onPin && (
            <IconButton icon="pin" label={t(pinned ? 'card.unpin' : 'card.pin')} pressed={pinned} onPress={onPin} />
          )}
          <IconButton icon="close" label={t('card.close')} onPress={onClose} />
        </div>
      </header>
      <div class="card-body">{children}</div>
      <footer class="card-foot">{foot}</footer>
    </section>
  );
}

/** A sentence of the article with the words that matter in it made bold. */
export function Sentence({ before, words, after }: { before: string; words: string; after: string }) {
  return (
    <>
      {before}
      <mark>{words}</mark>
      {after}
    </>
  );
}
