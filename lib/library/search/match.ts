import type { Colour } from '@/lib/library/records';
import { advance, places } from '@/lib/library/search/postings';
import { answersExactly, type Query, type WantedWord } from '@/lib/library/search/query';
import type { SearchKind } from '@/lib/library/search/searchable';
import { filterWord, type Head } from '@/lib/library/search/segment';
import { type Entry, entriesOf } from '@/lib/library/search/vocabulary';

/** What the hits must be, beside having the words; what is absent does not matter. */
export interface SearchFilters {
  /** Of one of these kinds. */
  readonly kinds?: readonly SearchKind[];
  /** Of this newspaper, as `ArticleSource` names it. An entity is of none. */
  readonly site?: string;
  /** Changed, read or met at this time or later. */
  readonly from?: number;
  /** … and before this one. */
  readonly before?: number;
  readonly tag?: string;
  readonly colour?: Colour;
}

/** A segment as it is searched. */
export interface View {
  readonly head: Head;
  /** The chunks that a query needs (`chunksFor`), by number. */
  readonly chunks: ReadonlyMap<number, Uint8Array>;
  /** The numbers in the segment of records that no longer stand. */
  readonly dead: Iterable<number>;
}

/** What a query and its filters come to in the words of one segment. */
export interface Plan {
  /** For each word of the query, all that answer it. */
  readonly words: readonly (readonly Entry[])[];
  /** For each filter, all that answer it. */
  readonly filters: readonly (readonly Entry[])[];
}

/** How well a record answers: 4 with all tones, 2 with the words next to each other, 1 from its first word on; added up. */
const EXACT = 4;
const ADJACENT = 2;
const FIRST = 1;
const DEAD = 255;

/** Looks up what a query needs of a segment; undefined where it cannot have an answer. */
export function planFor({ vocabulary }: Head, query: Query, filters: SearchFilters): Plan | undefined {
  const words: Entry[][] = [];
  for (const { plain, isPrefix } of query.words) {
    const entries = entriesOf(vocabulary, plain, isPrefix);
    if (entries.length === 0) return undefined;
    words.push(entries);
  }
  const exact = (name: string) => entriesOf(vocabulary, name, false).filter(({ key }) => key === '');
  const { kinds, site, tag, colour } = filters;
  const wanted = [
    ...(kinds ? [kinds.flatMap((kind) => exact(filterWord('kind', kind)))] : []),
    ...(site === undefined ? [] : [exact(filterWord('site', site))]),
    ...(tag === undefined ? [] : [exact(filterWord('tag', tag))]),
    ...(colour === undefined ? [] : [exact(filterWord('colour', colour))]),
  ];
  return wanted.some((entries) => entries.length === 0) ? undefined : { words, filters: wanted };
}

/** The chunks that a plan reads. */
export function chunksFor({ words, filters }: Plan): Set<number> {
  return new Set([...words, ...filters].flatMap((entries) => entries.map(({ chunk }) => chunk)));
}

/** Tells every record of a segment that answers, with its score and time. Time is linear in the postings of the words. */
export function match(
  view: View,
  plan: Plan,
  query: Query,
  { from = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY }: SearchFilters,
  tell: (record: number, score: number, time: number) => void,
): void {
  const { times } = view.head;
  // How many of the conditions each record has met so far, in their order.
  const passes = new Uint8Array(times.length);
  for (const record of view.dead) passes[record] = DEAD;
  let all = 0;
  for (const entries of plan.filters) {
    for (const entry of entries) advance(postingsOf(view, entry), passes, all);
    all += 1;
  }
  // How many words each record has with their tones, as long as it has every one before.
  const exact = new Uint8Array(times.length).fill(all);
  const words: Entry[][] = [];
  for (const [i, entries] of plan.words.entries()) {
    const wanted = query.words[i] as WantedWord;
    const told = entries.filter((entry) =>
      advance(postingsOf(view, entry), passes, all, answersExactly(entry, wanted) ? exact : undefined),
    );
    if (told.length === 0) return;
    words.push(told);
    all += 1;
  }
  const allWords = all;
  for (const { start, end } of query.phrases) {
    const found = runs(view, words.slice(start, end), passes, all);
    for (let record = 0; record < times.length; record += 1) if (found[record] !== 0) passes[record] = all + 1;
    all += 1;
  }
  const run = words.length > 0 ? runs(view, words, passes, all) : undefined;
  for (let record = 0; record < times.length; record += 1) {
    const time = times[record] as number;
    if (passes[record] !== all || time < from || time >= before) continue;
    const hasTones = words.length > 0 && exact[record] === allWords;
    tell(record, (hasTones ? EXACT : 0) + (run?.[record] ?? 0), time);
  }
}

/** For each record that has passed whether some words stand next to each other in it, in order, and whether from its first word on. */
function runs(view: View, words: readonly (readonly Entry[])[], passes: Uint8Array, stage: number): Uint8Array {
  const { starts, times } = view.head;
  const found = new Uint8Array(times.length);
  const last = words.length - 1;
  const mark = markFor(starts.at(-1) as number);
  // Where a run has come to, counted through the segment.
  let ends: number[] = [];
  for (let i = 0; i <= last; i += 1) {
    const next: number[] = [];
    const go = (record: number, position: number) => {
      const place = (starts[record] as number) + position;
      if (i > 0 && mark[place - 1] !== 1) return true;
      if (i < last) next.push(place);
      else if (found[record] !== ADJACENT + FIRST) found[record] = position === last ? ADJACENT + FIRST : ADJACENT;
      // Of one word alone it matters only whether it is the first.
      return last > 0;
    };
    for (const entry of words[i] as readonly Entry[]) places(postingsOf(view, entry), passes, stage, go);
    for (const place of ends) mark[place] = 0;
    for (const place of next) mark[place] = 1;
    ends = next;
  }
  for (const place of ends) mark[place] = 0;
  return found;
}

let marks = new Uint8Array(0);

/** As many marks, none of them set; whoever sets some takes them away again. */
function markFor(length: number): Uint8Array {
  if (marks.length < length) marks = new Uint8Array(length);
  return marks;
}

function postingsOf({ chunks }: View, { chunk, offset, length }: Entry): Uint8Array {
  const bytes = chunks.get(chunk);
  if (!bytes) throw new Error('a chunk of the index is missing');
  return bytes.subarray(offset, offset + length);
}
