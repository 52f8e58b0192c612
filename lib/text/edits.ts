/** One change of a text: at an offset (UTF-16) of the old text, so many units go and these come. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Beyond so many changed characters a text was rewritten, not edited: one replacement, in linear time. */
const MOST_CHANGES = 400;

/**
 * The smallest edits that make one text of another, in order and apart from each other. They begin and end between characters:
 * no surrogate pair is split. Greedy shortest edit script (Myers 1986), bounded so that the cost stays linear.
 *
 * Example: `edits('giá 200 triệu', 'giá 300 triệu')` → `[{ at: 4, remove: 1, insert: '3' }]`.
 */
export function edits(from: string, to: string): Edit[] {
  const [a, b] = [Array.from(from), Array.from(to)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const [middleA, middleB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const steps = shortestScript(middleA, middleB) ?? [{ from: 0, to: middleA.length, insert: [0, middleB.length] }];
  let at = a.slice(0, head).join('').length;
  let read = 0;
  return steps.map(({ from: start, to: end, insert: [first, last] }) => {
    at += middleA.slice(read, start).join('').length;
    const edit = { at, remove: middleA.slice(start, end).join('').length, insert: middleB.slice(first, last).join('') };
    at += edit.remove;
    read = end;
    return edit;
  });
}

/**
 * Edits of a text, moved to what the text has become by others' edits meanwhile: what we took out goes where it still stands,
 * what we put in comes at its place, and nothing of theirs is touched.
 */
export function rebase(ours: readonly Edit[], theirs: readonly Edit[]): Edit[] {
  return ours.flatMap((edit) => {
    const pieces = standing(edit, theirs);
    const at = moved(edit.at, theirs);
    const first = pieces[0];
    if (first?.at === at) return [{ ...first, insert: edit.insert }, ...pieces.slice(1)];
    return edit.insert === '' ? pieces : [{ at, remove: 0, insert: edit.insert }, ...pieces];
  });
}

/** A text with edits made. */
export function edited(text: string, changes: readonly Edit[]): string {
  let result = '';
  let read = 0;
  for (const { at, remove, insert } of changes) {
    result += text.slice(read, at) + insert;
    read = at + remove;
  }
  return result + text.slice(read);
}

/** What an edit takes out, without what they took out already, at its place behind their edits. */
function standing(edit: Edit, theirs: readonly Edit[]): Edit[] {
  const end = edit.at + edit.remove;
  const pieces: Edit[] = [];
  let start = edit.at;
  const keep = (stop: number) => {
    if (stop > start) pieces.push({ at: moved(start, theirs, true), remove: stop - start, insert: '' });
  };
  for (const { at, remove } of theirs) {
    if (at >= end || at + remove < start) continue;
    keep(Math.min(at, end));
    start = Math.max(start, at + remove);
  }
  keep(end);
  return pieces;
}

/** Where an offset of the old text is after their edits: before what they put in just there, or behind it. */
function moved(offset: number, theirs: readonly Edit[], behind = false): number {
  let shift = 0;
  for (const { at, remove, insert } of theirs) {
    const isBefore = at + remove < offset || (at + remove === offset && (remove > 0 || behind));
    if (!isBefore) return at < offset ? at + shift + insert.length : offset + shift;
    shift += insert.length - remove;
  }
  return offset + shift;
}

interface Step {
  from: number;
  to: number;
  /** Which characters of the new text come instead. */
  insert: [number, number];
}

function shortestScript(a: readonly string[], b: readonly string[]): Step[] | undefined {
  if (a.length === 0 && b.length === 0) return [];
  if (a.length === 0 || b.length === 0) return undefined;
  const most = Math.min(MOST_CHANGES, a.length + b.length);
  const reach = new Int32Array(2 * most + 3);
  const origin = most + 1;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    trace.push(reach.slice(origin - d - 1, origin + d + 2));
    for (let k = -d; k <= d; k += 2) {
      let x = goesDown(reach, origin + k, k, d) ? (reach[origin + k + 1] ?? 0) : (reach[origin + k - 1] ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach[origin + k] = x;
      if (x >= a.length && x - k >= b.length) return backwards(trace, a.length, b.length);
    }
  }
  return undefined;
}

function goesDown(reach: Int32Array, at: number, k: number, d: number): boolean {
  return k === -d || (k !== d && (reach[at - 1] ?? 0) < (reach[at + 1] ?? 0));
}

/** The way that led to the end, as steps in order; neighbouring insertions and removals are one step. */
function backwards(trace: readonly Int32Array[], lengthA: number, lengthB: number): Step[] {
  const steps: Step[] = [];
  let [x, y] = [lengthA, lengthB];
  for (let d = trace.length - 1; d > 0; d -= 1) {
    const reach = trace[d] as Int32Array;
    const k = x - y;
    const down = goesDown(reach, d + 1 + k, k, d);
    const previousX = reach[d + 1 + (down ? k + 1 : k - 1)] ?? 0;
    const previousY = previousX - (down ? k + 1 : k - 1);
    const step: Step = down
      ? { from: previousX, to: previousX, insert: [previousY, previousY + 1] }
      : { from: previousX, to: previousX + 1, insert: [previousY, previousY] };
    const next = steps[0];
    if (next && next.from === step.to && next.insert[0] === step.insert[1])
      steps[0] = { from: step.from, to: next.to, insert: [step.insert[0], next.insert[1]] };
    else steps.unshift(step);
    [x, y] = [previousX, previousY];
  }
  return steps;
}
