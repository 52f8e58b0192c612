import type { Library } from '@/lib/library/database';
import { type MatchedText, matchedTexts } from '@/lib/library/search/highlights';
import { chunksFor, match, planFor, type SearchFilters } from '@/lib/library/search/match';
import { parseQuery } from '@/lib/library/search/query';
import { ranking } from '@/lib/library/search/ranking';
import { type Found, findRows, type Ref, SEARCHED, searchable, searchables } from '@/lib/library/search/searchable';
import { type Numbered, segmentOf } from '@/lib/library/search/segment';

/** What was found, with its row as it is now. */
export type SearchHit = Found & {
  /** Names it among all hits, whatever their kind. */
  readonly id: Ref;
  /** How well it answers: the hits come with the highest score first, then the newest. */
  readonly score: number;
  readonly time: number;
  /** The texts in which the words stand, the most telling first. */
  readonly matches: readonly MatchedText[];
};

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many there are in all. */
  readonly total: number;
}

/** Rows that are looked at in one go. */
const BATCH = 200;

/**
 * Finds what has all the words of a query, in whatever field: with or without tones (`dau tu ban dan` finds «đầu tư bán dẫn», what
 * has the very tones comes first), the last word only begun, what stands in quote marks next to each other. Without words it gives
 * everything that passes the filters, the newest first. What lies in the bin is not found. Any query is answered.
 */
export async function searchLibrary(
  library: Library,
  text: string,
  filters: SearchFilters = {},
  { limit = 50, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<SearchResult> {
  const query = parseQuery(text);
  const ranked = ranking<Ref>(offset + limit);
  const refs = await allRefs(library);
  for (let from = 0; from < refs.length; from += BATCH) {
    const batch = refs.slice(from, from + BATCH);
    const found = await findRows(library, batch);
    const seen = await searchables(library, found);
    const records = seen.flatMap((each, number): Numbered[] =>
      each ? [{ ...each, number, kind: (found[number] as Found).kind }] : [],
    );
    const { head, chunks } = segmentOf(records);
    const plan = planFor(head, query, filters);
    if (!plan) continue;
    const view = { head, chunks: new Map([...chunksFor(plan)].map((i) => [i, chunks[i] as Uint8Array])), dead: [] };
    match(view, plan, query, filters, (record, score, time) =>
      ranked.add(score, time, () => batch[head.numbers[record] as number] as Ref),
    );
  }
  const best = ranked.best().slice(offset);
  const rows = await findRows(
    library,
    best.map(({ where }) => where),
  );
  const hits = best.flatMap(({ where: id, score, time }, i): SearchHit[] => {
    const found = rows[i];
    return found ? [{ ...found, id, score, time, matches: matchedTexts(searchable(found), query) }] : [];
  });
  return { hits, total: ranked.total() };
}

async function allRefs(library: Library): Promise<Ref[]> {
  const refs = new Set<Ref>();
  for (const [name, refOf] of Object.entries(SEARCHED))
    for (const key of await library.table(name).toCollection().primaryKeys()) refs.add(refOf(key));
  return [...refs];
}
