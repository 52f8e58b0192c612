/** A record that was found, as far as its place among the others depends on it. */
export interface Ranked<Where> {
  readonly score: number;
  readonly time: number;
  readonly where: Where;
}

/** Counts all that is found and keeps the best of it: the higher score, then the newer, then what was told first. */
export function ranking<Where>(most: number) {
  const kept: Ranked<Where>[] = [];
  let worst: Ranked<Where> | undefined;
  let total = 0;
  const cut = () => {
    kept.sort((a, b) => b.score - a.score || b.time - a.time);
    kept.length = Math.min(kept.length, most);
    worst = kept.length === most ? kept.at(-1) : undefined;
  };
  return {
    add(score: number, time: number, where: Where) {
      total += 1;
      if (most === 0) return;
      if (worst && (score < worst.score || (score === worst.score && time <= worst.time))) return;
      kept.push({ score, time, where });
      if (kept.length >= 2 * most) cut();
    },
    total: () => total,
    best(): readonly Ranked<Where>[] {
      cut();
      return kept;
    },
  };
}
