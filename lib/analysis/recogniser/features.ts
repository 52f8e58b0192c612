import type { Engine } from '@/lib/analysis/engine';
import { type Columns, columnsOf } from '@/lib/analysis/recogniser/columns';
import { LABELS } from '@/lib/analysis/recogniser/crf';
import { BUCKETS } from '@/lib/analysis/recogniser/model';
import type { RuleView } from '@/lib/analysis/recogniser/rule-view';
import type { Word, WordBlock, WordedArticle } from '@/lib/analysis/words';
import { mix } from '@/lib/text/hash';

/** The hashed features of a block: those of word `i` are `buckets[starts[i]] … buckets[starts[i + 1] − 1]`. A word without any is outside. */
export interface Sheet {
  readonly buckets: Uint32Array;
  readonly starts: Uint32Array;
}

/** Lower-case words further than this behind the last capital belong to no name («… và Truyền thông» does). */
const REACH = 8;
/** More than the features of any word. */
const MOST = 64;

/**
 * The features of every word of a block: its own form, its neighbours, their shapes, the run of capitals it stands in with the
 * first words left and right of it, the cues beside that run, the knowledge, the lists of names, and what the rules see. Linear.
 */
export function sheetOf(article: WordedArticle, block: WordBlock, view: RuleView, engine: Engine): Sheet {
  const { words } = block;
  const rules = view.codes[block.index] ?? new Uint8Array(words.length);
  const columns = columnsOf(article, block, view, engine);
  const active = activeWords(words, rules);
  const starts = new Uint32Array(words.length + 1);
  const buckets = new Uint32Array(active.filter(Boolean).length * MOST);
  let end = 0;
  words.forEach((word, i) => {
    starts[i] = end;
    if (active[i]) end = addFeatures(buckets, end, word, i, columns, rules, block.index === 0);
  });
  starts[words.length] = end;
  return { buckets: buckets.subarray(0, end), starts };
}

/** Writes the features of a word from a place on, and tells where they end. */
function addFeatures(
  into: Uint32Array,
  from: number,
  word: Word,
  i: number,
  columns: Columns,
  rules: Uint8Array,
  inTitle: boolean,
): number {
  const { word: w, shape: s, known: g, lists: n, duty, place, left, right, before, behind, elsewhere } = columns;
  const at = (column: ArrayLike<number>, k: number) => column[k] ?? -1;
  let template = 0;
  const add = (a: number, b = 0, c = 0) => {
    template += 1;
    into[from + template - 1] = mix(mix(mix(template, a), b), c) & (BUCKETS - 1);
  };
  const [w0, s0, r0, g0, n0] = [at(w, i), at(s, i), at(rules, i), at(g, i), at(n, i)];
  const [p0, d0, u0] = [at(place, i), at(elsewhere, i), at(duty, i)];
  const flags = (word.initial ? 1 : 0) + (inTitle ? 2 : 0);
  add(0);
  add(w0);
  add(at(w, i - 1));
  add(at(w, i + 1));
  add(at(w, i - 2));
  add(at(w, i + 2));
  add(at(w, i - 1), w0);
  add(w0, at(w, i + 1));
  add(at(w, i - 1), s0, at(w, i + 1));
  add(s0, flags);
  add(at(s, i - 1), s0);
  add(s0, at(s, i + 1));
  add(at(s, i - 1), s0, at(s, i + 1));
  add(mix(at(s, i - 2), at(s, i - 1)), s0, mix(at(s, i + 1), at(s, i + 2)));
  add(at(columns.head, i), s0);
  add(at(columns.tail, i), s0);
  add(at(w, i - 1), s0);
  add(s0, at(w, i + 1));
  add(at(w, i - 2), at(w, i - 1), s0);
  add(s0, at(w, i + 1), at(w, i + 2));
  add(r0);
  add(at(rules, i - 1), r0);
  add(r0, at(rules, i + 1));
  add(r0, s0, flags);
  add(r0, w0);
  add(r0, p0);
  add(r0, at(left, i));
  add(r0, at(right, i));
  add(g0);
  add(at(g, i - 1), g0, at(g, i + 1));
  add(g0, r0, p0);
  add(g0, at(before, i));
  add(n0, s0);
  add(at(n, i - 1), n0, at(n, i + 1));
  add(n0, p0, at(before, i));
  add(p0, s0);
  add(at(left, i), p0);
  add(at(right, i), p0);
  add(at(left, i), at(right, i));
  add(at(before, i), p0, s0);
  add(at(behind, i), p0, s0);
  add(at(before, i), at(behind, i), p0);
  add(d0, p0);
  add(d0, r0, s0);
  add(w0, s0, flags);
  add(u0, s0);
  add(u0, r0);
  add(at(duty, i - 1), u0, at(duty, i + 1));
  add(u0, at(s, i - 1), s0);
  add(u0, p0, flags);
  return from + template;
}

/** Words that may be of a name; all others are outside without asking. */
function activeWords(words: readonly Word[], rules: Uint8Array): Uint8Array {
  const active = new Uint8Array(words.length);
  let last = Number.NEGATIVE_INFINITY;
  words.forEach((word, i) => {
    if (word.capital || rules[i]) last = i;
    active[i] = i - last <= REACH ? 1 : 0;
  });
  return active;
}

/** The stretches of words that have features; what stands between them is outside of every name. */
export function stretches(starts: Uint32Array): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const length = starts.length - 1;
  for (let from = 0; from < length; from += 1) {
    if (starts[from] === starts[from + 1]) continue;
    let to = from + 1;
    while (to < length && starts[to] !== starts[to + 1]) to += 1;
    found.push({ from, to });
    from = to;
  }
  return found;
}

/**
 * The sums of some weights over the features of the words `from` to `to`, times `scale`: `LABELS` numbers a word; also what
 * training climbs on. Written out label by label, for this is where reading spends most: sums kept in variables take less
 * than half the time of sums kept in an array.
 */
export function scoresOf(
  weights: Int8Array | Float32Array,
  { buckets, starts }: Sheet,
  from: number,
  to: number,
  scale = 1,
): Float64Array {
  const scores = new Float64Array((to - from) * LABELS);
  let row = 0;
  for (let i = from; i < to; i += 1) {
    let [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const end = starts[i + 1] as number;
    for (let f = starts[i] as number; f < end; f += 1) {
      const base = (buckets[f] as number) * LABELS;
      s0 += weights[base] as number;
      s1 += weights[base + 1] as number;
      s2 += weights[base + 2] as number;
      s3 += weights[base + 3] as number;
      s4 += weights[base + 4] as number;
      s5 += weights[base + 5] as number;
      s6 += weights[base + 6] as number;
      s7 += weights[base + 7] as number;
      s8 += weights[base + 8] as number;
      s9 += weights[base + 9] as number;
      s10 += weights[base + 10] as number;
    }
    for (const sum of [s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10]) {
      scores[row] = sum * scale;
      row += 1;
    }
  }
  return scores;
}
