/** `npm run evaluate`: what the engine reaches on the test split of the corpus, which nobody trains or tunes on; `-- --rules-only` without the recogniser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from '@/lib/analysis/engine';
import { readModel } from '@/lib/analysis/model';
import { compileKnowledge } from '../knowledge/compile';
import { CORPUS, readCorpus } from './corpus';
import { f1, scoresOf } from './test-split';

const ASSETS = join(import.meta.dirname, '../../assets');
const model = process.argv.includes('--rules-only')
  ? undefined
  : readModel(readFileSync(join(ASSETS, 'model/names.bin')));
const engine = prepare(compileKnowledge(join(ASSETS, 'knowledge')), model);
const texts = readCorpus(CORPUS).filter(({ split }) => split === 'test');
const { names, quotations, speakers, reported, reportedSpeakers } = scoresOf(texts, engine);
const percent = (share: number) => (100 * share).toFixed(1).padStart(6);
console.log(`${texts.length} texts of the test split`);
for (const [kind, count] of Object.entries(names))
  console.log(
    `${kind.padEnd(14)} P ${percent(count.right / count.found)}  R ${percent(count.right / count.there)}  F1 ${percent(f1(count))}`,
  );
console.log(`quotations     F1 ${percent(f1(quotations))}`);
console.log(
  `speakers       right of all ${percent(speakers.right / speakers.there)}, of those named ${percent(speakers.right / speakers.found)}`,
);
console.log(
  `reported       overlap F1 ${percent(f1(reported))}, speakers ${percent(reportedSpeakers.right / reportedSpeakers.there)}`,
);
