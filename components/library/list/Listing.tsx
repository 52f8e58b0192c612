import type { ComponentChildren } from 'preact';
import type { Range } from '@/components/library/list/near-rows';
import { VirtualList } from '@/components/library/list/VirtualList';
import { Notice } from '@/components/Notice';
import type { Live } from '@/lib/library/live';
import type { Words } from '@/lib/locale';

interface ListingProps<Row> {
  readonly t: Words;
  readonly label: string;
  readonly keys: Live<readonly string[]>;
  readonly estimate: number;
  /** What is said where there is nothing. */
  readonly empty: ComponentChildren;
  rowOf(key: string): Row | undefined;
  onRange(range: Range): void;
  children(row: Row, key: string): ComponentChildren;
}

/** A list of the library: its rows, or why there are none. */
export function Listing<Row>({ t, label, keys, estimate, empty, rowOf, onRange, children }: ListingProps<Row>) {
  if (keys.state === 'failed')
    return <Notice text={t('library.broken', { error: keys.error })} why={t('library.brokenWhy')} />;
  if (keys.state === 'loading') return <p class="source">{t('library.loading')}</p>;
  if (keys.value.length === 0) return <div class="empty">{empty}</div>;
  return (
    <VirtualList label={label} keys={keys.value} estimate={estimate} onRange={onRange}>
      {(key) => {
        const row = rowOf(key);
        return row ? children(row, key) : <div class="unread" style={{ minHeight: `${estimate}px` }} />;
      }}
    </VirtualList>
  );
}
