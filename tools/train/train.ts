/**
 * `npm run train`: trains the recogniser on the corpus and writes assets/model/names.bin, and beside this file what it was trained
 * upon. The same corpus, knowledge and seed give the same bytes. `--corpus FOLDER` and `--out FILE` for trials.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { prepare } from '@/lib/analysis/engine';
import { packKnowledge } from '@/lib/analysis/knowledge/packed';
import { compileKnowledge } from '../knowledge/compile';
import { CORPUS, readCorpus } from './corpus';
import { trainedModel } from './model';
import { RECORD, trainingRecord } from './record';

const ROOT = join(import.meta.dirname, '../..');
const MODEL = join(ROOT, 'assets/model/names.bin');
const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);

const started = performance.now();
const say = (text: string) => console.log(`${((performance.now() - started) / 1000).toFixed(1)} s  ${text}`);
const engine = prepare(packKnowledge(compileKnowledge(join(ROOT, 'assets/knowledge'))));
const texts = readCorpus(option('--corpus') ?? CORPUS);
const file = trainedModel(texts, engine, say);
const out = option('--out') ?? MODEL;
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, file);
if (out === MODEL) writeFileSync(RECORD, `${JSON.stringify(trainingRecord(texts, engine, file), undefined, 2)}\n`);
say(`${out}: ${file.length} bytes`);
