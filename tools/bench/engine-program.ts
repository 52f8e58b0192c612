/**
 * What `bench.ts` compiles and runs in a process of its own; its measurements are printed as JSON. `cold`: from the start of the process
 * until the engine is ready and has read its first article, and its memory then. `warm`: the same words again and again.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { analyse } from '@/lib/analysis/analyse';
import { type Engine, prepare } from '@/lib/analysis/engine';
import { readModel } from '@/lib/analysis/recogniser/model';
import type { ArticleText } from '@/lib/text/article-text';
import { loadTagger } from '../peers/vntk-tagger';

/** Of one process: milliseconds, and bytes in use after a collection. */
export interface Cold {
  readonly ready: number;
  readonly firstArticle: number;
  readonly heap: number;
}

/** Milliseconds of each run, by the work. */
export type Warm = Readonly<Record<'calibration' | 'small' | 'large' | 'huge' | 'vntk', readonly number[]>>;

const [mode, extension = '', articles = '', vntkFolder] = process.argv.slice(2);
const article = (name: string): ArticleText => JSON.parse(readFileSync(join(articles, `${name}.json`), 'utf8'));

function load(): Engine {
  return prepare(readFileSync(join(extension, 'knowledge.bin')), readModel(readFileSync(join(extension, 'names.bin'))));
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function cold(): Cold {
  const engine = load();
  const ready = performance.now() - performance.nodeTiming.bootstrapComplete;
  const small = article('small');
  const firstArticle = timed(() => analyse(small, engine));
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { ready, firstArticle, heap: heapUsed + arrayBuffers };
}

/** Rounds of everything in turn, so that what else the machine does meanwhile falls upon all alike. */
function warm(): Warm {
  const engine = load();
  const [small, large, huge] = [article('small'), article('large'), article('huge')];
  const times = { calibration: [], small: [], large: [], huge: [], vntk: [] } as Record<keyof Warm, number[]>;
  const tagger = vntkFolder ? loadTagger(vntkFolder) : undefined;
  const lines = small.text.split('\n');
  const take = (name: keyof Warm, count: number, work: () => void) => {
    for (let i = 0; i < count; i += 1) times[name].push(timed(work));
  };
  for (let i = 0; i < 50; i += 1) analyse(small, engine);
  for (let round = 0; round < 5; round += 1) {
    take('calibration', 5, () => void huge.text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
    take('small', 10, () => analyse(small, engine));
    take('large', 2, () => analyse(large, engine));
    if (round % 2 === 0) take('huge', 1, () => analyse(huge, engine));
    if (tagger) take('vntk', 1, () => lines.forEach((line) => void tagger.tag(line)));
  }
  return times;
}

console.log(JSON.stringify(mode === 'cold' ? cold() : warm()));
