/**
 * `npm run train`: trains the recogniser on the corpus and writes assets/model/names.bin. The same corpus, knowledge and seed give
 * the same bytes. `--corpus FOLDER` and `--out FILE` for trials.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { prepare } from '@/lib/analysis/engine';
import { packKnowledge } from '@/lib/analysis/knowledge/packed';
import { LABELS } from '@/lib/analysis/recogniser/crf';
import { BUCKETS, writeModel } from '@/lib/analysis/recogniser/model';
import { compileKnowledge } from '../knowledge/compile';
import { CORPUS, readCorpus } from './corpus';
import { examplesOf } from './examples';
import { learn, quantised } from './learn';
import { generator } from './random';

const ROOT = join(import.meta.dirname, '../..');
const SEED = 20261124;
const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);

const started = performance.now();
const say = (text: string) => console.log(`${((performance.now() - started) / 1000).toFixed(1)} s  ${text}`);
const knowledge = compileKnowledge(join(ROOT, 'assets/knowledge'));
const texts = readCorpus(option('--corpus') ?? CORPUS).filter(({ split }) => split === 'train');
const random = generator(SEED);
const examples = examplesOf(texts, prepare(packKnowledge(knowledge)), random);
say(`${texts.length} texts, ${examples.length} sequences`);
const trained = learn(examples, random, say);
const { bytes, scale } = quantised(trained.weights);
const file = writeModel(bytes, scale, trained.transitions);
const out = option('--out') ?? join(ROOT, 'assets/model/names.bin');
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, file);
const used = bytes.reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0);
say(`${out}: ${file.length} bytes, ${used} of ${BUCKETS * LABELS} weights are not zero`);
