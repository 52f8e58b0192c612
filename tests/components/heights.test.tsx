import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '@/components/library/articles/marked-text';
import { openHeights } from '@/components/library/list/heights';

const heights = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 60 });

describe('the heights of a long list', () => {
  it('tell where each row begins and which row is at a place, as adding them up does, after any measuring', () => {
    fc.assert(
      fc.property(
        heights,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 500 }))),
        fc.nat(40_000),
        (first, later, place) => {
          const all = [...first];
          const kept = openHeights(first);
          for (const [at, height] of later) {
            const index = at % all.length;
            expect(kept.measure(index, height)).toBe(all[index] !== height);
            all[index] = height;
          }
          const tops = all.map((_, i) => all.slice(0, i).reduce((sum, each) => sum + each, 0));
          expect(all.map((_, i) => kept.top(i))).toEqual(tops);
          expect(kept.top(all.length)).toBe(all.reduce((sum, each) => sum + each, 0));
          expect(kept.indexAt(place)).toBe(tops.findLastIndex((top) => top <= place));
          expect(kept.indexAt(-place - 1)).toBe(0);
          expect(tops.map((top) => kept.indexAt(top))).toEqual(tops.map((_, i) => i));
        },
      ),
    );
  });
});

const TEXT = 'Ông Lê Minh nói: “Chúng tôi sẽ mở nhà máy.” Rồi ông đi.';
const place = fc.nat(TEXT.length);
const marks = fc.array(fc.record({ id: fc.uuid(), start: place, end: place }), { maxLength: 12 });

describe('a text cut by its marks', () => {
  it('is whole when its pieces are joined, and each character bears the marks that lie on it, the innermost last', () => {
    fc.assert(
      fc.property(marks, place, place, (all, a, b) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        const pieces = piecesOf(TEXT, span, all);
        expect(pieces.map(({ text }) => text).join('')).toBe(TEXT.slice(span.start, span.end));
        let at = span.start;
        for (const piece of pieces) {
          for (let i = at; i < at + piece.text.length; i++) {
            const lying = all.filter((mark) => mark.start <= i && i < mark.end).map(({ id }) => id);
            expect(piece.marks.map(({ id }) => id).sort()).toEqual(lying.sort());
          }
          const widths = piece.marks.map((mark) => mark.end - mark.start);
          expect(widths).toEqual([...widths].sort((x, y) => y - x));
          at += piece.text.length;
        }
      }),
    );
  });
});
