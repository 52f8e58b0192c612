import { sha256Hex } from '@/lib/library/hex';
import { reasonOf } from '@/lib/text/reason';

/*
 * A backup is one JSON text, a record a line, so that neither writing nor reading needs more memory than a part of it:
 *
 *   {"schema":"chu-giai-backup","version":1,"parts":[
 *   {"table":"documents","rows":[
 *   {"id":"n:…","row":{…},"state":"…"},
 *   {"id":"n:…","row":{…},"state":"…"}
 *   ],"sha256":"of the part's lines above"},
 *   {"table":"end","parts":1,"sha256":"of the checksums above"}
 *   ],"exportedAt":"2026-11-12T03:30:00.000Z"}
 *
 * Each part has its own checksum, so that damage is said with its place. The time is the one thing that none covers: two backups of
 * one library differ in it alone. Nothing is compressed: there is nothing to blow up.
 *
 * A field that a reader does not know is passed over, and one that is not there was not written yet (`seen`, how a passage stood, came
 * later than its record): neither is a new version. The number rises where passing over would lose something.
 */

/** What a backup holds, in the order in which it stands there. */
const TABLES = ['settings', 'documents', 'articles', 'kept', 'drafts'] as const;
export type BackupTable = (typeof TABLES)[number];

/** Some records of a file, whose checksum is right, read as JSON and no further. */
export interface BackupPart {
  readonly table: BackupTable;
  /** Each with its line, from 1. */
  readonly rows: readonly { readonly line: number; readonly value: unknown }[];
  /** How much of the file has been read, from 0 to 1. */
  readonly progress: number;
}

/** Why a file is refused. The line counts from 1. */
export type Problem =
  | { readonly kind: 'foreign' }
  | { readonly kind: 'newer'; readonly version: number }
  /** It ends before its end. */
  | { readonly kind: 'cut'; readonly line: number }
  | { readonly kind: 'damaged'; readonly line: number; readonly what: Damage }
  /** The disk or the browser does not give it. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * `text`: not UTF-8; `layout`: another line must stand here; `checksum`: something in this part was changed; `record`: a record
 * that we do not understand; `document`: its history cannot be read; `twice`: a record that was there before.
 */
export type Damage = 'text' | 'layout' | 'checksum' | 'record' | 'document' | 'twice';

const VERSION = 1;
const HEAD = /^\{"schema":"chu-giai-backup","version":(\d{1,9}),"parts":\[$/;
const PART = /^\{"table":"([a-z]{1,20})","rows":\[$/;
const PART_END = /^\],"sha256":"([0-9a-f]{64})"\},$/;
const END = /^\{"table":"end","parts":(\d{1,9}),"sha256":"([0-9a-f]{64})"\}$/;
const TAIL = /^\],"exportedAt":"([0-9TZ:.+-]{1,40})"\}$/;

/** A part ends after so many records or so many units. */
const MOST_ROWS = 256;
const MOST_UNITS = 1 << 20;
/** A line, in bytes, holds one record; a kept article of two million units with its analysis is the longest. */
const LONGEST_LINE = 1 << 25;
const CHUNK_BYTES = 1 << 22;
const NEWLINE = 10;

/** Writes a backup, piece by piece. The records come table by table in the order of `TABLES`. */
export async function* writeBackup(
  records: AsyncIterable<readonly [BackupTable, unknown]>,
  now: number,
): AsyncGenerator<string> {
  yield `{"schema":"chu-giai-backup","version":${VERSION},"parts":[\n`;
  const sums: string[] = [];
  let part: { table: BackupTable; lines: string[]; units: number } | undefined;
  const written = async ({ table, lines }: { table: string; lines: readonly string[] }) => {
    const text = `{"table":"${table}","rows":[\n${lines.join(',\n')}\n`;
    const sum = await sha256Hex(text);
    sums.push(sum);
    return `${text}],"sha256":"${sum}"},\n`;
  };
  for await (const [table, value] of records) {
    if (part && (part.table !== table || part.lines.length >= MOST_ROWS || part.units >= MOST_UNITS)) {
      yield await written(part);
      part = undefined;
    }
    const line = JSON.stringify(value, ordered);
    part ??= { table, lines: [], units: 0 };
    part.lines.push(line);
    part.units += line.length;
  }
  if (part) yield await written(part);
  const sum = await sha256Hex(sums.join('\n'));
  yield `{"table":"end","parts":${sums.length},"sha256":"${sum}"}\n],"exportedAt":"${new Date(now).toISOString()}"}\n`;
}

/** What reading a backup throws: the file is refused. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
  }
}

/**
 * Reads a backup part by part, each checked before it comes; at the end returns when it was made. Throws a `Refusal` at the
 * first thing that is wrong.
 */
export async function* readBackup(file: Blob): AsyncGenerator<BackupPart, number> {
  const lines = linesOf(file);
  const version = HEAD.exec(await lines.next().catch(notOurs))?.[1];
  if (version === undefined) throw new Refusal({ kind: 'foreign' });
  if (Number(version) > VERSION) throw new Refusal({ kind: 'newer', version: Number(version) });
  const sums: string[] = [];
  for (;;) {
    const head = await lines.next();
    const end = END.exec(head);
    if (end) {
      if (Number(end[1]) !== sums.length || end[2] !== (await sha256Hex(sums.join('\n'))))
        throw damaged(lines.line(), 'checksum');
      break;
    }
    yield { ...(await readPart(lines, head, sums)), progress: lines.read() / file.size };
  }
  const time = Date.parse(TAIL.exec(await lines.next())?.[1] ?? '');
  if (Number.isNaN(time)) throw damaged(lines.line(), 'layout');
  if (!(await lines.isAtEnd())) throw damaged(lines.line() + 1, 'layout');
  return time;
}

/** A refusal that says where the damage is. */
export function damaged(line: number, what: Damage): Refusal {
  return new Refusal({ kind: 'damaged', line, what });
}

async function readPart(lines: Lines, head: string, sums: string[]): Promise<Pick<BackupPart, 'table' | 'rows'>> {
  const table = TABLES.find((name) => name === PART.exec(head)?.[1]);
  if (!table) throw damaged(lines.line(), 'layout');
  const first = lines.line() + 1;
  const written: string[] = [];
  let line = await lines.next();
  for (; !PART_END.test(line); line = await lines.next()) written.push(line);
  const sum = await sha256Hex(`${head}\n${written.join('\n')}\n`);
  if (sum !== PART_END.exec(line)?.[1]) throw damaged(first, 'checksum');
  sums.push(sum);
  const rows = written.map((text, i) => {
    try {
      return { line: first + i, value: JSON.parse(i < written.length - 1 ? text.slice(0, -1) : text) };
    } catch {
      throw damaged(first + i, 'layout');
    }
  });
  return { table, rows };
}

/** The lines of a file, one after the other. */
interface Lines {
  /** The next line, without its end; a `Refusal` where there is none. */
  next(): Promise<string>;
  /** The number of the last one, from 1. */
  line(): number;
  isAtEnd(): Promise<boolean>;
  /** How many bytes have been taken from the file. */
  read(): number;
}

function linesOf(file: Blob): Lines {
  let buffer = new Uint8Array();
  let [from, line, taken] = [0, 0, 0];
  /** Where the next line ends; -1 where there is none. */
  const lineEnd = async (): Promise<number> => {
    for (;;) {
      const end = buffer.indexOf(NEWLINE, from);
      if (end >= 0 || taken >= file.size) return end;
      if (buffer.length - from > LONGEST_LINE) throw damaged(line + 1, 'layout');
      const chunk = await bytesOf(file.slice(taken, taken + CHUNK_BYTES));
      taken += chunk.length;
      const rest = buffer.subarray(from);
      buffer = new Uint8Array(rest.length + chunk.length);
      buffer.set(rest);
      buffer.set(chunk, rest.length);
      from = 0;
    }
  };
  return {
    async next() {
      const end = await lineEnd();
      if (end < 0) throw new Refusal({ kind: 'cut', line: line + 1 });
      line += 1;
      const text = textOf(buffer.subarray(from, end), line);
      from = end + 1;
      return text;
    },
    line: () => line,
    isAtEnd: async () => (await lineEnd()) < 0 && from >= buffer.length,
    read: () => taken,
  };
}

async function bytesOf(piece: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await piece.arrayBuffer());
  } catch (error) {
    throw new Refusal({ kind: 'unreadable', reason: reasonOf(error) });
  }
}

function textOf(bytes: Uint8Array, line: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged(line, 'text');
  }
}

/** What is wrong with the first line of a file makes it another kind of file, and no damaged backup. */
function notOurs(error: Refusal): string {
  if (error.problem.kind === 'unreadable') throw error;
  return '';
}

/** Names in alphabetical order, so that the same record is the same text, whoever made it. */
function ordered(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
