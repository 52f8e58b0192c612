import { Card, type CardActions } from '@/components/card/Card';

/** A term and what it means. */
export interface TermCardContent {
  readonly headword: string;
  readonly english?: string | undefined;
  readonly definition: string;
}

/** What a term means, in plain words. */
export function TermCard({ content, ...actions }: CardActions & { content: TermCardContent }) {
  const { t } = actions;
  return (
    <Card
      {...actions}
      kind="term"
      title={content.headword}
      line={content.english && `${t('card.english')}: ${content.english}`}
      foot={<span class="count">{t('popup.glossary')}</span>}
    >
      <p>{content.definition}</p>
    </Card>
  );
}
