import { describe, expect, it } from 'vitest';
import { told } from './marked-article';

/** Every quotation of some lines, direct ones first. */
const heard = (lines: string) => [...told(lines), ...told(lines, 'indirect')];

describe('words that a verb before them opens', () => {
  it.each([
    [
      'each of two speakers says what stands behind the own verb',
      'Ông [Ngô Gia Huy](P) nói “chúng tôi chưa từng chậm lương ai”, bà [Lê Thị Hạnh](P) nói “sổ sách không ghi như vậy”.',
      ['Ngô Gia Huy: chúng tôi chưa từng chậm lương ai', 'Lê Thị Hạnh: sổ sách không ghi như vậy'],
    ],
    [
      'who falls silent behind a question has not asked it',
      'Ông [Ngô Gia Huy](P) hỏi: “Ai sẽ trả tiền điện?”, bà [Lê Thị Hạnh](P) im lặng.',
      ['Ngô Gia Huy: Ai sẽ trả tiền điện?'],
    ],
    [
      'who leaves behind the words has not said them, nor is the leaving reported',
      'Ông [Ngô Gia Huy](P) nói “chúng ta dừng ở đây”, rồi bà [Lê Thị Hạnh](P) đứng dậy ra về.',
      ['Ngô Gia Huy: chúng ta dừng ở đây'],
    ],
    [
      'the subject of «khi» speaks, not the one who acts then',
      'Khi ông [Ngô Gia Huy](P) nói “chúng ta dừng ở đây”, bà [Lê Thị Hạnh](P) đứng dậy ra về.',
      ['Ngô Gia Huy: chúng ta dừng ở đây'],
    ],
    [
      'behind «sau khi … tuyên bố» another firm goes on',
      'Sau khi [Nubira](C) tuyên bố “chúng tôi sẽ kiện đến cùng”, [Kestrun](C) nói sẽ gặp nhau ở tòa.',
      ['Nubira: chúng tôi sẽ kiện đến cùng', 'Kestrun: sẽ gặp nhau ở tòa'],
    ],
    [
      'the one who is heard speaks, not the one who hears',
      'Nghe ông [Ngô Gia Huy](P) nói “cứ từ từ rồi sẽ có lãi”, bà [Lê Thị Hạnh](P) chỉ cười.',
      ['Ngô Gia Huy: cứ từ từ rồi sẽ có lãi'],
    ],
    [
      'an unnamed asker stays unnamed',
      'Khi khách hỏi “máy này có bền không”, anh [Quốc Bảo](P) thường đáp: “Anh cứ làm rơi thử đi”.',
      ['–: máy này có bền không', 'Quốc Bảo: Anh cứ làm rơi thử đi'],
    ],
    [
      '«Nói về» has no subject: who smiles behind the comma speaks',
      'Nói về ông [Ngô Gia Huy](P), bà [Lê Thị Hạnh](P) cười: “Ông ấy chưa từng về trước tôi”.',
      ['Lê Thị Hạnh: Ông ấy chưa từng về trước tôi'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('whoever is let speak', () => {
  it.each([
    [
      'the one by whom a firm is criticised',
      '[Nubira](C) bị ông [Gordon Laskey](P) chỉ trích: “Họ bán nỗi sợ cho người già”.',
      ['Gordon Laskey: Họ bán nỗi sợ cho người già'],
    ],
    [
      'the one who judges, not the one judged',
      'Chị [Thu Hà](P) được đồng nghiệp [Minh Tú](P) nhận xét: “Chị ấy không bao giờ chậm hạn”.',
      ['Minh Tú: Chị ấy không bao giờ chậm hạn'],
    ],
    [
      '«được ông Huy cho biết»',
      'Phóng viên được ông [Ngô Gia Huy](P) cho biết xưởng sẽ mở lại từ thứ Hai.',
      ['Ngô Gia Huy: xưởng sẽ mở lại từ thứ Hai'],
    ],
    [
      '«nghe kỹ sư giải thích»',
      'Nghe kỹ sư [Minh Tú](P) giải thích máy sẽ tự tắt khi nóng, khách mới yên tâm.',
      ['Minh Tú: máy sẽ tự tắt khi nóng, khách mới yên tâm'],
    ],
    [
      '«để ông Huy trả lời»',
      'Bà [Vũ Ngọc Lan](P) để ông [Ngô Gia Huy](P) trả lời: “Chúng tôi chưa chốt giá”.',
      ['Ngô Gia Huy: Chúng tôi chưa chốt giá'],
    ],
    [
      '«nhờ chuyên gia giải thích»',
      'Chúng tôi nhờ chuyên gia [Trần Bảo Khánh](P) giải thích: “Tin nhắn ấy không đến từ ngân hàng”.',
      ['Trần Bảo Khánh: Tin nhắn ấy không đến từ ngân hàng'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('words of somebody else', () => {
  it.each([
    [
      '«nhắc lại lời bà Hạnh»',
      'Ông [Ngô Gia Huy](P) nhắc lại lời bà [Lê Thị Hạnh](P): “Khách hàng không mua công nghệ”.',
      ['Lê Thị Hạnh: Khách hàng không mua công nghệ'],
    ],
    [
      'a father unnamed',
      'Chị [Thu Hà](P) vẫn nhớ lời của cha: “Nhà nghèo thì phải học”.',
      ['–: Nhà nghèo thì phải học'],
    ],
    [
      '«lời khuyên của thầy»',
      'Chị [Thu Hà](P) vẫn nhớ lời khuyên của thầy [Nguyễn Hải Triều](P): “Đừng sợ sai”.',
      ['Nguyễn Hải Triều: Đừng sợ sai'],
    ],
    [
      '«mượn lời ông Laskey»',
      'Kết thúc buổi nói chuyện, bà [Vũ Ngọc Lan](P) mượn lời ông [Gordon Laskey](P): “Hãy thuê người giỏi hơn mình”.',
      ['Gordon Laskey: Hãy thuê người giỏi hơn mình'],
    ],
    [
      'a letter of one to another',
      'Thư của bà [Lê Thị Hạnh](P) gửi ông [Ngô Gia Huy](P) có đoạn: “Tôi không thể tiếp tục”.',
      ['Lê Thị Hạnh: Tôi không thể tiếp tục'],
    ],
    [
      '«dẫn nguồn thạo tin»: nobody named',
      '[Nhịp Số](O) dẫn nguồn thạo tin cho biết hợp đồng trị giá 50 triệu USD.',
      [],
    ],
    [
      '«dẫn nguồn tin từ Nubira»',
      '[Nhịp Số](O) dẫn nguồn tin từ [Nubira](C) cho biết dây chuyền thứ hai đã dừng.',
      ['Nubira: dây chuyền thứ hai đã dừng'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('who passes words on', () => {
  it.each([
    [
      'a paper, of a person',
      'Theo [Nhịp Số](O), ông [Park Joon-ha](P) nói nhà máy sẽ chạy thử trong tháng này.',
      ['Park Joon-ha: nhà máy sẽ chạy thử trong tháng này'],
    ],
    [
      'a paper, of a firm',
      'Theo [Nhịp Số](O), [Nubira](C) cho biết nhà máy sẽ chạy thử trong tháng này.',
      ['Nubira: nhà máy sẽ chạy thử trong tháng này'],
    ],
    [
      '«sau khi» one firm acts, another speaks',
      'Sau khi [Nubira](C) công bố giá, [Kestrun](C) cho biết sẽ giảm giá mẫu cũ.',
      ['Kestrun: sẽ giảm giá mẫu cũ'],
    ],
    [
      '«phủ nhận, nói rằng»',
      '[Kestrun](C) bị cáo buộc thu thập dữ liệu trẻ em. Công ty phủ nhận, nói rằng mọi dữ liệu đều được xin phép.',
      ['Kestrun: mọi dữ liệu đều được xin phép'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('an office that two hold', () => {
  it.each([
    [
      'alone: nobody',
      'Ông [Ngô Gia Huy](P), giám đốc [Mây Xanh](C), và bà [Vũ Ngọc Lan](P), giám đốc [Sóng Bạc](C), cùng dự lễ ký sáng 3/11.\n“Hai bên sẽ chia sẻ hạ tầng trong ba năm tới”, giám đốc nói.',
      ['–: Hai bên sẽ chia sẻ hạ tầng trong ba năm tới'],
    ],
    [
      'with its firm: its holder',
      'Ông [Ngô Gia Huy](P), giám đốc [Mây Xanh](C), và bà [Vũ Ngọc Lan](P), giám đốc [Sóng Bạc](C), cùng dự lễ ký sáng 3/11.\n“Hai bên sẽ chia sẻ hạ tầng trong ba năm tới”, giám đốc [Sóng Bạc](C) nói.',
      ['Vũ Ngọc Lan: Hai bên sẽ chia sẻ hạ tầng trong ba năm tới'],
    ],
    [
      '«CEO Nubira» in a sentence with two',
      'CEO [Nubira](C) [Daniel Hartwell](P) gặp CEO [Kestrun](C) [Mark Delaney](P) tại [Davos](L). “Chúng tôi không nói chuyện làm ăn”, CEO [Nubira](C) cho biết.',
      ['Daniel Hartwell: Chúng tôi không nói chuyện làm ăn'],
    ],
    [
      '«vị CEO»: nobody',
      'CEO [Nubira](C) [Daniel Hartwell](P) gặp CEO [Kestrun](C) [Mark Delaney](P) tại [Davos](L). “Chúng tôi không nói chuyện làm ăn”, vị CEO cho biết.',
      ['–: Chúng tôi không nói chuyện làm ăn'],
    ],
    [
      '«bộ trưởng»: nobody',
      'Bộ trưởng Thương mại [Helena Sorvik](P) bảo vệ sắc lệnh. Bộ trưởng Tài chính [Olof Brandt](P) phản đối. “Chi phí sẽ đổ lên đầu người dân”, bộ trưởng nói.',
      ['–: Chi phí sẽ đổ lên đầu người dân'],
    ],
    [
      '«Chủ tịch Quang Tinh»',
      '[Kimura Haruto](P), chủ tịch [Tanoshi Robotics](C), và [Liu Wenhai](P), chủ tịch [Quang Tinh](C), ký kết sáng 7/11. Chủ tịch [Quang Tinh](C) cho biết nhà máy chung sẽ đặt tại [Hải Phòng](L).',
      ['Liu Wenhai: nhà máy chung sẽ đặt tại Hải Phòng'],
    ],
    [
      'in a title, of a firm whose holder the text names',
      '# Giám đốc [Mây Xanh](C): “Chúng tôi sẽ không tăng giá”\nÔng [Ngô Gia Huy](P), giám đốc [Mây Xanh](C), nói như vậy tại buổi gặp báo chí sáng nay.',
      ['Ngô Gia Huy: Chúng tôi sẽ không tăng giá'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('an office told by what somebody did', () => {
  it.each([
    [
      'who founded a firm is its head',
      '[Kimura Haruto](P) lập [Tanoshi Robotics](C) năm 2016. “Robot chưa thay được thợ hàn”, người đứng đầu [Tanoshi Robotics](C) nói.',
      ['Kimura Haruto: Robot chưa thay được thợ hàn'],
    ],
    [
      'who bought a firm is its owner',
      '[Gordon Laskey](P) mua [Kestrun](C) năm 2019. “Tôi thích những thứ hỏng hóc”, ông chủ [Kestrun](C) nói.',
      ['Gordon Laskey: Tôi thích những thứ hỏng hóc'],
    ],
    [
      'who founded it, its founder',
      '[Gordon Laskey](P) sáng lập [Kestrun](C) năm 2009. “Tôi thích những thứ hỏng hóc”, nhà sáng lập [Kestrun](C) nói.',
      ['Gordon Laskey: Tôi thích những thứ hỏng hóc'],
    ],
    [
      'where the article names nobody, nobody',
      'Người đứng đầu [Tanoshi Robotics](C) cho rằng robot hình người còn cách nhà máy ít nhất năm năm.',
      ['–: robot hình người còn cách nhà máy ít nhất năm năm'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('pronouns', () => {
  it.each([
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

describe('words beside a line or a gesture', () => {
  it.each([
    [
      '«Bà Reiss nói vậy»',
      '“Không mua thì còn đắt hơn.” Bà [Joanna Reiss](P) nói vậy khi được hỏi về mức giá.',
      ['Joanna Reiss: Không mua thì còn đắt hơn.'],
    ],
    [
      'who smiles, not who asks',
      'Khi tôi hỏi về giá, ông [Ngô Gia Huy](P) chỉ cười: “Đắt hơn tô phở, rẻ hơn chiếc xe”.',
      ['Ngô Gia Huy: Đắt hơn tô phở, rẻ hơn chiếc xe'],
    ],
    [
      '«Nhà sản xuất thì thận trọng:» is not who spoke before',
      '[Tanoshi Robotics](C) giao robot đầu tiên cho chuỗi cà phê [Hạt Sáng](C). “Nó không nghỉ ốm”, quản lý cửa hàng [Thu Hà](P) nói. Nhà sản xuất thì thận trọng: “Chúng tôi vẫn cử kỹ sư trực mỗi ngày”.',
      ['Thu Hà: Nó không nghỉ ốm', 'Tanoshi Robotics: Chúng tôi vẫn cử kỹ sư trực mỗi ngày'],
    ],
    [
      'a sentence in marks behind what somebody said',
      'Mỗi con chip giá chưa tới một nghìn đồng, chị [Thu Hà](P) cho biết. “Nó rẻ hơn một cuốc xe, và rẻ hơn nhiều so với tiền thuốc”.',
      [
        'Thu Hà: Nó rẻ hơn một cuốc xe, và rẻ hơn nhiều so với tiền thuốc',
        'Thu Hà: Mỗi con chip giá chưa tới một nghìn đồng',
      ],
    ],
    [
      'behind «Theo ông Trí»',
      'Theo ông [Đỗ Minh Trí](P), khách lớn tuổi chiếm đa số. “Họ khóc nhiều hơn hồi trước”.',
      ['Đỗ Minh Trí: Họ khóc nhiều hơn hồi trước', 'Đỗ Minh Trí: khách lớn tuổi chiếm đa số'],
    ],
    [
      '«chủ tiệm cười khà»',
      'Ông [Ngô Gia Huy](P), chủ cửa hàng [Bánh Xe Xanh](C), kể khách năm nay hỏi nhiều về định vị. “Có người hỏi xong rồi về”, chủ tiệm cười khà.',
      ['Ngô Gia Huy: Có người hỏi xong rồi về', 'Ngô Gia Huy: khách năm nay hỏi nhiều về định vị'],
    ],
    [
      'a line below that signs them',
      '“Không có gì là miễn phí.”\n[Trần Bảo Khánh](P), nhà sáng lập [Đom Đóm](C)',
      ['Trần Bảo Khánh: Không có gì là miễn phí.'],
    ],
    [
      '«Bà Lan lắc đầu.»',
      '“Tôi không bán công ty cho người không hiểu nó.” Bà [Vũ Ngọc Lan](P) lắc đầu.',
      ['Vũ Ngọc Lan: Tôi không bán công ty cho người không hiểu nó.'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('words in marks within a sentence', () => {
  it.each([
    [
      'a reason in marks',
      'Ông [Ngô Gia Huy](P) khẳng định xưởng sẽ không bán, “vì bán một lần là mất cả nghề”.',
      ['Ngô Gia Huy: vì bán một lần là mất cả nghề', 'Ngô Gia Huy: xưởng sẽ không bán'],
    ],
    [
      '«bởi» before them',
      'Đại diện [Chợ Nhanh](C) dự đoán mẫu đắt sẽ bán chạy hơn, bởi “khách đã chịu chi thì thường cố thêm”.',
      ['Chợ Nhanh: khách đã chịu chi thì thường cố thêm', 'Chợ Nhanh: mẫu đắt sẽ bán chạy hơn, bởi'],
    ],
    [
      'eight words behind «nói»',
      'Đại diện [Lúa Số](C) nói “kẻ gian nắm rõ giờ giao ca của từng kho hàng” và từ chối nói thêm.',
      ['Lúa Số: kẻ gian nắm rõ giờ giao ca của từng kho hàng'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('offices beside a name', () => {
  it.each([
    [
      '«ông Menon, đại diện quỹ»: he speaks, not the fund',
      'Nhà đầu tư lớn nhất là [Monsoon Peak](C). Ông [Raghav Menon](P), đại diện quỹ, cho hay quỹ chưa từng rút vốn sớm.',
      ['Raghav Menon: quỹ chưa từng rút vốn sớm'],
    ],
    [
      '«đại diện hãng tại Việt Nam»',
      '[Kestrun](C) mở cửa hàng. “Chúng tôi đến muộn”, bà [Sarah Whitcombe](P), đại diện hãng tại Việt Nam, thừa nhận.',
      ['Sarah Whitcombe: Chúng tôi đến muộn'],
    ],
    [
      '«người phát ngôn công ty»',
      '[Kestrun](C) mở cửa hàng. [Sarah Whitcombe](P), người phát ngôn công ty, cho biết giá sẽ thấp hơn ở Singapore.',
      ['Sarah Whitcombe: giá sẽ thấp hơn ở Singapore'],
    ],
    [
      'an assistant that is a program',
      'Trợ lý [Hải Đăng](D) trả lời: “Dạ, kỳ hạn sáu tháng là 6% ạ”.',
      ['Hải Đăng: Dạ, kỳ hạn sáu tháng là 6% ạ'],
    ],
    [
      '«Con trai ông Laskey» is not ông Laskey',
      'Con trai ông [Gordon Laskey](P) nói cha mình không biết dùng email.',
      [],
    ],
    [
      '«Công ty do ông Delaney sáng lập»',
      '[Voltana](C) giảm giá. Công ty do [Mark Delaney](P) sáng lập cho biết chi phí pin đã giảm.',
      ['Voltana: chi phí pin đã giảm'],
    ],
    [
      '«đại diện pháp lý của»',
      '“Chúng tôi đã nộp đơn”, đại diện pháp lý của [Kestrun](C) nói.',
      ['Kestrun: Chúng tôi đã nộp đơn'],
    ],
    [
      '«bộ phận chăm sóc khách hàng của»',
      '“Lỗi đã được khắc phục”, bộ phận chăm sóc khách hàng của [Sóng Bạc](C) trả lời.',
      ['Sóng Bạc: Lỗi đã được khắc phục'],
    ],
    [
      '«Fanpage của»',
      'Fanpage của [Sóng Bạc](C) thông báo: “Lỗi đã được khắc phục”.',
      ['Sóng Bạc: Lỗi đã được khắc phục'],
    ],
    [
      '«Tổng giám đốc» and «Phó tổng giám đốc»',
      'Tổng giám đốc [Ngô Gia Huy](P) và Phó tổng giám đốc [Lê Thị Hạnh](P) cùng trả lời. Tổng giám đốc cho biết hãng không sa thải. Phó tổng giám đốc bổ sung rằng lương sẽ tăng 5%.',
      ['Ngô Gia Huy: hãng không sa thải', 'Lê Thị Hạnh: lương sẽ tăng 5%'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('firms told by what they do', () => {
  it.each([
    [
      '«Công ty phân tích»',
      '[Orbanex](C) ngừng rút tiền. Công ty phân tích chuỗi khối [Ledgermoor](C) ước tính 23 triệu USD đã bị chuyển đi.',
      ['Ledgermoor: 23 triệu USD đã bị chuyển đi'],
    ],
    [
      '«Hãng đánh giá rủi ro»',
      '[Orbanex](C) ngừng rút tiền. Hãng đánh giá rủi ro [Ledgermoor](C) cho biết 23 triệu USD đã bị chuyển đi.',
      ['Ledgermoor: 23 triệu USD đã bị chuyển đi'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('what a verb opens', () => {
  it.each([
    [
      '«nói chi phí …»',
      'Bà [Vũ Ngọc Lan](P) nói chi phí thuê máy là 200 triệu đồng.',
      ['Vũ Ngọc Lan: chi phí thuê máy là 200 triệu đồng'],
    ],
    [
      'a place first',
      'Ông [Ngô Gia Huy](P) giải thích ở vùng này khách coi trọng pin hơn màn hình.',
      ['Ngô Gia Huy: ở vùng này khách coi trọng pin hơn màn hình'],
    ],
    ['a time first', 'Chị [Thu Hà](P) kể lúc rảnh chị học thêu.', ['Thu Hà: lúc rảnh chị học thêu']],
    [
      '«qua email»',
      'Trưởng nhóm [Mark Delaney](P) lý giải qua email hãng dồn sức cho bàn phím vì khách văn phòng đông.',
      ['Mark Delaney: hãng dồn sức cho bàn phím vì khách văn phòng đông'],
    ],
    [
      '«thống kê»',
      '[Hiệp hội Bán lẻ Sông Hàn](O) thống kê hơn 400 cửa hàng đã nhận thanh toán bằng mã.',
      ['Hiệp hội Bán lẻ Sông Hàn: hơn 400 cửa hàng đã nhận thanh toán bằng mã'],
    ],
    [
      '«biện luận»',
      'Bà [Vũ Ngọc Lan](P) biện luận khách chưa từng đòi tính năng ấy.',
      ['Vũ Ngọc Lan: khách chưa từng đòi tính năng ấy'],
    ],
    [
      '«góp lời:»',
      'Vợ anh, chị [Thu Hà](P), góp lời: hồi đó cả tháng bán được hai máy.',
      ['Thu Hà: hồi đó cả tháng bán được hai máy'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

describe('sources', () => {
  it.each([
    [
      '«theo bình luận của»',
      '“Không mua thì còn đắt hơn”, theo bình luận của bà [Joanna Reiss](P).',
      ['Joanna Reiss: Không mua thì còn đắt hơn'],
    ],
    [
      '«Quỹ này» is the fund',
      'Ông [Đỗ Minh Trí](P) lập [Trạm Gió](C) năm 2019.\n[Trạm Gió](C) vừa nhận 5 triệu USD từ quỹ [Northbay](C). Quỹ này cho biết đã theo dõi công ty hai năm.\n“Họ hỏi tôi về pin nhiều hơn về tiền”, ông kể.',
      ['Đỗ Minh Trí: Họ hỏi tôi về pin nhiều hơn về tiền', 'Northbay: đã theo dõi công ty hai năm'],
    ],
    [
      'a survey',
      'Khảo sát 1.200 hộ của [Merrow Research](C) cho kết quả 40% gia đình có ít nhất ba màn hình.',
      ['Merrow Research: 40% gia đình có ít nhất ba màn hình'],
    ],
    [
      'a report that notes',
      'Báo cáo của [Merrow Research](C) ghi tuổi thọ trung bình của điện thoại đã lên 3,4 năm.',
      ['Merrow Research: tuổi thọ trung bình của điện thoại đã lên 3,4 năm'],
    ],
    [
      '«Khẳng định của bà Lan là»',
      'Khẳng định của bà [Vũ Ngọc Lan](P) là dữ liệu chưa từng rời khỏi máy chủ trong nước.',
      ['Vũ Ngọc Lan: dữ liệu chưa từng rời khỏi máy chủ trong nước'],
    ],
    [
      '«Theo trang tin»',
      'Theo trang tin [Nhịp Số](O), hợp đồng trị giá 50 triệu USD.',
      ['Nhịp Số: hợp đồng trị giá 50 triệu USD'],
    ],
    [
      'a guest who speaks',
      'Khách mời [Minh Tú](P) chia sẻ: “Tôi học lập trình từ năm lớp 4”.',
      ['Minh Tú: Tôi học lập trình từ năm lớp 4'],
    ],
    [
      'two words are speech where they are said',
      'Hai người trả lời trái ngược. “Nên mua”, [Minh Tú](P) viết. “Nên chờ bản sau”, [Quốc Bảo](P) viết.',
      ['Minh Tú: Nên mua', 'Quốc Bảo: Nên chờ bản sau'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(heard(lines)).toEqual(expected);
  });
});

it('reads a page whose letters are decomposed', () => {
  const lines = 'Bà [Vũ Ngọc Lan](P) nói “sạp tôi vẫn bán được hàng”.';
  expect(told(lines.normalize('NFD')).map((line) => line.normalize('NFC'))).toEqual(told(lines));
});
