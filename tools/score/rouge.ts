/**
 * ROUGE F1 of a summary against a reference (Lin, _ROUGE: a package for automatic evaluation of summaries_, 2004), 0 to 1:
 * `r1` and `r2` by runs of one and two syllables, `rl` by the longest common subsequence of the whole texts.
 */
export interface Rouge {
  readonly r1: number;
  readonly r2: number;
  readonly rl: number;
}

/**
 * The score over Unicode syllables: letters and digits, NFC, lower case. The tokeniser of the original cuts at every letter with a
 * diacritic, which doubles the figures in Vietnamese; compare these with none of its.
 */
export function rouge(summary: string, reference: string): Rouge {
  const [found, wanted] = [syllables(summary), syllables(reference)];
  return {
    r1: f1(shared(found, wanted), found.length, wanted.length),
    r2: f1(shared(pairs(found), pairs(wanted)), found.length - 1, wanted.length - 1),
    rl: f1(longestCommon(found, wanted), found.length, wanted.length),
  };
}

/** The syllables and numbers of a text, as ROUGE compares them: «Chip 3nm, hòa» → chip · 3nm · hòa. */
export function syllables(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

/** How many items two lists share, each as often as both have it. */
function shared(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const item of b) left.set(item, (left.get(item) ?? 0) + 1);
  let both = 0;
  for (const item of a) {
    const rest = left.get(item) ?? 0;
    if (rest > 0) both += 1;
    left.set(item, rest - 1);
  }
  return both;
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1)
      next.push(word === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}

function f1(both: number, found: number, wanted: number): number {
  return both === 0 ? 0 : (2 * both) / (found + wanted);
}
