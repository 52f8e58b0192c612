import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COLUMNS, readTable, type Table } from '@/tools/knowledge/tables';

const FOLDER = join(import.meta.dirname, '../../assets/knowledge');

interface Line {
  readonly place: string;
  readonly cell: Record<string, string>;
  readonly forms: readonly string[];
}

const companies = linesOf('companies');
const organisations = linesOf('organisations');
const products = linesOf('products');
const people = linesOf('people');

/** What no single line shows, and what the compiler, which reads any folder, does not ask: two tables that tell of one thing. */
describe('the tables of knowledge beside each other', () => {
  it('hold nothing twice as a company and as an organisation', () => {
    const firms = new Set(companies.flatMap(sureForms));
    expect(
      organisations.filter((line) => sureForms(line).some((form) => firms.has(form))).map(({ place }) => place),
    ).toEqual([]);
  });

  it('name the maker wherever the line of a product names one that the tables know', () => {
    const makers = new Set([...companies, ...organisations].map(({ forms }) => forms[0]));
    const silent = products.filter(
      ({ cell }) => cell.maker === '' && makers.has(/ của (.+)$/.exec(cell.line ?? '')?.[1]),
    );
    expect(silent.map(({ place }) => place)).toEqual([]);
  });

  it('agree on who founded a company', () => {
    const byId = new Map(companies.map((line) => [line.cell.id, line]));
    const left = people.filter(({ cell, forms }) => {
      const company = byId.get(cell.organisation);
      const founded = /^nhà (?:đồng )?sáng lập ([^,]+)/.exec(cell.role ?? '')?.[1];
      if (!company?.cell.founders || !founded || !company.forms.includes(founded)) return false;
      const founders = company.cell.founders.split(';');
      return !forms.some((form) => founders.includes(form));
    });
    expect(left.map(({ place }) => place)).toEqual([]);
  });

  it('tell on the card of a founder that he founded something', () => {
    const founders = new Set(companies.flatMap(({ cell }) => (cell.founders ?? '').split(';')));
    const silent = people.filter(
      ({ cell, forms }) =>
        forms.some((form) => founders.has(form)) && !/lập|gây dựng|cha đẻ|khởi xướng/.test(cell.role ?? ''),
    );
    expect(silent.map(({ place }) => place)).toEqual([]);
  });

  it('hold no given name as of women and of men alike', () => {
    const of = (wanted: string) =>
      readTable(FOLDER, 'names').flatMap(({ cells: [form, list] }) => (list === wanted ? [form] : []));
    const men = new Set(of('man'));
    expect(men.size).toBeGreaterThan(0);
    expect(of('woman').filter((form) => men.has(form))).toEqual([]);
  });
});

function linesOf(table: Table): Line[] {
  const columns = COLUMNS[table].split(' ');
  return readTable(FOLDER, table).map(({ cells, place }) => {
    const cell = Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? '']));
    return { place, cell, forms: writtenForms(cell).map(bare) };
  });
}

/** The forms that stand without `~`. */
function sureForms({ cell }: Line): string[] {
  return writtenForms(cell).filter((form) => !form.startsWith('~'));
}

function writtenForms(cell: Record<string, string>): string[] {
  return [cell.name ?? '', ...(cell.aliases ?? '').split(';')].filter((form) => form !== '');
}

function bare(form: string): string {
  return form.replace(/^~/, '').trim();
}
