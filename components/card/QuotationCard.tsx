import { Card, type CardActions, Sentence } from '@/components/card/Card';
import { Icon } from '@/components/Icon';
import { IconButton } from '@/components/IconButton';

/** What a quotation card shows: the words, whose they are, and the sentence that proves it. */
export interface QuotationCardContent {
  readonly kind: 'direct' | 'indirect' | 'mixed';
  readonly text: string;
  readonly speaker?: string | undefined;
  readonly role?: string | undefined;
  readonly organisation?: string | undefined;
  readonly cue?: string | undefined;
  readonly evidence?: { readonly before: string; readonly words: string; readonly after: string } | undefined;
  readonly why: string;
}

interface QuotationCardProps extends CardActions {
  readonly content: QuotationCardContent;
  readonly copied: boolean;
  /** True where it is kept already; then its note opens instead. */
  readonly saved: boolean;
  onCopy(): void;
  onSave(): void;
  /** Says that a short name means somebody else; absent where the full name stands there. */
  readonly onWrongPerson?: (() => void) | undefined;
}

/** Who said it: speaker, role, how it is quoted, the words that tell us so. */
export function QuotationCard(props: QuotationCardProps) {
  const { content, copied, saved, onCopy, onSave, onWrongPerson, ...actions } = props;
  const { t } = actions;
  const { kind, text, speaker, role, organisation, cue, evidence, why } = content;
  const foot = (
    <>
      <span class="count">{t(`quote.${kind}`)}</span>
      <IconButton icon={copied ? 'check' : 'copy'} label={t(copied ? 'card.copied' : 'card.copy')} onPress={onCopy} />
      <button type="button" class="card-save" aria-pressed={saved} onClick={onSave}>
        <Icon name={saved ? 'check' : 'keep'} /> {t(saved ? 'keep.saved' : 'keep.quotation')}
      </button>
      <span class="said" role="status">
        {copied ? t('card.copied') : ''}
      </span>
    </>
  );
  return (
    <Card
      {...actions}
      kind="quotation"
      title={speaker ?? t('quote.unclear')}
      line={[role, organisation].filter(Boolean).join(' · ') || undefined}
      foot={foot}
    >
      <blockquote class="quote">{kind === 'indirect' ? text : `“${text}”`}</blockquote>
      {speaker && (evidence || cue) && (
        <p class="card-first quote-evidence">
          <b>{[t('quote.evidence'), cue && t('quote.cue', { cue })].filter(Boolean).join(' · ')}</b>
          {evidence && <Sentence {...evidence} />}
        </p>
      )}
      {speaker ? (
        <details>
          <summary>{t('card.whyQuotation')}</summary>
          <p>{why}</p>
          {onWrongPerson && (
            <button type="button" class="card-more" onClick={onWrongPerson}>
              {t('card.wrongPerson')}
            </button>
          )}
        </details>
      ) : (
        <p class="card-note">{t('quote.unclearWhy')}</p>
      )}
    </Card>
  );
}
