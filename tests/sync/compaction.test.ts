import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cover, prefix } from '@/lib/sync/coverage';
import { plan } from '@/lib/sync/run/compaction';

const MEGABYTE = 1024 * 1024;

/** An own object of a size, and of another once it is opened. */
const object = (from: number, to: number, size: number, opened = size) => ({ from, to, size, opened });

/** Writes objects of these sizes one after the other, putting together what is planned; what is left, and all bytes written. */
function written(sizes: readonly number[], packed = 1) {
  let rows: ReturnType<typeof object>[] = [];
  let bytes = 0;
  for (const [index, size] of sizes.entries()) {
    rows.push(object(index + 1, index + 1, size, size * packed));
    bytes += size;
    for (let run = plan(rows); run.length > 0; run = plan(rows)) {
      const length = run.reduce((sum, row) => sum + row.size, 0);
      const together = object(run[0]?.from ?? 0, run.at(-1)?.to ?? 0, length, length * packed);
      const gone = run;
      rows = [...rows.filter((row) => !gone.includes(row)), together];
      bytes += length;
    }
  }
  return { rows, bytes };
}

describe('putting objects together', () => {
  it('leaves few of them, all numbers once, none too large, and writes no byte often', () => {
    const size = fc.oneof(fc.integer({ min: 100, max: 4000 }), fc.integer({ min: 100, max: MEGABYTE }));
    fc.assert(
      fc.property(fc.array(size, { maxLength: 400 }), (sizes) => {
        const { rows, bytes } = written(sizes);
        const total = sizes.reduce((sum, length) => sum + length, 0);
        rows.sort((a, b) => a.from - b.from);
        expect(rows.map(({ from }) => from)).toEqual(
          [1, ...rows.slice(0, -1).map(({ to }) => to + 1)].slice(0, rows.length),
        );
        expect(rows.at(-1)?.to ?? 0).toBe(sizes.length);
        expect(Math.max(0, ...rows.map((row) => row.size))).toBeLessThanOrEqual(4 * MEGABYTE);
        // Seven a class, and what is full: a megabyte or more apiece on the whole.
        expect(rows.length).toBeLessThanOrEqual(28 + 2 * Math.ceil(total / MEGABYTE));
        expect(bytes).toBeLessThanOrEqual(total * 6);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves none that is too large once it is opened, however well it packs, and still few', () => {
    // The first upload of 100,000 notes, and edits for years after it.
    const sizes = [...Array.from({ length: 50 }, () => 67_000), ...Array.from({ length: 3000 }, () => 600)];
    const { rows, bytes } = written(sizes, 12);
    expect(Math.max(...rows.map(({ opened }) => opened))).toBeLessThanOrEqual(6 * MEGABYTE);
    expect(rows.length).toBeLessThanOrEqual(28 + 2 * 10);
    expect(bytes).toBeLessThanOrEqual(sizes.reduce((sum, size) => sum + size, 0) * 6);
  });

  it('never reaches across a number that is not there: others would take it for known', () => {
    const there = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 8, maxLength: 40 });
    fc.assert(
      fc.property(there, (numbers) => {
        const run = plan(numbers.map((seq) => object(seq, seq, 500)));
        expect(run.map(({ from }) => from)).toEqual(run.map((_, index) => (run[0]?.from ?? 0) + index));
      }),
    );
    const numbers = Array.from({ length: 15 }, (_, index) => (index < 7 ? index + 1 : index + 2));
    expect(plan(numbers.map((seq) => object(seq, seq, 500))).map(({ from }) => from)).toEqual([
      ...[9, 10, 11, 12, 13, 14, 15, 16],
    ]);
  });

  it('leaves at most 64 of ten small ones a day over five years, and writes none of them more than a dozen times', () => {
    const { rows, bytes } = written(Array.from({ length: 18_250 }, () => 600));
    expect(rows.length).toBeLessThanOrEqual(64);
    expect(bytes).toBeLessThanOrEqual(12 * 18_250 * 600);
  });
});

describe('what is there of an author', () => {
  it('is the same in whatever order it came, and says up to where all is there', () => {
    const ranges = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.nat(8)), { maxLength: 30 });
    fc.assert(
      fc.property(ranges, (list) => {
        let coverage: ReturnType<typeof cover> = [];
        const there = new Set<number>();
        for (const [from, more] of list) {
          coverage = cover(coverage, from, from + more);
          for (let seq = from; seq <= from + more; seq += 1) there.add(seq);
        }
        let last = 0;
        while (there.has(last + 1)) last += 1;
        expect(prefix(coverage)).toBe(last);
        const backwards = [...list]
          .reverse()
          .reduce((all, [from, more]) => cover(all, from, from + more), [] as typeof coverage);
        expect(backwards).toEqual(coverage);
      }),
    );
  });
});
