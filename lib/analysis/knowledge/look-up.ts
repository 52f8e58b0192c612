import type { KnowledgeEntry, LookUp, TermEntry } from '@/lib/analysis/knowledge/knowledge';
import { tokens } from '@/lib/text/tokens';
import { packTrie } from '@/lib/text/trie';

/** Packs the forms of entries and terms; some hundred milliseconds, so that no reader's browser need do it. */
export function lookUpOf(entries: readonly KnowledgeEntry[], terms: readonly TermEntry[]): LookUp {
  return { names: packTrie(formsOf(entries)), terms: packTrie(formsOf(terms)), transitions: transitionsOf(entries) };
}

function formsOf(entries: readonly (KnowledgeEntry | TermEntry)[]): string[][] {
  return entries.flatMap(({ forms }) => forms.map((form) => tokens(form).map(({ key }) => key)));
}

/** What the names of institutions teach about borders: a Vietnamese institution capitalises only the first syllable of each part. */
function transitionsOf(entries: readonly KnowledgeEntry[]): string[] {
  const pairs = new Set<string>();
  for (const { kind, forms } of entries) {
    if (kind !== 'organisation' && kind !== 'company') continue;
    for (const form of forms) {
      const words = tokens(form);
      words.forEach((word, i) => {
        const next = words[i + 1];
        if (next && /^[\p{Ll},]/u.test(next.text)) pairs.add(`${word.key} ${next.key}`);
      });
    }
  }
  return [...pairs];
}
