import { Listing } from '@/components/library/list/Listing';
import { BinRow } from '@/components/library/undo/BinRow';
import {
  BIN_MS,
  type BinnedId,
  binnedByIds,
  binnedIds,
  emptyBin,
  refillBin,
  takeOut,
  throwBack,
} from '@/lib/library/bin';
import type { Desk } from './desk';
import { useLive, useRows } from './queries';

/** What was thrown away in the last thirty days. */
export function BinView({ desk }: { desk: Desk }) {
  const { library, t, language, act } = desk;
  const keys = useLive<readonly string[]>(() => binnedIds(library), [library]);
  const { rowOf, onRange } = useRows(keys, (ids) => binnedByIds(library, ids as BinnedId[]));
  const isEmpty = keys.state !== 'ready' || keys.value.length === 0;
  return (
    <>
      <h1>{t('library.bin')}</h1>
      <div class="actions">
        <p class="source grow">{t('library.binWhy')}</p>
        {!isEmpty && (
          <button
            type="button"
            class="text"
            onClick={() =>
              act(
                () => emptyBin(library, Number.POSITIVE_INFINITY),
                ({ rows, articles }) => t('library.binEmptied', { n: rows.length + articles.length }),
                (emptied) => refillBin(library, emptied),
              )
            }
          >
            {t('library.binEmpty')}
          </button>
        )}
      </div>
      <Listing
        t={t}
        label={t('library.bin')}
        keys={keys}
        estimate={84}
        empty={<p>{t('library.binNothing')}</p>}
        rowOf={rowOf}
        onRange={onRange}
      >
        {(lying, id) => (
          <BinRow
            t={t}
            language={language}
            lying={lying}
            until={lying.since + BIN_MS}
            onRestore={() =>
              act(
                () => takeOut(library, id as BinnedId),
                () => t('library.binRestored'),
                () => throwBack(library, id as BinnedId),
              )
            }
          />
        )}
      </Listing>
    </>
  );
}
