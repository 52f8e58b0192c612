/**
 * The engine on the command line: `npm run analyse -- --jsonl < articles.jsonl`, `-- page.html …`, `-- article.txt`.
 * The contract is in docs/ANALYSE.md; errors of the input end the run with status 2 and name the line.
 */
import { readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { analyse, type Options } from '@/lib/analysis/analyse';
import { type Engine, prepare } from '@/lib/analysis/engine';
import { readModel } from '@/lib/analysis/model';
import { type ArticleText, articleText } from '@/lib/text/article-text';
import { compileKnowledge } from './knowledge/compile';
import { without } from './knowledge/hidden';
import { articleOfFile } from './page-file';
import { prediction } from './prediction';

class BadInput extends Error {}

const ASSETS = join(dirname(fileURLToPath(import.meta.url)), '../assets');

async function main(args: readonly string[]): Promise<void> {
  const files = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--hide');
  const options: Options = args.includes('--knowledge-only') ? { knowledgeOnly: true } : {};
  const hidden = args.includes('--hide') ? hiddenNames(args[args.indexOf('--hide') + 1]) : undefined;
  const knowledge = compileKnowledge(join(ASSETS, 'knowledge'));
  const model = args.includes('--rules-only') ? undefined : readModel(readFileSync(join(ASSETS, 'model/names.bin')));
  const engine = prepare(knowledge, model);
  const engineFor = (id: string) =>
    hidden?.has(id) ? prepare(without(knowledge, hidden.get(id) ?? []).rest, model) : engine;
  if (args.includes('--jsonl')) return analyseLines(engineFor, options);
  if (files.length === 0) throw new BadInput('usage: analyse --jsonl | page.html … | article.txt');
  for (const file of files) print(fileAnalysis(file, engine, options));
}

async function analyseLines(engineFor: (id: string) => Engine, options: Options): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const { id, article } = articleOfLine(line, number);
    print({ id, ...timed(article, engineFor(id), options) });
  }
}

function articleOfLine(line: string, number: number): { id: string; article: ArticleText } {
  const refuse = (why: string) => new BadInput(`line ${number}: ${why}`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw refuse(`not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse('not an object');
  const { id, title = '', paragraphs } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') throw refuse('«id» is neither a string nor a number');
  if (typeof title !== 'string') throw refuse('«title» is not a string');
  if (!Array.isArray(paragraphs) || paragraphs.some((p) => typeof p !== 'string'))
    throw refuse('«paragraphs» is not an array of strings');
  return { id: id as string, article: ofParagraphs(title, paragraphs) };
}

function ofParagraphs(title: string, paragraphs: readonly string[]): ArticleText {
  return articleText([
    { role: 'title', text: title },
    ...paragraphs.map((text) => ({ role: 'paragraph' as const, text })),
  ]);
}

function fileAnalysis(file: string, engine: Engine, options: Options): Record<string, unknown> {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadInput((error as Error).message);
  }
  if (!/\.x?html?$/i.test(file)) {
    const [title = '', ...paragraphs] = content.split('\n').filter((line) => line.trim() !== '');
    return { id: file, ...timed(ofParagraphs(title, paragraphs), engine, options) };
  }
  const article = articleOfFile(content)?.article;
  const none = {
    lang: 'und',
    isTech: false,
    entities: [],
    quotes: [],
    indirectQuotes: [],
    coref: [],
    summary: [],
    terms: [],
    ms: 0,
  };
  if (!article) return { id: file, ...none, article: { isArticle: false, title: null, lead: null, paragraphs: [] } };
  const paragraphs = article.blocks
    .filter((block) => block.role === 'paragraph' || block.role === 'heading')
    .map((block) => article.text.slice(block.start, block.end));
  const read = { isArticle: true, title: article.title, lead: article.lead ?? null, paragraphs };
  return { id: file, ...timed(article, engine, options), article: read };
}

function timed(article: ArticleText, engine: Engine, options: Options): Record<string, unknown> {
  const start = performance.now();
  const analysis = analyse(article, engine, options);
  const ms = performance.now() - start;
  return { ...prediction(article, analysis), ms: Math.round(ms * 1000) / 1000 };
}

function hiddenNames(file: string | undefined): Map<string, string[]> {
  if (!file) throw new BadInput('--hide needs a file');
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>));
  } catch (error) {
    throw new BadInput(`${file}: ${(error as Error).message}`);
  }
}

function print(value: unknown): void {
  const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      // A pipe whose reader is slow says EAGAIN; the rest is written when it has room.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof BadInput ? error.message : error);
  process.exit(error instanceof BadInput ? 2 : 1);
});
