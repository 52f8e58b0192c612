import type { Entity, EntityKind, Mention } from '@/lib/analysis/analysis';
import { type Candidate, candidates } from '@/lib/analysis/candidates';
import { resolve } from '@/lib/analysis/coreference';
import type { Engine } from '@/lib/analysis/engine';
import { type Verdict, verdictOf } from '@/lib/analysis/typing';
import { worded } from '@/lib/analysis/words';
import type { ArticleText } from '@/lib/text/article-text';
import { key } from '@/lib/text/fold';

/** Who and what an article names, and where. */
export interface Named {
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
}

/** A candidate that was decided. */
export interface Found {
  readonly candidate: Candidate;
  readonly verdict: Verdict;
}

/**
 * Every name of an article: known names, institutions, persons and capitals decided one by one, then the document as a whole
 * (what is sure once is so everywhere), then short forms linked to their full ones. A statistical recogniser will stand
 * beside `verdictOf`, and the document pass will weigh both.
 */
export function findNames(article: ArticleText, engine: Engine, options: { knowledgeOnly?: boolean } = {}): Named {
  const words = worded(article);
  const all = words.blocks.flatMap((block) => candidates(words, block, engine, options.knowledgeOnly === true));
  if (options.knowledgeOnly) return resolve(words, known(all), [], engine);
  const decided = all.map((candidate) => ({ candidate, verdict: verdictOf(candidate, engine) }));
  const found = documentPass(decided);
  const taken = new Set(found.map(({ candidate }) => candidate));
  return resolve(
    words,
    found,
    all.filter((candidate) => !taken.has(candidate)),
    engine,
  );
}

function known(all: readonly Candidate[]): Found[] {
  return all.flatMap((candidate) => {
    const entry = candidate.entries.find(({ ambiguous }) => !ambiguous)?.entry;
    return entry ? [{ candidate, verdict: { kind: entry.kind, rule: 'knowledge' as const, entry, sure: true } }] : [];
  });
}

/** The same words are the same thing throughout: the surest verdicts of a form decide for the doubtful ones. */
function documentPass(decided: readonly { candidate: Candidate; verdict: Verdict | undefined }[]): Found[] {
  const votes = new Map<string, Map<EntityKind, { weight: number; verdict: Verdict }>>();
  for (const { candidate, verdict } of decided) {
    if (!verdict) continue;
    const form = key(candidate.text);
    const kinds = votes.get(form) ?? new Map();
    votes.set(form, kinds);
    const vote = kinds.get(verdict.kind);
    const weight = verdict.sure ? 3 : 1;
    kinds.set(verdict.kind, {
      weight: (vote?.weight ?? 0) + weight,
      verdict: vote?.verdict.sure ? vote.verdict : verdict,
    });
  }
  return decided.flatMap(({ candidate, verdict }): Found[] => {
    const kinds = votes.get(key(candidate.text));
    const best = kinds && [...kinds.values()].sort((a, b) => b.weight - a.weight)[0];
    if (verdict?.sure) return [{ candidate, verdict }];
    if (!best) return [];
    if (verdict && verdict.kind === best.verdict.kind) return [{ candidate, verdict }];
    if (!best.verdict.sure && !verdict) return [];
    const { kind, entry } = best.verdict;
    return [
      { candidate, verdict: { kind, rule: 'seen-elsewhere', ...(entry ? { entry } : {}), sure: best.verdict.sure } },
    ];
  });
}
