import { type ByteWriter, byteReader, byteWriter } from '@/lib/library/search/bytes';

/*
 * Where a word stands in the records of a segment: first the records, numbered from 0 within the segment, each as its distance from
 * the one before; then, for each, how often and at which words of it, likewise. Most questions need the records alone.
 */

/** Where a word stands in one record: its number in the segment, and which words of the record it is, ascending. */
export interface Posting {
  readonly record: number;
  readonly positions: readonly number[];
}

const records = byteWriter();
const positions = byteWriter();

/** Writes postings, ascending by record; false where there are none, and then nothing is written. */
export function writePostings(out: ByteWriter, postings: Iterable<Posting>): boolean {
  let last = -1;
  for (const posting of postings) {
    records.number(posting.record - last - 1);
    last = posting.record;
    positions.number(posting.positions.length);
    let before = -1;
    for (const position of posting.positions) {
      positions.number(position - before - 1);
      before = position;
    }
  }
  if (last < 0) return false;
  out.number(records.length());
  out.bytes(records.take());
  out.bytes(positions.take());
  return true;
}

/** Reads postings back. */
export function* readPostings(bytes: Uint8Array): Generator<Posting> {
  const reader = byteReader(bytes);
  const length = reader.number();
  const places = byteReader(bytes, reader.at + length);
  const end = places.at;
  let record = -1;
  while (reader.at < end) {
    record += reader.number() + 1;
    const all: number[] = new Array(places.number());
    let position = -1;
    for (let i = 0; i < all.length; i += 1) {
      position += places.number() + 1;
      all[i] = position;
    }
    yield { record, positions: all };
  }
}

/**
 * Moves every record that has come through all stages before this one (`passes` says how many) and is among these postings on to
 * the next. Written out for speed, as is `places`: all that a search costs is spent here.
 */
export function advance(bytes: Uint8Array, passes: Uint8Array, stage: number): void {
  const reader = byteReader(bytes);
  const length = reader.number();
  const end = reader.at + length;
  let record = -1;
  for (let at = reader.at; at < end; ) {
    let byte = bytes[at++] as number;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      step |= (byte & 127) << shift;
    }
    record += step + 1;
    if (passes[record] === stage) passes[record] = stage + 1;
  }
}

/** Tells where the word stands in each record that has come so far: the record, and which word of it, ascending. */
export function places(
  bytes: Uint8Array,
  passes: Uint8Array,
  stage: number,
  tell: (record: number, position: number) => void,
): void {
  let at = 0;
  const next = () => {
    let byte = bytes[at++] as number;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
    }
    return value;
  };
  const length = next();
  const end = at + length;
  let after = end;
  let record = -1;
  while (at < end) {
    record += next() + 1;
    const before = at;
    at = after;
    const asked = passes[record] === stage;
    let position = -1;
    for (let left = next(); left > 0; left -= 1) {
      position += next() + 1;
      if (asked) tell(record, position);
    }
    after = at;
    at = before;
  }
}
