import type { Words } from '@/lib/locale';

/** What one speaker is quoted with. */
export interface Speech {
  readonly speaker: string | undefined;
  readonly role?: string | undefined;
  readonly quotes: readonly { readonly index: number; readonly text: string }[];
}

interface QuotationsSectionProps {
  readonly t: Words;
  readonly speeches: readonly Speech[];
  onGo(index: number): void;
}

/** Who said what, by speaker; each quotation leads to its place. */
export function QuotationsSection({ t, speeches, onGo }: QuotationsSectionProps) {
  if (speeches.length === 0) return null;
  return (
    <section data-part="quotations" aria-label={t('popup.quotations')}>
      <h2>{t('popup.quotations')}</h2>
      {speeches.map(({ speaker, role, quotes }) => (
        <div class="speech" key={speaker ?? ''}>
          <b>{speaker ?? t('quote.unclear')}</b>
          {role && <p class="source">{role}</p>}
          {quotes.map(({ index, text }) => (
            <button type="button" class="row" key={index} title={t('popup.goTo')} onClick={() => onGo(index)}>
              “{text}”
            </button>
          ))}
        </div>
      ))}
    </section>
  );
}
