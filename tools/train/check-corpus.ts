import { readFileSync } from 'node:fs';
import { sentenceSpans } from '@/lib/text/sentences';
import type { CorpusLine, CorpusText } from './corpus';

/** What `npm run corpus:check` reports and bounds. */
interface Variety {
  readonly sentences: number;
  /** Share of sentences, names replaced by their kind, that share half of their 5-syllable runs with one other sentence. */
  readonly alike: number;
  /** Distinct 4-syllable runs of all 4-syllable runs. */
  readonly distinct: number;
  /** Pairs of sentences that are alike, for the writer to mend. */
  readonly pairs: readonly [string, string][];
}

export const MOST_ALIKE = 0.01;
export const FEWEST_DISTINCT = 0.9;
/** No text may share so long a run of syllables with a text of the folder given by `--against`. */
const LONGEST_SHARED = 8;

interface Sentence {
  readonly place: string;
  readonly text: string;
  readonly syllables: readonly string[];
}

/** Measures how varied a corpus is; linear in its size but for sentences that share runs. */
export function variety(texts: readonly CorpusText[]): Variety {
  const all = texts.flatMap((text) => text.lines.flatMap((line) => sentencesOf(line, text.place)));
  const owners = new Map<string, number[]>();
  all.forEach(({ syllables }, i) => {
    for (const run of new Set(runsOf(syllables, 5))) owners.set(run, [...(owners.get(run) ?? []), i]);
  });
  const pairs: [string, string][] = [];
  let alike = 0;
  all.forEach(({ syllables, place, text }, i) => {
    const runs = [...new Set(runsOf(syllables, 5))];
    const shared = new Map<number, number>();
    for (const run of runs)
      for (const other of owners.get(run) ?? []) if (other !== i) shared.set(other, (shared.get(other) ?? 0) + 1);
    const twin = [...shared].find(([, count]) => runs.length > 0 && count >= runs.length / 2)?.[0];
    if (twin === undefined) return;
    alike += 1;
    if (i < twin) pairs.push([`${place} ${text}`, `${all[twin]?.place} ${all[twin]?.text}`]);
  });
  const fours = all.flatMap(({ syllables }) => runsOf(syllables, 4));
  return {
    sentences: all.length,
    alike: all.length === 0 ? 0 : alike / all.length,
    distinct: fours.length === 0 ? 1 : new Set(fours).size / fours.length,
    pairs,
  };
}

/** Runs of syllables that a corpus shares with other texts; each with its place. */
export function sharedRuns(texts: readonly CorpusText[], others: readonly string[]): string[] {
  const known = new Set(others.flatMap((text) => runsOf(syllablesOf(text), LONGEST_SHARED)));
  return texts.flatMap((text) =>
    text.lines.flatMap((line) =>
      runsOf(syllablesOf(line.text), LONGEST_SHARED)
        .filter((run) => known.has(run))
        .map((run) => `${text.place}: ${run}`),
    ),
  );
}

function sentencesOf(line: CorpusLine, place: string): Sentence[] {
  return sentenceSpans(line.text, { start: 0, end: line.text.length }).map(({ start, end }) => {
    let text = '';
    let at = start;
    for (const name of line.names) {
      if (name.start < start || name.end > end) continue;
      text += `${line.text.slice(at, name.start)} §${name.kind} `;
      at = name.end;
    }
    text += line.text.slice(at, end);
    return { place, text: line.text.slice(start, end), syllables: syllablesOf(text) };
  });
}

function syllablesOf(text: string): string[] {
  return text.toLowerCase().match(/§?[\p{L}\p{N}]+/gu) ?? [];
}

function runsOf(syllables: readonly string[], length: number): string[] {
  const runs: string[] = [];
  for (let at = 0; at + length <= syllables.length; at += 1) runs.push(syllables.slice(at, at + length).join(' '));
  return runs;
}

/** Reads the texts of a folder of articles: JSON files with `title` and `paragraphs`, or plain text. */
export function textsIn(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const content = readFileSync(file, 'utf8');
    if (!file.endsWith('.json')) return [content];
    const { title = '', paragraphs = [] } = JSON.parse(content) as { title?: string; paragraphs?: string[] };
    return [title, ...paragraphs];
  });
}
