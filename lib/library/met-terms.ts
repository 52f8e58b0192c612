import type { GlossaryEntry, GlossaryId } from '@/lib/library/records';
import type { Span } from '@/lib/text/span';
import { keysOf, spanOf, tokens } from '@/lib/text/tokens';

/** Where an article uses a term of the reader's own glossary. What it means is not told: the page's reader knows the place alone. */
export interface MetTerm extends Span {
  readonly id: GlossaryId;
}

/** The forms in which a reader's terms are met, as their keys are joined (`keysOf`), and how many words they have, the most first. */
export interface TermIndex {
  readonly forms: ReadonlyMap<string, GlossaryId>;
  readonly lengths: readonly number[];
}

/** In words; no term that somebody looks up again is longer. */
const LONGEST = 12;

/** In which forms a term is met in a text, as itself and in English; absent where it is in none. */
export interface MetForms {
  readonly term?: string;
  readonly english?: string;
}

/**
 * The forms of a term. Upper case and the place of tone marks do not matter.
 *
 * Example: «Số Hoá» → «số hóa».
 */
export function metForms({ term, english = '' }: Pick<GlossaryEntry, 'term' | 'english'>): MetForms {
  const [own, other] = [formOf(term), formOf(english)];
  return { ...(own ? { term: own } : {}), ...(other ? { english: other } : {}) };
}

/** The index of some terms. What is one's term and another's English means the first; what is the English of two, that of the lesser id. */
export function termIndexOf(terms: Iterable<readonly [GlossaryId, MetForms]>): TermIndex {
  const forms = new Map<string, GlossaryId>();
  const own = new Map<string, GlossaryId>();
  for (const [id, { term, english }] of terms) {
    if (term !== undefined) own.set(term, id);
    const other = english === undefined ? undefined : forms.get(english);
    if (english !== undefined && (other === undefined || id < other)) forms.set(english, id);
  }
  for (const [form, id] of own) forms.set(form, id);
  const lengths = new Set([...forms.keys()].map((form) => form.split(' ').length));
  return { forms, lengths: [...lengths].sort((a, b) => b - a) };
}

/**
 * Every place where a text uses one of the terms, in Vietnamese or English, in reading order and never overlapping; of two that begin
 * at one word the longer. Linear in the text.
 *
 * Example: «Tấm wafer đầu tiên …», with «tấm wafer» in the glossary → «Tấm wafer».
 */
export function metTerms(text: string, { forms, lengths }: TermIndex): MetTerm[] {
  const words = forms.size > 0 ? tokens(text) : [];
  const met: MetTerm[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const length = lengths.find((many) => at + many <= words.length && forms.has(keysOf(words, at, many)));
    const id = length && forms.get(keysOf(words, at, length));
    if (!id) continue;
    met.push({ ...spanOf(words, at, length), id });
    at += length - 1;
  }
  return met;
}

function formOf(term: string): string | undefined {
  const words = tokens(term);
  return words.length > 0 && words.length <= LONGEST ? keysOf(words, 0, words.length) : undefined;
}
