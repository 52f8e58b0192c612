/** Which numbers of an author are there: ranges with both ends included, apart and in order. */
export type Coverage = readonly (readonly [from: number, to: number])[];

/** A coverage with one range more. */
export function cover(coverage: Coverage, from: number, to: number): Coverage {
  const merged: [number, number][] = [];
  for (const [first, last] of [...coverage, [from, to] as const].sort((a, b) => a[0] - b[0])) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** The number up to which everything is there; 0 where the first is missing. */
export function prefix(coverage: Coverage | undefined): number {
  const first = coverage?.[0];
  return first && first[0] <= 1 ? first[1] : 0;
}
