/** A file that holds plain data and columns of numbers: what the build writes and a background loads without parsing the columns. */

/** Where a column stands in the file, in the place of it among the plain data: its kind, its first byte behind the head, its bytes. */
interface Column {
  readonly column: 'numbers' | 'bytes';
  readonly from: number;
  readonly length: number;
}

/** Columns begin where an array of 32-bit numbers may begin. */
const ALIGNED = 4;

/**
 * Writes plain data (what JSON can say) in which some values are columns: `Uint32Array`, or `Uint8Array` for bytes that are read later
 * or never; no plain object may have a field `column`. Little-endian, as the machines are that browsers run on. The same data give
 * the same bytes.
 */
export function writeColumns(data: unknown): Uint8Array {
  const columns: Uint8Array[] = [];
  let length = 0;
  const json = JSON.stringify(data, (_, value: unknown) => {
    if (!(value instanceof Uint32Array || value instanceof Uint8Array)) return value;
    const kind = value instanceof Uint32Array ? 'numbers' : 'bytes';
    const column: Column = { column: kind, from: length, length: value.byteLength };
    columns.push(value instanceof Uint32Array ? new Uint8Array(differences(value).buffer) : value);
    length = aligned(length + value.byteLength);
    return column;
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
      return value.column === 'bytes'
        ? new Uint8Array(file.buffer, from, value.length)
        : sums(new Uint32Array(file.buffer, from, value.length / ALIGNED));
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, within(each)]));
  };
  return within(JSON.parse(new TextDecoder().decode(file.subarray(ALIGNED, ALIGNED + length))));
}

/** Numbers as what each adds to the one before: most columns rise, and so they weigh a third less when they are compressed. */
function differences(numbers: Uint32Array): Uint32Array {
  return numbers.map((number, i) => number - (numbers[i - 1] ?? 0));
}

function sums(steps: Uint32Array): Uint32Array {
  const numbers = steps.slice();
  for (let i = 1; i < numbers.length; i += 1) numbers[i] = (numbers[i - 1] as number) + (numbers[i] as number);
  return numbers;
}

function isColumn(value: object): value is Column {
  return 'column' in value;
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED;
}
