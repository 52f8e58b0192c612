import type { Colour } from '@/lib/library/records';
import {
  type Chunks,
  chunkOf,
  EXACT,
  FIRST,
  HAS,
  type KnownWord,
  type KnownWords,
  knownWord,
  marksOf,
} from '@/lib/library/search/known-words';
import { places } from '@/lib/library/search/postings';
import type { Query } from '@/lib/library/search/query';
import type { SearchKind } from '@/lib/library/search/searchable';
import { filterWord, type Head } from '@/lib/library/search/segment';
import { findWords } from '@/lib/library/search/vocabulary';

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
export interface View extends Chunks {
  /** The numbers in the segment of records that no longer stand. */
  readonly dead: Iterable<number>;
}

/** What a query and its filters come to in the words of one segment. */
export interface Plan {
  readonly words: readonly KnownWord[];
  readonly filters: readonly KnownWord[];
}

/** How well a record answers: 4 with all tones, 2 with the words next to each other, 1 from its first word on; added up. */
const TONES = 4;
const ADJACENT = 2;
const AT_START = 1;

/** Looks up what a query needs of a segment; undefined where it cannot have an answer. */
export function planFor(head: Head, known: KnownWords, query: Query, filters: SearchFilters): Plan | undefined {
  const { vocabulary } = head;
  const words: KnownWord[] = [];
  for (const wanted of query.words) {
    const name = wanted.isPrefix ? `${wanted.key}*` : wanted.key;
    const word = knownWord(known, head, name, () => findWords(vocabulary, wanted));
    if (word.answers.length === 0) return undefined;
    words.push(word);
  }
  const isOneOf = (...names: string[]) =>
    knownWord(known, head, names.join(' '), () =>
      names.flatMap((plain) => findWords(vocabulary, { plain, key: '', isPrefix: false })),
    );
  const { kinds, site, tag, colour } = filters;
  const wanted = [
    ...(kinds ? [isOneOf(...kinds.map((kind) => filterWord('kind', kind)))] : []),
    ...(site === undefined ? [] : [isOneOf(filterWord('site', site))]),
    ...(tag === undefined ? [] : [isOneOf(filterWord('tag', tag))]),
    ...(colour === undefined ? [] : [isOneOf(filterWord('colour', colour))]),
  ];
  return wanted.some(({ answers }) => answers.length === 0) ? undefined : { words, filters: wanted };
}

/** The chunks that a plan reads. */
export function chunksFor({ words, filters }: Plan): Set<number> {
  return new Set([...words, ...filters].flatMap(({ answers }) => answers.map(({ chunk }) => chunk)));
}

/** Tells every record of a segment that answers, the last first, with its score and time. Time is linear in the postings of the words. */
export function searchSegment(
  view: View,
  plan: Plan,
  query: Query,
  { from = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY }: SearchFilters,
  tell: (record: number, score: number, time: number) => void,
): void {
  const { words } = plan;
  const { times } = view.head;
  const [only] = words.length === 1 ? words : [];
  const first = only && marksOf(only, view, true);
  const { marks, records: all } = withAll(view, plan);
  const records = query.phrases.reduce((left, { start, end }) => {
    const found = left.length > 0 ? runs(view, words.slice(start, end), left) : undefined;
    return left.filter((record) => found?.[record]);
  }, all);
  const run = words.length > 1 && records.length > 0 ? runs(view, words, records) : undefined;
  for (let i = records.length - 1; i >= 0; i -= 1) {
    const record = records[i] as number;
    const time = times[record] as number;
    if (time < from || time >= before) continue;
    let score = words.length > 0 && (marks[record] as number) & EXACT ? TONES : 0;
    if (first) score += ADJACENT + ((first[record] as number) & FIRST ? AT_START : 0);
    else score += run?.[record] ?? 0;
    tell(record, score, time);
  }
}

/** The records that have all words and pass all filters, ascending, and the marks that all of these have set for each. */
function withAll(view: View, { words, filters }: Plan): { marks: Uint8Array; records: Uint32Array } {
  const { times } = view.head;
  // What is rare first: of the others only the records that are left are looked at.
  const [rarest, ...others] = [...words, ...filters].sort((a, b) => a.bytes - b.bytes);
  const marks = rarest ? marksOf(rarest, view).slice() : new Uint8Array(times.length).fill(HAS | EXACT);
  for (const record of view.dead) marks[record] = 0;
  const records = new Uint32Array(times.length);
  let count = 0;
  for (let record = 0; record < marks.length; record += 1) if (marks[record] !== 0) records[count++] = record;
  for (const word of others) {
    const also = marksOf(word, view);
    const before = count;
    count = 0;
    for (let i = 0; i < before; i += 1) {
      const record = records[i] as number;
      marks[record] = (marks[record] as number) & (also[record] as number);
      if (marks[record] !== 0) records[count++] = record;
    }
  }
  return { marks, records: records.subarray(0, count) };
}

/** For each of some records whether some words stand next to each other in it, in order, and whether from its first word on. */
function runs(view: View, words: readonly KnownWord[], among: Uint32Array): Uint8Array {
  const { starts, times } = view.head;
  const found = new Uint8Array(times.length);
  const last = words.length - 1;
  const ended = marksFor(starts.at(-1) as number);
  // How far a run has come in each record: of those that are left behind nothing more is read.
  const stages = new Uint8Array(times.length).fill(OUT);
  for (const record of among) stages[record] = 0;
  // Where a run has come to, counted through the segment.
  let ends: number[] = [];
  for (let i = 0; i <= last && (i === 0 || ends.length > 0); i += 1) {
    const next: number[] = [];
    const here: number[] = [];
    const go = (record: number, position: number) => {
      const place = (starts[record] as number) + position;
      if (i > 0 && ended[place - 1] !== 1) return;
      if (i === last && found[record] !== ADJACENT + AT_START)
        found[record] = position === last ? ADJACENT + AT_START : ADJACENT;
      next.push(place);
      here.push(record);
    };
    const { answers } = words[i] as KnownWord;
    for (const answer of answers) places(chunkOf(view, answer), answer.offset, stages, i, go);
    for (const place of ends) ended[place] = 0;
    for (const place of next) ended[place] = 1;
    for (const record of here) stages[record] = i + 1;
    ends = next;
  }
  for (const place of ends) ended[place] = 0;
  return found;
}

/** No number of words. */
const OUT = 255;
let placeMarks = new Uint8Array(0);

/** As many marks, none of them set; whoever sets some takes them away again. */
function marksFor(length: number): Uint8Array {
  if (placeMarks.length < length) placeMarks = new Uint8Array(length);
  return placeMarks;
}
