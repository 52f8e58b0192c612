import type { FormIndex } from '@/lib/analysis/knowledge/forms';
import type { TermEntry } from '@/lib/analysis/knowledge/knowledge';
import type { Token } from '@/lib/text/tokens';

/** Terms of the knowledge that a stretch of a text may be. */
interface TermHit {
  /** How many tokens it covers. */
  readonly length: number;
  readonly forms: readonly TermForm[];
}

/** A form of a term as it is looked up. */
interface TermForm {
  readonly term: TermEntry;
  readonly ambiguous: boolean;
  /** Written in capitals throughout, as the text must write it too: «LEO», «DAO». */
  readonly capitals: boolean;
}

/** The known terms, looked up at a token. */
export interface Glossary {
  longest(tokens: readonly Token[], at: number): TermHit | undefined;
  /** Every term, for whoever looks for one by other means. */
  all(): readonly TermEntry[];
}

/** The look-up of known terms: leftmost-longest, at token borders. */
export function glossary(terms: FormIndex<TermEntry>): Glossary {
  return {
    longest(tokens, at) {
      const hit = terms.longest(tokens, at);
      if (!hit) return undefined;
      const forms = hit.forms.map(({ owner, form, ambiguous }) => ({
        term: owner,
        ambiguous,
        capitals: /^[\p{Lu}\d]{2,6}$/u.test(form),
      }));
      return { length: hit.length, forms };
    },
    all: terms.all,
  };
}
