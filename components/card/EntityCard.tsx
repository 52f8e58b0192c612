import { Card, type CardActions, Sentence } from '@/components/card/Card';
import { CorrectionForm, type NameCorrection } from '@/components/card/CorrectionForm';
import { IconButton } from '@/components/IconButton';
import type { MarkedKind } from '@/lib/analysis/analysis';

/** One fact and, where it may have changed since, the month it is known for. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What an entity card shows; made of the analysis alone, so that it never promises what the article or the knowledge does not say. */
export interface EntityCardContent {
  readonly kind: MarkedKind;
  readonly name: string;
  readonly line?: string | undefined;
  readonly facts: readonly Fact[];
  readonly aliases: readonly string[];
  /** Which mention the card stands at, from 1, and how many there are. */
  readonly position: number;
  readonly count: number;
  readonly first: { readonly before: string; readonly words: string; readonly after: string };
  readonly why: string;
}

interface EntityCardProps extends CardActions {
  readonly content: EntityCardContent;
  /** The other names of this article, one of which this may be. */
  readonly others: readonly string[];
  onPrevious(): void;
  onNext(): void;
  onNotName(): void;
  onCorrect(correction: NameCorrection): void;
  /** Shows everything read about it, in the library; absent where there is none to show, as in a private window. */
  readonly onLibrary?: (() => void) | undefined;
}

/** Who or what a name is: facts, other names here, where it is first named, why it is marked. */
export function EntityCard(props: EntityCardProps) {
  const { content, others, onPrevious, onNext, onNotName, onCorrect, onLibrary, ...actions } = props;
  const { t } = actions;
  const { kind, name, line, facts, aliases, position, count, first, why } = content;
  const foot = (
    <>
      <span class="count" aria-live="polite">
        {count > 1 ? t('card.position', { i: position, n: count }) : t('card.count', { n: count })}
      </span>
      {count > 1 && <IconButton icon="previous" label={t('card.previous')} onPress={onPrevious} />}
      {count > 1 && <IconButton icon="next" label={t('card.next')} onPress={onNext} />}
      <button type="button" onClick={onNotName}>
        {t('card.notName')}
      </button>
    </>
  );
  return (
    <Card {...actions} kind={kind} title={name} line={line} foot={foot}>
      {(facts.length > 0 || aliases.length > 0) && (
        <dl class="facts">
          {facts.map((fact) => [<dt key={fact.label}>{fact.label}</dt>, <dd key={`${fact.label}=`}>{fact.value}</dd>])}
          {aliases.length > 0 && [
            <dt key="aliases">{t('card.aliases')}</dt>,
            <dd key="aliases=">{aliases.join(', ')}</dd>,
          ]}
        </dl>
      )}
      <div class="card-first">
        <div class="card-first-head">
          <b>{t('card.first')}</b>
          {onLibrary && (
            <button type="button" class="card-more" onClick={onLibrary}>
              {t('library.mentionedIn')}
            </button>
          )}
        </div>
        <Sentence {...first} />
      </div>
      <details>
        <summary>{t('card.why')}</summary>
        <p>{why}</p>
      </details>
      <CorrectionForm t={t} name={name} kind={kind} others={others} onCorrect={onCorrect} />
    </Card>
  );
}
