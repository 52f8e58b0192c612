import type { Facts } from '@/lib/analysis/analysis';
import type { Forms } from '@/lib/analysis/knowledge/forms';
import type { KnowledgeEntry, TermEntry } from '@/lib/analysis/knowledge/knowledge';
import { plain } from '@/lib/text/fold';

/*
 * Entries and terms as lines of cells parted by tabs, as they stand in assets/knowledge, but with the cells in one order for all tables and
 * those at the end left out where they are empty: half of what JSON would weigh. No text of the knowledge has a tab or a line break in it,
 * and no form and no founder a semicolon, for in the tables these part them.
 */

/** The facts that are one text each, in the order of their cells. */
const TEXTS = Object.keys({
  line: true,
  country: true,
  field: true,
  seat: true,
  founded: true,
  parent: true,
  ticker: true,
  website: true,
  role: true,
  organisation: true,
  maker: true,
  class: true,
  source: true,
  asOf: true,
} satisfies Record<Exclude<keyof Facts, 'founders'>, true>) as Exclude<keyof Facts, 'founders'>[];

/** The id that a name gives, where no other was chosen: «Điện toán đám mây» → «dien-toan-dam-may». */
export function idOf(name: string): string {
  return plain(name).replace(/[^a-z0-9]+/g, '-');
}

/** An entry as a line. */
export function entryLine({ id, kind, name, order, facts, ...named }: KnowledgeEntry): string {
  const texts = TEXTS.map((fact) => facts[fact]);
  return lineOf([kind, formsCell(named), id === idOf(name) ? '' : id, order, facts.founders?.join(';'), ...texts]);
}

/** The entry of a line of `entryLine`. */
export function readEntry(line: string): KnowledgeEntry {
  const [kind, forms = '', id, order, founders, ...texts] = line.split('\t');
  const named = readForms(forms);
  const [name = ''] = named.forms;
  const facts: Record<string, unknown> = {};
  TEXTS.forEach((fact, i) => {
    if (texts[i]) facts[fact] = texts[i];
  });
  if (founders) facts.founders = founders.split(';');
  return {
    id: id || idOf(name),
    kind: kind as KnowledgeEntry['kind'],
    name,
    ...named,
    ...(order ? { order: order as Exclude<KnowledgeEntry['order'], undefined> } : {}),
    facts,
  };
}

/** A term as a line; its id is always that of its headword. */
export function termLine({ english, definition, field, ...named }: TermEntry): string {
  return lineOf([formsCell(named), definition, english, field]);
}

/** The term of a line of `termLine`. */
export function readTerm(line: string): TermEntry {
  const [forms = '', definition = '', english, field] = line.split('\t');
  const named = readForms(forms);
  const [headword = ''] = named.forms;
  return {
    id: idOf(headword),
    headword,
    ...(english ? { english } : {}),
    definition,
    ...named,
    ...(field ? { field } : {}),
  };
}

function lineOf(cells: readonly (string | undefined)[]): string {
  return cells
    .map((cell) => cell ?? '')
    .join('\t')
    .trimEnd();
}

function formsCell({ forms, ambiguous }: Forms): string {
  return forms.map((form) => (ambiguous?.includes(form) ? `~${form}` : form)).join(';');
}

function readForms(cell: string): Forms {
  const written = cell.split(';');
  const ambiguous = written.filter((form) => form.startsWith('~')).map((form) => form.slice(1));
  const forms = written.map((form) => (form.startsWith('~') ? form.slice(1) : form));
  return { forms, ...(ambiguous.length > 0 ? { ambiguous } : {}) };
}
