import { describe, expect, it } from 'vitest';
import { entities, resolved, short } from './resolved-article';

describe('a person’s short name', () => {
  it.each([
    [
      'a given name that reads like an institution’s head, where somebody is addressed by it',
      'Ông [Ngô Đình Trường](P) đến sớm.\nÔng Trường xúc động.',
      ['Ông Trường → Ngô Đình Trường'],
    ],
    [
      'the last letter of a name that is kept back',
      'Bà [N.T.H](P). đến sớm.\nTheo bà [H](P)., trời đẹp.',
      ['bà H. → N.T.H.'],
    ],
    [
      'Vietnamese: the last syllable, with the honorific beside it',
      'Ông [Đặng Quốc Vinh](P) đến sớm.\nSau đó, ông Vinh phát biểu.',
      ['ông Vinh → Đặng Quốc Vinh'],
    ],
    [
      'Vietnamese: a given name of two syllables, and none listed as a surname first',
      'Bà [Công Tôn Nữ Mai Chi](P) đến sớm.\nTheo bà Mai Chi, trời đẹp.',
      ['bà Mai Chi → Công Tôn Nữ Mai Chi'],
    ],
    [
      'Korean and Chinese: the first; Western: the last or the first',
      'Ông [Park Min-jun](P) gặp [Emma Stoneway](P).\nÔng Park khen, còn Stoneway cười. Hôm sau Emma viết thư.',
      ['Ông Park → Park Min-jun', 'Stoneway → Emma Stoneway', 'Emma → Emma Stoneway'],
    ],
    [
      'Korean: the first, unlisted too, where the given name has two parts',
      'Bà [Ra Mi-kyung](P) đến sớm.\nTheo bà Ra, trời đẹp.',
      ['bà Ra → Ra Mi-kyung'],
    ],
    [
      'a surname that is written like no term, though its letters are one',
      'Bà [Ragnhild Moe](P) đến sớm.\n“Trời đẹp”, Moe kể. Kiến trúc MoE tiết kiệm điện.',
      ['Moe → Ragnhild Moe'],
    ],
    [
      'Western: the particle goes with the surname',
      'Bà [Greta van der Linde](P) đến sớm.\nBà [van der Linde](P) ở lại lâu.',
      ['Bà van der Linde → Greta van der Linde'],
    ],
    [
      'a doctorate is an address, another title is none',
      'Ông [Đặng Quốc Vinh](P) và bà [Vũ Ngọc Lan](P) cùng dự.\nTheo TS [Vinh](P), trời đẹp. PGS [Lan](P) đồng ý.',
      ['TS Vinh → Đặng Quốc Vinh', 'Lan → Vũ Ngọc Lan'],
    ],
    [
      'that opens a sentence and is a word elsewhere, where it speaks',
      'Nhóm của [Ngô Huỳnh Như](P) làm như đã hứa.\nNhư cho biết máy chạy tốt. Như vậy là đủ.',
      ['Như → Ngô Huỳnh Như'],
    ],
    [
      'given before the full name',
      'Ông Vinh đến sớm.\nÔng [Đặng Quốc Vinh](P) là chủ xưởng.',
      ['Ông Vinh → Đặng Quốc Vinh'],
    ],
    [
      'Chinese, read in Vietnamese: the surname, where nobody is called so by the last syllable',
      'Chủ tịch [Tiêu Vĩnh Bằng](P) đến sớm.\nÔng Tiêu phát biểu. Nhiều người ở Tiêu cùng dự.',
      ['Ông Tiêu → Tiêu Vĩnh Bằng'],
    ],
    [
      'two who share it: by the gender that is addressed',
      'Ông [Đặng Quốc Minh](P) và bà [Vũ Ngọc Minh](P) cùng dự.\nBà Minh phát biểu trước.',
      ['Bà Minh → Vũ Ngọc Minh'],
    ],
    [
      'two who share it: the one whom the paragraph since then names in full',
      '[Đặng Quốc Huy](P) và [Vũ Gia Huy](P) cùng làm máy.\nÝ tưởng là của [Đặng Quốc Huy](P).\nTheo [Huy](P), máy còn sai số.',
      ['Huy → Đặng Quốc Huy'],
    ],
    [
      'two who share it and are named alike: nobody',
      'Ông [Đặng Quốc Minh](P) và ông [Vũ Gia Minh](P) cùng dự.\nÔng Minh phát biểu trước.',
      [],
    ],
    [
      'the revered go by their surname',
      'Cuốn sách kể về [Phan Chu Trinh](P).\nNhà của cụ Phan nay là bảo tàng.',
      ['cụ Phan → Phan Chu Trinh'],
    ],
    [
      'a foreign name with one letter wrong is the one used more',
      'Ông [Bob Tarkinson](P) đến sớm. [Bob Tarkinsson](P) về muộn.\nÔng Tarkinson vui.',
      ['Bob Tarkinsson → Bob Tarkinson', 'Ông Tarkinson → Bob Tarkinson'],
    ],
    ['«doanh nghiệp Việt» is no Việt', 'Ông [Đặng Quốc Việt](P) đến sớm.\nNhiều doanh nghiệp Việt cùng dự.', []],
  ])('%s', (_, lines, expected) => expect(short(lines)).toEqual(expected));
});

describe('a capitalised head', () => {
  const CENTRE = '[Trung tâm Dữ liệu Biển](O)';
  it.each([
    [
      'of a school',
      '[Đại học Sông Hồng](O) tuyển sinh.\nHôm nay Nhà trường mở cửa.',
      ['Nhà trường → Đại học Sông Hồng'],
    ],
    [
      'that opens a sentence and speaks',
      `${CENTRE} họp báo.\nTrung tâm cho biết tàu sẽ chạy.`,
      ['Trung tâm → Trung tâm Dữ liệu Biển'],
    ],
    ['within a sentence', `${CENTRE} họp báo.\nTàu của Trung tâm sẽ chạy.`, ['Trung tâm → Trung tâm Dữ liệu Biển']],
    [
      'found as a name is none itself',
      `${CENTRE} họp báo.\nTàu của [Trung tâm](O) sẽ chạy.`,
      ['Trung tâm → Trung tâm Dữ liệu Biển'],
    ],
    [
      'the last one so headed',
      '[Bộ Đường biển](O) họp.\n[Bộ Đường sắt](O) họp sau, và Bộ phối hợp với các nơi.',
      ['Bộ → Bộ Đường sắt'],
    ],
    [
      'two in one sentence: neither',
      '[Bộ Đường biển](O) gặp [Bộ Đường sắt](O).\nTheo kế hoạch của Bộ, tàu sẽ chạy.',
      [],
    ],
    ['of another word is none', '[Bộ Đường biển](O) họp.\nHôm nay Bộ trưởng đến.', []],
    ['that opens a sentence and is a plain noun', `${CENTRE} họp báo.\nTrung tâm thương mại đông người.`, []],
    [
      'within an office',
      '[Ủy ban Đường biển](O) họp.\nHôm nay, Chủ tịch Ủy ban [Đặng Quốc Vinh](P) đến.',
      ['Ủy ban → Ủy ban Đường biển'],
    ],
    [
      'a firm’s, of the firm in the title',
      '# [Nuvaro](C) đổi tướng\nAnh vào Hội đồng quản trị của Công ty từ hôm qua.',
      ['Công ty → Nuvaro'],
    ],
  ])('%s', (_, lines, expected) => expect(short(lines)).toEqual(expected));

  it('is not drawn, for it is no name', () => {
    const { named } = resolved(`${CENTRE} họp báo.\nTàu của Trung tâm sẽ chạy.`);
    expect(named.mentions.map(({ head, marked: drawn }) => [head, drawn])).toEqual([
      [undefined, true],
      [true, false],
    ]);
  });
});

describe('the entry of the knowledge', () => {
  it.each([
    ['of a namesake is not the person’s', 'Bà [Nguyễn Thị Hồng](P) bán rau ở chợ.', ['Nguyễn Thị Hồng: person']],
    [
      'is the person’s where the article names the same organisation',
      'Bà [Nguyễn Thị Hồng](P) đến [Ngân hàng Nhà nước](O).',
      ['Nguyễn Thị Hồng: nguyen-thi-hong', 'Ngân hàng Nhà nước: ngan-hang-nha-nuoc'],
    ],
    [
      'is the person’s where the office stands beside the name',
      'Bộ trưởng [Nguyễn Mạnh Hùng](P) đến sớm.',
      ['Nguyễn Mạnh Hùng: nguyen-manh-hung'],
    ],
    [
      'is the person’s where the article names the firm in short',
      'Ông [Nguyễn Hữu Phước Nguyên](P) rời [Selex](C).',
      ['Nguyễn Hữu Phước Nguyên: nguyen-huu-phuoc-nguyen', 'Selex: selex-motors'],
    ],
    ['is the service’s where it acts like a firm', '[Viber](C) không đồng ý.', ['Viber: viber']],
    ['is the firm’s where both are known', '[Telegram](C) không đồng ý.', ['Telegram: telegram-messenger']],
    ['is borne out by a foreign name alone', '[Elon Musk](P) đến sớm.', ['Elon Musk: elon-musk']],
    [
      'goes with the short form and the name with the firm’s kind',
      '[Ford](C) bán xe.\n[Ford Motor](C) có lãi.',
      ['Ford Motor: ford'],
    ],
  ])('%s', (_, lines, expected) => expect(entities(lines)).toEqual(expected));
});

it('keeps a firm and a product of one name apart', () =>
  expect(entities('[Nuvarozo](C) nói không.\nTin lan trên [Nuvarozo](D).')).toEqual([
    'Nuvarozo: company',
    'Nuvarozo: product',
  ]));
