import { describe, expect, it } from 'vitest';
import { heard } from './quotation-cases';

describe('pronouns', () => {
  it.each([
    [
      'who began the sentence before, though nobody calls him «ông» and another is called so',
      'Ông [Bùi Tấn Phước](P) nhận máy sớm. Chuyên gia viễn thông [Đổng Khải Hoàn](P) dự đoán sóng sẽ yếu. Ông phân tích biển không có cột phát.',
      ['Đổng Khải Hoàn: sóng sẽ yếu', 'Đổng Khải Hoàn: biển không có cột phát'],
    ],
    [
      '«người này» behind somebody whom the article does not name',
      'Cô [Linnea Berg](P) nghỉ việc hôm qua.\nMột cựu kỹ sư nhớ lại ba đêm cô thức trắng. “Chỉ vì một cô giáo làng”, người này cho hay.',
      ['–: Chỉ vì một cô giáo làng'],
    ],
    [
      '«vị này» behind somebody unnamed who answers',
      'Sinh viên [Mùa A Dính](P) tìm ra lỗi. Trao đổi với chúng tôi, một chuyên gia cho hay lỗi ấy nguy hiểm. Vị này nói ổ cắm phải được rút ra.',
      ['–: lỗi ấy nguy hiểm', '–: ổ cắm phải được rút ra'],
    ],
    [
      'whoever holds the office',
      'Bà [Vũ Ngọc Lan](P) mất tiền. Luật sư [Kha Minh Đạt](P) đến sớm. Theo vị luật sư, bà sẽ được hoàn tiền.',
      ['Kha Minh Đạt: bà sẽ được hoàn tiền'],
    ],
    [
      '«hãng» within the words of the firm that goes on speaking',
      '[Sóng Bạc](C) đầy ảnh giả.\n[Mây Xanh](C) nói hãng đã gắn nhãn 12 triệu ảnh, nhưng thừa nhận “không có hệ thống nào hoàn hảo”.',
      ['Mây Xanh: không có hệ thống nào hoàn hảo', 'Mây Xanh: hãng đã gắn nhãn 12 triệu ảnh'],
    ],
    [
      '«Họ» for the one firm of the sentence before',
      '[Sóng Bạc](C) mất 2.000 khách trong tháng 10. Họ cho biết phần lớn khách ở vùng sâu.',
      ['Sóng Bạc: phần lớn khách ở vùng sâu'],
    ],
    [
      '«ông» goes on where a sentence begins with it, whoever is named there',
      'Ông [Đỗ Minh Trí](P) mê thiên văn từ nhỏ. Ông nhớ mãi đêm [Phạm Quốc Dũng](P) chỉ cho cả lớp xem sao Thổ. “Tôi phải đứng trên ghế mới thấy”, ông kể.',
      [
        'Đỗ Minh Trí: Tôi phải đứng trên ghế mới thấy',
        'Đỗ Minh Trí: mãi đêm Phạm Quốc Dũng chỉ cho cả lớp xem sao Thổ',
      ],
    ],
    [
      '«bà» too',
      'Bà [Vũ Ngọc Lan](P) nghỉ việc năm 2012. Bà vẫn nhớ ngày [Lê Thị Hạnh](P) đến nhà rủ mở công ty. “Lúc đó tôi đang rán đậu”, bà kể.',
      ['Vũ Ngọc Lan: Lúc đó tôi đang rán đậu'],
    ],
    [
      '«em» is no director',
      '[Bảo Châu](P), lớp 7, hỏi về quảng cáo. Tổng giám đốc [Mark Delaney](P) hứa sẽ trả lời bằng văn bản. “Em sẽ chờ ạ”, em nói.',
      ['Bảo Châu: Em sẽ chờ ạ', 'Mark Delaney: sẽ trả lời bằng văn bản'],
    ],
    [
      '«bà» is not her grandson',
      'Bà [Hoàng Thị Sen](P) kể chuyện cổ bằng tiếng Tày trên mạng. Cháu bà, [Hoàng Phúc](P), phụ trách quay. [Phúc](P:Hoàng Phúc) cho biết tập đầu phải quay lại sáu lần. “Gà gáy thì cứ để nó gáy”, bà cười.',
      ['Hoàng Thị Sen: Gà gáy thì cứ để nó gáy', 'Hoàng Phúc: tập đầu phải quay lại sáu lần'],
    ],
    [
      '«chú» where the article calls somebody so',
      'Chú [Ba Đen](P) sửa ti vi. Chú nói ngày nào còn leo được thì ngày đó còn sửa.',
      ['Ba Đen: ngày nào còn leo được thì ngày đó còn sửa'],
    ],
    [
      '«ông này» after two men: nobody',
      'Ông [Ngô Gia Huy](P) giới thiệu ông [Đỗ Minh Trí](P) với báo chí. “Tôi sẽ làm việc chăm chỉ”, ông này nói.',
      ['–: Tôi sẽ làm việc chăm chỉ'],
    ],
    [
      '«cô» is not who is called «bà»',
      '[Kim Seo-yeon](P) lớn lên ở [Busan](L). Người dìu dắt cô là bà [Helena Sorvik](P).\n“Bà ấy dạy tôi cách im lặng”, cô nói.',
      ['Kim Seo-yeon: Bà ấy dạy tôi cách im lặng'],
    ],
    [
      '«bà» is',
      '[Kim Seo-yeon](P) lớn lên ở [Busan](L). Người dìu dắt cô là bà [Helena Sorvik](P).\n“Cô ấy học nhanh hơn tôi tưởng”, bà nói.',
      ['Helena Sorvik: Cô ấy học nhanh hơn tôi tưởng'],
    ],
    [
      '«nhà cung cấp» is not the firm that buys, and no guess',
      '[Nubira](C) dùng pin của [Trạm Gió](C). Đại diện nhà cung cấp cho biết lô pin lỗi đã bị thu hồi.',
      ['–: lô pin lỗi đã bị thu hồi'],
    ],
    [
      '«nền tảng này»',
      '[Chợ Nhanh](D) đổi cách tính phí từ tháng 12. Nền tảng này cho biết người bán nhỏ sẽ không bị ảnh hưởng.',
      ['Chợ Nhanh: người bán nhỏ sẽ không bị ảnh hưởng'],
    ],
    [
      '«mạng xã hội này»',
      '[Lời Gió](D) vừa chạm mốc 10 triệu người dùng. Mạng xã hội này cho biết sẽ thu phí từ năm sau.',
      ['Lời Gió: sẽ thu phí từ năm sau'],
    ],
    [
      '«đại diện ứng dụng này»',
      '[Lời Gió](D) của [Đom Đóm](C) vừa chạm mốc 10 triệu người dùng. “Chúng tôi chưa có lãi”, đại diện ứng dụng này nói.',
      ['Lời Gió: Chúng tôi chưa có lãi'],
    ],
    [
      '«sàn này»',
      '[Chợ Nhanh](C) đổi cách tính phí từ tháng 12. Sàn này cho biết người bán nhỏ sẽ không bị ảnh hưởng.',
      ['Chợ Nhanh: người bán nhỏ sẽ không bị ảnh hưởng'],
    ],
    [
      '«nữ kỹ sư cười»',
      '[Kim Seo-yeon](P) lớn lên ở [Busan](L), cha sửa radio, mẹ bán cá.\nNăm 2014, cô vào [Daesung Semicon](C).\n“Sếp đầu tiên bảo tôi pha cà phê”, cô nói. “Tôi pha rất dở.”\nBa năm sau, cô lãnh đạo nhóm 40 người.\n“Giờ tôi vẫn pha dở”, nữ kỹ sư cười.',
      [
        'Kim Seo-yeon: Sếp đầu tiên bảo tôi pha cà phê',
        'Kim Seo-yeon: Tôi pha rất dở.',
        'Kim Seo-yeon: Giờ tôi vẫn pha dở',
      ],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});
