import type { Words } from '@/lib/locale';

interface SummarySectionProps {
  readonly t: Words;
  readonly sentences: readonly string[];
  onGo(index: number): void;
}

/** The article's own sentences that sum it up; each leads to its place. */
export function SummarySection({ t, sentences, onGo }: SummarySectionProps) {
  if (sentences.length === 0) return null;
  return (
    <section class="summary" data-part="summary" aria-label={t('popup.summary')}>
      <h2>{t('popup.summary')}</h2>
      <ol>
        {sentences.map((sentence, i) => (
          <li key={sentence}>
            <button type="button" class="row" title={t('popup.goTo')} onClick={() => onGo(i)}>
              {sentence}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
