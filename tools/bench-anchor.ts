/**
 * How well kept passages are found again here: `npm run bench:anchor [cases] [seed]`. Our matcher with its exact check, and the fuzzy
 * matcher by quote and context, on the same cases in one run. Ratios of time count, not milliseconds.
 */
import { match } from '@/lib/annotation/match';
import { verify } from '@/lib/annotation/verify';
import type { Span } from '@/lib/text/span';
import { type Case, editedCase, harmlessCase } from './bench/anchor-cases';
import { matchByQuoteAndContext } from './bench/quote-and-context';

const COUNT = Number(process.argv[2] ?? 5000);
/** Which cases: another seed gives others, the same seed the same. */
const SEED = Number(process.argv[3] ?? 0);

/** Found where it stands: no border more than a few invisible units away. */
function isRight(found: Span | undefined, { span }: Case): boolean {
  return found !== undefined && Math.abs(found.start - span.start) <= 3 && Math.abs(found.end - span.end) <= 3;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const share = (count: number) => `${((100 * count) / COUNT).toFixed(2)} %`;
const row = (name: string, ours: string, theirs: string) =>
  console.log(`${name.padEnd(52)} ${ours.padStart(10)} ${theirs.padStart(18)}`);
const count = (cases: readonly Case[], holds: (one: Case) => boolean) => cases.filter(holds).length;

const harmless = Array.from({ length: COUNT }, (_, i) => harmlessCase(SEED + i));
const edited = Array.from({ length: COUNT }, (_, i) => editedCase(SEED + 1_000_000 + i));
row(`${COUNT} harmless changes, ${COUNT} edits`, 'ours', 'quote and context');
row(
  'found again at its place, harmless changes',
  share(count(harmless, (one) => isRight(match(one.text, one.target), one))),
  share(count(harmless, (one) => isRight(matchByQuoteAndContext(one.text, one.target), one))),
);
row(
  'found and said to be unchanged, harmless changes',
  share(count(harmless, ({ text, target }) => verify(text, target).kind === 'unchanged')),
  '–',
);
// A matcher without a check paints whatever it finds: each edited passage that it finds is shown as the kept one.
row(
  'edited passages shown as if unchanged',
  `${count(edited, ({ text, target }) => verify(text, target).kind === 'unchanged')}`,
  `${count(edited, ({ text, target }) => matchByQuoteAndContext(text, target) !== undefined)}`,
);
row(
  'edited passages found at their place',
  share(count(edited, (one) => isRight(match(one.text, one.target), one))),
  share(count(edited, (one) => isRight(matchByQuoteAndContext(one.text, one.target), one))),
);
const all = [...harmless, ...edited];
const ours = timed(() => all.forEach(({ text, target }) => void verify(text, target)));
const theirs = timed(() => all.forEach(({ text, target }) => void matchByQuoteAndContext(text, target)));
row('time, as a multiple of quote and context', `${(ours / theirs).toFixed(2)}×`, '1.00×');
const long = harmless
  .map(({ text }) => text)
  .join('\n')
  .slice(0, 200_000);
const kept = long.slice(90_000, 95_000);
const selector = [
  {
    type: 'TextQuoteSelector',
    exact: kept.replaceAll('5', '6'),
    prefix: long.slice(89_950, 90_000),
    suffix: long.slice(95_000, 95_050),
  },
  { type: 'TextPositionSelector', start: 80_000, end: 85_000 },
] as const;
const longOurs = timed(() => void verify(long, { selector }));
const longTheirs = timed(() => void matchByQuoteAndContext(long, { selector }));
row('5,000 units, edited, in 200,000: one look', `${longOurs.toFixed(0)} ms`, `${longTheirs.toFixed(0)} ms`);
