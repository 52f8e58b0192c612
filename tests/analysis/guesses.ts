import type { EntityKind } from '@/lib/analysis/analysis';
import type { Guess } from '@/lib/analysis/recogniser/agreement';
import { worded } from '@/lib/analysis/words';
import { articleText } from '@/lib/text/article-text';
import { engine } from './engine';

/** A sentence as an article of one paragraph. */
export const textOf = (sentence: string) => articleText([{ role: 'paragraph', text: sentence }]);

/** What the recogniser might make of names of a sentence: «Samsung:company:0.99», a name of one word each, or of more with «_» between them. */
export function guessesIn(
  sentence: string,
  named: readonly string[],
  rule: Guess['verdict']['rule'] = 'model',
): Guess[] {
  const { text, blocks } = worded(textOf(sentence), engine.lexicon);
  const [block] = blocks;
  if (!block) return [];
  return named.map((each) => {
    const [written = '', kind, probability] = each.split(':');
    const name = written.replaceAll('_', ' ');
    const [first = '', ...more] = name.split(' ');
    const from = block.words.findIndex((word) => word.text === first);
    const entries = engine.gazetteer.longest(text, block.words, from)?.entries ?? [];
    const entry = entries.find((known) => known.entry.kind === kind)?.entry;
    return {
      candidate: { block, from, to: from + 1 + more.length, text: name, entries },
      verdict: { kind: kind as EntityKind, rule, ...(entry ? { entry } : {}), sure: true },
      probability: Number(probability),
    };
  });
}
