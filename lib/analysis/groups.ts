import type { Entity, Evidence } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates';
import type { KnowledgeEntry } from '@/lib/analysis/knowledge';
import type { Found } from '@/lib/analysis/names';
import { key } from '@/lib/text/fold';
import type { Span } from '@/lib/text/span';
import { spanOf } from '@/lib/text/tokens';

/** One entity while the article is gathered: its forms as written, and where each stands. */
export interface Group {
  readonly kind: Entity['kind'];
  entry: KnowledgeEntry | undefined;
  readonly forms: Map<string, string>;
  readonly places: { span: Span; candidate: Candidate; evidence: Evidence; sure: boolean }[];
}

/** Decided names as groups, by id: those of one knowledge entry, and those of the same words and kind, are one thing. */
export function gathered(found: readonly Found[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  // The same words of the same kind are one thing, also where only one place of them was looked up.
  const entries = new Map<string, KnowledgeEntry>();
  for (const { candidate, verdict } of found)
    if (verdict.entry) entries.set(`${verdict.kind}:${key(candidate.text)}`, verdict.entry);
  for (const { candidate, verdict } of found) {
    const form = key(candidate.text);
    const entry = verdict.entry ?? entries.get(`${verdict.kind}:${form}`);
    const id = entry ? `${verdict.kind}/${entry.id}` : `${verdict.kind}:${form}`;
    const group = groups.get(id) ?? {
      kind: verdict.kind,
      entry,
      forms: new Map<string, string>(),
      places: [] as Group['places'],
    };
    groups.set(id, group);
    group.forms.set(form, candidate.text);
    const evidence: Evidence = {
      rule: verdict.rule,
      ...(verdict.cue ? { cue: verdict.cue } : {}),
      ...(verdict.entry ? { entry: verdict.entry.id } : {}),
    };
    group.places.push({ span: placeOf(candidate), candidate, evidence, sure: verdict.sure });
  }
  return groups;
}

/** Where a candidate stands in the article. */
export function placeOf({ block, from, to }: Candidate): Span {
  return spanOf(block.words, from, to - from);
}
