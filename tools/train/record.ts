import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Engine } from '@/lib/analysis/engine';
import type { CorpusText } from './corpus';
import { examplesOf } from './examples';
import { generator } from './random';

/** Where `npm run train` writes what it trained upon. */
export const RECORD = join(import.meta.dirname, 'trained.json');

/** What a model was trained upon, in hashes; where one differs from today's, it is time to train again. */
interface TrainingRecord {
  /** Of every training text with its annotations. */
  readonly texts: string;
  /** Of the features of some texts, no entry of the knowledge known: words, cues, rules and templates. */
  readonly features: string;
  /** Of the model file itself. */
  readonly model: string;
}

/** One text in so many is asked for its features: enough for each template, and a second's work. */
const STEP = 40;

/** What these texts, this engine and this model are, in hashes. An entry more or less in the knowledge changes none of them. */
export function trainingRecord(all: readonly CorpusText[], engine: Engine, model: Uint8Array): TrainingRecord {
  const texts = all.filter(({ split }) => split === 'train');
  const sample = texts.filter((_, i) => i % STEP === 0);
  const unknowing: Engine = { ...engine, gazetteer: { ...engine.gazetteer, longest: () => undefined } };
  const features = createHash('sha256');
  for (const { buckets, starts, labels, openings } of examplesOf(sample, unknowing, generator(1)))
    for (const numbers of [buckets, starts, labels, openings]) features.update(numbers.join());
  return {
    texts: createHash('sha256').update(JSON.stringify(texts)).digest('hex'),
    features: features.digest('hex'),
    model: createHash('sha256').update(model).digest('hex'),
  };
}
