import type { Library } from '@/lib/library/database';
import { termIds } from '@/lib/library/glossary';
import { glossaryId } from '@/lib/library/identity';
import { type MetForms, type MetTerm, metForms, metTerms, type TermIndex, termIndexOf } from '@/lib/library/met-terms';
import { type Projected, type Projection, projected } from '@/lib/library/projection';
import type { GlossaryEntry, GlossaryId } from '@/lib/library/records';

/** What is wanted of a term of every page, and of all terms at once: in which forms an article uses it, and when it is to be reviewed. */
export interface TermLine extends MetForms {
  /** When its review is due; absent where it is new or says nothing that could be asked. */
  readonly due?: number;
  /** Since when it is there, where it was never reviewed and says something. */
  readonly fresh?: number;
}

/** The lines of the glossary's terms that are not in the bin. */
export const TERM_LINES: Projection<GlossaryEntry, TermLine, TermIndex> = {
  table: 'glossary',
  version: 1,
  keep(entry) {
    const { definition, review, createdAt, deletedAt } = entry;
    if (deletedAt !== undefined) return undefined;
    const time = review ? { due: review.due } : { fresh: createdAt };
    return { ...metForms(entry), ...(definition === '' ? {} : time) };
  },
  view: (lines) => termIndexOf(lines as ReadonlyMap<GlossaryId, TermLine>),
};

/** The lines of all terms that are not in the bin, by their ids. */
export async function termLines(library: Library): Promise<Projected<TermLine, TermIndex>['kept']> {
  return (await projected(library, TERM_LINES)).kept;
}

/** The reader's terms beside an article. */
export interface TermsBeside {
  /** First those that the article uses, then the others, the last changed first each; no more than were asked for. */
  readonly entries: readonly GlossaryEntry[];
  /** Whether there are no others. */
  readonly isAll: boolean;
  readonly used: ReadonlySet<GlossaryId>;
  /** Which of the words that were asked about are terms already. */
  readonly kept: ReadonlySet<string>;
}

/** Up to so many of the reader's terms beside an article, and which of some words are among all of them. Reads keys, and as many entries. */
export async function termsBeside(
  library: Library,
  { text, words }: { readonly text: string; readonly words: readonly string[] },
  most: number,
): Promise<TermsBeside> {
  const used = new Set((await termsIn(library, text)).map(({ id }) => id));
  const ids = await termIds(library);
  const first = [...ids.filter((id) => used.has(id)), ...ids.filter((id) => !used.has(id))].slice(0, most);
  const entries = (await library.glossary.bulkGet(first)).filter((entry) => entry !== undefined);
  const all = new Set(ids);
  const named = await Promise.all(words.map(glossaryId));
  const kept = new Set(words.filter((_, i) => all.has(named[i] as GlossaryId)));
  return { entries, isAll: ids.length <= most, used, kept };
}

/** Every place where a text uses one of the reader's terms (`metTerms`). */
export async function termsIn(library: Library, text: string): Promise<MetTerm[]> {
  return metTerms(text, (await projected(library, TERM_LINES)).view());
}
