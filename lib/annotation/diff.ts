/** One step from an old text to a new one, over so many of their words. */
export interface Edit {
  readonly kind: 'same' | 'removed' | 'added';
  readonly count: number;
}

/** Texts that differ in more words than this are shown as one whole replaced by another: nobody reads such a diff. */
const MOST_CHANGES = 1000;

/**
 * The shortest way from one sequence of words to another, what was removed before what was added. The greedy algorithm of
 * Myers (1986): time is the length times the number of changes, memory the length and the square of the changes; both are capped.
 *
 * Example: «gọi 200 triệu» → «gọi 300 triệu»: same 1, removed 1, added 1, same 1.
 */
export function diff(before: readonly string[], after: readonly string[]): Edit[] {
  let [head, tail] = [0, 0];
  const shorter = Math.min(before.length, after.length);
  while (head < shorter && before[head] === after[head]) head += 1;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const removed = new Uint8Array(before.length).fill(1, head, before.length - tail);
  const added = new Uint8Array(after.length).fill(1, head, after.length - tail);
  for (const [i, j] of common(before.slice(head, before.length - tail), after.slice(head, after.length - tail))) {
    removed[head + i] = 0;
    added[head + j] = 0;
  }
  return editsOf(removed, added);
}

/** The longest sequence of words that both have, as pairs of indices, from the last to the first; none where they differ too much. */
function common(before: readonly string[], after: readonly string[]): [number, number][] {
  const rounds: Int32Array[] = [];
  for (let changes = 0; changes <= Math.min(before.length + after.length, MOST_CHANGES); changes += 1) {
    const reached = new Int32Array(2 * changes + 1).fill(-1);
    rounds.push(reached);
    for (let k = -changes; k <= changes; k += 2) {
      let x = changes === 0 ? 0 : (cameFrom(rounds, changes, k, before.length, after.length)?.x ?? -1);
      if (x < 0) continue;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x += 1;
      reached[k + changes] = x;
      if (x === before.length && x - k === after.length) return pairsOf(rounds, before.length, after.length);
    }
  }
  return [];
}

/** Where the farthest way with so many changes enters diagonal `k` (x − y), and from which; undefined where none leads there. */
function cameFrom(rounds: readonly Int32Array[], changes: number, k: number, rows: number, columns: number) {
  const last = rounds[changes - 1];
  const removal = last?.[k + changes - 2] ?? -1;
  const addition = last?.[k + changes] ?? -1;
  const across = removal >= 0 && removal < rows ? removal + 1 : -1;
  const down = addition >= 0 && addition - k <= columns ? addition : -1;
  if (across < 0 && down < 0) return undefined;
  return across > down ? { x: across, from: k - 1 } : { x: down, from: k + 1 };
}

function pairsOf(rounds: readonly Int32Array[], rows: number, columns: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, k] = [rows, rows - columns];
  for (let changes = rounds.length - 1; changes >= 0; changes -= 1) {
    const entry = changes === 0 ? { x: 0, from: 0 } : cameFrom(rounds, changes, k, rows, columns);
    if (!entry) break;
    for (; x > entry.x; x -= 1) pairs.push([x - 1, x - 1 - k]);
    x = rounds[changes - 1]?.[entry.from + changes - 1] ?? 0;
    k = entry.from;
  }
  return pairs;
}

/** Both sides' changes as steps in reading order. */
function editsOf(removed: Uint8Array, added: Uint8Array): Edit[] {
  const edits: Edit[] = [];
  let [i, j] = [0, 0];
  while (i < removed.length || j < added.length) {
    const from = [i, j] as const;
    while (i < removed.length && removed[i]) i += 1;
    while (j < added.length && added[j]) j += 1;
    if (i > from[0]) edits.push({ kind: 'removed', count: i - from[0] });
    if (j > from[1]) edits.push({ kind: 'added', count: j - from[1] });
    const same = i;
    while (i < removed.length && j < added.length && !removed[i] && !added[j]) [i, j] = [i + 1, j + 1];
    if (i > same) edits.push({ kind: 'same', count: i - same });
  }
  return edits;
}
