import { describe, expect, it } from 'vitest';
import { told } from './marked-article';
import { heard } from './quotation-cases';

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

it('reads a page whose letters are decomposed', () => {
  const lines = 'Bà [Vũ Ngọc Lan](P) nói “sạp tôi vẫn bán được hàng”.';
  expect(told(lines.normalize('NFD')).map((line) => line.normalize('NFC'))).toEqual(told(lines));
});
