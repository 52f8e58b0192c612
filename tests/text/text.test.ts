import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleText } from '@/lib/text/article-text';
import { key, plain } from '@/lib/text/fold';
import { language } from '@/lib/text/language';
import { sentences } from '@/lib/text/sentences';
import { tokens } from '@/lib/text/tokens';

describe('keys', () => {
  it.each([
    ['Hoà Lạc', 'hòa lạc'],
    ['HÒA LẠC', 'hòa lạc'],
    ['khoẻ', 'khỏe'],
    ['quý', 'quý'],
    ['thuý', 'thúy'],
    ['Xuân\u00a0Hoà', 'xuân hòa'],
    ['bán\u00ad dẫn\u200b', 'bán dẫn'],
    ['“Tốt”', '"tốt"'],
    ['Đắk Lắk'.normalize('NFD'), 'đắk lắk'],
  ])('%s → %s', (text, expected) => expect(key(text)).toBe(expected));

  it('without diacritics let people type in a hurry', () => expect(plain('Đầu tư bán dẫn')).toBe('dau tu ban dan'));
});

describe('tokens', () => {
  it.each([
    ['Ông Lee (01.AI) nói.', ['Ông', 'Lee', '(', '01.AI', ')', 'nói', '.']],
    ['AT&T và Node.js 18.2', ['AT&T', 'và', 'Node.js', '18.2']],
    ['Kai-Fu Lee, GPT-5', ['Kai-Fu', 'Lee', ',', 'GPT-5']],
    ['Apple,Google iOS/Android', ['Apple', ',', 'Google', 'iOS', '/', 'Android']],
    ['ngày 7/3, 1.200 tỷ', ['ngày', '7/3', ',', '1.200', 'tỷ']],
    ['ra mắt.Ông nói', ['ra', 'mắt', '.', 'Ông', 'nói']],
  ])('%s', (text, expected) => expect(tokens(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected));

  it('of any string are in order, never overlap and lie within it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let end = 0;
        for (const token of tokens(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('sentences', () => {
  const cut = (text: string) => {
    const article = articleText([{ role: 'paragraph', text }]);
    return sentences(article).map(({ start, end }) => text.slice(start, end));
  };
  it.each([
    ['TP.HCM có 4.0. Ông nói.', ['TP.HCM có 4.0.', 'Ông nói.']],
    ['TS. Lan và PGS. Minh đến. Họ cười.', ['TS. Lan và PGS. Minh đến.', 'Họ cười.']],
    ['Doanh thu 1.200 tỷ đồng. Lãi 18.2%.', ['Doanh thu 1.200 tỷ đồng.', 'Lãi 18.2%.']],
    ['“Tốt lắm.” Ông nói thêm.', ['“Tốt lắm.”', 'Ông nói thêm.']],
    ['Node.js ra bản mới! Ai dùng?', ['Node.js ra bản mới!', 'Ai dùng?']],
    ['Yahoo! vẫn sống. Thật vậy.', ['Yahoo! vẫn sống.', 'Thật vậy.']],
    ['Một tiêu đề không dấu chấm', ['Một tiêu đề không dấu chấm']],
    ['Giá giảm mạnh.Ông ngạc nhiên.', ['Giá giảm mạnh.', 'Ông ngạc nhiên.']],
  ])('%s', (text, expected) => expect(cut(text)).toEqual(expected));
});

describe('the language', () => {
  it.each([
    ['Tập đoàn vừa công bố kết quả kinh doanh quý ba với doanh thu tăng mạnh.', 'vi'],
    ['Tập đoàn vừa công bố kết quả kinh doanh quý ba với doanh thu tăng mạnh.'.normalize('NFD'), 'vi'],
    ['The group has announced its results for the third quarter.', 'und'],
    ['Perusahaan itu mengumumkan hasil kuartal ketiga dengan pendapatan naik.', 'und'],
    ['Le groupe a annoncé ses résultats du troisième trimestre à Paris.', 'und'],
    ['Tap doan vua cong bo ket qua kinh doanh quy ba voi doanh thu tang manh.', 'und'],
    ['', 'und'],
  ])('%s → %s', (text, expected) => expect(language(text)).toBe(expected));
});
