import { COLUMNS, type Row, readTable, type Table } from './tables';

/** Which words each column may hold, by `table.column`; a column that is not named here is free text. */
export type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads vocabulary.tsv, the words that the code reading the knowledge knows. */
export function readVocabulary(folder: string): Vocabulary {
  const vocabulary = new Map<string, Set<string>>();
  for (const { cells, place } of readTable(folder, 'vocabulary')) {
    const [table = '', column = '', word = ''] = cells;
    if (!COLUMNS[table as Table]?.split(' ').includes(column))
      throw new Error(`${place}: there is no column «${column}» in ${table}.tsv`);
    const words = vocabulary.get(`${table}.${column}`) ?? new Set();
    if (words.has(word)) throw new Error(`${place}: «${word}» stands there already`);
    vocabulary.set(`${table}.${column}`, words.add(word));
  }
  return vocabulary;
}

/**
 * Reads one table; throws, naming file and line, also where a cell holds a word, date, country or source that does not exist,
 * or a fact that passes without the day on which it held and the source that says so.
 */
export function readCheckedTable(folder: string, table: Table, vocabulary: Vocabulary): Row[] {
  const columns = COLUMNS[table].split(' ');
  const rows = readTable(folder, table);
  for (const { cells, place } of rows) {
    const cell = Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? '']));
    for (const column of columns) {
      const wrong = wrongCell(column, cell[column] ?? '', vocabulary.get(`${table}.${column}`));
      if (wrong) throw new Error(`${place}: «${cell[column]}» ${wrong}`);
    }
    const wrong = repeatedForm(cell) ?? undatedFact(table, cell);
    if (wrong) throw new Error(`${place}: ${wrong}`);
  }
  return rows;
}

/** Columns that every line fills. */
const NEVER_EMPTY = new Set([
  'name',
  'field',
  'kind',
  'class',
  'order',
  'role',
  'line',
  'definition',
  'column',
  'word',
]);

function wrongCell(column: string, text: string, words: ReadonlySet<string> | undefined): string | undefined {
  if (text === '') return NEVER_EMPTY.has(column) ? `is no ${column}` : undefined;
  if (column === 'source' && /^https:\/\/[^\s/]+\/\S*$/.test(text)) return undefined;
  if ((words || column === 'source') && !words?.has(text)) return `is no ${column} that vocabulary.tsv knows`;
  const shape = SHAPES[column];
  return shape && !shape.fits(text) ? `is no ${shape.called}` : undefined;
}

/** What the cells of a column look like that are neither words of the vocabulary nor free text. */
const SHAPES: Record<string, { readonly fits: (text: string) => boolean; readonly called: string }> = {
  id: { fits: (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text), called: 'id (a-z, 0-9 and single hyphens)' },
  country: { fits: isCountry, called: 'country of ISO 3166-1' },
  as_of: { fits: isDay, called: 'day (2026-08-05)' },
  founded: { fits: isYear, called: 'year up to now' },
  line: { fits: (text) => !text.endsWith('.'), called: 'line without a full stop at its end' },
  definition: { fits: (text) => text.endsWith('.'), called: 'definition with a full stop at its end' },
  website: { fits: (text) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(text), called: 'address of a site (apple.com)' },
};

function isYear(text: string): boolean {
  return /^1[0-9]{3}$|^20[0-9]{2}$/.test(text) && Number(text) <= new Date().getFullYear();
}

function isCountry(text: string): boolean {
  if (!/^[A-Z]{2}$/.test(text)) return false;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(text) !== undefined;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A form that stands twice among the name and the aliases, with or without `~`; so does a founder, and nothing between two semicolons is none. */
function repeatedForm(cell: Record<string, string>): string | undefined {
  for (const column of ['aliases', 'founders']) {
    const text = cell[column] ?? '';
    if (text === '') continue;
    const seen = new Set(column === 'aliases' ? [bare(cell.name ?? cell.headword ?? '')] : []);
    for (const form of text.split(';').map(bare)) {
      if (form === '') return `an empty place among the ${column}`;
      if (seen.has(form)) return `«${form}» stands twice`;
      seen.add(form);
    }
  }
  return undefined;
}

function bare(form: string): string {
  return form.trim().replace(/^~/, '').trim();
}

/** Offices that somebody else may hold tomorrow, where a part of a role begins with them. */
const OFFICE =
  /^(?:(?:phó|quyền|tân|đương kim) )*(?:chủ tịch|tổng giám đốc|giám đốc|c[etfo]o|bộ trưởng|thứ trưởng|thủ tướng|tổng thống|thống đốc|cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|tổng bí thư|bí thư|đại sứ|chủ nhiệm|người đứng đầu)(?![\p{L}\p{N}])/iu;

/** A ticker, a parent or an office in the present tense, where the line does not say when it held and who says so. */
function undatedFact(table: Table, cell: Record<string, string>): string | undefined {
  const dated = cell.as_of !== '' && cell.source !== '';
  if (table === 'companies' && !dated)
    for (const column of ['ticker', 'parent'])
      if (cell[column]) return `the ${column} «${cell[column]}» may pass: it wants as_of and source`;
  const role = cell.role ?? '';
  if (table === 'people' && !dated && !/^(?:cựu|nguyên|từng|cố) /.test(role))
    for (const part of role.split(', '))
      if (OFFICE.test(part) && !/\d|đầu tiên/.test(part))
        return `the office «${part}» may pass: it wants as_of and source, or «trở thành … năm …», «cựu …»`;
  return undefined;
}
