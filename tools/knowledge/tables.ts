import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a table, with the place it stands at for the error message. */
export interface Row {
  readonly cells: readonly string[];
  readonly place: string;
}

/** The tables of assets/knowledge and their columns, in order. */
export const COLUMNS = {
  companies: 'id name aliases country field seat founded founders parent ticker website line as_of source',
  people: 'id name aliases order role organisation as_of source',
  products: 'id name aliases maker class line source',
  organisations: 'id name aliases kind country line source',
  places: 'id name aliases kind source',
  cues: 'form class position example',
  terms: 'headword english definition aliases field source',
  names: 'form class',
  vocabulary: 'table column word',
} as const;

export type Table = keyof typeof COLUMNS;

/** Reads one table; throws, naming file and line, where a line has too many or too few columns or is not in NFC. */
export function readTable(folder: string, table: Table): Row[] {
  const file = `${table}.tsv`;
  const width = COLUMNS[table].split(' ').length;
  const rows: Row[] = [];
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '' || line.startsWith('#')) return;
      const place = `assets/knowledge/${file}:${i + 1}`;
      const cells = line.split('\t').map((cell) => cell.trim());
      if (cells.length !== width)
        throw new Error(`${place}: ${cells.length} columns, ${width} expected (${COLUMNS[table]})`);
      if (line !== line.normalize('NFC')) throw new Error(`${place}: not in NFC`);
      if (cells[0] === '') throw new Error(`${place}: the first column is empty`);
      rows.push({ cells, place });
    });
  return rows;
}
