import { type Card, createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import type { Library } from '@/lib/library/database';
import type { GlossaryId, Review } from '@/lib/library/records';
import { termLines } from '@/lib/library/term-lines';

/** The four answers of a review, from forgotten to easy, in the order of their keys 1 to 4. */
export const ANSWERS = ['again', 'hard', 'good', 'easy'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Without chance: the date that an answer shows is the date it gives. */
const scheduler = fsrs({ enable_fuzz: false });
const GRADES: Record<Answer, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/**
 * When a term would be due next after each answer (FSRS-6 with its published default weights; times are milliseconds since 1970).
 * Without a review the term is new.
 */
export function scheduled(review: Review | undefined, now: number): Record<Answer, Review> {
  const log = scheduler.repeat(review ? cardOf(review) : createEmptyCard(now), now);
  return Object.fromEntries(ANSWERS.map((answer) => [answer, reviewOf(log[GRADES[answer]].card)])) as Record<
    Answer,
    Review
  >;
}

/** The terms to review now: those due, the longest due first, then those never reviewed, the oldest first. */
export async function dueTerms(library: Library, now: number): Promise<GlossaryId[]> {
  const due: { id: string; at: number }[] = [];
  const fresh: { id: string; at: number }[] = [];
  for (const [id, line] of await termLines(library)) {
    if (line.fresh !== undefined) fresh.push({ id, at: line.fresh });
    if (line.due !== undefined && line.due <= now) due.push({ id, at: line.due });
  }
  const inTurn = (a: { id: string; at: number }, b: typeof a) => a.at - b.at || (a.id < b.id ? -1 : 1);
  return [...due.sort(inTurn), ...fresh.sort(inTurn)].map(({ id }) => id as GlossaryId);
}

function cardOf(review: Review): Card {
  const { due, stability, difficulty, elapsedDays, scheduledDays, learningSteps, reps, lapses, state, lastReview } =
    review;
  return {
    due: new Date(due),
    stability,
    difficulty,
    elapsed_days: elapsedDays,
    scheduled_days: scheduledDays,
    learning_steps: learningSteps,
    reps,
    lapses,
    state,
    ...(lastReview === undefined ? {} : { last_review: new Date(lastReview) }),
  };
}

function reviewOf(card: Card): Review {
  return {
    due: card.due.getTime(),
    stability: card.stability,
    difficulty: card.difficulty,
    elapsedDays: card.elapsed_days,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
    state: card.state,
    ...(card.last_review ? { lastReview: card.last_review.getTime() } : {}),
  };
}
