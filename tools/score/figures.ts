import type { Count, Tally } from './tally';

/** How a line is measured: F1 of what was found, or the share that is right of all that were asked. */
type Measure = 'f1' | 'share';

/** A line of the table: what `score` says of some tallies, or undefined where the line counts nothing. */
export interface Line {
  readonly name: string;
  readonly of: string;
  readonly measure: Measure;
}

/** Everything that is counted, in the order of the table. */
export const LINES: readonly Line[] = [
  { name: 'entities', of: 'entities', measure: 'f1' },
  { name: 'entity spans', of: 'entitySpans', measure: 'f1' },
  { name: 'organisations, company or other', of: 'organisations', measure: 'f1' },
  { name: 'companies', of: 'ORG-COMPANY', measure: 'f1' },
  { name: 'other organisations', of: 'ORG-OTHER', measure: 'f1' },
  { name: 'persons', of: 'PER', measure: 'f1' },
  { name: 'places', of: 'LOC', measure: 'f1' },
  { name: 'products', of: 'PRODUCT', measure: 'f1' },
  { name: 'marked on the page, precision', of: 'marked', measure: 'share' },
  { name: 'hidden names, recall', of: 'hidden', measure: 'share' },
  { name: 'direct quotations', of: 'quotations', measure: 'f1' },
  { name: 'speakers right, of all', of: 'speakers', measure: 'share' },
  { name: 'speakers right, of those named', of: 'speakersNamed', measure: 'share' },
  { name: 'scare quotes not shown as quotations', of: 'scareQuotes', measure: 'share' },
  { name: 'short mentions resolved', of: 'coreference', measure: 'share' },
  { name: 'activation', of: 'activation', measure: 'share' },
  { name: 'language', of: 'language', measure: 'share' },
  { name: 'reported speech, overlap', of: 'reported', measure: 'f1' },
  { name: 'reported speech, speakers', of: 'reportedSpeakers', measure: 'share' },
  { name: 'summary lines whole, said once', of: 'summary', measure: 'share' },
];

/** The figure of a line over some articles, 0 to 1; undefined where there is nothing to find and nothing was found. */
export function figure(tallies: readonly Tally[], { of, measure }: Line): number | undefined {
  return figureOf(
    tallies.flatMap(({ counts }) => counts[of] ?? []),
    measure,
  );
}

/** How many bootstrap samples an interval is drawn from. */
const SAMPLES = 1000;

/**
 * The 95 % interval of a line by the bootstrap over articles (Efron, _Bootstrap methods_, 1979; percentiles): names of one article
 * stand and fall together. `random` gives numbers from 0 to 1; the same ones give the same interval.
 */
export function interval(
  tallies: readonly Tally[],
  { of, measure }: Line,
  random: () => number,
): [number, number] | undefined {
  const figures: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const drawn = tallies.flatMap(() => tallies[Math.floor(random() * tallies.length)]?.counts[of] ?? []);
    const one = figureOf(drawn, measure);
    if (one !== undefined) figures.push(one);
  }
  figures.sort((a, b) => a - b);
  const [low, high] = [figures[Math.floor(figures.length * 0.025)], figures[Math.floor(figures.length * 0.975)]];
  return low === undefined || high === undefined ? undefined : [low, high];
}

function figureOf(counts: readonly Count[], measure: Measure): number | undefined {
  let [right, spurious, missed] = [0, 0, 0];
  for (const count of counts) {
    right += count.right;
    spurious += count.spurious;
    missed += count.missed;
  }
  const all = measure === 'f1' ? 2 * right + spurious + missed : right + spurious + missed;
  return all === 0 ? undefined : ((measure === 'f1' ? 2 : 1) * right) / all;
}
