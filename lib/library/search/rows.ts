import type { Ref } from '@/lib/library/search/marks';
import type { Head } from '@/lib/library/search/segment';

/* The index as it lies in the database. */

/** Under which number a record was indexed last; the others are dead. */
export interface Indexed {
  readonly number: number;
  readonly ref: Ref;
}

/** A segment in short. The numbers of its records are from `first` to `last`, and those of no other segment lie between. */
export interface SegmentRow {
  readonly id: number;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** The numbers of its records that no longer stand, ascending. */
  readonly dead: Uint32Array;
}

export interface HeadRow {
  readonly segment: number;
  readonly head: Head;
}

export interface ChunkRow {
  readonly segment: number;
  readonly index: number;
  readonly bytes: Uint8Array;
}

/** What the index remembers of itself, in `meta`. */
export interface IndexState {
  /** How texts are made into words; an index made otherwise is made anew. */
  readonly version: number;
  /** Of this very index: another one, made after the library was lost, may have the same numbers. */
  readonly name: string;
  /** The next number of a record and of a segment. */
  readonly number: number;
  readonly segment: number;
  /** Changes whenever anything of the index does. */
  readonly generation: number;
  /** How far the rows from before there was an index were marked, by table: the last key, or that it is done. */
  readonly swept: Readonly<Record<string, unknown>>;
}
