import { describe } from 'vitest';
import { AGENCY, FIRM, HUY, holds, LAN, OTHER, PAPER, TRI } from './quotation-cases';

describe('«Theo …» before the words', () => {
  holds('indirect', [
    [`Theo ông ${HUY}, nhà máy sẽ mở cửa vào tháng ba.`, 'Ngô Gia Huy: nhà máy sẽ mở cửa vào tháng ba'],
    [`Theo ${FIRM}, máy chạy êm hơn đời trước hai lần.`, 'Mây Xanh: máy chạy êm hơn đời trước hai lần'],
    [`Theo TS ${LAN}, người già học nhanh hơn ta tưởng.`, 'Vũ Ngọc Lan: người già học nhanh hơn ta tưởng'],
    [
      `Theo bà ${LAN}, giám đốc ${FIRM}, kho dữ liệu đã đầy từ tháng trước.`,
      'Vũ Ngọc Lan: kho dữ liệu đã đầy từ tháng trước',
    ],
    [
      `Theo ông ${HUY}, Phó Chủ tịch phụ trách kỹ thuật của ${FIRM}, lỗi đã được sửa trong đêm.`,
      'Ngô Gia Huy: lỗi đã được sửa trong đêm',
    ],
    [`Theo bà ${LAN} (${FIRM}), giá sẽ không tăng trong năm nay.`, 'Vũ Ngọc Lan: giá sẽ không tăng trong năm nay'],
    [`Theo đại diện ${FIRM}, cáp bị đứt ở độ sâu 40 m.`, 'Mây Xanh: cáp bị đứt ở độ sâu 40 m'],
    [
      `Theo báo cáo của ${AGENCY}, lượng phao hỏng đã giảm một nửa.`,
      'Cục Dữ liệu Biển: lượng phao hỏng đã giảm một nửa',
    ],
    [
      `Theo số liệu từ ${AGENCY}, lượng phao hỏng đã giảm một nửa.`,
      'Cục Dữ liệu Biển: lượng phao hỏng đã giảm một nửa',
    ],
    [`Theo thông tin từ ${FIRM}, đợt mở bán lùi sang tuần sau.`, 'Mây Xanh: đợt mở bán lùi sang tuần sau'],
    [`Theo tờ ${PAPER}, hai bên đã bắt tay từ mùa hè.`, 'Thời Báo Số: hai bên đã bắt tay từ mùa hè'],
    [`Theo lời kỹ sư ${TRI}, dây đai phải thay mỗi mùa hè.`, 'Đỗ Minh Trí: dây đai phải thay mỗi mùa hè'],
    [`Cũng theo ${FIRM}, đơn hàng quý tới đã kín chỗ.`, 'Mây Xanh: đơn hàng quý tới đã kín chỗ'],
    [`Tuy nhiên, theo ${LAN}, mẫu thử như vậy là chưa đủ.`, 'Vũ Ngọc Lan: mẫu thử như vậy là chưa đủ'],
    [`Nhưng theo ông ${HUY}, mẫu thử như vậy là chưa đủ.`, 'Ngô Gia Huy: mẫu thử như vậy là chưa đủ'],
    [`Còn theo ${OTHER}, khách chờ trung bình bốn phút.`, 'Sóng Bạc: khách chờ trung bình bốn phút'],
    [`Theo ông ${HUY} thì khách chờ trung bình bốn phút.`, 'Ngô Gia Huy: khách chờ trung bình bốn phút'],
    [`Theo ${FIRM} cho biết, khách chờ trung bình bốn phút.`, 'Mây Xanh: khách chờ trung bình bốn phút'],
    [
      `Ông ${HUY} mở quán từ sớm.\nTheo ông, khách chờ trung bình bốn phút.`,
      'Ngô Gia Huy: khách chờ trung bình bốn phút',
    ],
    [
      `Chị ${LAN} mở quán từ sớm.\nTheo chị, khách chờ trung bình bốn phút.`,
      'Vũ Ngọc Lan: khách chờ trung bình bốn phút',
    ],
    [`${FIRM} vừa đổi tên.\nTheo hãng này, khách chờ trung bình bốn phút.`, 'Mây Xanh: khách chờ trung bình bốn phút'],
    [`${FIRM} vừa đổi tên.\nTheo công ty, khách chờ trung bình bốn phút.`, 'Mây Xanh: khách chờ trung bình bốn phút'],
    ['Theo một chuyên gia bảo mật, lỗ hổng đã có từ hai năm trước.', '–: lỗ hổng đã có từ hai năm trước'],
    ['Theo giới phân tích, thị trường sẽ còn lên xuống thất thường.', '–: thị trường sẽ còn lên xuống thất thường'],
    [
      `Theo ông ${HUY}, nhà máy đủ điện; phần thiếu sẽ mua từ bên ngoài.`,
      'Ngô Gia Huy: nhà máy đủ điện; phần thiếu sẽ mua từ bên ngoài',
    ],
    ['Theo kế hoạch, nhà máy sẽ mở cửa vào tháng ba năm sau.'],
    ['Theo quy định mới, chủ kênh phải khai thuế mỗi quý một lần.'],
    ['Theo ước tính, mỗi hộ mất chừng ba trăm nghìn một tháng.'],
    ['Theo luật, dữ liệu phải được xóa sau sáu mươi ngày.'],
    [`Theo thỏa thuận, nhân viên ${FIRM} sẽ chuyển sang chủ mới.`],
    [`Theo hợp đồng ký với ${FIRM}, máy sẽ đến vào tháng sau.`],
    ['Theo dõi giấc ngủ là việc máy này làm tốt nhất.'],
  ]);
});

describe('«theo …» behind or within the words', () => {
  holds('indirect', [
    [`Khách chờ trung bình bốn phút, theo ${FIRM}.`, 'Mây Xanh: Khách chờ trung bình bốn phút'],
    [`Khách chờ trung bình bốn phút, theo lời ông ${HUY}.`, 'Ngô Gia Huy: Khách chờ trung bình bốn phút'],
    [`Khách chờ trung bình bốn phút, theo báo cáo của ${AGENCY}.`, 'Cục Dữ liệu Biển: Khách chờ trung bình bốn phút'],
    [
      `Ông ${HUY} mở quán từ sớm. Khách chờ trung bình bốn phút, theo ông.`,
      'Ngô Gia Huy: Khách chờ trung bình bốn phút',
    ],
    ['Khách chờ trung bình bốn phút, theo một nhân viên cửa hàng.', '–: Khách chờ trung bình bốn phút'],
    [
      `Lượng nước cho mỗi luống rau, theo ông ${HUY}, chỉ bằng một phần ba trước đây.`,
      `Ngô Gia Huy: Lượng nước cho mỗi luống rau, theo ông Ngô Gia Huy, chỉ bằng một phần ba trước đây`,
    ],
    [`Sang năm, theo bà ${LAN}, xưởng sẽ tuyển thêm thợ.`, 'Vũ Ngọc Lan: xưởng sẽ tuyển thêm thợ'],
    [`Sản lượng của xưởng giảm hai phần trăm, theo bảng tính dán trên tường.`],
    [`${FIRM} tính tiền theo giờ, theo tháng và theo năm.`],
  ]);
});

describe('a verb of speech before the words', () => {
  holds('indirect', [
    [`Ông ${HUY} cho biết nhà máy sẽ mở cửa vào tháng ba.`, 'Ngô Gia Huy: nhà máy sẽ mở cửa vào tháng ba'],
    [`Ông ${HUY} cho biết rằng nhà máy sẽ mở cửa vào tháng ba.`, 'Ngô Gia Huy: nhà máy sẽ mở cửa vào tháng ba'],
    [`Ông ${HUY} cho biết, nhà máy sẽ mở cửa vào tháng ba.`, 'Ngô Gia Huy: nhà máy sẽ mở cửa vào tháng ba'],
    [`Ông ${HUY} cho biết thêm, nhà máy sẽ mở cửa vào tháng ba.`, 'Ngô Gia Huy: nhà máy sẽ mở cửa vào tháng ba'],
    [`${FIRM} cho hay kho lạnh còn chỗ cho ba chuyến xe.`, 'Mây Xanh: kho lạnh còn chỗ cho ba chuyến xe'],
    [`${FIRM} thừa nhận bản đầu còn nhiều lỗi khó chịu.`, 'Mây Xanh: bản đầu còn nhiều lỗi khó chịu'],
    [`Bà ${LAN} kể lúc đầu không ai chịu thử.`, 'Vũ Ngọc Lan: lúc đầu không ai chịu thử'],
    [`Bà ${LAN} kể rằng cánh quạt được gọt từ gỗ mít.`, 'Vũ Ngọc Lan: cánh quạt được gọt từ gỗ mít'],
    [`Bà ${LAN} nói chưa có kế hoạch bán hãng.`, 'Vũ Ngọc Lan: chưa có kế hoạch bán hãng'],
    [`Bà ${LAN} nói với ${PAPER} rằng hãng chưa định bán.`, 'Vũ Ngọc Lan: hãng chưa định bán'],
    [`Bà ${LAN} nói thêm rằng hãng chưa định bán.`, 'Vũ Ngọc Lan: hãng chưa định bán'],
    [`Anh ${TRI} bảo công đoạn lâu nhất là phơi giấy.`, 'Đỗ Minh Trí: công đoạn lâu nhất là phơi giấy'],
    [`Anh ${TRI} nhận xét tiếng loa vẫn còn mỏng và gắt.`, 'Đỗ Minh Trí: tiếng loa vẫn còn mỏng và gắt'],
    [`Anh ${TRI} giải thích gió mùa khiến cột đo bị lệch.`, 'Đỗ Minh Trí: gió mùa khiến cột đo bị lệch'],
    [`Anh ${TRI} lý giải biểu mẫu mới giúp dân bớt đi lại.`, 'Đỗ Minh Trí: biểu mẫu mới giúp dân bớt đi lại'],
    [`${OTHER} khẳng định phà điện đã qua sông hơn nghìn chuyến.`, 'Sóng Bạc: phà điện đã qua sông hơn nghìn chuyến'],
    [`${OTHER} nhận định nhu cầu sẽ chậm lại từ quý tới.`, 'Sóng Bạc: nhu cầu sẽ chậm lại từ quý tới'],
    [`${OTHER} dự báo giá linh kiện còn tăng đến cuối năm.`, 'Sóng Bạc: giá linh kiện còn tăng đến cuối năm'],
    [`${OTHER} cảnh báo rằng ổ cắm rẻ tiền rất dễ chập cháy.`, 'Sóng Bạc: ổ cắm rẻ tiền rất dễ chập cháy'],
    [`${OTHER} tiết lộ đang sửa lại toàn bộ bản vẽ.`, 'Sóng Bạc: đang sửa lại toàn bộ bản vẽ'],
    [`${OTHER} tin rằng thợ làng sẽ quen với máy tiện mới.`, 'Sóng Bạc: thợ làng sẽ quen với máy tiện mới'],
    [`Bà ${LAN} lo ngại lớp học đêm sẽ vắng dần.`, 'Vũ Ngọc Lan: lớp học đêm sẽ vắng dần'],
    [`Bà ${LAN} lo rằng lớp học đêm sẽ vắng dần.`, 'Vũ Ngọc Lan: lớp học đêm sẽ vắng dần'],
    [`Bà ${LAN} hy vọng xưởng sẽ chạy hết công suất sang năm.`, 'Vũ Ngọc Lan: xưởng sẽ chạy hết công suất sang năm'],
    [`Bà ${LAN} đánh giá thị trường vẫn còn nhiều chỗ trống.`, 'Vũ Ngọc Lan: thị trường vẫn còn nhiều chỗ trống'],
    [`Bà ${LAN} ước tính mỗi hộ tiết kiệm được một triệu đồng.`, 'Vũ Ngọc Lan: mỗi hộ tiết kiệm được một triệu đồng'],
    [`${FIRM} thông báo sẽ đóng dịch vụ cũ từ tháng sau.`, 'Mây Xanh: sẽ đóng dịch vụ cũ từ tháng sau'],
    [`${FIRM} xác nhận dữ liệu của khách đã bị lộ.`, 'Mây Xanh: dữ liệu của khách đã bị lộ'],
    [`${FIRM} cam kết sẽ hoàn tiền cho mọi khách hàng.`, 'Mây Xanh: sẽ hoàn tiền cho mọi khách hàng'],
    [`${FIRM} trả lời rằng khách được đổi máy trong mười ngày.`, 'Mây Xanh: khách được đổi máy trong mười ngày'],
    [`Kỹ sư ${TRI} khai báo lỗi rồi nói vui rằng máy in cũng biết dỗi.`, 'Đỗ Minh Trí: máy in cũng biết dỗi'],
    [
      `Trao đổi với ${PAPER}, bà ${LAN} cho rằng nghề dệt cần những phần mềm riêng.`,
      'Vũ Ngọc Lan: nghề dệt cần những phần mềm riêng',
    ],
    [`Trả lời ${PAPER}, đại diện ${FIRM} cho biết lỗi đã được sửa xong.`, 'Mây Xanh: lỗi đã được sửa xong'],
    [
      `Tại hội thảo sáng 5/3, ông ${HUY} cho rằng nghề dệt cần những phần mềm riêng.`,
      'Ngô Gia Huy: nghề dệt cần những phần mềm riêng',
    ],
    [
      `Bà ${LAN}, giám đốc phụ trách mảng thiết bị gia dụng của ${FIRM} tại khu vực Đông Nam Á từ đầu năm nay, cho biết lỗi đã được sửa xong.`,
      'Vũ Ngọc Lan: lỗi đã được sửa xong',
    ],
    [`Bà ${LAN}, chủ quán, kể mùa mưa vẫn bán được nhiều kem.`, 'Vũ Ngọc Lan: mùa mưa vẫn bán được nhiều kem'],
    [`Theo dõi xong, ${FIRM} cho biết lỗi đã được sửa.`, 'Mây Xanh: lỗi đã được sửa'],
    [`Phía ${FIRM} cho biết lỗi đã được sửa xong.`, 'Mây Xanh: lỗi đã được sửa xong'],
    [`Người phát ngôn của ${FIRM} cho biết lỗi đã được sửa xong.`, 'Mây Xanh: lỗi đã được sửa xong'],
    [
      `Lãnh đạo ${AGENCY} lý giải biểu mẫu mới giúp dân bớt đi lại.`,
      'Cục Dữ liệu Biển: biểu mẫu mới giúp dân bớt đi lại',
    ],
    [`Trong thông cáo, ${FIRM} cho biết lỗi đã được sửa xong.`, 'Mây Xanh: lỗi đã được sửa xong'],
    [`${PAPER} dẫn lời ông ${HUY} cho biết lỗi đã được sửa xong.`, 'Ngô Gia Huy: lỗi đã được sửa xong'],
    [`Ông ${HUY} cho biết lỗi đã sửa; khách được đền hai tháng.`, 'Ngô Gia Huy: lỗi đã sửa; khách được đền hai tháng'],
    [
      `Ông ${HUY} cho biết nhà máy sẽ mở cửa vào tháng ba, đồng thời khẳng định giá sẽ không đổi.`,
      'Ngô Gia Huy: nhà máy sẽ mở cửa vào tháng ba',
      'Ngô Gia Huy: giá sẽ không đổi',
    ],
    [
      `Ông ${HUY} cho biết nhà máy sẽ mở cửa vào tháng ba và cho rằng giá sẽ không đổi.`,
      'Ngô Gia Huy: nhà máy sẽ mở cửa vào tháng ba',
      'Ngô Gia Huy: giá sẽ không đổi',
    ],
    [
      `${FIRM} nói máy bền hơn đời trước, còn ${OTHER} cho rằng hai máy bền như nhau.`,
      'Mây Xanh: máy bền hơn đời trước',
      'Sóng Bạc: hai máy bền như nhau',
    ],
    [
      `${FIRM} cho biết lỗi đã được sửa xong. Cho biết thêm, hãng sẽ đền tiền cho khách.`,
      'Mây Xanh: lỗi đã được sửa xong',
      'Mây Xanh: hãng sẽ đền tiền cho khách',
    ],
    [
      `Ông ${HUY} cho biết lỗi đã được sửa xong. Đồng thời khẳng định sẽ không tăng giá trong năm nay.`,
      'Ngô Gia Huy: lỗi đã được sửa xong',
      'Ngô Gia Huy: sẽ không tăng giá trong năm nay',
    ],
    [`Ông ${HUY} cho biết lỗi đã được sửa xong. Khách được đền hai tháng tiền.`, 'Ngô Gia Huy: lỗi đã được sửa xong'],
  ]);
});

describe('an attribution behind the words', () => {
  holds('indirect', [
    [`Nhà máy sẽ mở cửa vào tháng ba, ông ${HUY} nói.`, 'Ngô Gia Huy: Nhà máy sẽ mở cửa vào tháng ba'],
    [`Nhà máy sẽ mở cửa vào tháng ba, bà ${LAN} cho hay.`, 'Vũ Ngọc Lan: Nhà máy sẽ mở cửa vào tháng ba'],
    [`Nhà máy sẽ mở cửa vào tháng ba, ${FIRM} cho biết.`, 'Mây Xanh: Nhà máy sẽ mở cửa vào tháng ba'],
    [`Nhà máy sẽ mở cửa vào tháng ba, đại diện ${FIRM} cho biết.`, 'Mây Xanh: Nhà máy sẽ mở cửa vào tháng ba'],
    [`Ông ${HUY} đến sớm. Nhà máy sẽ mở cửa vào tháng ba, ông nói.`, 'Ngô Gia Huy: Nhà máy sẽ mở cửa vào tháng ba'],
    [
      `Ông ${HUY} đến sớm. Nhà máy sẽ mở cửa vào tháng ba, ông nói với ${PAPER}.`,
      'Ngô Gia Huy: Nhà máy sẽ mở cửa vào tháng ba',
    ],
    [
      `Bà ${LAN} đến sớm. Nhà máy sẽ mở cửa vào tháng ba, bà giải thích trong lễ khai trương.`,
      'Vũ Ngọc Lan: Nhà máy sẽ mở cửa vào tháng ba',
    ],
    [`${FIRM} họp sớm. Nhà máy sẽ mở cửa vào tháng ba, hãng này cho biết.`, 'Mây Xanh: Nhà máy sẽ mở cửa vào tháng ba'],
    [
      `Nhà máy cũ hơn, to hơn và sẽ đóng cửa, ông ${HUY} thừa nhận.`,
      'Ngô Gia Huy: Nhà máy cũ hơn, to hơn và sẽ đóng cửa',
    ],
    [
      `Nhà máy sẽ mở cửa vào tháng ba, bà ${LAN}, giám đốc ${FIRM}, cho biết.`,
      'Vũ Ngọc Lan: Nhà máy sẽ mở cửa vào tháng ba',
    ],
  ]);
});

describe('no reported speech', () => {
  holds('indirect', [
    [`Ông ${HUY} khuyên người dùng mua máy đời trước.`],
    [`Ông ${HUY} đề xuất lập một quỹ cho thợ trẻ.`],
    [`Ông ${HUY} hỏi bao giờ nhà máy mở cửa trở lại.`],
    [`Ông ${HUY} yêu cầu nhà máy đóng cửa trong tháng ba.`],
    [`Ông ${HUY} kêu gọi mọi người tắt máy lúc nửa đêm.`],
    [`Ông ${HUY} từ chối cho biết nhà máy có bao nhiêu thợ.`],
    [`${FIRM} không tiết lộ giá của chiếc máy mới này.`],
    [`${FIRM} chưa cho biết khi nào máy sẽ được bán.`],
    [`Máy được dự báo sẽ bán chạy trong dịp cuối năm.`],
    [`Ông ${HUY} nói về công cụ mới của hãng mình.`],
    [`Ông ${HUY} nói tiếng Khmer với mẹ và chị gái.`],
    [`Ông ${HUY} kể chuyện ma cho thợ nghe lúc nghỉ trưa.`],
    [`Ông ${HUY} chia sẻ dữ liệu với ba trường đại học.`],
    [`${FIRM} bảo hành máy ba năm kể cả lỗi do ẩm mốc.`],
    [`${FIRM} bảo vệ dữ liệu của khách bằng hai lớp khóa.`],
    [`${FIRM} hạ dự báo số đơn hàng của quý cuối.`],
    [`${FIRM} theo dõi giấc ngủ của mười nghìn khách hàng.`],
    [`Lời nói của ông ${HUY} được nhắc lại nhiều lần trong buổi họp.`],
    [`“${FIRM} cho biết máy sẽ bán ra vào tháng ba năm sau”, ông ${HUY} nói.`],
    [`Ứng dụng cho biết máy còn bao nhiêu pin và bao lâu thì hết.`],
    [`# ${FIRM} cho biết lỗi đã được sửa xong`],
    [`${FIRM} khẳng định vị thế dẫn đầu trong ngành máy ảnh.`],
    [`${FIRM} công bố kết quả kinh doanh của quý ba.`],
    [`Mưa được dự báo kéo dài, kể từ thứ hai tuần này.`],
  ]);
});
