import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedBlocks } from '@/lib/analysis/speech/quote-marks';
import { told } from './marked-article';
import { HUY, LAN } from './quotation-cases';

describe('who said it', () => {
  it.each([
    [
      'the subject before the verb, not the one spoken to',
      `Trả lời [Thời Báo Số](O), ông ${HUY} cho biết: “Chúng tôi sẽ mở thêm hai nhà máy”.`,
      ['Ngô Gia Huy: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      'the subject behind the words',
      `“Chúng tôi sẽ mở thêm hai nhà máy”, ông ${HUY} nói với bà ${LAN}.`,
      ['Ngô Gia Huy: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      'a pronoun of the other gender passes over the nearer name',
      `Ông ${HUY} gặp bà ${LAN} hôm qua.\n“Chúng tôi sẽ mở thêm hai nhà máy”, ông nói.`,
      ['Ngô Gia Huy: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      'a pronoun means the one whose given name is of its gender, where nobody is addressed',
      '[Đỗ Gia Hùng](P) gặp [Vũ Thu Hương](P) hôm qua.\n“Chúng tôi sẽ mở thêm hai nhà máy”, bà nói.',
      ['Vũ Thu Hương: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      'a given name of the other gender leaves a pronoun open',
      '[Kevin Takuda](P) mở xưởng hôm qua.\n“Chúng tôi sẽ mở thêm hai nhà máy”, bà nói.',
      ['–: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      'how somebody is addressed says more than the given name',
      'Bà [Đỗ Gia Hùng](P) mở xưởng hôm qua.\n“Chúng tôi sẽ mở thêm hai nhà máy”, bà nói.',
      ['Đỗ Gia Hùng: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      'a pronoun means who is addressed by it sooner than who is named like it',
      '[Sông Hoa](P) có khách là bà [Takuda Rin](P).\n“Chúng tôi sẽ mở thêm hai nhà máy”, bà nói.',
      ['Takuda Rin: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      'two people of the gender: nobody',
      `Ông ${HUY} và ông [Đỗ Minh Trí](P) quen nhau từ lâu.\n“Chúng tôi sẽ mở thêm hai nhà máy”, ông nói.`,
      ['–: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      'an unnamed representative speaks for the firm',
      'Đại diện [Mây Xanh](C) khẳng định: “Dữ liệu của khách hàng vẫn an toàn”.',
      ['Mây Xanh: Dữ liệu của khách hàng vẫn an toàn'],
    ],
    [
      'a role that one person holds',
      `Ông ${HUY}, giám đốc [Mây Xanh](C), có mặt từ sớm.\n“Chúng tôi sẽ mở thêm hai nhà máy”, giám đốc [Mây Xanh](C) nói.`,
      ['Ngô Gia Huy: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      '«hãng này»',
      '[Mây Xanh](C) vừa xin lỗi khách hàng.\n“Chúng tôi đã sửa xong lỗi trong đêm qua”, hãng này cho biết.',
      ['Mây Xanh: Chúng tôi đã sửa xong lỗi trong đêm qua'],
    ],
    [
      'split by its attribution',
      `“Chúng tôi sẽ mở nhà máy”, bà ${LAN} nói. “Đó là việc của năm sau”.`,
      ['Vũ Ngọc Lan: Chúng tôi sẽ mở nhà máy', 'Vũ Ngọc Lan: Đó là việc của năm sau'],
    ],
    [
      'over paragraphs that each open with a mark',
      `Bà ${LAN} viết: “Chúng tôi đã thử cách này trong ba năm.\n“Và chúng tôi sẽ còn làm tiếp trong năm sau”.`,
      [
        'Vũ Ngọc Lan: Chúng tôi đã thử cách này trong ba năm.',
        'Vũ Ngọc Lan: Và chúng tôi sẽ còn làm tiếp trong năm sau',
      ],
    ],
    [
      'behind a dash',
      `“Chúng tôi sẽ mở thêm hai nhà máy” – bà ${LAN}, giám đốc [Mây Xanh](C).`,
      ['Vũ Ngọc Lan: Chúng tôi sẽ mở thêm hai nhà máy'],
    ],
    [
      'in the title, of the one who says so in the text',
      `# “AI sẽ thay đổi cách dạy học ở trường”\nBà ${LAN} cho rằng AI sẽ thay đổi cách dạy học ở mọi trường.`,
      ['Vũ Ngọc Lan: AI sẽ thay đổi cách dạy học ở trường'],
    ],
  ])('%s', (_, lines, expected) => expect(told(lines)).toEqual(expected));

  it('is not the man called Đăng because «đăng» is a verb', () =>
    expect(
      told(`“Chúng tôi sẽ mở thêm hai nhà máy”, bà ${LAN} nói. Ông [Trịnh Hải Đăng](P) “rất vui và rất bất ngờ”.`),
    ).toEqual(['Vũ Ngọc Lan: Chúng tôi sẽ mở thêm hai nhà máy']));

  it.each([
    ['[Đỗ Minh Trí](P) đoạt giải nhất cuộc thi “Tôi yêu máy tính” năm ngoái.'],
    ['Hãng gọi đây là “trợ lý của mọi nhà”.'],
    ['Màn hình 6,7" và khung viền 7" được bán từ hôm nay.'],
  ])('no words of anybody: %s', (lines) => expect(told(lines)).toEqual([]));
});

describe('a reported statement', () => {
  it.each([
    [`Theo bà ${LAN}, công ty sẽ tuyển thêm một trăm người.`, ['Vũ Ngọc Lan: công ty sẽ tuyển thêm một trăm người']],
    [`Ông ${HUY} cho rằng nhà máy sẽ mở vào tháng ba năm sau.`, ['Ngô Gia Huy: nhà máy sẽ mở vào tháng ba năm sau']],
    ['Theo kế hoạch, nhà máy sẽ mở cửa vào tháng ba năm sau.', []],
  ])('%s', (lines, expected) => expect(told(lines, 'indirect')).toEqual(expected));
});

describe('quote marks', () => {
  it('pair in order, stay in their blocks and never overlap, whatever the text', () => {
    const part = fc.constantFrom('“', '”', '"', '«', '»', '‘', '’', "'", "''", 'từ ', ' ', ': ', '.', '7"', 'it’s ');
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 30 }), { maxLength: 6 }), (lines) => {
        const texts = lines.map((line) => line.join(''));
        let at = 0;
        const blocks = texts.map((line) => {
          const start = at;
          at += line.length + 1;
          return { start, end: start + line.length };
        });
        const found = quotedBlocks(texts.join('\n'), blocks);
        expect(found).toHaveLength(blocks.length);
        found.forEach((quoted, i) => {
          const { start, end } = blocks[i] ?? { start: 0, end: 0 };
          let last = start;
          for (const { outer, inner } of quoted) {
            expect(outer.start).toBeGreaterThanOrEqual(last);
            expect(inner.start).toBeGreaterThanOrEqual(outer.start);
            expect(inner.end).toBeGreaterThanOrEqual(inner.start);
            expect(outer.end).toBeGreaterThanOrEqual(inner.end);
            expect(outer.end).toBeLessThanOrEqual(end);
            last = outer.end;
          }
        });
      }),
      { numRuns: process.env.CHU_GIAI_LONG ? 20_000 : 500 },
    );
  });
});
