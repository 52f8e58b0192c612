import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '@/lib/analysis/engine';
import { type ArticleText, articleText, type BlockRole } from '@/lib/text/article-text';
import { type Rouge, rouge, syllables } from './rouge';
import { asLongAs, first, oracle, ours, type Summariser, textRank } from './summarisers';
import { aligned } from './table';

/** An article of our own and what an editor made of it. */
export interface Abstracted {
  readonly id: string;
  /** As the extension gives it to the engine, the lead left out: an abstract and a lead say the same. */
  readonly article: ArticleText;
  /** The same with its lead. */
  readonly whole: ArticleText;
  readonly abstract: string;
}

/** What the summary must gain over the first two and the first three sentences, in ROUGE-1. */
export const SUMMARY_GAIN = 0.006;
const SAMPLES = 1000;

/**
 * Reads the articles of a folder: `articles/*.txt` (a title, the lead behind «> », headings behind «## », a paragraph a line) and the
 * abstract of the same name in `abstracts`.
 */
export function readAbstracted(folder: string): Abstracted[] {
  return readdirSync(join(folder, 'articles'))
    .sort()
    .map((file) => {
      const blocks = linesOf(join(folder, 'articles', file)).map((line, i) => blockOf(line, i));
      return {
        id: file.replace('.txt', ''),
        article: articleText(blocks.filter(({ role }) => role !== 'lead')),
        whole: articleText(blocks),
        abstract: linesOf(join(folder, 'abstracts', file)).join(' '),
      };
    });
}

/** The scores of one way to summarise, an article each, and how long its summaries are. */
export interface SummaryScore {
  readonly name: string;
  readonly scores: readonly Rouge[];
  readonly sentences: number;
  readonly syllables: number;
}

/** Our summary, its baselines and its ceiling on the same articles; the first is ours. */
export function summaryScores(articles: readonly Abstracted[], engine: Engine): SummaryScore[] {
  const ways: readonly [string, Summariser][] = [
    ['ours', ours(engine)],
    ['lead-1', first(1)],
    ['lead-2', first(2)],
    ['lead-3', first(3)],
    ['lead, as long as ours', asLongAs(ours(engine))],
    ['TextRank-2', textRank(2)],
    ['TextRank-3', textRank(3)],
    ['greedy oracle, at most 5', oracle(5)],
  ];
  return ways.map(([name, summarise]) => {
    const summaries = articles.map(({ article, abstract }) => summarise(article, abstract));
    return {
      name,
      scores: summaries.map((sentences, i) => rouge(sentences.join(' '), articles[i]?.abstract ?? '')),
      sentences: mean(summaries.map(({ length }) => length)),
      syllables: mean(summaries.map((sentences) => syllables(sentences.join(' ')).length)),
    };
  });
}

/** The mean gain in ROUGE-1 of one way over another on the same articles. */
export function gain(a: SummaryScore, b: SummaryScore): number {
  return mean(a.scores.map(({ r1 }, i) => r1 - (b.scores[i]?.r1 ?? 0)));
}

/** The table of summaries, and the bars that are missed; `random` draws the intervals, by article, of the mean and of our gain. */
export function summaryTable(
  scores: readonly SummaryScore[],
  random: () => number,
): { text: string; misses: string[] } {
  const [own] = scores;
  const misses: string[] = [];
  const rows = scores.map((way) => {
    const isBar = way.name === 'lead-2' || way.name === 'lead-3';
    const ahead = own && way !== own ? gain(own, way) : undefined;
    const isMissed = isBar && ahead !== undefined && ahead < SUMMARY_GAIN;
    if (isMissed) misses.push(`summary: ${percent(ahead)} over ${way.name}, ${percent(SUMMARY_GAIN)} required`);
    const gains = own?.scores.map(({ r1 }, i) => r1 - (way.scores[i]?.r1 ?? 0)) ?? [];
    const range = (numbers: readonly number[]) => interval(numbers, random).map(percent).join('–');
    return [
      way.name,
      percent(mean(way.scores.map(({ r1 }) => r1))),
      range(way.scores.map(({ r1 }) => r1)),
      percent(mean(way.scores.map(({ r2 }) => r2))),
      percent(mean(way.scores.map(({ rl }) => rl))),
      way.sentences.toFixed(1),
      way.syllables.toFixed(0),
      ...(ahead === undefined
        ? ['', '', '']
        : [`${percent(ahead)}${isMissed ? ' ✗' : ''}`, range(gains), isBar ? percent(SUMMARY_GAIN) : '']),
    ];
  });
  const head = [
    '',
    'R1',
    '95 % interval',
    'R2',
    'RL',
    'sentences',
    'syllables',
    'our gain',
    '95 % interval',
    'required',
  ];
  return { text: aligned([head, ...rows]), misses };
}

function blockOf(line: string, index: number): { role: BlockRole; text: string } {
  if (index === 0) return { role: 'title', text: line };
  if (line.startsWith('> ')) return { role: 'lead', text: line.slice(2) };
  if (line.startsWith('## ')) return { role: 'heading', text: line.slice(3) };
  return { role: 'paragraph', text: line };
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** 95 % by the bootstrap (percentiles) of the mean. */
function interval(numbers: readonly number[], random: () => number): [number, number] {
  const means = Array.from({ length: SAMPLES }, () =>
    mean(numbers.map(() => numbers[Math.floor(random() * numbers.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return [means[Math.floor(SAMPLES * 0.025)] ?? 0, means[Math.floor(SAMPLES * 0.975)] ?? 0];
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0) / Math.max(1, numbers.length);
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
