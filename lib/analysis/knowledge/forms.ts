import type { Lexicon } from '@/lib/text/lexicon';
import type { Token } from '@/lib/text/tokens';
import { type PackedTrie, trie } from '@/lib/text/trie';

/** What something goes by. */
export interface Forms {
  /** Every form, the name first. */
  readonly forms: readonly string[];
  /** Those that count only with a cue beside them or the full name in the article: «Be», «Táo». */
  readonly ambiguous?: readonly string[];
}

/** The forms of some thousands of things, made ready when the extension is built. */
export interface PackedForms {
  readonly trie: PackedTrie;
  /** By form: whose it is. The forms of one stand together, in its own order. */
  readonly owners: Uint32Array;
  /** Those who own them, each as a line: read when a text names it, and not while the background wakes. */
  readonly lines: Uint8Array;
  /** By owner: where its line ends. */
  readonly ends: Uint32Array;
}

/** A form that stands in a text, and whose it is. */
interface FormHit<Owner> {
  readonly owner: Owner;
  readonly form: string;
  readonly ambiguous: boolean;
}

/** Forms looked up leftmost-longest at token borders. */
export interface FormIndex<Owner> {
  /** The longest form that begins at token `at`: how many tokens it covers, and all forms written so; undefined where none does. */
  longest(
    tokens: readonly Token[],
    at: number,
  ): { readonly length: number; readonly forms: readonly FormHit<Owner>[] } | undefined;
  /** Every owner; all lines are parsed. */
  all(): Owner[];
}

/** Makes packed forms ready for look-ups, which takes next to no time; `read` makes an owner of its line. */
export function formIndex<Owner extends Forms>(
  { trie: packed, owners, lines, ends }: PackedForms,
  lexicon: Lexicon,
  read: (line: string) => Owner,
): FormIndex<Owner> {
  const forms = trie(packed, lexicon);
  const known = new Array<Owner | undefined>(ends.length);
  const decoder = new TextDecoder();
  const ownerAt = (index: number): Owner => {
    const owner = known[index] ?? read(decoder.decode(lines.subarray(index === 0 ? 0 : ends[index - 1], ends[index])));
    known[index] = owner;
    return owner;
  };
  const hitOf = (index: number): FormHit<Owner> => {
    const number = owners[index] as number;
    let first = index;
    while (first > 0 && owners[first - 1] === number) first -= 1;
    const owner = ownerAt(number);
    const form = owner.forms[index - first] ?? '';
    return { owner, form, ambiguous: owner.ambiguous?.includes(form) === true };
  };
  return {
    longest(tokens, at) {
      const hit = forms.longest(tokens, at);
      return hit && { length: hit.length, forms: Array.from(hit.forms, hitOf) };
    },
    all: () => Array.from(ends, (_, index) => ownerAt(index)),
  };
}
