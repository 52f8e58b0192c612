import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as selectorsOf } from '@/lib/annotation/describe';
import { match } from '@/lib/annotation/match';
import { verify } from '@/lib/annotation/verify';
import { editedCase, harmlessCase } from '../../tools/bench/anchor-cases';

const RUNS = process.env.CHU_GIAI_LONG ? 5000 : 500;
/** The same cases in every run: the bars are numbers, and a number that changes from run to run says little. */
const SEED = 4;
const TEXT = [
  'Xưởng Trăng Non mở lại',
  'Hôm qua, hãng Sao Khuê cho biết đã gọi được 200 triệu đồng từ quỹ Gió Lộng ở Hoà Lạc. Hãng “sẽ tăng lương” vào năm sau.',
  'Bà Lê Thị Thuý nói xưởng chạy tốt. Đơn hàng tăng 12,5 % so với quý trước – theo báo cáo.',
  'Kỹ sư Đặng Khoa viết phần mềm cho cả hai xưởng.',
].join('\n');

const kept = (words: string) => {
  const start = TEXT.indexOf(words);
  return { selector: selectorsOf(TEXT, { start, end: start + words.length }) };
};
const shown = (text: string, words: string) => {
  const standing = verify(text, kept(words));
  if (standing.kind !== 'changed') return standing.kind;
  const marks = { same: '', removed: '−', added: '+' };
  return standing.diff.map(({ kind, text }) => `${marks[kind]}${text.trim()}`).join('|');
};

describe('a kept passage', () => {
  it.each([
    ['a figure', 'gọi được 200 triệu đồng', '200', '300', 'gọi được|−200|+300|triệu đồng'],
    ['an inserted «không»', 'sẽ tăng lương', 'sẽ tăng', 'sẽ không tăng', 'sẽ|+không|tăng lương'],
    ['«không» right before it', 'tăng lương', 'sẽ tăng', 'sẽ không tăng', '+không|tăng lương'],
    [
      'a word that repeats the one before it',
      'Lê Thị Thuý nói xưởng chạy tốt.',
      'Bà',
      'Bà bà',
      '+bà|Lê Thị Thuý nói xưởng chạy tốt.',
    ],
    ['a decimal mark', 'tăng 12,5 %', '12,5', '12.5', 'tăng|−12,5|+12.5|%'],
    ['a unit', '200 triệu đồng', 'triệu', 'tỷ', '200|−triệu|+tỷ|đồng'],
    ['its only word', 'Gió Lộng', 'Gió Lộng', 'Minh Tuệ', '−Gió Lộng|+Minh Tuệ'],
    ['the order', 'Sao Khuê cho biết', 'Sao Khuê cho biết', 'cho biết Sao Khuê', '−Sao Khuê|cho biết|+Sao Khuê'],
    ['the case', 'Trăng Non mở lại', 'Trăng Non', 'trăng non', '−Trăng Non|+trăng non|mở lại'],
    ['diacritics', 'ở Hoà Lạc', 'Hoà', 'Hoa', 'ở|−Hoà|+Hoa|Lạc'],
    ['a dropped last word', 'Đơn hàng tăng 12,5 %', ' %', '', 'Đơn hàng tăng 12,5|−%'],
  ])('with %s changed is shown as changed', (_, words, from, to, expected) => {
    expect(shown(TEXT.replace(from, to), words)).toBe(expected);
  });

  it.each([
    ['its normal form', (text: string) => text.normalize('NFD')],
    ['white space', (text: string) => text.replaceAll(' ', '\u00A0 ')],
    ['invisible marks', (text: string) => text.replaceAll('ưởng', 'ư\u00ADởng').replaceAll(' ', ' \u200B')],
    ['quote marks', (text: string) => text.replace('“', '«').replace('”', '»')],
    ['dashes', (text: string) => text.replaceAll('–', '—')],
    ['tone placement', (text: string) => text.replace('Hoà', 'Hòa').replace('Thuý', 'Thúy')],
    ['an advertisement before', (text: string) => text.replace('\nBà', '\nQuảng cáo\nBà')],
    [
      'an advertisement between its sentences',
      (text: string) => text.replace('Lạc. Hãng', 'Lạc.\nMời đọc thêm bài khác\nHãng'),
    ],
    ['an advertisement between its blocks', (text: string) => text.replaceAll('\n', '\nMời đọc thêm bài khác\n')],
  ])('with a change of %s stands unchanged', (_, change) => {
    const words = TEXT.slice(TEXT.indexOf('hãng Sao'), TEXT.indexOf(' Đơn hàng'));
    expect(shown(change(TEXT), words)).toBe('unchanged');
    expect(shown(change(TEXT), 'Hoà Lạc. Hãng “sẽ tăng lương”')).toBe('unchanged');
  });

  it('beside an unchanged twin elsewhere is judged where its context stands', () => {
    const twin = 'Đơn hàng tăng 12,5 % so với quý trước – theo báo cáo.';
    const text = `${TEXT.replace('12,5', '21,5')}\n${twin}`;
    expect(shown(text, twin)).toContain('−12,5|+21,5');
  });

  it.each([
    ['changed, its block moved to the end, among many twins', 20_002_040],
    ['with a word inserted, its block moved, beside a twin in nearly its context', 40_005_641],
  ])('%s is shown as changed', (_, seed) => {
    const { text, target, span } = editedCase(seed);
    expect(verify(text, target)).toMatchObject({ kind: 'changed', span });
  });

  it('that was moved stands unchanged, though other words stand where it stood', () => {
    const [first, second] = [
      'Kỹ sư Đặng Khoa viết phần mềm cho cả hai xưởng ở Hoà Lạc.',
      'Bà Lê Thị Thuý xây cả hai xưởng.',
    ];
    const end = 'Báo cáo của cả hai xưởng sẽ ra vào tháng tới.';
    const text = [TEXT.split('\n')[1], first, end, second].join('\n');
    const start = text.indexOf(first);
    const selector = selectorsOf(text, { start, end: start + first.length });
    const moved = [TEXT.split('\n')[1], second, end, first].join('\n');
    expect(verify(moved, { selector })).toMatchObject({ kind: 'unchanged', span: { start: moved.indexOf(first) } });
  });

  it('begins with a word that was put before its block, also where the block before ends with that word', () => {
    const words = TEXT.slice(TEXT.indexOf('Hôm'), TEXT.indexOf('\nBà'));
    expect(shown(TEXT.replace('Hôm', 'lại Hôm'), words)).toBe(`+lại|${words}`);
  });

  it('beside a twin with an advertisement in it is shown as changed', () => {
    const words = TEXT.slice(TEXT.indexOf('Bà Lê'), TEXT.indexOf('\nKỹ sư'));
    const block = `${words}\nKỹ sư Đặng Khoa viết phần mềm cho cả hai xưởng.`;
    const twin = block.replace('\n', '\nMời đọc thêm bài khác\n');
    expect(shown(TEXT.replace(block, `${twin}\n${block.replace('12,5', '21,5')}`), block)).toContain('−12,5|+21,5');
  });

  it('whose block was taken away is gone', () => {
    expect(verify(TEXT.replace(/\nKỹ sư.*$/, ''), kept('Đặng Khoa viết phần mềm')).kind).toBe('gone');
  });

  it('is never taken for unchanged after an edit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const { text, target } = editedCase(seed);
        return verify(text, target).kind !== 'unchanged';
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('is found again, unchanged and at its place, in at least 99 of 100 pages that changed harmlessly', () => {
    const seeds = fc.sample(fc.integer({ min: 0, max: 0x7fffffff }), { numRuns: RUNS, seed: SEED });
    const missed = seeds.filter((seed) => {
      const { text, target, span } = harmlessCase(seed);
      const standing = verify(text, target);
      if (standing.kind !== 'unchanged') return true;
      const found = text.slice(standing.span.start, standing.span.end);
      return seen(found) !== seen(text.slice(span.start, span.end)) || Math.abs(standing.span.start - span.start) > 3;
    });
    expect(missed.length, `seeds ${missed.join(' ')}`).toBeLessThanOrEqual(RUNS / 100);
  });
});

/** A text without what nobody sees at its ends. */
function seen(text: string): string {
  return text.replace(/^[\s\u00AD\u200B]+|[\s\u00AD\u200B]+$/g, '');
}

describe('any text', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('\ud800', '\udc00', '\u0301', ' ', '\n', 'không', '200 triệu. '),
  );
  const anyText = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));

  it('is searched for any passage without an error, and a span lies within it', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(300), fc.nat(300), (kept, text, start, end) => {
        const target = { selector: selectorsOf(kept, { start, end }) };
        const span = match(text, target);
        if (span) expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true);
        verify(text, target);
      }),
      { numRuns: RUNS },
    );
  });

  it('holds every passage of itself unchanged', () => {
    fc.assert(
      fc.property(anyText, fc.nat(300), fc.nat(300), (text, start, end) => {
        const selector = selectorsOf(text, { start, end });
        const { kind } = verify(text, { selector });
        expect(/[\p{L}\p{N}]/u.test(selector[0].exact) ? kind : 'unchanged').toBe('unchanged');
      }),
      { numRuns: RUNS },
    );
  });

  it.each([
    ['one letter', 'a'.repeat(1_000_000)],
    ['one word', 'không '.repeat(170_000)],
    ['marks', '\u0301'.repeat(1_000_000)],
    ['lone surrogates', '\ud800'.repeat(1_000_000)],
    ['commas', ','.repeat(1_000_000)],
    ['blocks', 'Giá 200 triệu.\n'.repeat(70_000)],
  ])('of 1 MB of %s is searched to the end', (_, text) => {
    const [quote, position] = kept('gọi được 200 triệu đồng').selector;
    const long = { ...quote, exact: `${text.slice(0, 2400)}x${text.slice(0, 2400)}` };
    for (const exact of [quote, long, { ...long, prefix: '', suffix: '' }]) {
      expect(['changed', 'gone', 'unchanged']).toContain(verify(text, { selector: [exact, position] }).kind);
    }
  });
});
