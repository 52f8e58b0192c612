import { isMark, type Word } from '@/lib/annotation/words';

/*
 * What an alignment is worth, in tenths of a word. A change within a sentence may be long, so going on with a gap is cheap and
 * beginning one is not; whole blocks that came in between (an advertisement) cost the same whatever their length, a little more
 * than a changed word, so that a changed passage beside its own context is preferred to an unchanged twin behind it.
 */
const SAME_WORD = 10;
const SAME_MARK = 3;
const OTHER = -6;
const GAP = -8;
const GAP_GOES_ON = -1;
const BLOCKS_BETWEEN = -15;

/** The number of a word taken out of the text: nothing stands in its place. */
const NOTHING = -1;

/** The steps of the trace: how the best way to a cell came, and whether each kind of gap there goes on. */
const [START, PAIR, ADDED, DROPPED, BLOCKS] = [0, 1, 2, 3, 4];
const [ADDED_ON, DROPPED_ON, BLOCKS_ON] = [8, 16, 32];

/**
 * For each word of a needle the index of the word of the text that stands in its place, the same or another; −1 where none does.
 * The best local alignment with affine gaps (Smith and Waterman 1981, Gotoh 1982), in which whole blocks of the text may be
 * skipped at one price. Time and memory are the product of both lengths: callers keep that bounded.
 */
export function align(needle: readonly Word[], text: readonly Word[]): Int32Array {
  const trace = new Uint8Array((needle.length + 1) * (text.length + 1));
  const end = fill(needle, text, trace);
  return walkBack(needle.length, text.length + 1, end, trace);
}

/** How much the same word at both places says for a place: a word a whole one, a mark little. */
export function weight(word: Word): number {
  return isMark(word) ? SAME_MARK : SAME_WORD;
}

/** Fills the trace row by row and returns the best cell. */
function fill(needle: readonly Word[], text: readonly Word[], trace: Uint8Array): number {
  const columns = text.length + 1;
  const ids = idsOf(needle, text);
  const opens = Uint8Array.from(text, (word) => (word.opens ? 1 : 0));
  const best = new Int32Array(columns);
  const dropped = new Int32Array(columns).fill(-1e6);
  let [top, cell] = [0, 0];
  for (let row = 1; row <= needle.length; row += 1) {
    const id = ids[row - 1];
    const same = weight(needle[row - 1] as Word);
    let [diagonal, added, blocks] = [0, -1e6, -1e6];
    for (let column = 1; column < columns; column += 1) {
      const opened = (best[column - 1] ?? 0) + GAP;
      let step = 0;
      if (added > opened) step |= ADDED_ON;
      added = Math.max(added, opened) + GAP_GOES_ON;
      const lost = (best[column] ?? 0) + GAP;
      const lostOn = dropped[column] ?? 0;
      if (lostOn > lost) step |= DROPPED_ON;
      dropped[column] = Math.max(lost, lostOn) + GAP_GOES_ON;
      const entered = opens[column - 1] ? (best[column - 1] ?? 0) + BLOCKS_BETWEEN : -1e6;
      if (blocks >= entered) step |= BLOCKS_ON;
      blocks = Math.max(blocks, entered);
      const other = ids[needle.length + column - 1] ?? NOTHING;
      const pair = other === NOTHING ? -1e6 : diagonal + (id === other ? same : OTHER);
      let [value, way] = [0, START];
      if (pair > value) [value, way] = [pair, PAIR];
      if (added > value) [value, way] = [added, ADDED];
      if ((dropped[column] ?? 0) > value) [value, way] = [dropped[column] ?? 0, DROPPED];
      if (opens[column] && blocks > value) [value, way] = [blocks, BLOCKS];
      diagonal = best[column] ?? 0;
      best[column] = value;
      trace[row * columns + column] = step | way;
      if (value > top) [top, cell] = [value, row * columns + column];
    }
  }
  return cell;
}

function walkBack(length: number, columns: number, from: number, trace: Uint8Array): Int32Array {
  const places = new Int32Array(length).fill(-1);
  let cell = from;
  let gap = START;
  while (cell >= columns) {
    const step = trace[cell] ?? 0;
    const way = gap === START ? step & 7 : gap;
    if (way === START) break;
    if (way === PAIR) {
      places[Math.floor(cell / columns) - 1] = (cell % columns) - 1;
      cell -= columns + 1;
      continue;
    }
    const goesOn = step & (way === ADDED ? ADDED_ON : way === DROPPED ? DROPPED_ON : BLOCKS_ON);
    gap = goesOn ? way : START;
    cell -= way === DROPPED ? columns : 1;
  }
  return places;
}

/** The words of both as numbers, the same for the same word: compared a million times. */
function idsOf(needle: readonly Word[], text: readonly Word[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from([...needle, ...text], (word) => {
    const key = word.text.toLowerCase();
    if (key === '') return NOTHING;
    const id = known.get(key) ?? known.size;
    known.set(key, id);
    return id;
  });
}
