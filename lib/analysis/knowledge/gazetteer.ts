import type { FormIndex } from '@/lib/analysis/knowledge/forms';
import type { KnowledgeEntry } from '@/lib/analysis/knowledge/knowledge';
import type { Token } from '@/lib/text/tokens';

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

/** The look-up of known names: leftmost-longest, at token borders, and only where the text writes it like a name. */
export function gazetteer(names: FormIndex<KnowledgeEntry>): Gazetteer {
  return {
    longest(text, tokens, at) {
      const hit = names.longest(tokens, at);
      const first = tokens[at];
      const last = tokens[at + (hit?.length ?? 0) - 1];
      if (!hit || !first || !last) return undefined;
      const written = text.slice(first.start, last.end);
      const seen = new Map<KnowledgeEntry, boolean>();
      for (const { owner, form, ambiguous } of hit.forms)
        if (isWrittenLike(written, form)) seen.set(owner, (seen.get(owner) ?? true) && ambiguous);
      if (seen.size === 0) return undefined;
      return { length: hit.length, entries: [...seen].map(([entry, ambiguous]) => ({ entry, ambiguous })) };
    },
  };
}

/** A name that begins with a capital must do so in the text; one that has a capital inside («iPhone») must have any. */
function isWrittenLike(written: string, form: string): boolean {
  if (/^\p{Lu}/u.test(form)) return /^[\p{Lu}\p{N}]/u.test(written) || /^[a-z]+[A-Z]/.test(written);
  return !/\p{Lu}/u.test(form) || /\p{Lu}/u.test(written);
}
