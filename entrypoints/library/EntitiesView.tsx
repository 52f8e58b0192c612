import { useMemo } from 'preact/hooks';
import { EntityRow } from '@/components/library/entities/EntityRow';
import { Listing } from '@/components/library/list/Listing';
import { Parts } from '@/components/library/list/Parts';
import type { EntityKind } from '@/lib/analysis/analysis';
import type { Library } from '@/lib/library/database';
import { entityLines, latestOf } from '@/lib/library/reading/entities';
import type { Desk } from './desk';
import { once, useLiveOver, useRows } from './queries';
import { go, hashOf } from './route';

const KINDS = ['company', 'person', 'product', 'organisation'] as const;

/** Everybody and everything that was read about, those of most articles first. */
export function EntitiesView({ desk }: { desk: Desk }) {
  const { library, t, route } = desk;
  const { kind, name = '' } = route.params;
  const wanted = KINDS.find((each) => each === kind);
  const { keys, byKey, rowOf, onRange } = useEntityRows(library, wanted, name);
  // Where there is nothing, nothing is narrowed.
  const isEmpty = keys.state === 'ready' && keys.value.length === 0 && !wanted && name === '';
  const part = (each?: EntityKind) => ({
    href: hashOf('entities', undefined, { kind: each, name }),
    label: each ? t(`kind.${each}`) : t('library.allKinds'),
    current: each === wanted,
  });
  return (
    <>
      <h1>{t('library.entities')}</h1>
      {!isEmpty && <Parts label={t('library.kind')} parts={[part(), ...KINDS.map(part)]} />}
      {!isEmpty && (
        <input
          class="text-input filter"
          type="search"
          value={name}
          aria-label={t('library.filterNames')}
          placeholder={t('library.filterNames')}
          onInput={({ currentTarget: { value } }) => go(hashOf('entities', undefined, { kind, name: value }), true)}
        />
      )}
      <Listing
        t={t}
        label={t('library.entities')}
        keys={keys}
        estimate={41}
        empty={
          <p>{name ? t('glossary.nothing', { q: name }) : t(wanted ? 'library.nothingSuch' : 'library.noEntities')}</p>
        }
        rowOf={rowOf}
        onRange={onRange}
      >
        {(row, key) => (
          <EntityRow
            t={t}
            kind={row.kind}
            name={row.name}
            count={t('library.articleCount', { n: byKey.get(key)?.articles ?? 1 })}
            href={hashOf('entities', key)}
          />
        )}
      </Listing>
    </>
  );
}

/** The names of a kind, or all, of which each row is read when it is near the window. */
function useEntityRows(library: Library, kind: (typeof KINDS)[number] | undefined, name: string) {
  const lines = useLiveOver([library.mentions], () => once(entityLines(library, { kind, name })), [
    library,
    kind,
    name,
  ]);
  const keys = useMemo(
    () => (lines.state === 'ready' ? { ...lines, value: lines.value.map(({ key }) => key) } : lines),
    [lines],
  );
  const byKey = useMemo(
    () => new Map(lines.state === 'ready' ? lines.value.map((line) => [line.key, line]) : []),
    [lines],
  );
  const { rowOf, onRange } = useRows(keys, (some) =>
    latestOf(
      library,
      some.flatMap((key) => byKey.get(key) ?? []),
    ),
  );
  return { keys, byKey, rowOf, onRange };
}
