import { Listing } from '@/components/library/list/Listing';
import { CorrectionRow } from '@/components/library/undo/CorrectionRow';
import { correctionIds, removeCorrection, restoreCorrection } from '@/lib/library/corrections';
import type { CorrectionId } from '@/lib/library/records';
import type { Desk } from './desk';
import { useLive, useRows } from './queries';

/** What the reader knows better than the engine, in one list; each can be taken back. */
export function CorrectionsView({ desk }: { desk: Desk }) {
  const { library, t, language, act } = desk;
  const keys = useLive<readonly string[]>(() => correctionIds(library), [library]);
  const { rowOf, onRange } = useRows(keys, (ids) => library.corrections.bulkGet([...ids] as CorrectionId[]));
  return (
    <>
      <h1>{t('options.corrections')}</h1>
      <Listing
        t={t}
        label={t('options.corrections')}
        keys={keys}
        estimate={62}
        empty={<p>{t('options.noCorrections')}</p>}
        rowOf={rowOf}
        onRange={onRange}
      >
        {(correction) => (
          <CorrectionRow
            t={t}
            language={language}
            correction={correction}
            onTakeBack={() =>
              act(
                () => removeCorrection(library, correction.id),
                () => t('library.tookBack', { name: correction.form }),
                () => restoreCorrection(library, correction.id),
              )
            }
          />
        )}
      </Listing>
    </>
  );
}
