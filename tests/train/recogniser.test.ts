import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bar, bestLabels, constrained, LABELS, marginal, sums, weightsOf } from '@/lib/analysis/recogniser/crf';
import { readModel } from '@/lib/analysis/recogniser/model';
import { figure, LINES } from '../../tools/score/figures';
import { talliesOf } from '../../tools/score/read';
import { CORPUS, type CorpusText, readCorpus } from '../../tools/train/corpus';
import { trainedModel } from '../../tools/train/model';
import { RECORD, trainingRecord } from '../../tools/train/record';
import { testSplit } from '../../tools/train/test-split';
import { engine } from '../analysis/engine';

const MODEL = readFileSync(join(import.meta.dirname, '../../assets/model/names.bin'));

/** Every sequence of labels with the weight of its path, tried one by one. */
function paths(scores: Float64Array, transitions: Float64Array): { labels: number[]; weight: number }[] {
  let found: { labels: number[]; weight: number }[] = [{ labels: [], weight: 0 }];
  for (let i = 0; i < scores.length / LABELS; i += 1)
    found = found.flatMap(({ labels, weight }) =>
      Array.from({ length: LABELS }, (_, label) => ({
        labels: [...labels, label],
        weight:
          weight + (scores[i * LABELS + label] ?? 0) + (transitions[(labels.at(-1) ?? LABELS) * LABELS + label] ?? 0),
      })),
    );
  return found;
}

const numbers = (length: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length });

describe('the conditional random field', () => {
  it('finds the best of all paths, and the probabilities that trying every path gives', () => {
    fc.assert(
      fc.property(numbers(3 * LABELS), numbers((LABELS + 1) * LABELS), (given, moves) => {
        const scores = Float64Array.from(given);
        const transitions = constrained(moves);
        const all = paths(scores, transitions);
        const top = all.reduce((best, path) => (path.weight > best.weight ? path : best));
        const best = [...bestLabels(scores, transitions)].join();
        expect(all.find(({ labels }) => labels.join() === best)?.weight).toBeCloseTo(top.weight, 9);
        const total = all.reduce((sum, { weight }) => sum + Math.exp(weight), 0);
        const found = sums(weightsOf(scores, transitions.map(Math.exp)));
        expect(found.total).toBeCloseTo(Math.log(total), 6);
        const second = all.reduce((sum, { labels, weight }) => sum + (labels[1] === 3 ? Math.exp(weight) : 0), 0);
        expect(marginal(found, 1, 3)).toBeCloseTo(second / total, 6);
      }),
      { numRuns: process.env.CHU_GIAI_LONG ? 200 : 15 },
    );
  });

  it('never goes on with a name that has not begun, and begins none where none may', () => {
    fc.assert(
      fc.property(
        numbers(6 * LABELS),
        fc.array(fc.constantFrom(0, 1, 2), { minLength: 6, maxLength: 6 }),
        (given, open) => {
          const scores = Float64Array.from(given);
          const openings = Uint8Array.from(open);
          bar(scores, openings);
          const labels = bestLabels(scores, constrained(new Float64Array((LABELS + 1) * LABELS)));
          labels.forEach((label, i) => {
            if (label > 0 && label % 2 === 0) expect([label - 1, label]).toContain(labels[i - 1]);
            if (label % 2 === 1) expect(openings[i]).toBe(1);
            if (openings[i] === 2) expect(label).toBe(0);
          });
        },
      ),
    );
  });
});

describe('the model', () => {
  it('is written as it is read, and a file that does not fit is refused', () => {
    const { weights, scale } = readModel(MODEL);
    expect(weights.some((weight) => weight !== 0)).toBe(true);
    expect(scale).toBeGreaterThan(0);
    expect(() => readModel(MODEL.subarray(1))).toThrow(/does not fit/);
    expect(() => readModel(new Uint8Array(MODEL.length))).toThrow(/does not fit/);
  });

  it('comes out the same, byte for byte, of the same texts and seed; of all texts it is the one that ships', () => {
    const texts = readCorpus(CORPUS);
    const of = (some: readonly CorpusText[]) => Buffer.from(trainedModel(some, engine, () => undefined));
    if (process.env.CHU_GIAI_LONG) expect(of(texts).equals(MODEL)).toBe(true);
    const few = texts.filter(({ split }) => split === 'train').slice(0, 12);
    expect(of(few).equals(of(few))).toBe(true);
  });

  it('was trained by the script, upon today’s texts and features', () => {
    const today = trainingRecord(readCorpus(CORPUS), engine, MODEL);
    expect(JSON.parse(readFileSync(RECORD, 'utf8')), 'npm run train, then evaluate').toEqual(today);
  });

  it('reaches on the test split, which it has not seen, what the README says', () => {
    const texts = testSplit();
    const reached = (by: typeof engine) => {
      const tallies = talliesOf(texts, by);
      return Object.fromEntries(LINES.map((line) => [line.of, figure(tallies, line) ?? 0]));
    };
    const { entities = 0, ...of } = reached(engine);
    expect(entities).toBeGreaterThanOrEqual(0.87);
    expect(of['ORG-COMPANY']).toBeGreaterThanOrEqual(0.84);
    expect(of.PER).toBeGreaterThanOrEqual(0.92);
    expect(of.PRODUCT).toBeGreaterThanOrEqual(0.8);
    expect(of.quotations).toBeGreaterThanOrEqual(0.94);
    expect(of.speakersNamed).toBeGreaterThanOrEqual(0.87);
    const { model: _, ...rules } = engine;
    expect(entities - (reached(rules).entities ?? 0)).toBeGreaterThanOrEqual(0.05);
  });
});
