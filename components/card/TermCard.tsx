import { Card, type CardActions } from '@/components/card/Card';
import { Icon } from '@/components/Icon';

/** A term and what it means. */
interface TermCardContent {
  readonly headword: string;
  readonly english?: string | undefined;
  /** Absent where it is the reader's own, which no page may know. */
  readonly definition?: string | undefined;
}

interface TermCardProps extends CardActions {
  readonly content: TermCardContent;
  /** Keeps it in the reader's glossary; absent where it is there. */
  readonly onKeep?: (() => void) | undefined;
  /** Shows it in the reader's glossary, where it is there. */
  readonly onOwn?: (() => void) | undefined;
}

/** What a term means, in plain words; of one of the reader's own, where that is written. */
export function TermCard({ content, onKeep, onOwn, ...actions }: TermCardProps) {
  const { t } = actions;
  return (
    <Card
      {...actions}
      kind="term"
      title={content.headword}
      line={content.english && `${t('card.english')}: ${content.english}`}
      foot={
        <>
          <span class="count">{onOwn && t('popup.savedTerms')}</span>
          {onKeep && (
            <button type="button" class="card-save" onClick={onKeep}>
              <Icon name="keep" /> {t('glossary.keep')}
            </button>
          )}
        </>
      }
    >
      {content.definition ? <p>{content.definition}</p> : <p class="card-note">{t('term.own')}</p>}
      {onOwn && (
        <button type="button" class="card-more" onClick={onOwn}>
          {t('term.show')}
        </button>
      )}
    </Card>
  );
}
