import type { Form, KnowledgeEntry } from '@/lib/analysis/knowledge';
import type { Token } from '@/lib/text/tokens';
import { tokens as cut } from '@/lib/text/tokens';
import { trie } from '@/lib/text/trie';

/** A form found in a text and the entries that go by it. */
interface GazetteerHit {
  /** How many tokens it covers. */
  readonly length: number;
  readonly entries: readonly { readonly entry: KnowledgeEntry; readonly ambiguous: boolean }[];
}

/** The known names, looked up at a token. */
export interface Gazetteer {
  longest(text: string, tokens: readonly Token[], at: number): GazetteerHit | undefined;
}

interface Value {
  readonly entry: KnowledgeEntry;
  readonly form: Form;
}

/** Builds the look-up of known names: leftmost-longest, at token borders, and only where the text writes it like a name. */
export function gazetteer(entries: readonly KnowledgeEntry[]): Gazetteer {
  const forms = trie<Value>();
  for (const entry of entries)
    for (const form of entry.forms)
      forms.add(
        cut(form.text).map((token) => token.key),
        { entry, form },
      );
  return {
    longest(text, tokens, at) {
      const hit = forms.longest(tokens, at);
      if (!hit) return undefined;
      const first = tokens[at];
      const last = tokens[at + hit.length - 1];
      if (!first || !last) return undefined;
      const written = text.slice(first.start, last.end);
      const fitting = hit.values.filter(({ form }) => isWrittenLike(written, form.text));
      if (fitting.length === 0) return undefined;
      const seen = new Map<KnowledgeEntry, boolean>();
      for (const { entry, form } of fitting) seen.set(entry, (seen.get(entry) ?? true) && form.ambiguous);
      return { length: hit.length, entries: [...seen].map(([entry, ambiguous]) => ({ entry, ambiguous })) };
    },
  };
}

/** A name that begins with a capital must do so in the text; one that has a capital inside («iPhone») must have any. */
function isWrittenLike(written: string, form: string): boolean {
  if (/^\p{Lu}/u.test(form)) return /^[\p{Lu}\p{N}]/u.test(written) || /^[a-z]+[A-Z]/.test(written);
  return !/\p{Lu}/u.test(form) || /\p{Lu}/u.test(written);
}
