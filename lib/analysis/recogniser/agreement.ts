import type { EntityKind } from '@/lib/analysis/analysis';
import type { Candidate } from '@/lib/analysis/candidates/candidates';
import type { Found } from '@/lib/analysis/candidates/typing';
import type { Word } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';

/** A name as the recogniser found it, with how probable its labels are. */
export interface Guess extends Found {
  readonly probability: number;
}

/** The word that a guess begins with: that very word of the article, by which it is found from what stands beside it. */
export function firstWord({ candidate: { block, from } }: Guess): Word | undefined {
  return block.words[from];
}

/** A guess below this gives way to what its words are elsewhere in the article. */
const FIRM = 0.9;
/** How much more the other kind must weigh. */
const MAJORITY = 1.5;
/** How many sure mentions' weight bears out a doubtful one, and what share of all of the form's weight. */
const OFTEN = 2.4;
const UNDISPUTED = 0.9;
/** A form this probable somewhere is a name wherever the rules saw a candidate of the same words. */
const SPREADS = 0.6;

/**
 * The article as a whole: the same words are the same thing throughout, unless a place of its own speaks clearly against it
 * («Telegram cho biết», «trên Telegram»); and what is surely a name in one place is one in the others: `free` are the
 * candidates of the rules that no guess overlaps.
 */
export function agreed(guesses: readonly Guess[], free: readonly Candidate[]): Found[] {
  const votes = new Map<string, Map<EntityKind, { weight: number; best: Guess }>>();
  for (const guess of guesses) {
    const form = key(guess.candidate.text);
    const kinds = votes.get(form) ?? new Map<EntityKind, { weight: number; best: Guess }>();
    votes.set(form, kinds);
    const vote = kinds.get(guess.verdict.kind);
    const best = vote && vote.best.probability >= guess.probability ? vote.best : guess;
    kinds.set(guess.verdict.kind, { weight: (vote?.weight ?? 0) + guess.probability, best });
  }
  const strongest = (form: string) => [...(votes.get(form)?.values() ?? [])].sort((a, b) => b.weight - a.weight)[0];
  /** Often named and hardly ever taken for anything else: each mention bears out the others. */
  const isBorneOut = (form: string, { verdict }: Guess) => {
    const kinds = [...(votes.get(form)?.values() ?? [])];
    const all = kinds.reduce((sum, { weight }) => sum + weight, 0);
    const weight = votes.get(form)?.get(verdict.kind)?.weight ?? 0;
    return weight >= OFTEN && weight >= all * UNDISPUTED;
  };
  const own = guesses.map((guess): Found => {
    const form = key(guess.candidate.text);
    const best = strongest(form);
    const weight = votes.get(form)?.get(guess.verdict.kind)?.weight ?? 0;
    if (!best) return guess;
    if (guess.probability >= FIRM || best.weight < weight * MAJORITY)
      return { ...guess, verdict: { ...guess.verdict, sure: guess.verdict.sure || isBorneOut(form, guess) } };
    return { candidate: guess.candidate, verdict: { ...best.best.verdict, rule: 'seen-elsewhere' } };
  });
  const more = free.flatMap((candidate): Found[] => {
    const best = strongest(key(candidate.text))?.best;
    if (!best || best.probability < SPREADS) return [];
    return [{ candidate, verdict: { ...best.verdict, rule: 'seen-elsewhere' } }];
  });
  return [...own, ...more];
}
