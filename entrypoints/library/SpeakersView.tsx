import { useMemo } from 'preact/hooks';
import { EntityRow } from '@/components/library/entities/EntityRow';
import { Listing } from '@/components/library/list/Listing';
import type { EntityKind } from '@/lib/analysis/analysis';
import { lastQuotationOf, speakerLines } from '@/lib/library/reading/speakers';
import type { Desk } from './desk';
import { SaidBy } from './QuotationList';
import { once, useFreshLive, useLiveOver, useRows } from './queries';
import { hashOf } from './route';

/** Who was quoted in what was read, those quoted most first. */
export function SpeakersView({ desk }: { desk: Desk }) {
  const { library, t } = desk;
  const lines = useLiveOver([library.quotations], () => once(speakerLines(library)), [library]);
  const keys = useMemo(
    () => (lines.state === 'ready' ? { ...lines, value: lines.value.map(({ key }) => key) } : lines),
    [lines],
  );
  const counts = useMemo(
    () => new Map(lines.state === 'ready' ? lines.value.map((line) => [line.key, line.quotations]) : []),
    [lines],
  );
  const { rowOf, onRange } = useRows(keys, async (some) => speakersOf(desk, some));
  return (
    <>
      <h1>{t('library.quotations')}</h1>
      <Listing
        t={t}
        label={t('library.speakers')}
        keys={keys}
        estimate={41}
        empty={<p>{t('library.noQuotations')}</p>}
        rowOf={rowOf}
        onRange={onRange}
      >
        {({ name, kind, role }, key) => (
          <EntityRow
            t={t}
            kind={kind}
            name={name}
            role={role}
            count={t('library.quotationCount', { n: counts.get(key) ?? 1 })}
            href={hashOf('quotations', key)}
          />
        )}
      </Listing>
    </>
  );
}

/** What one of them was quoted with. */
export function SpeakerView({ desk, id }: { desk: Desk; id: string }) {
  const { library, t } = desk;
  const last = useFreshLive(() => speakersOf(desk, [id]), [library, id]);
  const speaker = last.state === 'ready' ? last.value[0] : undefined;
  return (
    <>
      <h1>{speaker?.name ?? t('library.quotations')}</h1>
      {speaker?.role && <p class="source">{speaker.role}</p>}
      <p>
        <a href={hashOf('entities', id)}>{t('library.everythingAbout')}</a>
      </p>
      <SaidBy desk={desk} id={id} />
    </>
  );
}

async function speakersOf({ library }: Desk, keys: readonly string[]) {
  const last = await lastQuotationOf(library, keys);
  const named = await library.mentions.bulkGet(
    last.map((said, i) => [said?.articleId ?? ('' as never), keys[i] ?? '']),
  );
  return last.map((said, i) => {
    const name = named[i]?.name ?? said?.speaker;
    if (name === undefined) return undefined;
    return { name, kind: named[i]?.kind ?? ('person' satisfies EntityKind), role: said?.role };
  });
}
