import {
  bar,
  constrained,
  LABELS,
  marginal,
  type Sums,
  sums,
  type Weights,
  weightsOf,
} from '@/lib/analysis/recogniser/crf';
import { scoresOf } from '@/lib/analysis/recogniser/features';
import { BUCKETS } from '@/lib/analysis/recogniser/model';
import type { Example } from './examples';
import { type Random, shuffled } from './random';

/** How many times the whole is learnt, each time of other examples in another order: what one draw made of a rare word evens out in the mean. */
const RUNS = 6;
const EPOCHS = 5;
const RATE = 0.1;
const L2 = 1e-4;
/** How often an epoch the weights are taken into the average (Polyak, Juditsky 1992): the last texts seen would count too much. */
const SNAPSHOTS = 10;
const TRANSITIONS = (LABELS + 1) * LABELS;

/** Trained weights: `LABELS` a bucket, and the transitions. */
interface Trained {
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

/** A sum of weights and how many were added: their mean in the end. */
interface Sum {
  readonly weights: Float64Array;
  readonly transitions: Float64Array;
  count: number;
}

/** Learns some times over, each time of examples drawn anew, and takes the mean of all looks at the weights. */
export function learn(draw: () => readonly Example[], random: Random, say: (text: string) => void): Trained {
  const sum: Sum = {
    weights: new Float64Array(BUCKETS * LABELS),
    transitions: new Float64Array(TRANSITIONS),
    count: 0,
  };
  for (let run = 1; run <= RUNS; run += 1) learnOnce(draw(), random, sum, (text) => say(`run ${run}, ${text}`));
  const averaged = (values: Float64Array) => Float32Array.from(values, (value) => value / sum.count);
  return { weights: averaged(sum.weights), transitions: averaged(sum.transitions) };
}

/** Maximises the likelihood of the examples by stochastic gradient with a rate for each weight (AdaGrad; Duchi, Hazan, Singer 2011). */
function learnOnce(examples: readonly Example[], random: Random, mean: Sum, say: (text: string) => void): void {
  const weights = new Float32Array(BUCKETS * LABELS);
  const squares = new Float32Array(BUCKETS * LABELS).fill(1e-4);
  const transitions = new Float32Array(TRANSITIONS);
  const transitionSquares = new Float32Array(TRANSITIONS).fill(1e-4);
  const stride = Math.ceil(examples.length / SNAPSHOTS);
  for (let epoch = 1; epoch <= EPOCHS; epoch += 1) {
    let loss = 0;
    for (const [i, example] of shuffled(examples, random).entries()) {
      const table = constrained(transitions);
      const scores = scoresOf(weights, example, 0, example.labels.length);
      bar(scores, example.openings);
      const potentials = weightsOf(scores, table.map(Math.exp));
      const paths = sums(potentials);
      loss += paths.total - scoreOf(example, scores, table);
      learnTransitions(example, potentials, paths, transitions, transitionSquares);
      learnWeights(example, paths, weights, squares);
      if (epoch > 1 && (i + 1) % stride === 0) {
        add(mean.weights, weights);
        add(mean.transitions, transitions);
        mean.count += 1;
      }
    }
    say(`epoch ${epoch}: loss ${(loss / examples.length).toFixed(4)} a sequence`);
  }
}

function add(sum: Float64Array, values: Float32Array): void {
  for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (values[i] ?? 0);
}

function learnWeights(
  { buckets, starts, labels }: Example,
  paths: Sums,
  weights: Float32Array,
  squares: Float32Array,
): void {
  const slope = new Float64Array(LABELS);
  for (let i = 0; i < labels.length; i += 1) {
    for (let label = 0; label < LABELS; label += 1)
      slope[label] = marginal(paths, i, label) - (label === labels[i] ? 1 : 0);
    const end = starts[i + 1] ?? 0;
    for (let f = starts[i] ?? 0; f < end; f += 1) {
      const base = (buckets[f] ?? 0) * LABELS;
      for (let label = 0; label < LABELS; label += 1)
        descend(weights, squares, base + label, (slope[label] ?? 0) + L2 * (weights[base + label] ?? 0));
    }
  }
}

/** Slopes smaller than this move nothing that counts. */
const FLAT = 1e-5;

function descend(weights: Float32Array, squares: Float32Array, at: number, slope: number): void {
  if (slope > -FLAT && slope < FLAT) return;
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(square);
}

function scoreOf({ labels }: Example, scores: Float64Array, table: Float64Array): number {
  let score = 0;
  labels.forEach((label, i) => {
    const before = i === 0 ? LABELS : (labels[i - 1] ?? 0);
    score += (scores[i * LABELS + label] ?? 0) + (table[before * LABELS + label] ?? 0);
  });
  return score;
}

function learnTransitions(
  { labels }: Example,
  potentials: Weights,
  paths: Sums,
  transitions: Float32Array,
  squares: Float32Array,
): void {
  const slopes = new Float64Array(TRANSITIONS);
  for (let b = 0; b < LABELS; b += 1) slopes[LABELS * LABELS + b] = marginal(paths, 0, b);
  for (let i = 1; i < labels.length; i += 1)
    for (let a = 0; a < LABELS; a += 1)
      for (let b = 0; b < LABELS; b += 1) {
        const pair =
          (paths.forward[(i - 1) * LABELS + a] ?? 0) *
          (potentials.transitions[a * LABELS + b] ?? 0) *
          (potentials.labels[i * LABELS + b] ?? 0) *
          (paths.backward[i * LABELS + b] ?? 0);
        slopes[a * LABELS + b] = (slopes[a * LABELS + b] ?? 0) + pair / (paths.scales[i] ?? 1);
      }
  labels.forEach((label, i) => {
    const at = (i === 0 ? LABELS : (labels[i - 1] ?? 0)) * LABELS + label;
    slopes[at] = (slopes[at] ?? 0) - 1;
  });
  slopes.forEach((slope, at) => {
    descend(transitions, squares, at, slope);
  });
}

/** Share of the weights that keep their size; the largest few would take the resolution from all others. */
const KEPT = 0.9995;
/** Weights smaller than this say nothing that counts. */
const SMALLEST = 0.05;

/** The largest size of a weight in the file: half of what a byte holds, since finer steps weigh more and name nothing more. */
const LARGEST = 63;

/** Weights as one byte each: clipped at a percentile, the smallest dropped. */
export function quantised(weights: Float32Array): { bytes: Int8Array; scale: number } {
  const sizes = weights
    .filter((weight) => Math.abs(weight) >= SMALLEST)
    .map(Math.abs)
    .sort();
  const limit = sizes[Math.floor(sizes.length * KEPT)] ?? 1;
  const scale = limit / LARGEST;
  const bytes = new Int8Array(weights.length);
  weights.forEach((weight, i) => {
    if (Math.abs(weight) >= SMALLEST) bytes[i] = Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / scale)));
  });
  return { bytes, scale };
}
