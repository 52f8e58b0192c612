import { describe, expect, it } from 'vitest';
import { heard } from './quotation-cases';

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

describe('offices beside a name', () => {
  it.each([
    [
      '«của một hãng» behind a name',
      'Giám đốc nhân sự [Kim Chi Đoan](P) của một hãng game than thở mỗi tuần mất một người.',
      ['Kim Chi Đoan: mỗi tuần mất một người'],
    ],
    [
      'an office of an institution with «và» in its name',
      'Phó giám đốc [Sở Khoa học và Công nghệ](O) tỉnh [Trần Hữu Đạo](P) đến sớm. Kỹ sư [Vừ Mí Sính](P) lái xe.\n“Cả tỉnh còn 41 thôn chưa có sóng”, vị phó giám đốc chia sẻ.',
      ['Trần Hữu Đạo: Cả tỉnh còn 41 thôn chưa có sóng'],
    ],
    [
      '«vị này» behind the spokesman of a firm that its country leads to',
      'Ông [Kenji Morita](P) xin lỗi. Đại diện hãng xe Trung Quốc [Lanyue](C) lại khá tự tin. Vị này nói giá sẽ còn giảm.',
      ['Lanyue: giá sẽ còn giảm'],
    ],
    [
      'whose view «còn với» tells, a pronoun means',
      'Bà [Caroline Espinosa](P) xin lỗi. Còn với [Tom Arkwright](P) - cựu thợ lặn - thì mọi chuyện mới bắt đầu. Ông đoán giá sẽ còn giảm.',
      ['Tom Arkwright: giá sẽ còn giảm'],
    ],
    [
      'who publishes an article is not who speaks first in it',
      '([Thời Báo Số](O)) - Cơ quan chức năng cảnh báo giá sẽ còn giảm.',
      ['–: giá sẽ còn giảm'],
    ],
    [
      'a girl told of before',
      'Sinh viên [Lưu Hà My](P) vừa thắng giải. Thầy [Hoàng Đức Thiện](P) đón ở sân bay. Nữ sinh cho biết em sẽ học tiếp.',
      ['Lưu Hà My: em sẽ học tiếp'],
    ],
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
