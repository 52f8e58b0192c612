import type { EntityKind, Facts } from '@/lib/analysis/analysis';
import type { Cue, Knowledge, KnowledgeEntry, TermEntry } from '@/lib/analysis/knowledge/knowledge';
import { idOf } from '@/lib/analysis/knowledge/lines';
import { key } from '@/lib/text/fold';
import { readCheckedTable, readVocabulary, type Vocabulary } from './cells';
import { COLUMNS, type Row, type Table } from './tables';

const KINDS = {
  companies: 'company',
  people: 'person',
  products: 'product',
  organisations: 'organisation',
  places: 'place',
} as const satisfies Partial<Record<Table, EntityKind>>;

/**
 * Compiles the text files of assets/knowledge into what the engine loads.
 * Throws, naming file and line, on a malformed line, a word, date or source that does not exist, a second use of an id, a form or a term claimed
 * twice without `~`, a parent or maker that is nobody, and a fact that passes without its day and source.
 */
export function compileKnowledge(folder: string): Knowledge {
  const vocabulary = readVocabulary(folder);
  const entries: KnowledgeEntry[] = [];
  const places = new Map<string, string>();
  for (const table of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
    for (const row of readCheckedTable(folder, table, vocabulary)) {
      const entry = entryOf(table, row);
      const first = places.get(`${table}/${entry.id}`);
      if (first) throw new Error(`${row.place}: the id «${entry.id}» stands at ${first} already`);
      places.set(`${table}/${entry.id}`, row.place);
      entries.push(entry);
    }
  }
  refuseDanglingLinks(entries, places);
  refuseSharedForms(entries, places);
  const terms = termsOf(folder, vocabulary);
  return {
    entries: entries.map((entry) => withNames(entry, entries)),
    cues: cuesOf(folder, vocabulary),
    terms,
    names: namesOf(folder, vocabulary),
  };
}

/** A card shows the name of a parent, maker or organisation, not its id. */
function withNames(entry: KnowledgeEntry, entries: readonly KnowledgeEntry[]): KnowledgeEntry {
  const facts: Record<string, unknown> = { ...entry.facts };
  for (const link of ['parent', 'maker', 'organisation'] as const) {
    const id = entry.facts[link];
    if (id) facts[link] = entries.find((other) => other.id === id && isFirm(other))?.name;
  }
  return { ...entry, facts };
}

function isFirm({ kind }: KnowledgeEntry): boolean {
  return kind === 'company' || kind === 'organisation';
}

function entryOf(table: keyof typeof KINDS, row: Row): KnowledgeEntry {
  const cell = Object.fromEntries(COLUMNS[table].split(' ').map((name, i) => [name, row.cells[i] ?? '']));
  const named = formsOf(cell.name ?? '', cell.aliases ?? '');
  return {
    id: cell.id ?? '',
    kind: KINDS[table],
    name: named.forms[0] ?? '',
    ...named,
    ...(table === 'people' ? { order: cell.order as 'vi' | 'west' | 'east' } : {}),
    facts: factsOf(cell),
  };
}

/** The facts that a card may show; an empty cell is an unknown, and left out. */
function factsOf(cell: Record<string, string>): Facts {
  const facts: Record<string, unknown> = {};
  const plainFacts = [
    'line',
    'country',
    'field',
    'seat',
    'founded',
    'parent',
    'ticker',
    'website',
    'role',
    'organisation',
    'maker',
    'class',
    'source',
  ];
  for (const name of plainFacts) if (cell[name]) facts[name] = cell[name];
  if (cell.kind) facts.class = cell.kind;
  if (cell.as_of) facts.asOf = cell.as_of;
  if (cell.founders) facts.founders = cell.founders.split(';').map((name) => name.trim());
  return facts;
}

function formsOf(name: string, aliases: string): Pick<KnowledgeEntry, 'forms' | 'ambiguous'> {
  const forms = new Set<string>();
  const ambiguous: string[] = [];
  for (const written of [name, ...aliases.split(';')]) {
    const text = written.trim().replace(/^~/, '').trim();
    if (text === '' || forms.has(text)) continue;
    forms.add(text);
    if (written.trim().startsWith('~')) ambiguous.push(text);
  }
  return { forms: [...forms], ...(ambiguous.length > 0 ? { ambiguous } : {}) };
}

function refuseDanglingLinks(entries: readonly KnowledgeEntry[], places: ReadonlyMap<string, string>): void {
  for (const entry of entries) {
    for (const link of [entry.facts.parent, entry.facts.maker, entry.facts.organisation])
      if (link && !places.has(`companies/${link}`) && !places.has(`organisations/${link}`))
        throw new Error(`${placeOf(entry, places)}: «${link}» is no company or organisation`);
  }
}

/** Of the entries of one kind that claim a form one at most may do so without `~`: nothing else could tell which is meant. */
function refuseSharedForms(entries: readonly KnowledgeEntry[], places: ReadonlyMap<string, string>): void {
  const owners = new Map<string, KnowledgeEntry>();
  for (const entry of entries)
    for (const form of entry.forms) {
      if (entry.ambiguous?.includes(form)) continue;
      const owner = owners.get(`${entry.kind}/${form}`);
      if (owner && owner !== entry)
        throw new Error(`${placeOf(entry, places)}: «${form}» belongs to ${owner.id} already; mark it ~ or drop it`);
      owners.set(`${entry.kind}/${form}`, entry);
    }
}

/** The file and line of an entry. */
function placeOf({ kind, id }: KnowledgeEntry, places: ReadonlyMap<string, string>): string | undefined {
  const table = Object.entries(KINDS).find(([, each]) => each === kind)?.[0];
  return places.get(`${table}/${id}`);
}

function cuesOf(folder: string, vocabulary: Vocabulary): Cue[] {
  const seen = new Map<string, string>();
  return readCheckedTable(folder, 'cues', vocabulary).map(
    ({ cells: [form = '', cueClass = '', position = ''], place }) => {
      refuseSecond(seen, `${key(form)}/${cueClass}/${position}`, form, place);
      return { form: key(form), class: cueClass, ...(position ? { position } : {}) };
    },
  );
}

function refuseSecond(seen: Map<string, string>, exact: string, written: string, place: string): void {
  const first = seen.get(exact);
  if (first) throw new Error(`${place}: «${written}» stands at ${first} already`);
  seen.set(exact, place);
}

function termsOf(folder: string, vocabulary: Vocabulary): TermEntry[] {
  const seen = new Map<string, string>();
  return readCheckedTable(folder, 'terms', vocabulary).map(
    ({ cells: [headword = '', english = '', definition = '', aliases = '', field = ''], place }) => {
      const named = formsOf(headword, aliases);
      const sure = named.forms.filter((form) => !named.ambiguous?.includes(form));
      for (const text of new Set(sure.map((form) => form.toLowerCase()))) refuseSecond(seen, text, text, place);
      return {
        id: idOf(named.forms[0] ?? headword),
        headword: named.forms[0] ?? headword,
        ...(english ? { english } : {}),
        definition,
        ...named,
        ...(field ? { field } : {}),
      };
    },
  );
}

function namesOf(folder: string, vocabulary: Vocabulary): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const row of readCheckedTable(folder, 'names', vocabulary)) {
    const [form = '', list = ''] = row.cells;
    const forms = lists[list] ?? [];
    lists[list] = forms;
    forms.push(key(form));
  }
  return lists;
}
