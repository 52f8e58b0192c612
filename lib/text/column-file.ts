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
    columns.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
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

/** Reads what `writeColumns` wrote; the columns stay where they are, in the file's own bytes. It is our own file, and not checked. */
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
        : new Uint32Array(file.buffer, from, value.length / ALIGNED);
    }
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, within(each)]));
  };
  return within(JSON.parse(new TextDecoder().decode(file.subarray(ALIGNED, ALIGNED + length))));
}

function isColumn(value: object): value is Column {
  return 'column' in value;
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED;
}
