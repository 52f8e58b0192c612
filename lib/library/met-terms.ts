import type { GlossaryEntry, GlossaryId } from '@/lib/library/records';
import type { Span } from '@/lib/text/span';
import { keysOf, spanOf, tokens } from '@/lib/text/tokens';

/** Where an article uses a term of the reader's own glossary. What it means is not told: the page's reader knows the place alone. */
export interface MetTerm extends Span {
  readonly id: GlossaryId;
}

type Named = Pick<GlossaryEntry, 'id' | 'term' | 'english'>;

/** In words; no term that somebody looks up again is longer. */
const LONGEST = 12;

/**
 * Every place where a text uses one of the terms, in Vietnamese or English, in reading order and never overlapping; of two that begin
 * at one word the longer. Upper case and the place of tone marks do not matter. Linear in the text and in the terms.
 *
 * Example: «Tấm wafer đầu tiên …», with «tấm wafer» in the glossary → «Tấm wafer».
 */
export function metTerms(text: string, terms: readonly Named[]): MetTerm[] {
  const forms = new Map<string, GlossaryId>();
  const lengths = new Set<number>();
  for (const { id, term, english } of terms)
    for (const form of [term, english ?? '']) {
      const words = tokens(form);
      if (words.length === 0 || words.length > LONGEST) continue;
      forms.set(keysOf(words, 0, words.length), id);
      lengths.add(words.length);
    }
  const longestFirst = [...lengths].sort((a, b) => b - a);
  const words = forms.size > 0 ? tokens(text) : [];
  const met: MetTerm[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const length = longestFirst.find((many) => at + many <= words.length && forms.has(keysOf(words, at, many)));
    const id = length && forms.get(keysOf(words, at, length));
    if (!id) continue;
    met.push({ ...spanOf(words, at, length), id });
    at += length - 1;
  }
  return met;
}
