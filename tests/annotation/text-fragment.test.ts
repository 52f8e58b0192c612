import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTo } from '@/lib/annotation/text-fragment';
import { target, text } from '../library/formats/notes';

const link = (exact: string) => linkTo(target('https://a.vn/b?c=1#d', exact));
const squeezed = (words: string) => words.toWellFormed().replace(/\s+/g, ' ').trim();

describe('a link to a passage', () => {
  it.each([
    ['200 triệu', '200%20tri%E1%BB%87u'],
    ['A-B, C & D', 'A%2DB%2C%20C%20%26%20D'],
    ['(A) ’*', '%28A%29%20%E2%80%99%2A'],
    [
      `${'một hai ba bốn năm '.repeat(8)}hết`,
      `${encodeURIComponent('một hai ba bốn năm')},${encodeURIComponent('hai ba bốn năm hết')}`,
    ],
    [
      'Một hai ba.\n\nBốn năm sáu bảy tám chín.',
      `${encodeURIComponent('Một hai ba.')},${encodeURIComponent('năm sáu bảy tám chín.')}`,
    ],
  ])('names it whole, or by its two ends, of which none reaches over the border of a block: %j', (exact, directive) => {
    expect(link(exact)).toBe(`https://a.vn/b?c=1#:~:text=${directive}`);
  });

  it('leads to the words, whatever stands in them', () => {
    fc.assert(
      fc.property(text, (exact) => {
        const directive = link(exact).split('#:~:text=')[1] ?? '';
        expect(directive).toMatch(/^[\w.~%]*(?:,[\w.~%]+)?$/);
        const [start = '', end] = directive.split(',').map(decodeURIComponent);
        expect(squeezed(exact).startsWith(squeezed(start))).toBe(true);
        if (end) expect(squeezed(exact).endsWith(squeezed(end))).toBe(true);
      }),
      { numRuns: process.env.CHU_GIAI_LONG === '1' ? 3_000 : 300 },
    );
  });
});
