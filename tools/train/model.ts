import type { Engine } from '@/lib/analysis/engine';
import { writeModel } from '@/lib/analysis/recogniser/model';
import type { CorpusText } from './corpus';
import { examplesOf } from './examples';
import { learn, quantised } from './learn';
import { generator } from './random';

const SEED = 20261124;

/** The bytes of the model that the training texts give; other splits are left out. The same texts, engine and code give the same bytes. */
export function trainedModel(all: readonly CorpusText[], engine: Engine, say: (text: string) => void): Uint8Array {
  const texts = all.filter(({ split }) => split === 'train');
  const random = generator(SEED);
  say(`${texts.length} texts`);
  const { weights, transitions } = learn(() => examplesOf(texts, engine, random), random, say);
  const { bytes, scale } = quantised(weights);
  return writeModel(bytes, scale, transitions);
}
