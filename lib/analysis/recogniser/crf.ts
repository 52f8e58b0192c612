import type { EntityKind } from '@/lib/analysis/analysis';

/** The kinds in the order of their labels: label 0 is outside, 1 + 2·k begins a name of kind k, 2 + 2·k goes on with it. */
export const KINDS: readonly EntityKind[] = ['company', 'organisation', 'person', 'place', 'product'];
/** Outside, and a beginning and an inside for each kind. */
export const LABELS = 1 + 2 * KINDS.length;
/** What a label that cannot stand there costs: more than any sum of weights. */
const NEVER = -1e9;

/** True where label `b` may follow label `a` (−1: the beginning): an inside only behind a beginning or an inside of its kind. */
function mayFollow(a: number, b: number): boolean {
  return b === 0 || b % 2 === 1 || a === b || a === b - 1;
}

/** The transition weights with the forbidden ones made impossible; row `LABELS` is the beginning. */
export function constrained(weights: ArrayLike<number>): Float64Array {
  const table = new Float64Array((LABELS + 1) * LABELS);
  for (let a = 0; a <= LABELS; a += 1)
    for (let b = 0; b < LABELS; b += 1)
      table[a * LABELS + b] = mayFollow(a === LABELS ? -1 : a, b) ? (weights[a * LABELS + b] ?? 0) : NEVER;
  return table;
}

/** Makes labels impossible where a name may not begin (0) or not be at all (2); `openings` from the sequence's first word on. */
export function bar(scores: Float64Array, openings: Uint8Array): void {
  for (let i = 0; i < scores.length / LABELS; i += 1)
    for (let label = 1; label < LABELS && openings[i] !== 1; label += 1)
      if (label % 2 === 1 || openings[i] === 2) scores[i * LABELS + label] = NEVER;
}

/** The best labels of a sequence by Viterbi; `scores` holds `LABELS` numbers a word. */
export function bestLabels(scores: Float64Array, transitions: Float64Array): Uint8Array {
  const length = scores.length / LABELS;
  const best = new Float64Array(scores.length);
  const from = new Uint8Array(scores.length);
  for (let i = 0; i < length; i += 1)
    for (let b = 0; b < LABELS; b += 1) {
      let top = Number.NEGATIVE_INFINITY;
      let origin = LABELS;
      if (i === 0) top = transitions[LABELS * LABELS + b] ?? NEVER;
      else
        for (let a = 0; a < LABELS; a += 1) {
          const score = (best[(i - 1) * LABELS + a] ?? 0) + (transitions[a * LABELS + b] ?? NEVER);
          if (score > top) {
            top = score;
            origin = a;
          }
        }
      best[i * LABELS + b] = top + (scores[i * LABELS + b] ?? 0);
      from[i * LABELS + b] = origin;
    }
  const labels = new Uint8Array(length);
  let label = 0;
  for (let b = 1; b < LABELS; b += 1)
    if ((best[(length - 1) * LABELS + b] ?? 0) > (best[(length - 1) * LABELS + label] ?? 0)) label = b;
  for (let i = length - 1; i >= 0; i -= 1) {
    labels[i] = label;
    label = from[i * LABELS + label] ?? 0;
  }
  return labels;
}

/** Forward and backward sums of a sequence, each word's scaled to one, and the logarithm of all paths' weight. */
export interface Sums {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** By word: what the forward sums were divided by. */
  readonly scales: Float64Array;
  readonly total: number;
}

/** The weights of labels and transitions themselves, no logarithms: a sum over paths is then products and sums only. */
export interface Weights {
  readonly labels: Float64Array;
  readonly transitions: Float64Array;
  /** The logarithm of what the labels' weights were divided by. */
  readonly shift: number;
}

/** Takes the exponential of scores, each word's greatest made one; `transitions` are such already, for they are those of all sequences. */
export function weightsOf(scores: Float64Array, transitions: Float64Array): Weights {
  const labels = new Float64Array(scores.length);
  let shift = 0;
  for (let row = 0; row < scores.length; row += LABELS) {
    let top = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < LABELS; label += 1) top = Math.max(top, scores[row + label] ?? 0);
    for (let label = 0; label < LABELS; label += 1) labels[row + label] = Math.exp((scores[row + label] ?? 0) - top);
    shift += top;
  }
  return { labels, transitions, shift };
}

/** Sums over all paths (forward–backward; Lafferty, McCallum, Pereira 2001), scaled at each word (Rabiner 1989). */
export function sums({ labels, transitions, shift }: Weights): Sums {
  const length = labels.length / LABELS;
  const forward = new Float64Array(labels.length);
  const backward = new Float64Array(labels.length);
  const scales = new Float64Array(length);
  let total = shift;
  for (let i = 0; i < length; i += 1) {
    const row = i * LABELS;
    let scale = 0;
    for (let b = 0; b < LABELS; b += 1) {
      let sum = i === 0 ? (transitions[LABELS * LABELS + b] ?? 0) : 0;
      for (let a = 0; i > 0 && a < LABELS; a += 1)
        sum += (forward[row - LABELS + a] ?? 0) * (transitions[a * LABELS + b] ?? 0);
      forward[row + b] = sum * (labels[row + b] ?? 0);
      scale += forward[row + b] ?? 0;
    }
    scales[i] = scale;
    total += Math.log(scale);
    for (let b = 0; b < LABELS; b += 1) forward[row + b] = (forward[row + b] ?? 0) / scale;
  }
  backward.fill(1, labels.length - LABELS);
  for (let i = length - 2; i >= 0; i -= 1) {
    const row = i * LABELS;
    for (let a = 0; a < LABELS; a += 1) {
      let sum = 0;
      for (let b = 0; b < LABELS; b += 1)
        sum += (transitions[a * LABELS + b] ?? 0) * (labels[row + LABELS + b] ?? 0) * (backward[row + LABELS + b] ?? 0);
      backward[row + a] = sum / (scales[i + 1] ?? 1);
    }
  }
  return { forward, backward, scales, total };
}

/** The probability of a label at a word, over all paths. */
export function marginal({ forward, backward }: Sums, at: number, label: number): number {
  return (forward[at * LABELS + label] ?? 0) * (backward[at * LABELS + label] ?? 0);
}
