import type { Found } from '@/lib/analysis/candidates/typing';
import type { Engine } from '@/lib/analysis/engine';
import type { Guess } from '@/lib/analysis/recogniser/agreement';
import { KINDS, LABELS, marginal, sums, weightsOf } from '@/lib/analysis/recogniser/crf';
import { sheetOf, stretches } from '@/lib/analysis/recogniser/features';
import type { Model } from '@/lib/analysis/recogniser/model';
import { labelScores, recognise } from '@/lib/analysis/recogniser/recognise';
import { ruleView } from '@/lib/analysis/recogniser/rule-view';
import type { WordBlock, WordedArticle } from '@/lib/analysis/words';
import { templateOf } from './templates';

/** How many features are named for a label, and against it. */
const FOR = 5;
const AGAINST = 3;

/** What the recogniser makes of an article, asked again word by word. */
export interface Reading {
  readonly guesses: readonly Guess[];
  /** The labels of the words `from` to `to` of a block with their probabilities, and what weighed most; a line each. */
  explain(block: WordBlock, from: number, to: number): string[];
}

/** Asks the recogniser what it sees. */
export function readingOf(article: WordedArticle, ruled: readonly Found[], engine: Engine, model: Model): Reading {
  const view = ruleView(article, ruled, engine);
  return {
    guesses: recognise(article, ruled, engine, model),
    explain(block, from, to) {
      const sheet = sheetOf(article, block, view, engine);
      const lines: string[] = [];
      for (const stretch of stretches(sheet.starts)) {
        const scores = labelScores(model, sheet, view, block, stretch.from, stretch.to);
        const paths = sums(weightsOf(scores, model.transitionWeights));
        for (let i = Math.max(from, stretch.from); i < Math.min(to, stretch.to); i += 1) {
          const ranked = Array.from({ length: LABELS }, (_, label) => ({
            label,
            probability: marginal(paths, i - stretch.from, label),
          })).sort((a, b) => b.probability - a.probability);
          const [first, second] = ranked;
          if (!first || !second) continue;
          const shown = ranked
            .slice(0, 3)
            .map(({ label, probability }) => `${nameOf(label)} ${probability.toFixed(3)}`);
          lines.push(`«${block.words[i]?.text}»  ${shown.join('  ')}`);
          const buckets = sheet.buckets.subarray(sheet.starts[i], sheet.starts[i + 1]);
          lines.push(...strongest(model, buckets, first.label, second.label, block, i));
        }
      }
      return lines.length > 0 ? lines : ['no feature: too far from any capital, outside without asking'];
    },
  };
}

/** The features that weigh most for a label over its rival, and against it. */
function strongest(
  { weights, scale }: Model,
  buckets: Uint32Array,
  label: number,
  rival: number,
  { words }: WordBlock,
  at: number,
): string[] {
  const found = [...buckets].map((bucket, number) => ({
    number,
    weight: ((weights[bucket * LABELS + label] ?? 0) - (weights[bucket * LABELS + rival] ?? 0)) * scale,
  }));
  found.sort((a, b) => b.weight - a.weight);
  const lineOf = ({ number, weight }: (typeof found)[number]) =>
    `  ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)}  ${templateOf(number, words, at)}`;
  return [
    `  ${nameOf(label)} rather than ${nameOf(rival)}:`,
    ...found
      .filter(({ weight }) => weight > 0)
      .slice(0, FOR)
      .map(lineOf),
    ...found
      .filter(({ weight }) => weight < 0)
      .slice(-AGAINST)
      .map(lineOf),
  ];
}

function nameOf(label: number): string {
  if (label === 0) return 'outside';
  return `${label % 2 === 1 ? 'begins' : 'goes on with'} ${KINDS[(label - 1) >> 1]}`;
}
