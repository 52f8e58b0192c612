import { describe, expect, it } from 'vitest';
import { entities, resolved } from './resolved-article';

/** «ông Bình → Trần Gia Bình» for every mention that is not the fullest name, in order. */
function short(lines: string): string[] {
  const { article, named } = resolved(lines);
  return named.mentions.flatMap(({ shortForm, entity }) => {
    const name = named.entities.find(({ id }) => id === entity)?.name;
    return shortForm ? [`${article.text.slice(shortForm.start, shortForm.end)} → ${name}`] : [];
  });
}

describe('a person’s short name', () => {
  it.each([
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

describe('an abbreviation', () => {
  it.each([
    [
      'in brackets behind the name, from there on',
      '[Trung tâm Dữ liệu Biển](O) (TDB) vừa mở cửa.\nTheo TDB, tàu sẽ chạy.',
      ['TDB → Trung tâm Dữ liệu Biển', 'TDB → Trung tâm Dữ liệu Biển'],
    ],
    [
      'behind a dash, whatever its letters',
      '[Trung tâm Dữ liệu Biển](O) - [VNSDC](O) vừa mở cửa.',
      ['VNSDC → Trung tâm Dữ liệu Biển'],
    ],
    [
      'behind a dash, found together with the name',
      '[Trung tâm Dữ liệu Biển - VNSDC](O) vừa mở cửa.\nTheo VNSDC, tàu sẽ chạy.',
      ['VNSDC → Trung tâm Dữ liệu Biển', 'VNSDC → Trung tâm Dữ liệu Biển'],
    ],
    [
      'before the name in brackets',
      '[VNSDC](O) ([Trung tâm Dữ liệu Biển](O)) vừa mở cửa.',
      ['VNSDC → Trung tâm Dữ liệu Biển'],
    ],
    [
      'announced in words',
      '[Tập đoàn Gốm sứ Sông Hồng](C), gọi tắt là GSH, vừa mở cửa.\nTheo GSH, lò sẽ đỏ lửa.',
      ['GSH → Tập đoàn Gốm sứ Sông Hồng', 'GSH → Tập đoàn Gốm sứ Sông Hồng'],
    ],
    [
      'of initials behind the same head',
      '[Sở Khoa học và Công nghệ](O) họp báo.\nTheo [Sở KH&CN](O), máy chạy tốt.',
      ['Sở KH&CN → Sở Khoa học và Công nghệ'],
    ],
    [
      'in English, with the same head',
      '[Hiệp hội Đèn lồng Thế giới](O) ([World Lantern Guild](D)) vừa mở cửa.',
      ['World Lantern Guild → Hiệp hội Đèn lồng Thế giới'],
    ],
    [
      'of initials parted by a dash',
      '[Sở Khoa học và Công nghệ](O) họp báo.\nTheo [Sở KH-CN](O), máy chạy tốt.',
      ['Sở KH-CN → Sở Khoa học và Công nghệ'],
    ],
    [
      'of initials before a place',
      '[Sở Khoa học và Công nghệ Đà Nẵng](O) họp báo.\nTheo [Sở KH&CN Đà Nẵng](O), máy chạy tốt.',
      ['Sở KH&CN Đà Nẵng → Sở Khoa học và Công nghệ Đà Nẵng'],
    ],
    ['the parent in brackets is none', '[VNSDC](O) ([Cục Dữ liệu Biển Đông](O)) vừa mở cửa.', []],
    ['a place in brackets is none', '[Mây Xanh](C) ([Đà Nẵng](L)) vừa mở cửa.', []],
    ['a word behind a country is none', 'Hãng bán hàng ở [Lào](L) (KHX) từ năm ngoái.\nMảng KHX có lãi.', []],
    ['two letters are a word: «DN» is «doanh nghiệp»', '[Digital Nuvaro](C) giúp các DN nhỏ.', []],
    ['a term is none', 'Người dùng thích [Nuvaro AI](D).\nCông nghệ AI phát triển nhanh.', []],
  ])('%s', (_, lines, expected) => expect(short(lines)).toEqual(expected));
});

describe('another form of a name', () => {
  it.each([
    [
      'the same letters, parted in another way',
      '[Nuvaro Labs](C) ra mắt.\nTheo NuvaroLabs, máy chạy tốt.',
      ['NuvaroLabs → Nuvaro Labs'],
    ],
    [
      '«&» for «và»',
      '[Sở Văn hóa và Thể thao](O) họp.\n[Sở Văn hóa & Thể thao](O) đáp.',
      ['Sở Văn hóa & Thể thao → Sở Văn hóa và Thể thao'],
    ],
    [
      '«ĐH» for «Đại học»',
      '[Đại học Sông Hồng](O) mở cửa.\n[ĐH Sông Hồng](O) tuyển sinh.',
      ['ĐH Sông Hồng → Đại học Sông Hồng'],
    ],
    [
      'a firm with and without its kind',
      '[Nuvaro Motor](C) ra mắt.\nXe của [Nuvaro](C) chạy êm.',
      ['Nuvaro → Nuvaro Motor'],
    ],
    [
      'a fund by its own name',
      '[Kestora Capital](C) rót vốn.\nTheo Kestora, vòng vốn đã xong.',
      ['Kestora → Kestora Capital'],
    ],
    [
      'a firm without its trade, also where that opens the title',
      '# Sông Trăng thả phao\n[Sông Trăng Telecom](C) thả phao cách bờ sông 2 km.\nPhao của Sông Trăng màu đỏ.',
      ['Sông Trăng → Sông Trăng Telecom', 'Sông Trăng → Sông Trăng Telecom'],
    ],
    [
      'a firm by its own name, which was found as another',
      '[Chimori Audio](C) ra loa.\n[Chimori](O) bán loa từ nay.',
      ['Chimori → Chimori Audio'],
    ],
    [
      'two firms that begin alike: neither',
      '[Sông Trăng Telecom](C) gặp [Sông Trăng Media](C).\nPhao của Sông Trăng màu đỏ.',
      [],
    ],
    ['an abbreviation is not the firm that begins so', '[SGT Telecom](C) thả phao.\nPhao của SGT màu đỏ.', []],
    [
      'a firm without what it is by law and trade',
      '[Công ty TNHH Gốm Sông Hồng](C) mở cửa.\n[Gốm Sông Hồng](C) có lò mới. Lò của Sông Hồng đỏ lửa.',
      ['Công ty TNHH Gốm Sông Hồng → Gốm Sông Hồng', 'Sông Hồng → Gốm Sông Hồng'],
    ],
    [
      'a person’s in brackets',
      '[Lỗ Thanh Sơn](P) ([Lu Qingshanov](P)) đến sớm.\nÔng Sơn phát biểu.',
      ['Lỗ Thanh Sơn → Lu Qingshanov', 'Ông Sơn → Lu Qingshanov'],
    ],
    [
      'a person’s true name',
      '[Shark Kem](P), tên thật là [Đặng Quốc Vinh](P), đến sớm.',
      ['Shark Kem → Đặng Quốc Vinh'],
    ],
    [
      'the brand of a firm’s name in law',
      'Công ty Cổ phần [Dịch vụ Giao rau Sông Hồng](C) ([Raunhanh](C)) gọi vốn.',
      ['Raunhanh → Dịch vụ Giao rau Sông Hồng'],
    ],
    ['the parent of a firm in brackets is none', '[Kestora](C) ([Nuvaro](C)) gọi vốn.', []],
    [
      'the beginning of an institution’s',
      '[Hiệp hội Đèn lồng Sông Hồng](O) họp.\n[Hiệp hội Đèn lồng](O) có hội viên mới.',
      ['Hiệp hội Đèn lồng → Hiệp hội Đèn lồng Sông Hồng'],
    ],
    ['a known ministry is no part of another country’s', '[Bộ Tài chính Lào](O) họp.\n[Bộ Tài chính](O) đáp.', []],
    [
      'a nickname is not what it is called',
      '[Táo Khuyết](C) đổi tướng.\n[Apple](C) không nói thêm.',
      ['Táo Khuyết → Apple'],
    ],
    [
      'a known firm and its name in law',
      '[Samsung Electronics](C) báo lãi.\n[Samsung](C) vui.',
      ['Samsung → Samsung Electronics'],
    ],
    [
      'a known firm where another of its family is named',
      '[Samsung Electronics](C) và [Samsung SDI](C) báo lãi.\n[Samsung](C) vui.',
      [],
    ],
    ['a group is not its part', '[FPT](C) họp báo.\n[FPT Software](C) đáp.', []],
    ['a product without its first words', '[Nuvaro Lumen X9](D) ra mắt.\nPin của X9 lớn.', ['X9 → Nuvaro Lumen X9']],
    [
      'a model that begins with a figure',
      '[Nuvaro 15 Ultra](D) ra mắt cùng lúc với [Nuvaro 15](D).\nBản 15 Ultra đắt. Có 15 người mua.',
      ['15 Ultra → Nuvaro 15 Ultra'],
    ],
    [
      'a product with and without its maker',
      '[Nuvaro](C) ra mắt [Nuvaro Lumen Air](D).\n[Lumen Air](D) bán từ hôm nay.',
      ['Lumen Air → Nuvaro Lumen Air'],
    ],
    [
      'a product’s name, known by itself and used more, without its maker',
      '[Samsung](C) ra mắt [Samsung Galaxy Gear](D).\n[Galaxy Gear](D) bán từ hôm nay. Dây của Gear mềm, pin của [Galaxy Gear](D) lớn.',
      ['Samsung Galaxy Gear → Galaxy Gear', 'Gear → Galaxy Gear'],
    ],
    [
      'found names of the same letters: the one used more',
      '[Nuva Rozo](D) lan nhanh.\n[NuvaRozo](D) là mã độc. Máy nhiễm [NuvaRozo](D) rất nhiều.',
      ['Nuva Rozo → NuvaRozo'],
    ],
    [
      'a product’s words in another order',
      '[Nuvaro Lumen](D) ra mắt.\n[Lumen Nuvaro](D) bán từ hôm nay.',
      ['Lumen Nuvaro → Nuvaro Lumen'],
    ],
    [
      'a short name that was taken for a firm’s',
      '[Nuvaro Zento](D) ra mắt.\nGói [Zento](C) có giá thấp.',
      ['Zento → Nuvaro Zento'],
    ],
    [
      'a product’s name that nobody knows, without its maker where it is used more',
      '[Nuvaro](C) ra mắt [Nuvaro Lumen Air](D).\n[Lumen Air](D) bán từ hôm nay, pin của [Lumen Air](D) lớn.',
      ['Nuvaro Lumen Air → Lumen Air'],
    ],
    [
      'a product’s name with its maker, where that is used as much',
      '[Samsung](C) ra mắt [Samsung Galaxy Gear](D).\n[Galaxy Gear](D) bán từ hôm nay.',
      ['Galaxy Gear → Samsung Galaxy Gear'],
    ],
    [
      'a model of one word that begins with a figure',
      '[Nuvaro Lumen 258V](D) ra mắt.\nCon 258V ăn ít điện.',
      ['258V → Nuvaro Lumen 258V'],
    ],
    ['a term that a product’s name ends with is none', '[Nuvaro Lumen 5G](D) ra mắt.\nMạng 5G phủ rộng.', []],
    ['two models of one line stay two', '[Surface Pro](D) mỏng.\n[Surface Laptop](D) nhẹ.', []],
    ['a known firm is no product’s tail', '[Nuvaro Samsung](D) ra mắt.\n[Samsung](C) đáp.', []],
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
