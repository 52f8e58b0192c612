import type { Entity, Evidence } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates/candidates';
import type { Found } from '@/lib/analysis/candidates/typing';
import type { KnowledgeEntry } from '@/lib/analysis/knowledge/knowledge';
import type { WordBlock } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';
import { remembered } from '@/lib/text/remembered';
import type { Span } from '@/lib/text/span';
import { spanOf } from '@/lib/text/tokens';

/** One place where an entity is named. */
export interface Place {
  readonly span: Span;
  readonly candidate: Candidate;
  readonly evidence: Evidence;
  readonly sure: boolean;
  /** A capitalised head («Trung tâm») that stands for the whole name here. */
  readonly head?: true;
}

/** One entity while the article is gathered: its forms as written, and where each stands. */
export interface Group {
  readonly kind: Entity['kind'];
  entry: KnowledgeEntry | undefined;
  /** Its full forms, by what names are compared by; each as first written. */
  readonly forms: Map<string, string>;
  readonly places: Place[];
  /** Forms that are another's spelling: never what it is called. */
  readonly variants: Set<string>;
}

/** Two groups that are one thing; `variant` where the part is but another spelling, `kin` where each may have an entry. */
export interface Pair {
  readonly part: Group;
  readonly whole: Group;
  readonly variant?: true;
  readonly kin?: true;
}

/** Decided names as groups: those of one knowledge entry, and those of the same words and kind, are one thing. */
export function gathered(found: readonly Found[]): Group[] {
  const groups = new Map<string, Group>();
  // The same words of the same kind are one thing, also where only one place of them was looked up.
  const entries = new Map<string, KnowledgeEntry>();
  for (const { candidate, verdict } of found)
    if (verdict.entry) entries.set(`${verdict.kind}:${formOf(candidate.text)}`, verdict.entry);
  for (const { candidate, verdict } of found) {
    const form = formOf(candidate.text);
    const entry = verdict.entry ?? entries.get(`${verdict.kind}:${form}`) ?? otherSense(candidate, verdict.kind);
    const id = entry ? `${verdict.kind}/${entry.id}${model(form, entry)}` : `${verdict.kind}:${form}`;
    const group: Group = groups.get(id) ?? {
      kind: verdict.kind,
      entry,
      forms: new Map(),
      places: [],
      variants: new Set(),
    };
    groups.set(id, group);
    const evidence: Evidence = {
      rule: verdict.rule,
      ...(verdict.cue ? { cue: verdict.cue } : {}),
      ...(verdict.entry ? { entry: verdict.entry.id } : {}),
    };
    if (!group.forms.has(form)) group.forms.set(form, candidate.text);
    group.places.push({ span: placeOf(candidate), candidate, evidence, sure: verdict.sure });
  }
  return [...groups.values()];
}

/** «Telegram không chấp hành»: where a service acts like a firm, or a firm is used like a service, the entry is still its own. */
function otherSense({ entries }: Candidate, kind: Group['kind']): KnowledgeEntry | undefined {
  const known = entries.filter(({ entry, ambiguous }) => !ambiguous && SENSES.has(entry.kind));
  return SENSES.has(kind) && known.length === 1 ? known[0]?.entry : undefined;
}

const SENSES: ReadonlySet<Group['kind']> = new Set(['company', 'organisation', 'product']);

/** The form that names are compared by: «Bộ Thông tin & Truyền thông», «Trường ĐH Cần Thơ» are written in more than one way. */
export const formOf = remembered((text) =>
  key(text)
    .replaceAll(' & ', ' và ')
    .replace(/^trường (?=đh |đhqg |đại học |cao đẳng |học viện )/, '')
    .replace(/^đh /, 'đại học ')
    .replace(/^đhqg /, 'đại học quốc gia ')
    .replace(/(?:tp\.? ?hcm|tphcm|thành phố hồ chí minh)$/, 'tp.hcm'),
);

/** Where a candidate stands in the article. */
export function placeOf({ block, from, to }: Candidate): Span {
  return spanOf(block.words, from, to - from);
}

/** Whether a word of a block belongs to one of these candidates. */
export function wordsTaken(candidates: readonly Candidate[]): (block: WordBlock, at: number) => boolean {
  const taken = new Map<WordBlock, Uint8Array>();
  for (const { block, from, to } of candidates) {
    const words = taken.get(block) ?? new Uint8Array(block.words.length);
    taken.set(block, words.fill(1, from, to));
  }
  return (block, at) => taken.get(block)?.[at] === 1;
}

/** What stands somewhere in an article. */
interface Placed {
  readonly candidate: Candidate;
}

/** In the order of the text. */
export function inOrder<Item extends Placed>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => compare(a.candidate, b.candidate));
}

/** The index of the last item, of some in order, that begins before a candidate; −1 where none does. */
export function lastBefore(items: readonly Placed[], place: Candidate): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item && compare(item.candidate, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function compare(a: Candidate, b: Candidate): number {
  return a.block.index - b.block.index || a.from - b.from;
}

/** One line of products has many models («Surface Pro», «Surface Laptop»): one entry of the knowledge, and yet two things. */
function model(form: string, entry: KnowledgeEntry): string {
  if (entry.kind !== 'product') return '';
  const name = formOf(entry.name);
  if (form === name || ` ${form}`.endsWith(` ${name}`) || ` ${name}`.endsWith(` ${form}`)) return '';
  const words = new Set(name.split(' '));
  return form.split(' ').some((word) => words.has(word)) ? `/${form}` : '';
}
