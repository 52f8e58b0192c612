/** A file that holds plain data and columns of numbers: what the build writes and a background loads without parsing the columns. */

/** How a column is written: bytes and short numbers as they are, other numbers as steps of 16 bits, or of 32 where one is larger. */
type Written = 'bytes' | 'shorts' | 'steps' | 'long steps';

/** Where a column stands in the file, in the place of it among the plain data: how it is written, its first byte behind the head, its bytes. */
interface Column {
  readonly column: Written;
  readonly from: number;
  readonly length: number;
}

/** Columns begin where an array of 32-bit numbers may begin. */
const ALIGNED = 4;

/**
 * Writes plain data (what JSON can say) in which some values are columns: `Uint32Array` for numbers that mostly rise, `Uint16Array` for
 * others, `Uint8Array` for bytes that are read later or never; no plain object may have a field `column`. Little-endian, as the machines
 * are that browsers run on. The same data give the same bytes.
 */
export function writeColumns(data: unknown): Uint8Array {
  const columns: Uint8Array[] = [];
  let length = 0;
  const json = JSON.stringify(data, (_, value: unknown) => {
    const column = columnOf(value);
    if (!column) return value;
    const place: Column = { column: column.written, from: length, length: column.bytes.length };
    columns.push(column.bytes);
    length = aligned(length + column.bytes.length);
    return place;
  });
  const head = new TextEncoder().encode(json);
  const start = aligned(ALIGNED + head.length);
  const file = new Uint8Array(start + length);
  new Uint32Array(file.buffer, 0, 1)[0] = head.length;
  file.set(head, ALIGNED);
  let at = start;
  for (const column of columns) {
    file.set(column, at);
    at = start + aligned(at - start + column.length);
  }
  return file;
}

/** Reads what `writeColumns` wrote; bytes stay where they are in the file. It is our own file, and not checked. */
export function readColumns(bytes: Uint8Array): unknown {
  const file = bytes.byteOffset % ALIGNED === 0 ? bytes : bytes.slice();
  const length = new Uint32Array(file.buffer, file.byteOffset, 1)[0] ?? 0;
  const start = aligned(ALIGNED + length);
  const within = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if (isColumn(value)) {
      const from = file.byteOffset + start + value.from;
      return readColumn(value.column, file.buffer, from, value.length);
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, within(each)]));
  };
  return within(JSON.parse(new TextDecoder().decode(file.subarray(ALIGNED, ALIGNED + length))));
}

/** The bytes of a column; undefined for what is none. */
function columnOf(value: unknown): { written: Written; bytes: Uint8Array } | undefined {
  if (value instanceof Uint8Array) return { written: 'bytes', bytes: value };
  if (value instanceof Uint16Array) return { written: 'shorts', bytes: bytesOf(value) };
  if (!(value instanceof Uint32Array)) return undefined;
  // What each adds to the one before: most columns rise by little, so that half the bytes do, and weigh less when they are compressed.
  const steps = Int32Array.from(value, (number, i) => number - (value[i - 1] ?? 0));
  const short = Int16Array.from(steps);
  return short.every((step, i) => step === steps[i])
    ? { written: 'steps', bytes: bytesOf(short) }
    : { written: 'long steps', bytes: bytesOf(steps) };
}

function readColumn(written: Written, buffer: ArrayBufferLike, from: number, length: number): unknown {
  switch (written) {
    case 'bytes':
      return new Uint8Array(buffer, from, length);
    case 'shorts':
      return new Uint16Array(buffer, from, length / Uint16Array.BYTES_PER_ELEMENT);
    case 'steps':
      return sums(new Int16Array(buffer, from, length / Int16Array.BYTES_PER_ELEMENT));
    case 'long steps':
      return sums(new Int32Array(buffer, from, length / Int32Array.BYTES_PER_ELEMENT));
  }
}

function sums(steps: Int16Array | Int32Array): Uint32Array {
  const numbers = new Uint32Array(steps.length);
  let number = 0;
  for (let i = 0; i < steps.length; i += 1) {
    number += steps[i] as number;
    numbers[i] = number;
  }
  return numbers;
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint16Array | Int16Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function isColumn(value: object): value is Column {
  return 'column' in value;
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED;
}
