import { analyse } from '@/lib/analysis/analyse';
import type { Engine } from '@/lib/analysis/engine';
import type { ArticleText } from '@/lib/text/article-text';
import { sentences } from '@/lib/text/sentences';
import { rouge, syllables } from './rouge';

/** Chooses sentences of an article; sees the abstract only where it is the ceiling. */
export type Summariser = (article: ArticleText, abstract: string) => string[];

/** The engine as it ships. */
export function ours(engine: Engine): Summariser {
  return (article) => analyse(article, engine).summary.map(({ start, end }) => article.text.slice(start, end));
}

/** The first sentences of the body. */
export function first(count: number): Summariser {
  return (article) => bodyOf(article).slice(0, count);
}

/** The first sentences of the body until they are as long as another way's summary: what its length alone is worth. */
export function asLongAs(other: Summariser): Summariser {
  return (article, abstract) => {
    const most = syllables(other(article, abstract).join(' ')).length;
    let length = 0;
    return bodyOf(article).filter((sentence) => {
      const fits = length < most;
      length += syllables(sentence).length;
      return fits;
    });
  };
}

/** The sentences most like all others (Mihalcea and Tarau, _TextRank_, 2004): shared syllables over the logarithms of the lengths. */
export function textRank(count: number): Summariser {
  return (article) => {
    const body = bodyOf(article);
    const sets = body.map((sentence) => new Set(syllables(sentence)));
    const likeness = sets.map((a, i) => sets.map((b, j) => (i === j ? 0 : alike(a, b))));
    const sums = likeness.map((row) => row.reduce((x, y) => x + y, 0) || 1);
    let ranks = body.map(() => 1);
    for (let round = 0; round < 30; round += 1)
      ranks = likeness.map((row) =>
        row.reduce((sum, weight, j) => sum + (0.85 * weight * (ranks[j] ?? 0)) / (sums[j] ?? 1), 0.15),
      );
    const best = body.map((_, i) => i).sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0));
    return inOrder(body, best.slice(0, count));
  };
}

/** The ceiling: sentence by sentence what adds most to ROUGE-1 with the abstract at hand, until nothing does. */
export function oracle(most: number): Summariser {
  return (article, abstract) => {
    const body = bodyOf(article);
    let chosen: number[] = [];
    let best = 0;
    while (chosen.length < most) {
      const tries = body.map((_, i) => (chosen.includes(i) ? 0 : scoreOf([...chosen, i])));
      const top = Math.max(...tries);
      if (top <= best) break;
      best = top;
      chosen = [...chosen, tries.indexOf(top)];
    }
    return inOrder(body, chosen);

    function scoreOf(indices: readonly number[]): number {
      return rouge(inOrder(body, indices).join(' '), abstract).r1;
    }
  };
}

function bodyOf(article: ArticleText): string[] {
  return sentences(article)
    .filter(({ block }) => article.blocks[block]?.role === 'paragraph')
    .map(({ start, end }) => article.text.slice(start, end));
}

function inOrder(body: readonly string[], indices: readonly number[]): string[] {
  return [...indices].sort((a, b) => a - b).flatMap((i) => body[i] ?? []);
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return both / (Math.log(a.size + 1) + Math.log(b.size + 1));
}
