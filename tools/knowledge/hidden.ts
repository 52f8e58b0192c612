import type { Knowledge } from '@/lib/analysis/knowledge/knowledge';
import { key } from '@/lib/text/fold';

/** The knowledge less every entry one of whose forms is among the names, and the keys of all forms that went with them. */
export function without(knowledge: Knowledge, names: readonly string[]): { rest: Knowledge; hidden: Set<string> } {
  const keys = new Set(names.map(key));
  const hidden = new Set<string>();
  const entries = knowledge.entries.filter(({ forms }) => {
    const goes = forms.some((form) => keys.has(key(form)));
    if (goes) for (const form of forms) hidden.add(key(form));
    return !goes;
  });
  return { rest: { ...knowledge, entries }, hidden };
}
