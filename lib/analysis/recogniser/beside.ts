import type { EntityKind, EvidenceRule } from '@/lib/analysis/analysis';
import { contextOf } from '@/lib/analysis/candidates/context';
import { described, describedBehind } from '@/lib/analysis/candidates/senses';
import type { Engine } from '@/lib/analysis/engine';
import { firstWord, type Guess } from '@/lib/analysis/recogniser/agreement';
import { cueBefore, type Word } from '@/lib/analysis/words';
import type { Span } from '@/lib/text/span';
import { keysOf, spanOf } from '@/lib/text/tokens';

/** A guess below this may be what the words beside it say. */
const DOUBTFUL = 0.95;
/** One below this may be what its owner's things are. */
const OPEN = 0.9;
/** How probable it is then: enough to tell the same words elsewhere what they are. */
const TOLD = 0.9;

/**
 * A doubtful name is what the words right beside it say it is, where these say nothing else: «tên lửa *Vartek*» is a product and no firm,
 * so is «*Vartek* của Nvidia», which a firm has; «*ZK*, nhà sáng lập Binance» is a person. What the knowledge has, or the rules found alike,
 * stays what it is.
 */
export function toldBeside(guesses: readonly Guess[], engine: Engine): Guess[] {
  const firms = new Set(guesses.filter(({ verdict }) => verdict.kind === 'company' && verdict.entry).map(firstWord));
  return guesses.map((guess) => {
    const { verdict, probability } = guess;
    if (verdict.entry || verdict.rule !== 'model' || probability >= DOUBTFUL) return guess;
    return (
      asThing(guess, engine) ??
      asFirm(guess, engine) ??
      asPossession(guess, firms, engine) ??
      asSomebody(guess, engine) ??
      guess
    );
  });
}

/** «tên lửa Vartek», «Vartek, robot cao 1,8 m»: nothing else is called so. */
function asThing(guess: Guess, engine: Engine): Guess | undefined {
  const { candidate, verdict } = guess;
  if (verdict.kind === 'product') return undefined;
  const context = contextOf(candidate, engine);
  if (context?.kind !== 'product' || !context.strong) return undefined;
  const { words } = candidate.block;
  const isBehind = context.cue.start >= (words[candidate.to - 1]?.end ?? 0);
  const isThing = THINGS.has(words[candidate.from - 1]?.key ?? '') || described(candidate, engine)?.kind === 'product';
  if (!isBehind && !isThing) return undefined;
  return told(guess, 'product', 'trigger', context.cue);
}

/** «hãng Trung Quốc Vartek», «Vartek, startup Israel làm ảnh»: what is called a firm is one. */
function asFirm(guess: Guess, engine: Engine): Guess | undefined {
  const { candidate, verdict } = guess;
  // «doanh nghiệp Thâm Quyến»: a place behind it is where the firm is from.
  if (verdict.kind !== 'product' && verdict.kind !== 'person') return undefined;
  const description = described(candidate, engine) ?? describedBehind(candidate, engine);
  return description?.kind === 'company' ? told(guess, 'company', 'trigger', description.cue) : undefined;
}

/** Last syllables of what stands before a product's own name, and never before its maker's as «xe», «tivi» and «điện thoại» do. */
const THINGS = new Set(
  'gpu cpu ứng dụng trình duyệt game mẫu bản lửa mềm độc gói hành cụ token tiền năng model chatbot lý ransomware trojan virus'.split(
    ' ',
  ),
);

/** «Vartek của Nvidia»: what a firm has, unless it is told to be a firm or somebody. */
function asPossession(guess: Guess, firms: ReadonlySet<Word | undefined>, engine: Engine): Guess | undefined {
  const { candidate, verdict, probability } = guess;
  const { block, from, to } = candidate;
  const { words } = block;
  if (verdict.kind === 'product' || verdict.kind === 'person' || probability >= OPEN) return undefined;
  if (words[to]?.key !== 'của' || !firms.has(words[to + 1])) return undefined;
  if (cueBefore(engine.cues, NAMING, words, from) > 0) return undefined;
  return { ...told(guess, 'product', 'behaviour', spanOf(words, to, 1)), probability };
}

const NAMING = [
  'honorific',
  'title',
  'role',
  'representative',
  'company-trigger',
  'organisation-trigger',
  'place-trigger',
];

/** «ZK, nhà sáng lập Binance», «biệt danh Vartek»: who has an office behind his name that nobody else bears, or calls himself so. */
function asSomebody(guess: Guess, engine: Engine): Guess | undefined {
  const { candidate, verdict, probability } = guess;
  const { words } = candidate.block;
  const { from, to } = candidate;
  if (verdict.kind === 'person' || to - from > 3 || /\d/.test(candidate.text)) return undefined;
  const named = [2, 3].find((length) => from >= length && PSEUDONYM.has(keysOf(words, from - length, length)));
  if (named !== undefined) return told(guess, 'person', 'trigger', spanOf(words, from - named, named));
  if (probability >= OPEN || words[to]?.text !== ',' || !words[from]?.initial) return undefined;
  const role = engine.cues.longestAt('role', words, to + 1);
  if (role === 0 || words[to + 1]?.capital || isHonoured(words, to + 1 + role, engine)) return undefined;
  return told(guess, 'person', 'honorific', spanOf(words, to + 1, role));
}

function told(guess: Guess, kind: EntityKind, rule: EvidenceRule, cue: Span): Guess {
  return { ...guess, verdict: { kind, rule, cue, sure: false }, probability: TOLD };
}

/** What leads to the name that somebody goes by. */
const PSEUDONYM = new Set([
  'tự xưng là',
  'biệt danh',
  'biệt danh là',
  'nghệ danh',
  'nghệ danh là',
  'bút danh',
  'bí danh',
]);

/** «Lumora, giám đốc Lan»: the office is of whom it stands before. */
function isHonoured(words: readonly Word[], at: number, engine: Engine): boolean {
  const next = words[at];
  if (!next?.capital) return false;
  return ['surname-vi', 'given-vi', 'given-west', 'surname-east'].some((list) => engine.names[list]?.has(next.key));
}
