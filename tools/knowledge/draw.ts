/**
 * Draws facts of a table at random, for somebody who has not written them to check (docs/KNOWLEDGE.md):
 * `npm run knowledge:draw -- companies 20261129 100` prints file:line, entry, column and value, the same for the same seed and table.
 * A fact is a filled cell other than id and name; of a cell that holds several forms (aliases, founders) each is one.
 */
import { join } from 'node:path';
import { generator, shuffled } from '../train/random';
import { COLUMNS, readTable, type Table } from './tables';

/** Columns that say nothing of the entry by themselves. */
const NO_FACT = new Set(['id', 'name', 'headword', 'order', 'as_of', 'source']);

function main([table = '', seed = '', count = '100']: string[]): void {
  if (!(table in COLUMNS) || !/^\d+$/.test(seed) || !/^\d+$/.test(count)) {
    console.error(`usage: npm run knowledge:draw -- ${Object.keys(COLUMNS).join('|')} SEED [COUNT]`);
    process.exitCode = 2;
    return;
  }
  const folder = join(import.meta.dirname, '../../assets/knowledge');
  const facts = shuffled(factsOf(folder, table as Table), generator(Number(seed)));
  console.log(facts.slice(0, Number(count)).join('\n'));
}

function factsOf(folder: string, table: Table): string[] {
  const columns = COLUMNS[table].split(' ');
  return readTable(folder, table).flatMap(({ cells, place }) => {
    const entry = cells[columns.indexOf('name')] ?? cells[0];
    return columns.flatMap((column, i) =>
      NO_FACT.has(column)
        ? []
        : valuesOf(column, cells[i] ?? '').map((value) => [place, entry, column, value].join('\t')),
    );
  });
}

function valuesOf(column: string, cell: string): string[] {
  const parted = column === 'aliases' || column === 'founders';
  return (parted ? cell.split(';') : [cell]).map((value) => value.trim()).filter((value) => value !== '');
}

main(process.argv.slice(2));
