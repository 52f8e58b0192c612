/**
 * Whether reading costs in proportion to what is read: `npm run bench:growth`. By shape of text: milliseconds for a thousand words
 * in a text of 2,000 and of 32,000. An article of 100,000 words beside one of 1,000 is in `npm run bench`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '@/lib/analysis/analyse';
import { prepare } from '@/lib/analysis/engine';
import { packKnowledge } from '@/lib/analysis/knowledge/packed';
import { readModel } from '@/lib/analysis/recogniser/model';
import { type ArticleText, articleText } from '@/lib/text/article-text';
import { SHAPES, shaped } from './bench/shapes';
import { compileKnowledge } from './knowledge/compile';

const ASSETS = join(import.meta.dirname, '../assets');
const engine = prepare(
  packKnowledge(compileKnowledge(join(ASSETS, 'knowledge'))),
  readModel(readFileSync(join(ASSETS, 'model/names.bin'))),
);

function quickest(article: ArticleText, times: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    analyse(article, engine);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

for (const name of Object.keys(SHAPES)) {
  const [few, many] = [2000, 32_000].map((words) => {
    const article = articleText(shaped(name, words).map((text) => ({ role: 'paragraph', text })));
    return quickest(article, words > 10_000 ? 1 : 5) / (words / 1000);
  });
  console.log(`${name.padEnd(32)} ${few?.toFixed(2).padStart(8)} ${many?.toFixed(2).padStart(8)}`);
}
