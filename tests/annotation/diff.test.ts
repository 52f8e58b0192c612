import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '@/lib/annotation/diff';

const RUNS = { numRuns: process.env.CHU_GIAI_LONG ? 5000 : 500 };
const words = fc.array(fc.constantFrom('tăng', 'giảm', 'không', '200', '300', 'triệu'), { maxLength: 24 });

/** The length of the longest common subsequence, by the table that defines it. */
function longest(a: readonly string[], b: readonly string[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      const row = rows[i + 1] as number[];
      row[j + 1] = x === y ? (rows[i]?.[j] ?? 0) + 1 : Math.max(rows[i]?.[j + 1] ?? 0, row[j] ?? 0);
    });
  });
  return rows[a.length]?.[b.length] ?? 0;
}

describe('the diff of words', () => {
  it('names a changed figure and nothing else', () => {
    expect(diff('gọi được 200 triệu đồng'.split(' '), 'gọi được 300 triệu đồng'.split(' '))).toEqual([
      { kind: 'same', count: 2 },
      { kind: 'removed', count: 1 },
      { kind: 'added', count: 1 },
      { kind: 'same', count: 2 },
    ]);
  });

  it('leads from one text to the other and keeps as many words as can be kept', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const built: string[] = [];
        let [i, j, same] = [0, 0, 0];
        for (const { kind, count } of diff(before, after)) {
          expect(count).toBeGreaterThan(0);
          built.push(
            ...(kind === 'added' ? after.slice(j, j + count) : kind === 'same' ? before.slice(i, i + count) : []),
          );
          if (kind !== 'added') i += count;
          if (kind !== 'removed') j += count;
          if (kind === 'same') same += count;
        }
        expect(built).toEqual(after);
        expect([i, j, same]).toEqual([before.length, after.length, longest(before, after)]);
      }),
      RUNS,
    );
  });

  it('shows two texts without a common word as one replaced by the other', () => {
    const many = (word: string) => Array.from({ length: 5000 }, (_, i) => `${word}${i}`);
    expect(diff(many('a'), many('b'))).toEqual([
      { kind: 'removed', count: 5000 },
      { kind: 'added', count: 5000 },
    ]);
  });
});
