import { describe, expect, it } from 'vitest';
import { read } from './engine';
import { told } from './marked-article';
import { FIRM, LAN } from './quotation-cases';

/** «Tên:loại» of everybody and everything an article names. */
const named = (...paragraphs: readonly string[]) =>
  read('Tin công nghệ trong ngày hôm nay có gì', ...paragraphs).analysis.entities.map(
    ({ name, kind }) => `${name}:${kind}`,
  );

describe('a name between what somebody is and what he says', () => {
  it.each([
    ['Nhà đầu tư Lý Mùi cho biết anh sẽ rút hết tiền khi ví mở lại.', 'Lý Mùi:person'],
    ['Khách quen Oduya Brekk kể quán đóng cửa từ hôm qua.', 'Oduya Brekk:person'],
    ['Luật sư Wenna Tarvik ở Dĩ An cho biết cửa hỏng từ hôm qua.', 'Wenna Tarvik:person'],
  ])('is a person: %s', (sentence, expected) => expect(named(sentence)).toContain(expected));

  it('is a firm and a person, where the article names the firm alone too', () => {
    const all = named(
      'Công ty Pelumbra vừa mở xưởng thứ hai. Giá cổ phiếu của Pelumbra tăng nhẹ.',
      'Tân giám đốc Pelumbra Kim Bo-ra nói xưởng sẽ nhận đơn hàng nhỏ.',
    );
    expect(all).toContain('Kim Bo-ra:person');
    expect(all).toContain('Pelumbra:company');
  });

  it.each([
    ['Trưởng bản Pờ Chinh Phạ gọi cuộc video đầu tiên cho con trai.', 'Pờ Chinh Phạ:person'],
    ['Sau giải, huấn luyện viên Varnek chia tay đội tuyển.', 'Varnek:person'],
  ])('that no firm has is a person’s, whatever he does: %s', (sentence, expected) =>
    expect(named(sentence)).toContain(expected),
  );

  it('is a known firm and its man behind a title, whatever he does', () => {
    const all = named('Chuyên gia ESET Rafal Nowik phát hiện lỗ hổng trong phần mềm nén tệp từ tuần trước.');
    expect(all).toContain('ESET:company');
    expect(all).toContain('Rafal Nowik:person');
  });

  it.each([
    ['Giáo viên Toán nói đề năm nay dễ hơn năm ngoái.', 'Toán:person'],
    ['Bà Lan, giám đốc Sóng Bạc, kể xưởng mở cửa từ sáng.', 'Sóng Bạc:person'],
  ])('is no person: %s', (sentence, unwanted) => expect(named(sentence)).not.toContain(unwanted));
});

describe('reported speech that a clause alone tells', () => {
  it.each([
    [`Bà ${LAN} bổ sung nhóm tự học có điểm cao nhất.`, ['Vũ Ngọc Lan: nhóm tự học có điểm cao nhất']],
    [`${FIRM} bổ sung nút tắt có đèn báo cho máy.`, []],
    [`Bà ${LAN} xác định lửa phát ra từ một bộ pin.`, ['Vũ Ngọc Lan: lửa phát ra từ một bộ pin']],
    [`Bà ${LAN} cảnh báo sự cố tương tự có thể lặp lại.`, ['Vũ Ngọc Lan: sự cố tương tự có thể lặp lại']],
    [`Bà ${LAN} kể trước đây mỗi bộ hồ sơ ngốn hai buổi.`, ['Vũ Ngọc Lan: trước đây mỗi bộ hồ sơ ngốn hai buổi']],
  ])('%s', (lines, expected) => expect(told(lines, 'indirect')).toEqual(expected));
});

describe('who is meant', () => {
  it.each([
    [
      `Ông [Ngô Gia Huy](P) gửi ba công văn.\nPhía nhà mạng ${FIRM} lý giải tàu không cập bến được. Đơn vị này hứa trạm mới sẽ bật trước Tết.`,
      'Mây Xanh: trạm mới sẽ bật trước Tết',
    ],
    [
      `Bà ${LAN} mất đơn hàng.\nĐại diện ${FIRM} xin lỗi khách. Người này khẳng định hệ thống đã chạy trở lại.`,
      'Mây Xanh: hệ thống đã chạy trở lại',
    ],
    [
      `Đại diện nhà cung cấp ${FIRM} ủng hộ việc này, nhưng cho rằng nên tách phí thiết bị.`,
      'Mây Xanh: nên tách phí thiết bị',
    ],
    [`${FIRM} mở cửa.\nCEO ${LAN} của hãng này cam kết nhà máy sẽ ở lại.`, 'Vũ Ngọc Lan: nhà máy sẽ ở lại'],
    [
      `[Đại học Ven Sông](O) nhận máy chấm bài.\nTrong khi đó, nhà trường cho biết máy chưa được dùng để thi.`,
      'Đại học Ven Sông: máy chưa được dùng để thi',
    ],
  ])('%s', (lines, expected) => expect(told(lines, 'indirect').at(-1)).toBe(expected));
});
