import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as selectorsOf } from '@/lib/annotation/describe';

const TEXT =
  'Hôm qua hãng Sao Mai cho biết đã gọi được 200 triệu đồng từ quỹ Trăng Non để mở rộng xưởng ở Hòa Lạc vào đầu năm.';
const spanOf = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

describe('the description of a passage', () => {
  it('keeps its words, whole words beside it and its place', () => {
    const [quote, position] = selectorsOf(TEXT, spanOf(TEXT, '200 triệu'));
    expect(quote).toEqual({
      type: 'TextQuoteSelector',
      exact: '200 triệu',
      prefix: 'hãng Sao Mai cho biết đã gọi được ',
      suffix: ' đồng từ quỹ Trăng Non để mở rộng',
    });
    expect(position).toEqual({ type: 'TextPositionSelector', ...spanOf(TEXT, '200 triệu') });
  });

  it('takes the longest context where the short one stands twice', () => {
    const text = `${'Cùng một câu được nhắc lại nhiều lần trong bài này. '.repeat(4)}`;
    const [quote] = selectorsOf(text, { start: 104, end: 120 });
    expect(quote.prefix.length).toBeGreaterThan(50);
    expect(quote.prefix.length).toBeLessThanOrEqual(64);
  });

  it.each([
    ['a surrogate pair', 'Máy bay 🚀 cất cánh', 'Máy bay \ud83d', '🚀'],
    ['a combining sequence', 'Hoà Lạc'.normalize('NFD'), 'Hoa', 'à'.normalize('NFD')],
    ['a joined sequence', 'Kỹ sư 👩‍💻 viết', 'Kỹ sư 👩', '👩‍💻'],
  ])('never splits %s', (_, text, upTo, kept) => {
    expect(selectorsOf(text, { start: 0, end: upTo.length })[0].exact.endsWith(kept)).toBe(true);
    expect(selectorsOf(text, { start: upTo.length, end: text.length })[0].exact.startsWith(kept)).toBe(true);
  });

  it('is of the text it describes, within the limits, whatever the text and the span', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 90 }),
      fc.constantFrom(' ', '\ud800', '\udc00', '\u0301', '👩‍💻'),
    );
    const texts = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: -5, max: 400 }), fc.integer({ min: -5, max: 400 }), (text, start, end) => {
        const [{ exact, prefix, suffix }, place] = selectorsOf(text, { start, end });
        expect(text.slice(place.start, place.end)).toBe(exact);
        expect(text.slice(0, place.start).endsWith(prefix)).toBe(true);
        expect(text.slice(place.end).startsWith(suffix)).toBe(true);
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(64);
      }),
      { numRuns: process.env.CHU_GIAI_LONG ? 5000 : 500 },
    );
  });
});
