import { describe, expect, it } from 'vitest';
import { read, said } from './engine';

const LAN = 'Bà Vũ Ngọc Lan là giám đốc công ty Mây Xanh.';

describe('direct quotations', () => {
  it.each([
    [
      'verb behind',
      ['“Chúng tôi sẽ mở thêm hai nhà máy”, bà Vũ Ngọc Lan nói.'],
      [['Chúng tôi sẽ mở thêm hai nhà máy', 'Vũ Ngọc Lan']],
    ],
    [
      'colon',
      ['Bà Vũ Ngọc Lan cho biết: "Chúng tôi sẽ mở thêm hai nhà máy."'],
      [['Chúng tôi sẽ mở thêm hai nhà máy.', 'Vũ Ngọc Lan']],
    ],
    [
      'split by its attribution',
      ['"Chúng tôi sẽ mở nhà máy", bà Vũ Ngọc Lan nói. "Đó là việc của năm sau".'],
      [
        ['Chúng tôi sẽ mở nhà máy', 'Vũ Ngọc Lan'],
        ['Đó là việc của năm sau', 'Vũ Ngọc Lan'],
      ],
    ],
    [
      'a pronoun',
      [LAN, '«Chúng tôi sẽ mở thêm hai nhà máy», bà nói.'],
      [['Chúng tôi sẽ mở thêm hai nhà máy', 'Vũ Ngọc Lan']],
    ],
    [
      'mismatched marks',
      ['“Chúng tôi sẽ mở thêm hai nhà máy", bà Vũ Ngọc Lan nói.'],
      [['Chúng tôi sẽ mở thêm hai nhà máy', 'Vũ Ngọc Lan']],
    ],
    [
      'an organisation speaks',
      ['“Chúng tôi xin lỗi mọi khách hàng”, đại diện Viettel cho biết.'],
      [['Chúng tôi xin lỗi mọi khách hàng', 'Viettel']],
    ],
    [
      'nested marks',
      ['“Tôi gọi đó là ‘mùa xuân’ của chúng tôi hôm nay”, bà Vũ Ngọc Lan nói.'],
      [['Tôi gọi đó là ‘mùa xuân’ của chúng tôi hôm nay', 'Vũ Ngọc Lan']],
    ],
    [
      'somebody described only',
      ['“Tôi không muốn nói gì thêm vào lúc này”, một nhân viên cho biết.'],
      [['Tôi không muốn nói gì thêm vào lúc này', 'một nhân viên']],
    ],
  ] as [string, string[], [string, string | undefined][]][])('%s', (_, paragraphs, expected) =>
    expect(said(...paragraphs)).toEqual(expected),
  );

  it.each([
    'Dự án có tên “Con đường xanh” bắt đầu từ tháng ba.',
    'Nhiều người gọi đây là "mùa đông" của ngành.',
    'Hãng giới thiệu chế độ “siêu tiết kiệm” trên điện thoại.',
  ])('scare quotes, titles and slogans are none: %s', (sentence) => expect(said(sentence)).toEqual([]));

  it('led by dashes are the answers of the one interviewed', () => {
    const answers = said(
      'Ông Ngô Gia Huy, nhà sáng lập Mây Xanh, trả lời về kế hoạch. Ông Huy rất cởi mở.',
      'Vì sao ông chọn Đà Nẵng?',
      '- Vì ở đây có nhiều kỹ sư trẻ và chi phí thấp.',
      'Năm sau công ty làm gì?',
      '- Chúng tôi sẽ tuyển thêm một trăm người.',
    );
    expect(answers).toEqual([
      ['Vì ở đây có nhiều kỹ sư trẻ và chi phí thấp.', 'Ngô Gia Huy'],
      ['Chúng tôi sẽ tuyển thêm một trăm người.', 'Ngô Gia Huy'],
    ]);
  });
});

describe('reported speech', () => {
  it.each([
    [
      'Theo ông Ngô Gia Huy, công ty sẽ tuyển thêm một trăm người.',
      'công ty sẽ tuyển thêm một trăm người',
      'Ngô Gia Huy',
    ],
    [
      'Bà Vũ Ngọc Lan cho biết nhà máy sẽ mở vào tháng ba năm sau.',
      'nhà máy sẽ mở vào tháng ba năm sau',
      'Vũ Ngọc Lan',
    ],
  ])('%s', (sentence, content, speaker) => {
    const { article, analysis } = read('Tin công nghệ trong ngày hôm nay có gì', sentence);
    const [reported] = analysis.quotations.filter(({ kind }) => kind === 'indirect');
    expect(article.text.slice(reported?.content.start, reported?.content.end)).toBe(content);
    expect(reported?.speaker?.name).toBe(speaker);
  });

  it('after «Theo» a plan or a date names nobody', () => {
    const { analysis } = read(
      'Tin công nghệ trong ngày hôm nay có gì',
      'Theo kế hoạch, nhà máy sẽ mở cửa vào tháng ba năm sau.',
    );
    expect(analysis.quotations).toEqual([]);
  });
});
