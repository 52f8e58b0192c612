/** How fast the engine is here: `npm run bench`. Ratios count, not milliseconds: the first line is a fixed piece of work. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '@/lib/analysis/analyse';
import { prepare } from '@/lib/analysis/engine';
import { readModel } from '@/lib/analysis/model';
import { articleText } from '@/lib/text/article-text';
import { plain } from '@/lib/text/fold';
import { compileKnowledge } from './knowledge/compile';
import { goldPages } from './stage/pages';

const ROOT = join(import.meta.dirname, '..');

function median(work: () => void, times = 15): number {
  const runs = Array.from({ length: times }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return runs.sort((a, b) => a - b)[times >> 1] ?? 0;
}

const knowledge = compileKnowledge(join(ROOT, 'assets/knowledge'));
const model = readFileSync(join(ROOT, 'assets/model/names.bin'));
const engine = prepare(knowledge, readModel(model));
const page = goldPages(join(ROOT, 'tests/pages')).find(({ paragraphs }) => paragraphs);
const paragraphs = page?.paragraphs ?? [];
const words = paragraphs.join(' ').split(/\s+/).length;
const ofWords = (count: number) =>
  articleText(
    Array.from({ length: Math.ceil(count / words) }, () => paragraphs)
      .flat()
      .map((text) => ({ role: 'paragraph' as const, text })),
  );
const small = ofWords(1000);
const large = ofWords(10_000);
const calibration = median(() => plain(small.text.repeat(10)));
const print = (name: string, ms: number) =>
  console.log(`${name.padEnd(34)} ${ms.toFixed(1).padStart(8)} ms  ${(ms / calibration).toFixed(2).padStart(6)}×`);
print('calibration: fold 10,000 words', calibration);
print(
  'engine ready (prepare)',
  median(() => void prepare(knowledge, readModel(model))),
);
print(
  'analyse 1,000 words',
  median(() => void analyse(small, engine)),
);
print(
  'analyse 10,000 words',
  median(() => void analyse(large, engine), 5),
);
