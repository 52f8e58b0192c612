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
import { packKnowledge } from '@/lib/analysis/knowledge/packed';
import { readModel } from '@/lib/analysis/recogniser/model';
import { type ArticleText, articleText } from '@/lib/text/article-text';
import { explanation } from './explain/explanation';
import { entryPlaces } from './explain/places';
import { compileKnowledge } from './knowledge/compile';
import { without } from './knowledge/hidden';
import { articleOfFile } from './page-file';
import { NOTHING, prediction } from './prediction';

class BadInput extends Error {}

/** Options that have a value behind them. */
const VALUED = new Set(['--hide', '--mention']);
const ASSETS = join(dirname(fileURLToPath(import.meta.url)), '../assets');

async function main(args: readonly string[]): Promise<void> {
  const files = args.filter((arg, i) => !arg.startsWith('--') && !VALUED.has(args[i - 1] ?? ''));
  const options: Options = args.includes('--knowledge-only') ? { knowledgeOnly: true } : {};
  const hidden = args.includes('--hide') ? hiddenNames(args[args.indexOf('--hide') + 1]) : undefined;
  const knowledge = compileKnowledge(join(ASSETS, 'knowledge'));
  const model = args.includes('--rules-only') ? undefined : readModel(readFileSync(join(ASSETS, 'model/names.bin')));
  const engine = prepare(packKnowledge(knowledge), model);
  const engineFor = (id: string) =>
    hidden?.has(id) ? prepare(packKnowledge(without(knowledge, hidden.get(id) ?? []).rest), model) : engine;
  const answer = args.includes('--explain') ? explainer(args, options) : printer(options);
  if (args.includes('--jsonl')) return eachLine((id, article) => answer({ id, article }, engineFor(String(id))));
  if (files.length === 0) throw new BadInput('usage: analyse [--explain] --jsonl | page.html … | article.txt');
  for (const file of files) answer(readFile(file), engine);
}

/** An article to analyse, and what a page said of itself; without an article it is none. */
interface Read {
  readonly id: string | number;
  readonly article: ArticleText | undefined;
  readonly page?: Record<string, unknown>;
}

type Report = (read: Read, engine: Engine) => void;

/** One JSON object a line. */
function printer(options: Options): Report {
  return ({ id, article, page }, engine) => {
    const analysed = article ? timed(article, engine, options) : { ...NOTHING, ms: 0 };
    print(`${JSON.stringify({ id, ...analysed, ...(page ? { article: page } : {}) })}\n`);
  };
}

/** Where each mark comes from, in words. */
function explainer(args: readonly string[], options: Options): Report {
  const wanted = args.includes('--mention') ? args[args.indexOf('--mention') + 1] : undefined;
  const entries = entryPlaces(join(ASSETS, 'knowledge'));
  return ({ id, article }, engine) => {
    if (!article) return print(`${id}: no article\n`);
    const trace = { article, analysis: analyse(article, engine, options), engine, entries };
    print(`${id}: ${explanation(trace, wanted)}`);
  };
}

async function eachLine(answer: (id: string | number, article: ArticleText) => void): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const { id, article } = articleOfLine(line, number);
    answer(id, article);
  }
}

function articleOfLine(line: string, number: number): { id: string | number; article: ArticleText } {
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
  return { id, article: ofParagraphs(title, paragraphs) };
}

function ofParagraphs(title: string, paragraphs: readonly string[]): ArticleText {
  return articleText([
    { role: 'title', text: title },
    ...paragraphs.map((text) => ({ role: 'paragraph' as const, text })),
  ]);
}

function readFile(file: string): Read {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadInput((error as Error).message);
  }
  if (!/\.x?html?$/i.test(file)) {
    const [title = '', ...paragraphs] = content.split('\n').filter((line) => line.trim() !== '');
    return { id: file, article: ofParagraphs(title, paragraphs) };
  }
  const article = articleOfFile(content)?.article;
  if (!article) {
    const page = { isArticle: false, title: null, lead: null, paragraphs: [] };
    return { id: file, article, page };
  }
  const paragraphs = article.blocks
    .filter((block) => block.role === 'paragraph' || block.role === 'heading')
    .map((block) => article.text.slice(block.start, block.end));
  return { id: file, article, page: { isArticle: true, title: article.title, lead: article.lead ?? null, paragraphs } };
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

function print(text: string): void {
  const bytes = Buffer.from(text);
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
