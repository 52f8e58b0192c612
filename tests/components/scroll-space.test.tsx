import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScrollPlace, scrollSpace } from '@/components/library/list/scroll-space';

const total = fc.oneof(fc.integer({ min: 1, max: 40_000_000 }), fc.integer({ min: 4_900_000, max: 5_200_000 }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const WINDOW = 900;
const placeOf = ({ scrolled, shift }: ScrollPlace) => scrolled + shift;

describe('the space of a list that no browser could draw', () => {
  it('is the list itself where it is drawn whole, and never higher than browsers bear', () => {
    fc.assert(
      fc.property(total, share, (height, part) => {
        const space = scrollSpace(height);
        expect(space.height).toBe(Math.min(height, 5_000_000));
        if (height > 5_000_000) return;
        expect(space.at(part * height)).toEqual({ scrolled: part * height, shift: 0, left: 0 });
        expect(space.after(space.at(0), part * height)).toEqual(space.at(part * height));
      }),
    );
  });

  it('has every place of the list, in order, within itself', () => {
    fc.assert(
      fc.property(total, share, share, (height, a, b) => {
        const space = scrollSpace(height);
        const [first, second] = [Math.min(a, b) * height, Math.max(a, b) * height];
        for (const place of [first, second]) {
          expect(placeOf(space.at(place))).toBeCloseTo(place, 3);
          expect(space.at(place).scrolled).toBeGreaterThanOrEqual(0);
          expect(space.at(place).scrolled).toBeLessThanOrEqual(space.height);
        }
        expect(space.at(first).scrolled).toBeLessThanOrEqual(space.at(second).scrolled);
      }),
    );
  });

  it('leads by a leap to as great a part of the list, and to its very ends', () => {
    fc.assert(
      fc.property(total, share, share, (height, from, to) => {
        const space = scrollSpace(height);
        const before = space.at(from * height);
        const scrolled = to * space.height;
        fc.pre(Math.abs(scrolled - before.scrolled) > 20_000);
        const now = space.after(before, scrolled);
        expect(now.scrolled).toBe(scrolled);
        expect(space.at(placeOf(now)).scrolled).toBeCloseTo(scrolled, 3);
        expect(placeOf(space.after(space.at(height / 2), 0)) === 0 || height < 50_000).toBe(true);
        expect(placeOf(space.after(space.at(height / 2), space.height))).toBeCloseTo(height, 3);
      }),
    );
  });

  it('is gone through by hand from anywhere to either end without a place left out, each step as far as it was scrolled', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5_000_001, max: 12_000_000 }),
        share,
        fc.integer({ min: 5_000, max: 19_999 }),
        fc.constantFrom(-1, 1),
        (height, from, step, way) => {
          const space = scrollSpace(height);
          const last = space.height - WINDOW;
          let here = space.at(from * (height - WINDOW));
          let [most, lowest, highest] = [0, 0, 0];
          for (let steps = 0; steps < 1.1 * (height / step); steps++) {
            const scrolled = Math.min(last, Math.max(0, here.scrolled + way * step));
            const next = space.after(here, scrolled);
            most = Math.max(most, Math.abs(placeOf(next) - placeOf(here) - (scrolled - here.scrolled)));
            [lowest, highest] = [Math.min(lowest, next.scrolled), Math.max(highest, next.scrolled)];
            here = next;
          }
          expect(most).toBeLessThan(0.001);
          expect(lowest).toBe(0);
          expect(highest).toBeLessThanOrEqual(last + 0.001);
          expect(placeOf(here)).toBeCloseTo(way < 0 ? 0 : height - WINDOW, 3);
        },
      ),
    );
  });

  it('stands still where a measured row changes the height of the list, and is still whole', () => {
    fc.assert(
      fc.property(total, share, fc.integer({ min: -400, max: 400 }), (height, part, change) => {
        const [before, space] = [scrollSpace(height), scrollSpace(Math.max(1, height + change))];
        const here = before.at(part * height);
        const now = space.after(here, here.scrolled);
        expect(now.shift).toBeGreaterThanOrEqual(0);
        expect(now.shift).toBeLessThanOrEqual(now.left);
        const isAtEnd = here.shift === here.left;
        expect(Math.abs(placeOf(now) - placeOf(here))).toBeLessThanOrEqual(isAtEnd ? Math.abs(change) + 0.001 : 0.001);
      }),
    );
  });
});
