import { describe } from 'vitest';
import { AGENCY, FIRM, HUY, holds, LAN, PAPER, TRI } from './quotation-cases';

describe('what tells that a clause follows the verb', () => {
  holds('indirect', [
    [`Bà ${LAN} chia sẻ cả nhóm ngủ lại xưởng.`, 'Vũ Ngọc Lan: cả nhóm ngủ lại xưởng'],
    [`Ông ${HUY} khẳng định kho lạnh trống một nửa.`, 'Ngô Gia Huy: kho lạnh trống một nửa'],
    [`Ông ${HUY} cam kết gỡ bản lỗi trong hai ngày.`, 'Ngô Gia Huy: gỡ bản lỗi trong hai ngày'],
    [`${FIRM} thông báo thu hồi ba lô phao đo sóng.`, 'Mây Xanh: thu hồi ba lô phao đo sóng'],
    [`Bà ${LAN} tiết lộ nhân vật chính mượn dáng đi của mẹ.`, 'Vũ Ngọc Lan: nhân vật chính mượn dáng đi của mẹ'],
    [`Ông ${HUY} thổ lộ mình run suốt buổi trình diễn.`, 'Ngô Gia Huy: mình run suốt buổi trình diễn'],
    [
      `Bà ${LAN} lý giải ong thợ tránh luống rau gần trạm phát sóng.`,
      'Vũ Ngọc Lan: ong thợ tránh luống rau gần trạm phát sóng',
    ],
    [`Bà ${LAN} nói một khách quen đã đặt năm chiếc.`, 'Vũ Ngọc Lan: một khách quen đã đặt năm chiếc'],
    [`Bà ${LAN} giải thích cách ong thợ tìm đường về tổ mỗi chiều.`],
    [`${FIRM} chia sẻ hình ảnh nhà xưởng mới dọc bờ sông Hậu.`],
    [`Bà ${LAN} nói một cách chậm rãi suốt buổi gặp mặt.`],
  ]);
});

describe('further verbs of report', () => {
  holds('indirect', [
    [`Ông ${HUY} khai mình chép lại đoạn mã từ diễn đàn.`, 'Ngô Gia Huy: mình chép lại đoạn mã từ diễn đàn'],
    [`Ông ${HUY} không tin phao giả lọt qua khâu kiểm tra.`, 'Ngô Gia Huy: phao giả lọt qua khâu kiểm tra'],
    [`Bà ${LAN} khen đó là lô phao đều tay nhất.`, 'Vũ Ngọc Lan: đó là lô phao đều tay nhất'],
    [`Bà ${LAN} mong có thêm một chuyến tàu đêm.`, 'Vũ Ngọc Lan: có thêm một chuyến tàu đêm'],
    [`Ông ${HUY} thông tin thêm lô cuối đã rời cảng.`, 'Ngô Gia Huy: lô cuối đã rời cảng'],
    [`${FIRM} khai trương cửa hàng thứ ba có quầy sửa máy.`],
    [`Bà ${LAN} đáp lời khách bằng một lá thư dài có chữ ký.`],
    [`Ông ${HUY} chất vấn vì sao kho chưa mở.`],
  ]);
});

describe('who it is that speaks', () => {
  holds('indirect', [
    [
      `Bà ${LAN}, Phó chủ tịch phường Yên Sở, đánh giá máy có ích cho người già.`,
      'Vũ Ngọc Lan: máy có ích cho người già',
    ],
    [
      `Chủ quán ${LAN} đến sớm. Khách quen như anh ${TRI} vui mừng. Anh bảo quán giờ đã có chỗ ngồi.`,
      'Đỗ Minh Trí: quán giờ đã có chỗ ngồi',
    ],
    [`Theo bà ${LAN}, chuyên gia từng làm tại ${FIRM}, phao nên thay mỗi năm.`, 'Vũ Ngọc Lan: phao nên thay mỗi năm'],
    [
      `Theo nghiên cứu đăng trên tạp chí ${PAPER}, sóng mạnh làm phao lệch hướng.`,
      'Thời Báo Số: sóng mạnh làm phao lệch hướng',
    ],
    [
      `Đánh giá độc lập của ${AGENCY} cho thấy phao nội bền hơn phao ngoại.`,
      'Cục Dữ liệu Biển: phao nội bền hơn phao ngoại',
    ],
    [
      `Theo bà ${LAN}, phao chạy tốt khi lặng gió, tuy nhiên bà lưu ý rằng pin còn yếu.`,
      'Vũ Ngọc Lan: phao chạy tốt khi lặng gió',
      'Vũ Ngọc Lan: pin còn yếu',
    ],
    [`Ông ${HUY} đến sớm. Già làng ${TRI} gật đầu, nhưng ông lo phao sẽ trôi mất.`, 'Đỗ Minh Trí: phao sẽ trôi mất'],
    [
      `[Đại học Sông Bạc](O) trả chi phí. Theo báo cáo của trường, dự án đã tốn chín tháng.`,
      'Đại học Sông Bạc: dự án đã tốn chín tháng',
    ],
    [`Bà ${LAN} phản ứng: phao cũ vẫn chạy tốt.`, 'Vũ Ngọc Lan: phao cũ vẫn chạy tốt'],
    [`Bà ${LAN} đến sớm. Bà mẹ của chị thì nói con gái đã gầy đi nhiều.`],
    [`Chuyên viên phân tích ${LAN} của ${FIRM} nhận định giá đã chạm đáy.`, 'Vũ Ngọc Lan: giá đã chạm đáy'],
  ]);
});
