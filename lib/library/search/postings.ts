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
 * the next, and likewise in `exact`, where it is given. True where one of them is such a record. Written out for speed, as is
 * `places`: all that a search costs is spent here.
 */
export function advance(bytes: Uint8Array, passes: Uint8Array, stage: number, exact?: Uint8Array): boolean {
  const reader = byteReader(bytes);
  const length = reader.number();
  const end = reader.at + length;
  const after = stage + 1;
  let isAny = false;
  let record = -1;
  for (let at = reader.at; at < end; ) {
    let byte = bytes[at++] as number;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      step |= (byte & 127) << shift;
    }
    record += step + 1;
    const passed = passes[record];
    if (passed === stage) passes[record] = after;
    if (passed === stage || passed === after) isAny = true;
    if (exact !== undefined && exact[record] === stage) exact[record] = after;
  }
  return isAny;
}

/**
 * Tells where the word stands in each record that has come so far: the record, and which word of it, ascending, until it hears
 * that the others do not matter.
 */
export function places(
  bytes: Uint8Array,
  passes: Uint8Array,
  stage: number,
  tell: (record: number, position: number) => boolean,
): void {
  const reader = byteReader(bytes);
  const length = reader.number();
  const end = reader.at + length;
  let after = end;
  let record = -1;
  for (let at = reader.at; at < end; ) {
    let byte = bytes[at++] as number;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 127) << shift;
    }
    record += value + 1;
    byte = bytes[after++] as number;
    let left = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[after++] as number;
      left |= (byte & 127) << shift;
    }
    let position = -1;
    for (let isAsked = passes[record] === stage; isAsked && left > 0; left -= 1) {
      byte = bytes[after++] as number;
      value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[after++] as number;
        value |= (byte & 127) << shift;
      }
      position += value + 1;
      isAsked = tell(record, position);
    }
    // A number ends with the first byte below 128.
    while (left > 0) if ((bytes[after++] as number) < 128) left -= 1;
  }
}
