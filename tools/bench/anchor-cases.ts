/** Generated articles, passages kept in them and what pages do to them: the cases of the anchoring tests and of `npm run bench:anchor`. */
import { describe } from '@/lib/annotation/describe';
import type { Target } from '@/lib/annotation/selectors';
import type { Span } from '@/lib/text/span';
import { article, chosen } from './anchor-articles';
import { EDITS } from './anchor-edits';
import { CLOSE, HARMS, harm, OPEN, STILL } from './anchor-harms';
import { type Dice, diceFrom } from './dice';

/** A passage kept in one text, and another text in which it is looked for. */
export interface Case {
  readonly target: Pick<Target, 'selector'>;
  readonly text: string;
  /** Where the passage stands in that text, whatever became of it. */
  readonly span: Span;
  /** What was done, for the message of a failing test. */
  readonly changes: readonly string[];
}

/** A case with harmless changes only: the passage stands, and is to be found at its place. */
export function harmlessCase(seed: number): Case {
  const dice = diceFrom(seed);
  const kept = keptPassage(dice);
  const changes: string[] = [];
  const blocks = harm(dice, kept.blocks, 1 + dice.below(3), changes, HARMS);
  return { target: kept.target, ...unmarked(blocks), changes };
}

/** A case whose passage says something else, with an unchanged twin elsewhere and harmless changes in some of them. */
export function editedCase(seed: number): Case {
  const dice = diceFrom(seed);
  for (;;) {
    const kept = keptPassage(dice);
    const [name, edit] = dice.of(EDITS);
    const { text, span } = unmarked(kept.blocks);
    const passage = text.slice(span.start, span.end);
    const edited = edit(passage, dice);
    if (edited === undefined || readsAlike(text, span, passage, edited)) continue;
    const changes = [name];
    let blocks = `${text.slice(0, span.start)}${OPEN}${edited}${CLOSE}${text.slice(span.end)}`.split('\n');
    if (dice.below(3) === 0) {
      // The twin stands in a block of its own or at the end of another one.
      changes.push('twin');
      const at = dice.below(blocks.length + 1);
      const isApart = blocks.slice(0, at).join('').includes(OPEN) === blocks.slice(0, at).join('').includes(CLOSE);
      if (isApart) blocks.splice(at, 0, ...passage.split('\n'));
      // Between the passage's very context the twin is the passage, and the edited one a paragraph that came in.
      const [{ prefix, exact, suffix }] = kept.target.selector;
      if (unmarked(blocks).text.includes(prefix + exact + suffix)) continue;
    }
    if (dice.below(3) === 0) blocks = harm(dice, blocks, 1, changes, changes.includes('twin') ? STILL : HARMS);
    return { target: kept.target, ...unmarked(blocks), changes };
  }
}

/** True where an edit leaves the words as they were: a dropped word that also stands just outside, a swap of equal words. */
function readsAlike(text: string, span: Span, passage: string, edited: string): boolean {
  if (edited.trim() === '' || edited === passage) return true;
  if (edited.includes(passage)) {
    // A word that came in beside the passage and stood there already may as well have come in beyond it.
    const [before = '', after = ''] = edited.split(passage);
    return text.slice(0, span.start).endsWith(before || passage) || text.slice(span.end).startsWith(after || passage);
  }
  const changed = text.slice(Math.max(0, span.start - 40), span.start) + edited + text.slice(span.end, span.end + 40);
  return changed.includes(passage);
}

function keptPassage(dice: Dice): { blocks: string[]; target: Pick<Target, 'selector'> } {
  const blocks = article(dice);
  const text = blocks.join('\n');
  const span = chosen(dice, blocks);
  const selector = describe(text, span);
  const marked = `${text.slice(0, span.start)}${OPEN}${text.slice(span.start, span.end)}${CLOSE}${text.slice(span.end)}`;
  return { blocks: marked.split('\n'), target: { selector } };
}

function unmarked(blocks: readonly string[]): { text: string; span: Span } {
  const marked = blocks.join('\n');
  const [start, end] = [marked.indexOf(OPEN), marked.indexOf(CLOSE) - 1];
  return { text: marked.replace(OPEN, '').replace(CLOSE, ''), span: { start, end } };
}
