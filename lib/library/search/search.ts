import type { Library } from '@/lib/library/database';
import { findRows, searchables } from '@/lib/library/search/find-rows';
import { type MatchedText, matchedTexts } from '@/lib/library/search/highlights';
import type { Ref } from '@/lib/library/search/marks';
import { parseQuery, type Query } from '@/lib/library/search/query';
import { ranking } from '@/lib/library/search/ranking';
import type { IndexState } from '@/lib/library/search/rows';
import { type Found, searchable } from '@/lib/library/search/searchable';
import { type Numbered, segmentOf } from '@/lib/library/search/segment';
import { planFor, type SearchFilters, searchSegment } from '@/lib/library/search/segment-search';
import { isSwept, markedRefs, stateOf, waitingRefs } from '@/lib/library/search/state';
import { matchIndex, refsOf, type Searched } from '@/lib/library/search/stored-index';

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

/** As many hits as a reader sees at first, about a window full: they come with the answer, the others as the list is scrolled. */
export const FIRST_HITS = 12;

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
  const { ranked, waiting, refs } = await indexed(library, query, filters, offset + limit);
  await matchRows(library, waiting, query, filters, (ref, score, time) => ranked.add(score, time, ref));
  const best = ranked
    .best()
    .slice(offset, offset + limit)
    .flatMap(({ where, ...rest }) => {
      const id = typeof where === 'number' ? refs.get(where) : where;
      return id === undefined ? [] : [{ ...rest, id }];
    });
  const rows = await findRows(
    library,
    best.map(({ id }) => id),
  );
  const hits = best.flatMap((each, i): SearchHit[] => {
    const found = rows[i];
    return found ? [{ ...found, ...each, matches: matchedTexts(searchable(found), query) }] : [];
  });
  return { hits, total: ranked.total() };
}

/** How often the index is asked again that changes while it is read. */
const MOST_TRIES = 8;

/** What the index answered last, as far as nothing has changed: the next page of a list needs no look into it. */
interface LastAnswer {
  readonly to: string;
  /** As many of the best were kept; `ranked` has no more of them. */
  readonly most: number;
  readonly ranked: ReturnType<typeof ranking<Ref | number>>;
}
const lastAnswers = new WeakMap<Library, LastAnswer>();
const LEAST_KEPT = 500;

/**
 * What the index answers, and which rows it does not know. Not in one transaction, which is lost to a live query that awaits so
 * deep; where something of the index was read and a step of it came between, all is read again. An index that never rests is
 * believed at last: whoever follows the library asks again at its next change.
 */
async function indexed(library: Library, query: Query, filters: SearchFilters, most: number) {
  for (let tries = 1; ; tries += 1) {
    const { state, waiting } = await look(library);
    const to = JSON.stringify([state?.name, state?.generation, query, filters]);
    const last = waiting.length === 0 ? lastAnswers.get(library) : undefined;
    const isKnown = last?.to === to && last.most >= most;
    const kept = isKnown || waiting.length > 0 ? most : Math.max(LEAST_KEPT, 2 * most);
    const ranked = isKnown ? last.ranked : ranking<Ref | number>(kept);
    let searched: Searched = 'known';
    if (state && !isKnown) {
      const ignored = await numbersOf(library, waiting);
      searched = await matchIndex(library, state, query, filters, ignored, (number, score, time) =>
        ranked.add(score, time, number),
      );
    }
    // What a number means never changes.
    const best = ranked.best().slice(0, most);
    const numbers = best.map(({ where }) => where as number);
    const isSure = searched === 'known' && waiting.length === 0;
    const [refs, isNow] = await Promise.all([refsOf(library, numbers), isSure || isStill(library, state)]);
    const isWhole = searched !== 'gone' && numbers.every((number) => refs.has(number));
    if (isWhole && isNow && waiting.length === 0 && !isKnown) lastAnswers.set(library, { to, most: kept, ranked });
    if ((isWhole && isNow) || tries === MOST_TRIES) return { ranked, waiting, refs };
  }
}

/** The state of the index, and what it does not know. */
async function look(library: Library): Promise<{ state: IndexState | undefined; waiting: readonly Ref[] }> {
  // The marks before the state: what is indexed between the two is looked at twice and not passed by. Sweeping is the other way round.
  const [waiting, state] = await Promise.all([markedRefs(library), stateOf(library)]);
  if (state && isSwept(state)) return { state, waiting };
  return { state, waiting: await waitingRefs(library, state) };
}

async function isStill(library: Library, state: IndexState | undefined): Promise<boolean> {
  const now = await stateOf(library);
  return now?.name === state?.name && now?.generation === state?.generation;
}

/** Looks at rows that the index does not know, some at a time, so that nobody waits meanwhile. */
async function matchRows(
  library: Library,
  refs: readonly Ref[],
  query: Query,
  filters: SearchFilters,
  tell: (ref: Ref, score: number, time: number) => void,
): Promise<void> {
  for (let from = 0; from < refs.length; from += BATCH) {
    const batch = refs.slice(from, from + BATCH);
    const found = await findRows(library, batch, { doFollow: true });
    const seen = await searchables(library, found);
    const records = seen.flatMap((each, number): Numbered[] =>
      each ? [{ ...each, number, kind: (found[number] as Found).kind }] : [],
    );
    const { head, chunks } = segmentOf(records);
    const plan = planFor(head, new Map(), query, filters);
    if (!plan) continue;
    searchSegment({ head, chunks: new Map(chunks.entries()), dead: [] }, plan, query, filters, (record, score, time) =>
      tell(batch[head.numbers[record] as number] as Ref, score, time),
    );
  }
}

/** As many as are looked up one by one; of more, it is quicker to read them all. */
const FEW = 500;

/** Under which numbers the index knows some records. */
async function numbersOf({ indexed }: Library, refs: readonly Ref[]): Promise<number[]> {
  if (refs.length === 0) return [];
  if (refs.length <= FEW) return indexed.where('ref').anyOf(refs).primaryKeys();
  const wanted = new Set(refs);
  return (await indexed.toArray()).filter(({ ref }) => wanted.has(ref)).map(({ number }) => number);
}
