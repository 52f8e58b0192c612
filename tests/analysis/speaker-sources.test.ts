import { describe, expect, it } from 'vitest';
import { heard } from './quotation-cases';

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
