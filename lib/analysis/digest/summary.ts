import { type WeighedSentence, weighedSentences } from '@/lib/analysis/digest/sentence-weights';
import type { Engine } from '@/lib/analysis/engine';
import type { WordedArticle } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';

const FEWEST = 3;
const MOST = 5;
/** Behind the third sentence only short ones are added: a summary is read in half a minute. In syllables. */
const LENGTH = 80;
/** Two sentences that share this much of the shorter one's words say the same. */
const SAME = 0.6;
/** What a sentence loses when all of its words have been said. */
const SAID = 0.2;

interface Candidate extends WeighedSentence {
  /** Words that the chosen sentences do not have yet. */
  fresh: number;
  isOut: boolean;
}

/**
 * Three to five sentences of the article's own that sum it up, in reading order. The first of the lead comes first; the others are
 * the weightiest (`weighedSentences`) for what they add: a sentence loses what the chosen ones have said, and one that says the
 * same as a chosen one is out. Linear in the article's length.
 */
export function summarise(article: WordedArticle, engine: Engine): Span[] {
  const candidates = weighedSentences(article, engine).map(
    (sentence): Candidate => ({ ...sentence, fresh: sentence.words.size, isOut: false }),
  );
  const said = new Set<number>();
  const chosen: Candidate[] = [];
  let next = candidates.find(({ isLead }) => isLead) ?? best(candidates);
  for (let length = 0; next && chosen.length < MOST; next = best(candidates)) {
    length += next.length;
    if (chosen.length >= FEWEST && length > LENGTH) break;
    chosen.push(next);
    take(next, candidates, said);
  }
  return chosen.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

function best(candidates: readonly Candidate[]): Candidate | undefined {
  let top: Candidate | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const { isOut, weight, fresh, words } = candidate;
    const worth = weight - SAID * (1 - fresh / words.size);
    if (!isOut && worth > most) [top, most] = [candidate, worth];
  }
  return top;
}

/** Takes a sentence out, with those that say the same, and counts its words as said. */
function take(chosen: Candidate, candidates: readonly Candidate[], said: Set<number>): void {
  chosen.isOut = true;
  for (const other of candidates) {
    if (other.isOut) continue;
    let shared = 0;
    for (const word of other.words) {
      if (!chosen.words.has(word)) continue;
      shared += 1;
      if (!said.has(word)) other.fresh -= 1;
    }
    other.isOut = shared / Math.min(chosen.words.size, other.words.size) >= SAME;
  }
  for (const word of chosen.words) said.add(word);
}
