import { type ByteWriter, byteWriter } from '@/lib/library/search/bytes';
import { writePostings } from '@/lib/library/search/postings';
import type { Searchable, SearchKind } from '@/lib/library/search/searchable';
import { type Place, termOf, type Vocabulary, vocabularyWriter } from '@/lib/library/search/vocabulary';
import { wordsOf } from '@/lib/library/search/words';

/*
 * A part of the index: some records, their words in order, and where those stand. Once written it does not change; what is changed
 * later is a record of a later segment, and dead in this one.
 */

/** What a segment knows beside the places of its words. A record's number in these arrays is its number in the segment. */
export interface Head {
  /** The number of each record in the whole index, ascending. */
  readonly numbers: Uint32Array;
  /** When each was changed last. */
  readonly times: Float64Array;
  /** Where the words of each begin, counted through the segment; one more at the end. */
  readonly starts: Uint32Array;
  readonly vocabulary: Vocabulary;
}

export interface Segment {
  readonly head: Head;
  /** The postings, in order of the words. */
  readonly chunks: readonly Uint8Array[];
}

/** A record to be indexed, with its number in the index. */
export interface Numbered extends Searchable {
  readonly number: number;
  readonly kind: SearchKind;
}

/**
 * As many bytes as are read at once, and mostly no more: the postings of one word are in one chunk. Chromium (seen in 156) lays what is larger
 * than 64 KiB into a file of its own; such a value takes three times as long to read and to write as one that is a little smaller.
 */
const CHUNK = 32 * 1024;

/** By what a record is filtered, as a word that nobody can type. */
export function filterWord(name: 'kind' | 'site' | 'tag' | 'colour', value: string): string {
  return `\u0001${name}:${value}`;
}

/** Indexes records, given in the order of their numbers. */
export function segmentOf(records: readonly Numbered[]): Segment {
  const terms = new Map<string, { record: number; positions: number[] }[]>();
  const starts = new Uint32Array(records.length + 1);
  const put = (term: string, record: number, position?: number) => {
    const postings = terms.get(term);
    const last = postings?.at(-1);
    if (last?.record === record) {
      if (position !== undefined) last.positions.push(position);
      return;
    }
    const posting = { record, positions: position === undefined ? [] : [position] };
    if (postings) postings.push(posting);
    else terms.set(term, [posting]);
  };
  for (const [i, record] of records.entries()) {
    let position = 0;
    for (const { text } of record.texts) {
      for (const { plain, key } of wordsOf(text)) put(termOf(plain, key), i, position++);
      // No phrase goes on from one text to the next.
      position += 1;
    }
    starts[i + 1] = (starts[i] as number) + position + 1;
    for (const word of filterWords(record)) put(termOf(word, ''), i);
  }
  const writer = chunkWriter();
  for (const [term, postings] of [...terms].sort(([a], [b]) => byUnit(a, b)))
    writer.add(term, (out) => writePostings(out, postings));
  const { vocabulary, chunks } = writer.take();
  const numbers = Uint32Array.from(records, ({ number }) => number);
  const times = Float64Array.from(records, ({ time }) => time);
  return { head: { numbers, times, starts, vocabulary }, chunks };
}

/**
 * Takes words in order, each with what writes its postings and tells whether there are any; those without are left out. Full
 * chunks can be taken before the end.
 */
export function chunkWriter() {
  const vocabulary = vocabularyWriter();
  const out = byteWriter();
  const chunks: Uint8Array[] = [];
  let taken = 0;
  return {
    add(term: string, write: (out: ByteWriter) => boolean) {
      const offset = out.length();
      if (!write(out)) return;
      const place: Place = { chunk: taken + chunks.length, offset, length: out.length() - offset };
      vocabulary.add(term, place);
      if (out.length() >= CHUNK) chunks.push(out.take());
    },
    /** The chunks that are full by now. */
    full(): Uint8Array[] {
      taken += chunks.length;
      return chunks.splice(0);
    },
    take() {
      if (out.length() > 0) chunks.push(out.take());
      return { vocabulary: vocabulary.take(), chunks };
    },
  };
}

function filterWords({ kind, site, tags, colour }: Numbered): string[] {
  return [
    filterWord('kind', kind),
    ...(site === undefined ? [] : [filterWord('site', site)]),
    ...new Set(tags.map((tag) => filterWord('tag', tag))),
    ...(colour === undefined ? [] : [filterWord('colour', colour)]),
  ];
}

function byUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
