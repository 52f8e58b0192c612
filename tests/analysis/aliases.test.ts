import { describe, expect, it } from 'vitest';
import { short } from './resolved-article';

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
      'that the knowledge has for the name, whatever its letters',
      '[Hiệp hội Blockchain và Tài sản số Việt Nam](O) ([VBA](O)) họp báo.',
      ['VBA → Hiệp hội Blockchain và Tài sản số Việt Nam'],
    ],
    [
      'behind a name of which only the beginning was found, over a comma, and with a figure',
      '[Phòng An ninh mạng](O) và phòng, chống tội phạm sử dụng công nghệ cao ([PA05](O)) vừa mở cửa.',
      ['PA05 → Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao'],
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
    ['a nickname, however long', '[Kai Marsk](P), tức [IntelTrader](P), đến sớm.', ['IntelTrader → Kai Marsk']],
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
