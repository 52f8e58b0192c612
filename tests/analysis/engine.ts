import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '@/lib/analysis/analyse';
import type { Analysis } from '@/lib/analysis/analysis';
import { prepare } from '@/lib/analysis/engine';
import { packKnowledge } from '@/lib/analysis/knowledge/packed';
import { readModel } from '@/lib/analysis/recogniser/model';
import { type ArticleText, articleText } from '@/lib/text/article-text';
import { compileKnowledge } from '../../tools/knowledge/compile';

const ASSETS = join(import.meta.dirname, '../../assets');

/** The engine with the knowledge and the model that ship. */
export const engine = prepare(
  packKnowledge(compileKnowledge(join(ASSETS, 'knowledge'))),
  readModel(readFileSync(join(ASSETS, 'model/names.bin'))),
);

/** Paragraphs (the first one the title) and what the engine makes of them. */
export function read(...paragraphs: readonly string[]): { article: ArticleText; analysis: Analysis } {
  const [title = '', ...rest] = paragraphs;
  const article = articleText([
    { role: 'title', text: title },
    ...rest.map((text) => ({ role: 'paragraph' as const, text })),
  ]);
  return { article, analysis: analyse(article, engine) };
}

/** «Lan:person» for every mention of a sentence, in order. */
export function names(sentence: string): string[] {
  const { article, analysis } = read('Tin công nghệ trong ngày hôm nay có gì', sentence);
  return analysis.mentions.map(({ start, end, entity }) => {
    const { kind } = analysis.entities.find(({ id }) => id === entity) ?? {};
    return `${article.text.slice(start, end)}:${kind}`;
  });
}

/** [words, speaker] for every direct quotation. */
export function said(...paragraphs: readonly string[]): [string, string | undefined][] {
  const { article, analysis } = read('Tin công nghệ trong ngày hôm nay có gì', ...paragraphs);
  return analysis.quotations
    .filter(({ kind }) => kind === 'direct')
    .map(({ content, speaker }) => [article.text.slice(content.start, content.end), speaker?.name]);
}
