import { diff, type Edit } from '@/lib/annotation/diff';
import { foldText } from '@/lib/annotation/folded-text';
import { match } from '@/lib/annotation/match';
import type { Target } from '@/lib/annotation/selectors';
import { endsSentence, type Word, wordsOf } from '@/lib/annotation/words';
import type { Span } from '@/lib/text/span';

/** One stretch of words in the way from the kept passage to today's, with the white space behind it. */
export interface Change {
  readonly kind: Edit['kind'];
  /** As the page writes it now; as the passage was kept, where it was removed. */
  readonly text: string;
}

/** Whether a kept passage still stands: with the same words, with others (and which), or no longer. */
export type Standing =
  | { readonly kind: 'unchanged'; readonly span: Span }
  | { readonly kind: 'changed'; readonly span: Span; readonly diff: readonly Change[] }
  | { readonly kind: 'gone' };

/**
 * Says whether a kept passage still stands in a text. It is found by `match`, however roughly, and then compared exactly, word for
 * word and mark for mark: case and diacritics count, white space, typography, normal form and tone placement do not. Whole blocks
 * that came in between its own blocks or sentences (an advertisement) are no change of it; anything that came in within a
 * sentence is, and so is a word that came in directly beside it in its sentence. The text is today's page in full.
 *
 * Example: «gọi được 200 triệu» → «gọi được 300 triệu»: changed, with removed «200» and added «300».
 */
export function verify(text: string, target: Pick<Target, 'selector'>): Standing {
  const span = match(text, target);
  if (!span) return { kind: 'gone' };
  const kept = target.selector[0].exact;
  const found = text.slice(span.start, span.end);
  if (kept === found) return { kind: 'unchanged', span };
  const [before, after] = [read(kept), read(found)];
  if (stands(before.words, after.words)) return { kind: 'unchanged', span };
  return { kind: 'changed', span, diff: changes(before, after) };
}

/** What a block shares with another that it is a copy of. */
const COPY = 0.6;

interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  /** Where each word begins in the text; the first one at 0, so that nothing is lost. */
  readonly starts: readonly number[];
}

function read(text: string): Reading {
  const folded = foldText(text);
  const words = wordsOf(folded, text);
  return { text, words, starts: words.map((word, i) => (i === 0 ? 0 : folded.original(word).start)) };
}

/** True where the found words are the kept ones in their order, whole foreign blocks between sentences or blocks left out. */
function stands(kept: readonly Word[], found: readonly Word[]): boolean {
  let at = 0;
  for (const block of blocksOf(found)) {
    const isNext = block.every((word, i) => word.text === kept[at + i]?.text);
    if (isNext) at += block.length;
    else if (at === 0 || !isBorder(kept, at) || isCopy(block, kept)) return false;
  }
  return at === kept.length;
}

/** True for a block that repeats one of the passage's own with a change: an advertisement does not. */
function isCopy(block: readonly Word[], kept: readonly Word[]): boolean {
  return blocksOf(kept).some((own) => {
    const words = new Set(own.map(({ text }) => text));
    const shared = block.filter(({ text }) => words.has(text)).length;
    return shared >= COPY * Math.max(block.length, own.length);
  });
}

function isBorder(kept: readonly Word[], at: number): boolean {
  const closing = /^["')\]]$/.test(kept[at - 1]?.text ?? '') ? 2 : 1;
  return kept[at]?.opens === true || endsSentence(kept[at - closing] as Word);
}

function blocksOf(words: readonly Word[]): Word[][] {
  const blocks: Word[][] = [];
  for (const word of words) {
    if (word.opens || blocks.length === 0) blocks.push([]);
    blocks.at(-1)?.push(word);
  }
  return blocks;
}

function changes(before: Reading, after: Reading): Change[] {
  const texts = ({ words }: Reading) => words.map(({ text }) => text);
  let [i, j] = [0, 0];
  return diff(texts(before), texts(after)).map(({ kind, count }) => {
    const side = kind === 'removed' ? before : after;
    const from = kind === 'removed' ? i : j;
    if (kind !== 'added') i += count;
    if (kind !== 'removed') j += count;
    return { kind, text: side.text.slice(side.starts[from], side.starts[from + count]) };
  });
}
