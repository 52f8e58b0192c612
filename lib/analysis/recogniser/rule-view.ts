import { eventLength, isAttribute } from '@/lib/analysis/candidates/openings';
import type { Found } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import { KINDS } from '@/lib/analysis/recogniser/crf';
import type { Word, WordedArticle } from '@/lib/analysis/words';
import { key } from '@/lib/text/fold';

/** What the rules decided in one article, as a recogniser sees it: words for evidence, not verdicts. */
export interface RuleView {
  /** By block: a code a word, 0 where the rules see nothing. */
  readonly codes: readonly Uint8Array[];
  /** By block: where a name may begin (1), may only go on (0), and where none may be (2): within the name of an event. */
  readonly openings: readonly Uint8Array[];
  /** What a form was surely decided to be anywhere in the article: its key → 1 + kind. */
  readonly elsewhere: ReadonlyMap<string, number>;
}

/** How a rule's finding may be known: guessed (0), by its surroundings (1), from the knowledge (2). */
const TRUSTS = 3;

/** The label that a code stands for, and how its finding is known; undefined for 0. */
export function decoded(code: number): { label: number; trust: number } | undefined {
  if (code === 0) return undefined;
  const [finding, inside] = [(code - 1) >> 1, (code - 1) % 2];
  return { label: 1 + 2 * Math.floor(finding / TRUSTS) + inside, trust: finding % TRUSTS };
}

/** Codes of what the rules see: begins or goes on, its kind, and how it is known. */
export function ruleView(article: WordedArticle, found: readonly Found[], engine: Engine): RuleView {
  const codes = article.blocks.map(({ words }) => new Uint8Array(words.length));
  const elsewhere = new Map<string, number>();
  for (const { candidate, verdict } of found) {
    const kind = KINDS.indexOf(verdict.kind);
    const trust = verdict.entry ? 2 : verdict.sure ? 1 : 0;
    const row = codes[candidate.block.index];
    for (let i = candidate.from; i < candidate.to && row; i += 1)
      row[i] = 1 + (kind * TRUSTS + trust) * 2 + (i === candidate.from ? 0 : 1);
    if (verdict.sure) elsewhere.set(key(candidate.text), 1 + kind);
  }
  const openings = article.blocks.map(({ words, index }) => openingsOf(words, codes[index] as Uint8Array, engine));
  return { codes, openings, elsewhere };
}

function openingsOf(words: readonly Word[], codes: Uint8Array, engine: Engine): Uint8Array {
  const openings = new Uint8Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const event = codes[at] ? 0 : eventLength(engine, words, at);
    if (event > 0) {
      openings.fill(2, at, at + event);
      at += event - 1;
    } else if (codes[at]) openings[at] = 1;
    else
      openings[at] = words[at]?.capital && words[at]?.kind !== 'punctuation' && !isAttribute(words, at, engine) ? 1 : 0;
  }
  return openings;
}
