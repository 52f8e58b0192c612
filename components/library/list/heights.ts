/** The heights of the rows of a long list: estimated until they are measured. All in CSS pixels. */
export interface Heights {
  /** Where a row begins; for the number of rows, where the list ends. */
  top(index: number): number;
  /** The row at a place; the first or the last where the place is outside. */
  indexAt(place: number): number;
  /** Notes what a row was measured to be; true where that is news. */
  measure(index: number, height: number): boolean;
}

/** Keeps sums over the rows (Fenwick 1994), so that no question costs more than the logarithm of their number. */
export function openHeights(initial: ArrayLike<number>): Heights {
  const count = initial.length;
  const heights = Float64Array.from(initial);
  // sums[i] is the sum of the rows above i from the last multiple of its lowest bit.
  const sums = new Float64Array(count + 1);
  for (let i = 1; i <= count; i++) {
    sums[i] = (sums[i] ?? 0) + (heights[i - 1] ?? 0);
    const parent = i + (i & -i);
    if (parent <= count) sums[parent] = (sums[parent] ?? 0) + (sums[i] ?? 0);
  }
  let highest = 1;
  while (highest * 2 <= count) highest *= 2;
  return {
    top(index) {
      let sum = 0;
      for (let i = Math.min(index, count); i > 0; i -= i & -i) sum += sums[i] ?? 0;
      return sum;
    },
    indexAt(place) {
      let [index, rest] = [0, place];
      for (let step = highest; step > 0; step >>= 1) {
        const next = index + step;
        if (next <= count && (sums[next] ?? 0) <= rest) {
          index = next;
          rest -= sums[next] ?? 0;
        }
      }
      return Math.max(0, Math.min(index, count - 1));
    },
    measure(index, height) {
      const change = height - (heights[index] ?? height);
      if (change === 0) return false;
      heights[index] = height;
      for (let i = index + 1; i <= count; i += i & -i) sums[i] = (sums[i] ?? 0) + change;
      return true;
    },
  };
}
