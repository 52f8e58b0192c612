import type { EntityKind } from '@/lib/analysis/analysis';
import { firstWord, type Guess } from '@/lib/analysis/recogniser/agreement';
import type { Word } from '@/lib/analysis/words';

/** A guess below this may be what the names beside it are. */
const DOUBTFUL = 0.9;
/** So may a name that the knowledge knows as both a firm and its product. */
const SENSE = 0.97;
/** Every other name of the list is this probable at least. */
const PLAIN = 0.8;

/**
 * Names in one list are of one kind: a doubtful one is what all the others are, which are more probable each. A list is names parted by commas, the last of them by
 * «và», «hay» or «hoặc»; of names parted by commas alone, three at least.
 *
 * Example: in «các hãng Samsung, Oppo và Vartek» Vartek is a firm, whatever else it may look like.
 */
export function alikeInLists(guesses: readonly Guess[]): Guess[] {
  const lists = listsOf(guesses);
  return guesses.map((guess) => {
    const others = lists.get(guess)?.filter((other) => other !== guess) ?? [];
    const kind = kindOfAll(others);
    if (kind === undefined || guess.verdict.kind === kind) return guess;
    if (others.some(({ probability }) => probability < guess.probability)) return guess;
    const known = guess.candidate.entries.filter(({ entry }) => entry.kind === kind);
    if (guess.verdict.entry ? known.length !== 1 || guess.probability >= SENSE : !mayGiveWay(guess)) return guess;
    const entry = known.length === 1 ? known[0]?.entry : undefined;
    return { ...guess, verdict: { kind, rule: 'listed', ...(entry ? { entry } : {}), sure: false } };
  });
}

/** The list that each guess stands in, where it stands in one. */
function listsOf(guesses: readonly Guess[]): Map<Guess, readonly Guess[]> {
  const byWord = new Map(guesses.map((guess) => [firstWord(guess), guess]));
  const lists = new Map<Guess, readonly Guess[]>();
  const inOrder = guesses.toSorted((a, b) => blockOf(a) - blockOf(b) || a.candidate.from - b.candidate.from);
  for (const first of inOrder) {
    if (lists.has(first)) continue;
    const list = [first];
    let joined = false;
    for (let last = first; ; ) {
      const { block, to } = last.candidate;
      const parting = partingAt(block.words, to);
      const next = parting && byWord.get(block.words[to + parting.length]);
      if (!parting || !next || lists.has(next)) break;
      list.push(next);
      joined ||= parting.joins;
      last = next;
      if (parting.joins) break;
    }
    if (list.length > 2 || (joined && list.length === 2)) for (const each of list) lists.set(each, list);
  }
  return lists;
}

/** What parts two names of a list, and whether it says that they are one. */
function partingAt(words: readonly Word[], at: number): { length: number; joins: boolean } | undefined {
  const isComma = words[at]?.text === ',';
  const behind = words[isComma ? at + 1 : at]?.key ?? '';
  if (JOINING.has(behind)) return { length: isComma ? 2 : 1, joins: true };
  return isComma ? { length: 1, joins: false } : undefined;
}

const JOINING = new Set(['và', 'hay', 'hoặc', '&', 'lẫn']);

function kindOfAll(guesses: readonly Guess[]): EntityKind | undefined {
  const kind = guesses[0]?.verdict.kind;
  return guesses.every(({ verdict, probability }) => verdict.kind === kind && probability >= PLAIN) ? kind : undefined;
}

/** What is only guessed from its shape and the words around; not what the words beside it tell. */
function mayGiveWay({ verdict, probability }: Guess): boolean {
  return probability < DOUBTFUL && (verdict.rule === 'model' || verdict.rule === 'behaviour');
}

function blockOf({ candidate }: Guess): number {
  return candidate.block.index;
}
