import { describe } from 'vitest';
import { FIRM, HUY, HUY_SHORT, holds, LAN, TRI, TRI_SHORT } from './quotation-cases';

describe('speech without a verb of speech beside it', () => {
  holds('direct', [
    [
      `“Mẻ đầu chúng tôi nấu ra toàn bọt”, ông ${HUY} nói. “Mẻ này ít ra khách còn ngửi thử.”`,
      'Ngô Gia Huy: Mẻ đầu chúng tôi nấu ra toàn bọt',
      'Ngô Gia Huy: Mẻ này ít ra khách còn ngửi thử.',
    ],
    [
      `Bà ${LAN} kể mẫu vỏ do một thợ rèn trong làng gò giúp. “Ông ấy không nhận công, chỉ xin giữ lại cái khuôn”, và thế là dòng máy đầu tiên ra đời.`,
      'Vũ Ngọc Lan: Ông ấy không nhận công, chỉ xin giữ lại cái khuôn',
    ],
    [
      `# Một cuộc gọi với ${HUY}\nĐường truyền chập chờn. Ông ${HUY_SHORT} cười.\nHỏi ông vì sao chọn màu cam. “Đó là màu áo phao. Tôi muốn ai nhìn cũng nhớ ra biển”.`,
      'Ngô Gia Huy: Đó là màu áo phao. Tôi muốn ai nhìn cũng nhớ ra biển',
    ],
    [
      `${TRI} lo máy chủ. ${LAN} ghé thăm một lần.\n${TRI_SHORT} tháo máy ngay trên bàn. ${TRI_SHORT} không dùng găng.\n“Khách hỏi thợ đâu, tôi nói thợ đang cắm sạc, chờ chút”. Hãng đang soạn giá mới.`,
      'Đỗ Minh Trí: Khách hỏi thợ đâu, tôi nói thợ đang cắm sạc, chờ chút',
    ],
  ]);
});

describe('words that tie a quotation to its speaker', () => {
  holds('direct', [
    [
      `Trong thông báo lúc 14 giờ, ${FIRM} xin lỗi khách. “Đây không phải một vụ tấn công mạng”, thông báo có đoạn.`,
      'Mây Xanh: Đây không phải một vụ tấn công mạng',
    ],
    [
      `Bà ${LAN} gửi email cho cả xưởng sáng nay.\n“Chúng ta không bán mình”, bức thư viết.`,
      'Vũ Ngọc Lan: Chúng ta không bán mình',
    ],
    [
      `Hơn 200 thợ ký một bức thư gửi ${FIRM}. “Chúng tôi không phản đối việc gặp nhau”, bức thư viết.`,
      '–: Chúng tôi không phản đối việc gặp nhau',
    ],
    [`# ${FIRM} đầy ảnh giả: “Tôi không còn tin mắt mình”\nXưởng mở cửa hôm qua.`, '–: Tôi không còn tin mắt mình'],
    [`# ${FIRM}: “Chúng tôi sẽ gỡ ảnh giả”\nXưởng mở cửa hôm qua.`, 'Mây Xanh: Chúng tôi sẽ gỡ ảnh giả'],
    ['“Có sóng rồi!”, một giọng nữ hét lên.', '–: Có sóng rồi!'],
    [`Bà ${LAN} kể thêm.\n“Chậm một chút không mất gì, nhanh một chút có thể mất hết”, là câu in trên tờ rơi.`],
    [
      `Tôi nhắn, ${TRI} hồi âm “anh cứ gửi loa về xưởng, em thay màng không tính phí”.`,
      'Đỗ Minh Trí: anh cứ gửi loa về xưởng, em thay màng không tính phí',
    ],
    [
      `Bài học rút ra, như chuyên viên ${LAN} nói vui: “Đừng ghi mã khóa lên mặt két”.`,
      'Vũ Ngọc Lan: Đừng ghi mã khóa lên mặt két',
    ],
    [
      `“Máy chạy êm nhưng pin xuống nhanh” là nhận xét của bà ${LAN} sau một tuần dùng thử.`,
      'Vũ Ngọc Lan: Máy chạy êm nhưng pin xuống nhanh',
    ],
    [`“Nó chạy êm hơn tôi tưởng”, theo chia sẻ của bà ${LAN}.`, 'Vũ Ngọc Lan: Nó chạy êm hơn tôi tưởng'],
    [
      `“Nó chạy êm”, bà ${LAN} nói, “và ít hỏng hơn tôi tưởng”.`,
      'Vũ Ngọc Lan: Nó chạy êm',
      'Vũ Ngọc Lan: và ít hỏng hơn tôi tưởng',
    ],
    [
      `${FIRM} xin lỗi khách. “Chúng tôi đã sửa xong lỗi trong đêm”, thông cáo viết.`,
      'Mây Xanh: Chúng tôi đã sửa xong lỗi trong đêm',
    ],
  ]);
});

describe('who is meant', () => {
  holds('direct', [
    [
      `Ruộng muối của cụ ${HUY} ở cuối xã. Kỹ sư ${LAN} ghi lại lời chỉ tay.\n“Tôi nói gì cái trạm đo cũng chép, hơn hẳn mấy đứa cháu”, cụ vừa nói vừa quạt.`,
      'Ngô Gia Huy: Tôi nói gì cái trạm đo cũng chép, hơn hẳn mấy đứa cháu',
    ],
    [
      `Bà ${LAN}, giám đốc ${FIRM}, có mặt từ sớm. Ông ${HUY} đến sau.\n“Nó chạy êm hơn tôi tưởng”, vị giám đốc nói.`,
      'Vũ Ngọc Lan: Nó chạy êm hơn tôi tưởng',
    ],
    [
      `Bà ${LAN} sửa máy từ năm 2001. “Nó chạy êm hơn tôi tưởng”, người thợ 60 tuổi nói.`,
      'Vũ Ngọc Lan: Nó chạy êm hơn tôi tưởng',
    ],
    [
      `Bà ${LAN} sửa máy từ năm 2001. “Nó chạy êm hơn tôi tưởng”, người phụ nữ 60 tuổi kể.`,
      'Vũ Ngọc Lan: Nó chạy êm hơn tôi tưởng',
    ],
  ]);
});

describe('led by a dash', () => {
  holds('direct', [
    [
      `Đội giao sách chạy bằng xe đạp.\n- Nặng nhất tôi từng chở là bộ từ điển, về tới nơi xẹp cả hai lốp.\nAnh ${TRI} kể xong lại lên yên.`,
      'Đỗ Minh Trí: Nặng nhất tôi từng chở là bộ từ điển, về tới nơi xẹp cả hai lốp.',
    ],
    [
      `${TRI} mở cửa kho lúc năm giờ.\nVì sao anh không dời kho ra phố?\n- Ra phố thì gần khách, nhưng muối ở đây khô hơn nhiều.\n${TRI_SHORT} ghi sổ bằng bút chì.`,
      'Đỗ Minh Trí: Ra phố thì gần khách, nhưng muối ở đây khô hơn nhiều.',
    ],
    [
      `Kỹ sư trưởng ${HUY} nhận hai câu hỏi của bạn đọc.\nBé ${LAN}, lớp 4: Chú ơi sao con cú không ngủ?\n- Vì chú quên vẽ mí mắt cho nó rồi.\nChị Loan, phụ huynh: Con tôi nói chuyện với con cú suốt, phải làm sao?\n- Chị cứ cất máy trước bữa tối, nhà tôi cũng làm vậy.`,
      'Ngô Gia Huy: Vì chú quên vẽ mí mắt cho nó rồi.',
      'Ngô Gia Huy: Chị cứ cất máy trước bữa tối, nhà tôi cũng làm vậy.',
    ],
    [
      'Giá tuần này có gì?\n- Điện thoại S1: 3 triệu đồng.\n- Điện thoại S2: 4 triệu đồng.\n- Điện thoại S3: 5 triệu đồng.',
    ],
  ]);
});
