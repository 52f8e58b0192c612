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
    writePositions(posting.positions);
  }
  return writeOut(out);
}

/** The postings of one word in one of several segments that become one. */
export interface Part {
  readonly bytes: Uint8Array;
  /** The number in the new segment of each record, ascending; -1 of one that is dead. */
  readonly moved: Int32Array;
  readonly isAnyDead: boolean;
}

/**
 * Writes the postings of one word in segments that follow one another; false where none of its records lives, and then nothing is
 * written. A part without dead records is copied as it is but for its first distance, so that a word that stands in 100,000 records
 * keeps nobody waiting.
 */
export function joinPostings(out: ByteWriter, parts: readonly Part[]): boolean {
  let last = -1;
  for (const part of parts) last = part.isAnyDead ? renumber(part, last) : copy(part, last);
  return writeOut(out);
}

function copy({ bytes, moved }: Part, last: number): number {
  const reader = byteReader(bytes);
  const end = reader.number() + reader.at;
  let record = reader.number();
  const first = moved[0] as number;
  records.number(first + record - last - 1);
  records.bytes(bytes.subarray(reader.at, end));
  positions.bytes(bytes.subarray(end));
  while (reader.at < end) record += reader.number() + 1;
  return first + record;
}

function renumber({ bytes, moved }: Part, last: number): number {
  const reader = byteReader(bytes);
  const end = reader.number() + reader.at;
  const places = byteReader(bytes, end);
  let [record, before] = [-1, last];
  while (reader.at < end) {
    record += reader.number() + 1;
    const from = places.at;
    for (let left = places.number(); left > 0; left -= 1) places.number();
    const place = moved[record] as number;
    if (place < 0) continue;
    records.number(place - before - 1);
    before = place;
    // Where a word stands in a record does not change.
    positions.bytes(bytes.subarray(from, places.at));
  }
  return before;
}

function writePositions(all: readonly number[]): void {
  positions.number(all.length);
  let before = -1;
  for (const position of all) {
    positions.number(position - before - 1);
    before = position;
  }
}

function writeOut(out: ByteWriter): boolean {
  if (records.length() === 0) return false;
  out.number(records.length());
  out.bytes(records.take());
  out.bytes(positions.take());
  return true;
}

/**
 * Sets bits of every record in which the word stands whose postings begin at a place of some bytes. Written out for speed, as are
 * `markFirst` and `places`: all that a search costs is spent here. One walk for these two, which calls back at each record, took 1.6 to
 * 2 times as long (Node, words in 1 to 90 % of 100,000 records), numbers read by a function of a place held in an object 1.25 to 1.4 times.
 */
export function mark(bytes: Uint8Array, from: number, marks: Uint8Array, bits: number): void {
  const reader = byteReader(bytes, from);
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
    marks[record] = (marks[record] as number) | bits;
  }
}

/** Sets bits of every record that begins with the word. */
export function markFirst(bytes: Uint8Array, from: number, marks: Uint8Array, bits: number): void {
  const reader = byteReader(bytes, from);
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
    if (left > 0 && bytes[after] === 0) marks[record] = (marks[record] as number) | bits;
    // A number ends with the first byte below 128.
    while (left > 0) if ((bytes[after++] as number) < 128) left -= 1;
  }
}

/** Tells where the word stands in each record that has come so far: the record, and which word of it, ascending. */
export function places(
  bytes: Uint8Array,
  from: number,
  passes: Uint8Array,
  stage: number,
  tell: (record: number, position: number) => void,
): void {
  const reader = byteReader(bytes, from);
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
    if (passes[record] !== stage) {
      while (left > 0) if ((bytes[after++] as number) < 128) left -= 1;
      continue;
    }
    for (let position = -1; left > 0; left -= 1) {
      byte = bytes[after++] as number;
      value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[after++] as number;
        value |= (byte & 127) << shift;
      }
      position += value + 1;
      tell(record, position);
    }
  }
}
