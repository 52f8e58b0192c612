import { useMemo } from 'preact/hooks';
import { colourName } from '@/components/ColourButtons';
import { Listing } from '@/components/library/list/Listing';
import { SearchFilterRow } from '@/components/library/search/SearchFilterRow';
import { SearchHitRow } from '@/components/library/search/SearchHitRow';
import { noteTags } from '@/lib/library/facets';
import { readSites } from '@/lib/library/reading/articles';
import { COLOURS } from '@/lib/library/records';
import { FIRST_HITS, type SearchHit, searchLibrary } from '@/lib/library/search/search';
import type { SearchKind } from '@/lib/library/search/searchable';
import type { SearchFilters } from '@/lib/library/search/segment-search';
import type { Desk } from './desk';
import { useLive, useRows } from './queries';
import { go, hashOf } from './route';

const KINDS = ['entity', 'article', 'quotation', 'note', 'term'] as const satisfies readonly SearchKind[];

/** Everything in the library that answers what was typed, the best first, narrowed by kind, site, days, tag and colour. */
export function SearchView({ desk }: { desk: Desk }) {
  const { library, t, language, colours, route } = desk;
  const { q = '', ...chosen } = route.params;
  const filters = filtersOf(chosen);
  const asked = JSON.stringify([q, filters]);
  const tags = useLive(() => noteTags(library), [library]);
  const sites = useLive(() => readSites(library), [library]);
  const found = useLive(
    () => searchLibrary(library, q, filters, { limit: FIRST_HITS }).then((result) => ({ q, asked, ...result })),
    [library, asked],
  );
  const answer = found.state === 'ready' ? found.value : undefined;
  const sought = answer?.q ?? q;
  const keys = useMemo(
    () => (found.state === 'ready' ? { ...found, value: keysOf(found.value.asked, found.value.total) } : found),
    [found.state, answer?.asked, answer?.total],
  );
  const { rowOf, onRange } = useRows(keys, async (wanted): Promise<readonly (SearchHit | undefined)[]> => {
    const [what, narrowed, offset] = questionOf(wanted[0] ?? '');
    const { hits } = await searchLibrary(library, what, narrowed, { offset, limit: wanted.length });
    return wanted.map((_, i) => hits[i]);
  });
  return (
    <>
      <h1>{t('library.results')}</h1>
      <SearchFilterRow
        t={t}
        chosen={chosen}
        kinds={KINDS.map((value) => ({ value, label: t(`library.found.${value}`) }))}
        sites={sites.state === 'ready' ? sites.value : []}
        tags={tags.state === 'ready' ? tags.value : []}
        colours={COLOURS.map((value) => ({ value, label: colourName(value, colours, t) }))}
        onChange={(next) => go(hashOf('search', undefined, { q, ...next }), true)}
      />
      <p class="source" role="status">
        {answer && answer.total > 0 ? t('library.resultCount', { n: answer.total }) : ''}
      </p>
      <Listing
        key={answer?.asked}
        t={t}
        label={t('library.results')}
        keys={keys}
        estimate={92}
        empty={<p>{sought.trim() ? t('glossary.nothing', { q: sought }) : t('library.nothingSuch')}</p>}
        rowOf={(key) => rowOf(key) ?? answer?.hits[questionOf(key)[2]]}
        onRange={onRange}
      >
        {(hit) => <SearchHitRow t={t} language={language} hit={hit} href={hrefOf(hit)} />}
      </Listing>
    </>
  );
}

function hrefOf(hit: SearchHit): string {
  switch (hit.kind) {
    case 'article':
      return hashOf('articles', hit.row.id);
    case 'entity':
      return hashOf('entities', hit.row.key);
    case 'quotation':
      return hit.row.speakerKey ? hashOf('quotations', hit.row.speakerKey) : hashOf('articles', hit.row.articleId);
    case 'note':
      return hashOf('notes', hit.row.id);
    case 'term':
      return hashOf('glossary', hit.row.id);
  }
}

function filtersOf({ kind, site, tag, colour, from, to }: Readonly<Record<string, string>>): SearchFilters {
  const wanted = KINDS.find((each) => each === kind);
  const tint = COLOURS.find((each) => each === colour);
  const [start, end] = [dayOf(from), dayOf(to)];
  return {
    ...(wanted ? { kinds: [wanted] } : {}),
    ...(site ? { site } : {}),
    ...(tag ? { tag } : {}),
    ...(tint ? { colour: tint } : {}),
    ...(start === undefined ? {} : { from: start }),
    // The whole of the last day.
    ...(end === undefined ? {} : { before: end + 24 * 3_600_000 }),
  };
}

/** The beginning of a day of «2026-11-12» here. */
function dayOf(text: string | undefined): number | undefined {
  const time = text ? new Date(`${text}T00:00`).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A hit is known by what was asked and its place; what is asked next has other keys. */
function keysOf(asked: string, total: number): string[] {
  return Array.from({ length: total }, (_, i) => `${asked} ${i}`);
}

function questionOf(key: string): [q: string, filters: SearchFilters, place: number] {
  const end = key.lastIndexOf(' ');
  const [q, filters] = JSON.parse(key.slice(0, end)) as [string, SearchFilters];
  return [q, filters, Number(key.slice(end + 1))];
}
