import { figure, interval, LINES, type Line } from './figures';
import type { Tally } from './tally';

/** One way to read the same articles, with its tallies, one an article. */
export interface Column {
  readonly name: string;
  readonly tallies: readonly Tally[];
  /** Least figures by line (`Line.of`); the column is marked where it stays below. */
  readonly required?: Readonly<Record<string, number>>;
  /** Whether to draw an interval by article. */
  readonly interval?: boolean;
  /** The lines it has an answer to, where not all. */
  readonly lines?: readonly string[];
}

/** What issue and guide ask of the engine with all of its knowledge. */
export const REQUIRED = {
  entities: 0.88,
  organisations: 0.9,
  'ORG-COMPANY': 0.88,
  PER: 0.9,
  PRODUCT: 0.78,
  marked: 0.93,
  quotations: 0.94,
  speakers: 0.85,
  speakersNamed: 0.93,
  scareQuotes: 0.95,
  coreference: 0.88,
  activation: 0.97,
  reported: 0.75,
  reportedSpeakers: 0.82,
  summary: 1,
} as const;

/** What is asked where the article's own names are hidden from the knowledge. */
export const REQUIRED_HIDDEN = { entities: 0.78, 'ORG-COMPANY': 0.72, PER: 0.85, hidden: 0.7 } as const;

/** The lines about names, and those about quotations: what a baseline that finds nothing else is shown with. */
export const NAME_LINES = [
  'entities',
  'entitySpans',
  'organisations',
  'ORG-COMPANY',
  'ORG-OTHER',
  'PER',
  'LOC',
  'PRODUCT',
  'marked',
];
export const QUOTE_LINES = ['quotations'];

/** Points that the engine must gain over the knowledge alone. */
const GAIN = 0.1;

/** A table in text, and the lines that miss what is required of them. */
export interface Table {
  readonly text: string;
  readonly misses: readonly string[];
}

/** Lines down, columns across; `random` draws the intervals. A figure below what is required carries a «✗». */
export function table(columns: readonly Column[], random: () => number): Table {
  const misses: string[] = [];
  const cells = LINES.filter((line) => columns.some(({ tallies }) => figure(tallies, line) !== undefined)).map(
    (line) => [line.name, ...columns.flatMap((column) => cellsOf(column, line, misses, random))],
  );
  const head = ['', ...columns.flatMap(({ name, required, interval }) => headOf(name, required, interval))];
  const gain = gainOf(columns, head.length, misses);
  return { text: aligned([head, ...cells, ...(gain ? [gain] : [])]), misses };
}

function headOf(name: string, required: object | undefined, interval = false): string[] {
  return [...(required ? ['required'] : []), name, ...(interval ? ['95 % interval'] : [])];
}

function cellsOf(column: Column, line: Line, misses: string[], random: () => number): string[] {
  const { name, tallies, required } = column;
  const is = column.lines?.includes(line.of) === false ? undefined : figure(tallies, line);
  const least = required?.[line.of];
  const isMissed = is !== undefined && least !== undefined && is < least;
  if (isMissed) misses.push(`${name}: ${line.name} ${percent(is)} of ${percent(least)}`);
  const range = column.interval ? interval(tallies, line, random) : undefined;
  return [
    ...(required ? [percent(least)] : []),
    `${percent(is)}${isMissed ? ' ✗' : '  '}`,
    ...(column.interval ? [range ? range.map(percent).join('–') : ''] : []),
  ];
}

/** What the first column has over the one of the knowledge alone, in points. */
function gainOf(columns: readonly Column[], width: number, misses: string[]): string[] | undefined {
  const [first] = columns;
  const alone = columns.find(({ name }) => name === 'knowledge alone');
  const entities = LINES[0];
  if (!first || !alone || !entities) return undefined;
  const gain = (figure(first.tallies, entities) ?? 0) - (figure(alone.tallies, entities) ?? 0);
  if (gain < GAIN) misses.push(`gain over knowledge alone ${percent(gain)} of ${percent(GAIN)}`);
  const cells = ['gain over knowledge alone', percent(GAIN), `${percent(gain)}${gain < GAIN ? ' ✗' : '  '}`];
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : (100 * share).toFixed(1);
}

/** Rows of cells as lines of text, the first column to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
