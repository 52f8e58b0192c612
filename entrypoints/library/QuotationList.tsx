import { QuotationRow } from '@/components/library/entities/QuotationRow';
import { Listing } from '@/components/library/list/Listing';
import { type QuotationKey, quotationsBy, quotationsByKeys } from '@/lib/library/reading/speakers';
import type { ArticleId } from '@/lib/library/records';
import type { Desk } from './desk';
import { useFreshLive, useRows } from './queries';
import { hashOf } from './route';

interface QuotationListProps {
  readonly desk: Desk;
  readonly label: string;
  readonly empty: string;
  query(): Promise<QuotationKey[]>;
  readonly inputs: readonly unknown[];
  readonly withSpeaker: boolean;
}

/** Quotations in the order of a query, each with its article. */
export function QuotationList({ desk, label, empty, query, inputs, withSpeaker }: QuotationListProps) {
  const { library, t, language } = desk;
  const keys = useFreshLive(async () => (await query()).map((key) => key.join(' ')), [library, ...inputs]);
  const { rowOf, onRange } = useRows(keys, (some) => quotationsByKeys(library, some.map(keyOf)));
  return (
    <Listing t={t} label={label} keys={keys} estimate={130} empty={<p>{empty}</p>} rowOf={rowOf} onRange={onRange}>
      {(said) => (
        <QuotationRow
          t={t}
          language={language}
          said={said}
          withSpeaker={withSpeaker}
          speakerHref={said.quotation.speakerKey && hashOf('quotations', said.quotation.speakerKey)}
          articleHref={hashOf('articles', said.quotation.articleId)}
        />
      )}
    </Listing>
  );
}

/** What somebody was quoted with. */
export function SaidBy({ desk, id }: { readonly desk: Desk; readonly id: string }) {
  const { library, t } = desk;
  return (
    <QuotationList
      desk={desk}
      label={t('library.saidBy')}
      empty={t('library.saidNothing')}
      query={() => quotationsBy(library, id)}
      inputs={[id]}
      withSpeaker={false}
    />
  );
}

function keyOf(text: string): QuotationKey {
  const [id = '', index] = text.split(' ');
  return [id as ArticleId, Number(index)];
}
