import type { Library } from '@/lib/library/database';
import { sha256Hex } from '@/lib/library/hex';
import { keyOf, pages } from '@/lib/library/pages';
import { hash } from '@/lib/text/hash';

/*
 * A copy of the library is cut into parts, files named by what they hold: a part that has not changed is not written again. A part
 * ends behind a key whose hash says so, and not after a number of rows: a row that comes between changes its own part alone.
 */

/** Where copies are kept: files, apart from IndexedDB. */
export interface CopyFiles {
  names(): Promise<string[]>;
  /** Undefined where there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** The whole file or, when it fails, what was there before. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Some rows of one table, in the order of their keys. */
export interface Part {
  readonly table: CopiedTable;
  readonly rows: readonly unknown[];
}

/**
 * What is copied, and one in how many rows ends a part: about a hundred kilobytes each. Rows of documents follow from them, and what
 * belongs to the device that syncs does not come back from a copy.
 */
const ROWS_A_PART = {
  ydocs: 256,
  articles: 128,
  kept: 4,
  removed: 4,
  mentions: 256,
  quotations: 256,
  standings: 256,
  drafts: 64,
} as const;
export type CopiedTable = keyof typeof ROWS_A_PART;
export const COPIED = Object.keys(ROWS_A_PART) as CopiedTable[];

/** The parts of the library as it is, one after the other, so that nobody waits for all of them. */
export async function* partsOf(library: Library): AsyncGenerator<Part> {
  for (const name of COPIED) {
    const table = library.table(name);
    const most = ROWS_A_PART[name];
    let rows: unknown[] = [];
    for await (const page of pages(table, most))
      for (const row of page) {
        rows.push(row);
        if (hash(JSON.stringify(keyOf(table, row))) % most !== 0 && rows.length < 4 * most) continue;
        yield { table: name, rows };
        rows = [];
      }
    if (rows.length > 0) yield { table: name, rows };
  }
}

/** Writes a part, unless it lies there already; its name. */
export async function writePart(files: CopyFiles, there: ReadonlySet<string>, part: Part): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(part, packed));
  const name = `part-${await sha256Hex(json)}`;
  if (!there.has(name)) await files.write(name, await through(new CompressionStream('gzip'), json));
  return name;
}

/** Reads a part; undefined where it is gone or no longer what was written. */
export async function readPart(files: CopyFiles, name: string): Promise<Part | undefined> {
  try {
    const bytes = await files.read(name);
    const json = bytes && (await through(new DecompressionStream('gzip'), bytes));
    if (!json || name !== `part-${await sha256Hex(json)}`) return undefined;
    return JSON.parse(new TextDecoder().decode(json), unpacked) as Part;
  } catch {
    return undefined;
  }
}

async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array) {
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  return new Uint8Array(await new Response(source.pipeThrough(stream)).arrayBuffer());
}

const BYTES = '\u0000bytes';

/** For `JSON.stringify`: bytes as base64. */
export function packed(_: string, value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  return { [BYTES]: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) };
}

/** For `JSON.parse`, of what `packed` made. */
export function unpacked(_: string, value: unknown): unknown {
  const text = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[BYTES] : undefined;
  return typeof text === 'string' ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : value;
}
