import type { TermEntry } from '@/lib/analysis/knowledge/knowledge';
import type { Token } from '@/lib/text/tokens';
import { type PackedTrie, trie } from '@/lib/text/trie';

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
}

/** The look-up of known terms: leftmost-longest, at token borders. */
export function glossary(terms: readonly TermEntry[], packed: PackedTrie): Glossary {
  const forms = trie(packed);
  const texts = terms.flatMap((term) => term.forms);
  const owners = terms.flatMap((term) => term.forms.map(() => term));
  return {
    longest(tokens, at) {
      const hit = forms.longest(tokens, at);
      return (
        hit && {
          length: hit.length,
          forms: hit.forms.flatMap((index) => {
            const [term, form] = [owners[index], texts[index]];
            if (!term || !form) return [];
            const ambiguous = term.ambiguous?.includes(form) === true;
            return [{ term, ambiguous, capitals: /^[\p{Lu}\d]{2,6}$/u.test(form) }];
          }),
        }
      );
    },
  };
}
