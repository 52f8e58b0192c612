import type { EntityKind, Named } from '@/lib/analysis/analysis';
import { abbreviationsOf } from '@/lib/analysis/candidates/abbreviations';
import { type Candidate, candidates } from '@/lib/analysis/candidates/candidates';
import { withSpeakers } from '@/lib/analysis/candidates/speaking-places';
import { type Found, isDateline, isTermOnly, type Verdict, verdictOf } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import { resolve } from '@/lib/analysis/identity/coreference';
import { wordsTaken } from '@/lib/analysis/identity/groups';
import { agreed, type Guess } from '@/lib/analysis/recogniser/agreement';
import { toldBeside } from '@/lib/analysis/recogniser/beside';
import { alikeInLists } from '@/lib/analysis/recogniser/lists';
import { recognise } from '@/lib/analysis/recogniser/recognise';
import type { WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';

/**
 * Every name of an article: known names, firms behind their legal form, institutions, persons and capitals decided one by one, then the
 * document as a whole (what is sure once is so everywhere), then the trained recogniser over all of it, what the words beside a doubtful
 * name say, those who must be named where they speak, and short forms linked to their full ones.
 */
export function findNames(words: WordedArticle, engine: Engine, options: { knowledgeOnly?: boolean } = {}): Named {
  const all = words.blocks.flatMap((block) => candidates(words, block, engine, options.knowledgeOnly === true));
  if (options.knowledgeOnly) return resolve(words, known(all), [], engine);
  const ruled = byRules(all, engine);
  if (!engine.model) return resolve(words, ruled, apart(all, ruled), engine);
  const recognised = withLegalNames(ruled, recognise(words, ruled, engine, engine.model));
  const guesses = withAbbreviations(all, [...recognised, ...overlooked(ruled, recognised)]);
  const sure = agreed(alikeInLists(toldBeside(guesses, engine)), apart(all, guesses));
  const found = withSpeakers(words, sure, apart(all, sure), engine);
  const rest = apart(all, found).filter((candidate) => !isTermOnly(candidate, engine));
  return resolve(words, found, rest, engine);
}

/** How probable a firm is that stands behind what it is by law. */
const LEGAL = 0.95;

/** «Công ty TNHH *Viễn thông Sao Khuê*»: where a firm's own name begins and ends is told by its form, whatever the recogniser saw there. */
function withLegalNames(ruled: readonly Found[], guesses: readonly Guess[]): Guess[] {
  const legal = ruled.filter(({ candidate: { shape } }) => shape?.rule === 'trigger');
  if (legal.length === 0) return [...guesses];
  const isTaken = wordsTaken(legal.map(({ candidate }) => candidate));
  // What goes beyond a firm's name on both sides has it whole: «Công ty Cổ phần Dịch vụ Giao rau …», of which the form tells but a part.
  const others = guesses.filter(
    ({ candidate: { block, from, to } }) => !isTaken(block, from) && !isTaken(block, to - 1),
  );
  return [...others, ...legal.map((found) => ({ ...found, probability: LEGAL }))];
}

/** A candidate that may be nothing. */
interface Decided {
  readonly candidate: Candidate;
  readonly verdict: Verdict | undefined;
}

/** What the rules make of candidates: one by one, then the article as a whole. The recogniser is trained upon it. */
export function byRules(all: readonly Candidate[], engine: Engine): Found[] {
  const first = documentPass(all.map((candidate) => ({ candidate, verdict: verdictOf(candidate, engine) })));
  return documentPass(abbreviated(all, first));
}

/** Candidates with the verdicts of the first pass, and what the article says that its abbreviations are. */
function abbreviated(all: readonly Candidate[], first: readonly Found[]): Decided[] {
  const { kinds, plain } = abbreviationsOf(all, first);
  const verdicts = new Map(first.map(({ candidate, verdict }) => [candidate, verdict]));
  return all.map((candidate) => {
    const verdict = verdicts.get(candidate);
    const form = key(candidate.text);
    if (verdict?.entry || (!kinds.has(form) && !plain.has(form))) return { candidate, verdict };
    const kind = kinds.get(form);
    return { candidate, verdict: kind && { kind, rule: 'abbreviation', sure: true } };
  });
}

/** A guess follows what the article itself says that its abbreviation is, unless the knowledge knows better. */
function withAbbreviations(all: readonly Candidate[], guesses: readonly Guess[]): Guess[] {
  const { kinds, plain } = abbreviationsOf(all, guesses);
  return guesses.flatMap((guess) => {
    const form = key(guess.candidate.text);
    if (guess.verdict.entry) return [guess];
    if (plain.has(form)) return [];
    const kind = isDateline(guess.candidate) ? 'organisation' : kinds.get(form);
    return !kind || kind === guess.verdict.kind
      ? [guess]
      : [{ ...guess, verdict: { kind, rule: 'abbreviation', sure: guess.verdict.sure } }];
  });
}

/** How probable a name is that the rules are sure of and the recogniser saw nothing in. */
const OVERLOOKED = 0.6;

/** What the knowledge knows and the recogniser passed over is found all the same, but not drawn; full names of people are. */
function overlooked(ruled: readonly Found[], guesses: readonly Found[]): Guess[] {
  const isFree = freeOf(guesses);
  return ruled
    .filter((found) => isFree(found.candidate) && (found.verdict.entry || isFullName(found)))
    .map((found) => ({
      candidate: found.candidate,
      verdict: { ...found.verdict, sure: isFullName(found) },
      probability: OVERLOOKED,
    }));
}

/** «Qu Dongqi», «Trần Quốc Minh»: built like a person's name, first and last. */
function isFullName({ candidate, verdict }: Found): boolean {
  return verdict.kind === 'person' && verdict.sure && candidate.to - candidate.from > 1;
}

/** The candidates that no found name overlaps. */
function apart(all: readonly Candidate[], found: readonly Found[]): Candidate[] {
  return all.filter(freeOf(found));
}

/** Whether a candidate has no word of any found name. */
function freeOf(found: readonly Found[]): (candidate: Candidate) => boolean {
  const isTaken = wordsTaken(found.map(({ candidate }) => candidate));
  return ({ block, from, to }) => {
    for (let at = from; at < to; at += 1) if (isTaken(block, at)) return false;
    return true;
  };
}

function known(all: readonly Candidate[]): Found[] {
  return all.flatMap((candidate) => {
    const entry = candidate.entries.find(({ ambiguous }) => !ambiguous)?.entry;
    return entry ? [{ candidate, verdict: { kind: entry.kind, rule: 'knowledge' as const, entry, sure: true } }] : [];
  });
}

/** The same words are the same thing throughout: the surest verdicts of a form decide for the doubtful ones. */
function documentPass(decided: readonly Decided[]): Found[] {
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
