import { describe } from 'vitest';
import { AGENCY, FIRM, HUY, holds, LAN, OTHER, PAPER, SCHOOL, TRI } from './quotation-cases';

describe('a fragment in marks is part of what is reported', () => {
  holds('indirect', [
    [
      `Bà ${LAN} đánh giá việc ban hành nghị quyết - "Khoán 10" của ngành lò nung - đã tạo ra bước ngoặt.`,
      'Vũ Ngọc Lan: việc ban hành nghị quyết - "Khoán 10" của ngành lò nung - đã tạo ra bước ngoặt',
    ],
    [
      `Ông ${HUY} nhận định thị trường "đã qua đáy" và sức mua sẽ trở lại vào quý tới.`,
      'Ngô Gia Huy: thị trường "đã qua đáy" và sức mua sẽ trở lại vào quý tới',
    ],
    [`Bà ${LAN} cho rằng “làn sóng” này mới chỉ bắt đầu.`, 'Vũ Ngọc Lan: “làn sóng” này mới chỉ bắt đầu'],
    [
      `Bà ${LAN} cho biết hãng đang tuyển 200 kỹ sư và “sẽ không có chuyện cắt giảm”.`,
      'Vũ Ngọc Lan: hãng đang tuyển 200 kỹ sư và “sẽ không có chuyện cắt giảm”',
    ],
    [
      `Bà ${LAN} đánh giá nhóm thợ trẻ “hiểu lò nung hơn bất kỳ ai”.`,
      'Vũ Ngọc Lan: nhóm thợ trẻ “hiểu lò nung hơn bất kỳ ai”',
    ],
    [
      `${FIRM} nói họ “đã xử lý theo quy trình”, đồng thời cho rằng nguy cơ là thấp.`,
      'Mây Xanh: họ “đã xử lý theo quy trình”',
      'Mây Xanh: nguy cơ là thấp',
    ],
    [`Bà ${LAN} đánh giá cao một bài viết ngắn “Lò nung không tắt”.`],
  ]);
});

describe('beside direct speech', () => {
  holds('indirect', [
    [
      `“Chúng tôi sẽ mở thêm hai nhà máy”, bà ${LAN} nói và khẳng định giá bán sẽ không đổi.`,
      'Vũ Ngọc Lan: giá bán sẽ không đổi',
    ],
    [
      `Bà ${LAN} cho biết hãng đang tuyển 200 kỹ sư: “Chúng tôi cần người ngay trong tháng này”.`,
      'Vũ Ngọc Lan: hãng đang tuyển 200 kỹ sư',
    ],
    [`Bà ${LAN} nhớ lại thời chưa có điện: “Chúng tôi đọc sách dưới đèn dầu”.`],
  ]);
});

describe('a source, wherever it stands', () => {
  holds('indirect', [
    [`Theo ông ${HUY}, người đã xem mẫu dữ liệu, ít nhất 40 dòng là thật.`, 'Ngô Gia Huy: ít nhất 40 dòng là thật'],
    [
      `Pin thải sẽ tăng gấp đôi, theo ông ${HUY}, người sáng lập xưởng tái chế Vòng Đời.`,
      'Ngô Gia Huy: Pin thải sẽ tăng gấp đôi',
    ],
    [`Bởi theo cô ${LAN}, máy chỉ chép lại những gì đã có.`, 'Vũ Ngọc Lan: máy chỉ chép lại những gì đã có'],
    [`Theo bà ${LAN}, khoa Hải dương ${SCHOOL}, phao cũ hỏng sớm hơn.`, 'Vũ Ngọc Lan: phao cũ hỏng sớm hơn'],
    [`Như lời bà ${LAN}, xưởng từng cháy một lần.`, 'Vũ Ngọc Lan: xưởng từng cháy một lần'],
  ]);
});

describe('what somebody leaves unsaid ends what is said', () => {
  holds('indirect', [
    [`Bà ${LAN} tiết lộ xưởng sẽ dời về cảng, song không nêu tên cảng.`, 'Vũ Ngọc Lan: xưởng sẽ dời về cảng'],
    [`${FIRM} cho biết máy bán chạy nhưng từ chối tiết lộ con số cụ thể.`, 'Mây Xanh: máy bán chạy'],
    [`${FIRM} cho biết máy bán chạy nhưng không lãi nhiều.`, 'Mây Xanh: máy bán chạy nhưng không lãi nhiều'],
  ]);
});

describe('what several say in one sentence', () => {
  holds('indirect', [
    [
      `Bà ${LAN} cho rằng lỗi này đáng lẽ tránh được, trong khi ông ${HUY} nói đó là chuyện không ai lường trước.`,
      'Vũ Ngọc Lan: lỗi này đáng lẽ tránh được',
      'Ngô Gia Huy: đó là chuyện không ai lường trước',
    ],
    [
      `Theo ${FIRM}, máy nhẹ hơn đời trước 40 gam, còn theo ${OTHER}, máy của họ nhẹ hơn 50 gam.`,
      'Mây Xanh: máy nhẹ hơn đời trước 40 gam',
      'Sóng Bạc: máy của họ nhẹ hơn 50 gam',
    ],
  ]);
});

describe('advice that says what ought to be', () => {
  holds('indirect', [
    [`${AGENCY} khuyến cáo người dùng không mở tệp lạ.`, 'Cục Dữ liệu Biển: người dùng không mở tệp lạ'],
    [`${AGENCY} khuyến cáo: người dùng không nên mở tệp lạ.`, 'Cục Dữ liệu Biển: người dùng không nên mở tệp lạ'],
  ]);
});

describe('«rằng» behind a verb that no list has', () => {
  holds('indirect', [
    [
      `Anh ${TRI} hồi âm rằng mỗi tháng cả bản làm được đúng 70 cái.`,
      'Đỗ Minh Trí: mỗi tháng cả bản làm được đúng 70 cái',
    ],
    [
      `Bà ${LAN} giảng rằng trăng chỉ lệch vài phút quanh nửa đêm.`,
      'Vũ Ngọc Lan: trăng chỉ lệch vài phút quanh nửa đêm',
    ],
    [`Ông ${HUY} đến sớm. Ông không giấu rằng nhà máy đang lỗ.`, 'Ngô Gia Huy: nhà máy đang lỗ'],
    [`Bà ${LAN} nhắc nhân viên rằng mật khẩu phải đổi mỗi tháng.`, 'Vũ Ngọc Lan: mật khẩu phải đổi mỗi tháng'],
    [`Bà ${LAN} nói nửa đùa nửa thật rằng máy in cũng biết dỗi.`, 'Vũ Ngọc Lan: máy in cũng biết dỗi'],
    [`Bà ${LAN} tiếc rằng xưởng không giữ được thợ cũ.`, 'Vũ Ngọc Lan: xưởng không giữ được thợ cũ'],
  ]);
});

describe('behind a colon', () => {
  holds('indirect', [
    [
      `Anh ${TRI} đáp gọn: ghi chung một dòng, đơn giá sau khi cộng.`,
      'Đỗ Minh Trí: ghi chung một dòng, đơn giá sau khi cộng',
    ],
    [
      `${AGENCY} nhắc lại: cập nhật dữ liệu chỉ làm trực tiếp tại quầy.`,
      'Cục Dữ liệu Biển: cập nhật dữ liệu chỉ làm trực tiếp tại quầy',
    ],
    [`Ông ${HUY} thì nghĩ khác: thị trường đã đủ lớn.`, 'Ngô Gia Huy: thị trường đã đủ lớn'],
  ]);
});

describe('an attribution behind the words', () => {
  holds('indirect', [
    [
      `Sau khi hợp nhất, gần 1.300 tên miền cần chủ mới, ${AGENCY} thông báo.`,
      'Cục Dữ liệu Biển: Sau khi hợp nhất, gần 1.300 tên miền cần chủ mới',
    ],
    [`${FIRM} sắp mua lại ${OTHER}, ${PAPER} đưa tin hôm thứ hai.`, 'Thời Báo Số: Mây Xanh sắp mua lại Sóng Bạc'],
    [`Máy tự tắt ba lần trong đêm, anh ${TRI} kể.`, 'Đỗ Minh Trí: Máy tự tắt ba lần trong đêm'],
    [
      `Trong ba tháng, giá thuê kho tăng gấp đôi, chị ${LAN} nói.`,
      'Vũ Ngọc Lan: Trong ba tháng, giá thuê kho tăng gấp đôi',
    ],
    [`Nếu giá điện tăng, hãng sẽ lỗ, bà ${LAN} cảnh báo.`, 'Vũ Ngọc Lan: Nếu giá điện tăng, hãng sẽ lỗ'],
  ]);
});

describe('a verb of report and its subject', () => {
  holds('indirect', [
    [
      `Ông ${HUY}, tổ trưởng dân phố, nói người già khu ông ban đầu ngại chụp ảnh.`,
      'Ngô Gia Huy: người già khu ông ban đầu ngại chụp ảnh',
    ],
    [`Bà ${LAN} bảo hồ sơ này mỏng nhất đời bà.`, 'Vũ Ngọc Lan: hồ sơ này mỏng nhất đời bà'],
    [`${FIRM} hy vọng thu hút 300.000 khách trong năm đầu.`, 'Mây Xanh: thu hút 300.000 khách trong năm đầu'],
    [`${FIRM} ước tính khách thu hồi vốn sau năm năm rưỡi.`, 'Mây Xanh: khách thu hồi vốn sau năm năm rưỡi'],
    [`${FIRM} dự báo doanh số cả nước vượt 30 triệu chiếc.`, 'Mây Xanh: doanh số cả nước vượt 30 triệu chiếc'],
    [
      `Nhà thiết kế trưởng ${LAN} của ${FIRM} nói đèn hậu lấy ý tưởng từ quạt giấy.`,
      'Vũ Ngọc Lan: đèn hậu lấy ý tưởng từ quạt giấy',
    ],
    [
      `Hãng bán dẫn ${FIRM} hôm 3/11 xác nhận sẽ chuyển một phần công đoạn sang Bắc Giang.`,
      'Mây Xanh: sẽ chuyển một phần công đoạn sang Bắc Giang',
    ],
    [
      `Phó giám đốc ${LAN} cam đoan không cán bộ nào đọc được nội dung thư.`,
      'Vũ Ngọc Lan: không cán bộ nào đọc được nội dung thư',
    ],
    [`Bà ${LAN} nói thẳng rằng trợ lý không thay được cán bộ thuế.`, 'Vũ Ngọc Lan: trợ lý không thay được cán bộ thuế'],
    [`${FIRM} và ${OTHER} cho biết đang nghiên cứu văn bản.`, 'Mây Xanh: đang nghiên cứu văn bản'],
    [
      `Ông ${HUY} khẳng định trong bài viết trên ${PAPER}, thị trường vẫn còn chỗ cho hãng mới.`,
      'Ngô Gia Huy: thị trường vẫn còn chỗ cho hãng mới',
    ],
    ['Cảnh sát Hong Kong cho biết sẽ hành động thích hợp.', '–: sẽ hành động thích hợp'],
    [`${PAPER} đưa tin ${FIRM} sắp mua lại ${OTHER}.`, 'Thời Báo Số: Mây Xanh sắp mua lại Sóng Bạc'],
    [`Anh ${TRI} than pin tụt nhanh khi bật định vị.`, 'Đỗ Minh Trí: pin tụt nhanh khi bật định vị'],
    [`Chị ${LAN} thú thật ban đầu chị chỉ làm cho vui.`, 'Vũ Ngọc Lan: ban đầu chị chỉ làm cho vui'],
    ['Một người dùng ở Huế kể máy tự tắt ba lần trong đêm.', '–: máy tự tắt ba lần trong đêm'],
    [`Hãng tư vấn ${FIRM} ở Singapore ước tính sàn gánh 40% chi phí.`, 'Mây Xanh: sàn gánh 40% chi phí'],
    [
      `Chuyên viên thu mua ${HUY} của ${FIRM} chỉ ra rằng giá đã chạm đáy hai năm.`,
      'Ngô Gia Huy: giá đã chạm đáy hai năm',
    ],
    [
      `Bà ${LAN} cho biết từ nay khách được đổi máy trong mười ngày.`,
      'Vũ Ngọc Lan: từ nay khách được đổi máy trong mười ngày',
    ],
    [`Bà ${LAN} khẳng định trong năm nay hãng sẽ có lãi.`, 'Vũ Ngọc Lan: trong năm nay hãng sẽ có lãi'],
    [`Bà ${LAN} nói trong năm nay hãng sẽ có lãi.`, 'Vũ Ngọc Lan: trong năm nay hãng sẽ có lãi'],
    [`Bà ${LAN} nói trên sóng phát thanh rằng hãng sẽ có lãi.`, 'Vũ Ngọc Lan: hãng sẽ có lãi'],
    [`Bà ${LAN} hứa đổi máy cho khách trong mười ngày.`, 'Vũ Ngọc Lan: đổi máy cho khách trong mười ngày'],
    [`Bà ${LAN} đáp máy vẫn trong hạn bảo hành.`, 'Vũ Ngọc Lan: máy vẫn trong hạn bảo hành'],
    [`Bà ${LAN} công nhận máy còn ồn.`, 'Vũ Ngọc Lan: máy còn ồn'],
    [`Bà ${LAN} bày tỏ lo ngại rằng trẻ em sẽ lệ thuộc vào máy.`, 'Vũ Ngọc Lan: trẻ em sẽ lệ thuộc vào máy'],
    [`Chị ${LAN} thở dài, nói khách quen vơi dần.`, 'Vũ Ngọc Lan: khách quen vơi dần'],
    [`Chị ${LAN} cười bảo khách quen đông dần.`, 'Vũ Ngọc Lan: khách quen đông dần'],
    [`Chị ${LAN} vừa gói hàng vừa kể khách quen đông dần.`, 'Vũ Ngọc Lan: khách quen đông dần'],
    [`Ngồi bên máy dệt, chị ${LAN} kể khách quen đông dần.`, 'Vũ Ngọc Lan: khách quen đông dần'],
    [`Bà ${LAN} không quên nhắc rằng hãng đang lỗ.`, 'Vũ Ngọc Lan: hãng đang lỗ'],
  ]);
});

describe('who is meant', () => {
  holds('indirect', [
    [
      `Ông ${HUY} và anh ${TRI} cùng mở quán. Anh kể khách đầu tiên là một bà cụ.`,
      'Đỗ Minh Trí: khách đầu tiên là một bà cụ',
    ],
    [
      `Ông ${HUY} đến sớm.\nAnh ${TRI} đến sau.\nÔng cho rằng quán nên mở cửa muộn hơn.`,
      'Ngô Gia Huy: quán nên mở cửa muộn hơn',
    ],
    [`Chị ${LAN} mở quán từ năm 2015. Chị nói thêm khách quen đông dần.`, 'Vũ Ngọc Lan: khách quen đông dần'],
    [`Chị ${LAN} mở quán từ năm 2015. Chủ quán cho biết khách quen đông dần.`, 'Vũ Ngọc Lan: khách quen đông dần'],
    [`Chị ${LAN}, chủ quán, có mặt từ sớm. Chủ quán cho biết khách quen đông dần.`, 'Vũ Ngọc Lan: khách quen đông dần'],
    [`${FIRM} vừa ra máy mới. Công ty Việt Nam này nói máy nhẹ hơn 40 gam.`, 'Mây Xanh: máy nhẹ hơn 40 gam'],
    [`${SCHOOL} mở ngành mới. Nhà trường cho biết sẽ nhận 50 sinh viên.`, 'Đại học Ven Sông: sẽ nhận 50 sinh viên'],
    [
      `${SCHOOL} mở ngành mới. Đại diện trường cho biết sẽ nhận 50 sinh viên.`,
      'Đại học Ven Sông: sẽ nhận 50 sinh viên',
    ],
    [`${AGENCY} mở kho dữ liệu. Theo cục, kho có 2.000 bộ số liệu.`, 'Cục Dữ liệu Biển: kho có 2.000 bộ số liệu'],
  ]);
});

describe('nothing is reported', () => {
  holds('indirect', [
    [`Bà ${LAN} phủ nhận việc bán dữ liệu cho bên thứ ba.`],
    [`Tin này bị ${FIRM} phủ nhận ngay trong ngày.`],
    [`Chủ một cửa hàng trên đường Láng tiết lộ về ${FIRM}.`],
    [`Dịch vụ này đắt nhưng ${FIRM} không đảm bảo rằng có thể lấy lại dữ liệu.`],
  ]);
});

describe('verbs and phrases that report less often', () => {
  holds('indirect', [
    [`Ông ${HUY} đoán giá sẽ còn giảm đến cuối năm.`, 'Ngô Gia Huy: giá sẽ còn giảm đến cuối năm'],
    [`Ông ${HUY} nghi kẻ gian đã lấy được mật khẩu từ trước.`, 'Ngô Gia Huy: kẻ gian đã lấy được mật khẩu từ trước'],
    [`Ông ${HUY} sợ cây cầu không chịu nổi trận lũ tới.`, 'Ngô Gia Huy: cây cầu không chịu nổi trận lũ tới'],
    [`Ông ${HUY} mong nhà máy sẽ chạy hết công suất.`, 'Ngô Gia Huy: nhà máy sẽ chạy hết công suất'],
    [
      `Ông ${HUY} nhẩm tính mỗi năm xưởng tiết kiệm được hai tỷ đồng.`,
      'Ngô Gia Huy: mỗi năm xưởng tiết kiệm được hai tỷ đồng',
    ],
    [`Ông ${HUY} bổ sung máy sẽ có bản cho người khiếm thị.`, 'Ngô Gia Huy: máy sẽ có bản cho người khiếm thị'],
    [`Ông ${HUY} trình bày phần mềm đã được thử ở ba tỉnh.`, 'Ngô Gia Huy: phần mềm đã được thử ở ba tỉnh'],
    [`Ông ${HUY} đính chính xưởng chưa hề bán cho ai.`, 'Ngô Gia Huy: xưởng chưa hề bán cho ai'],
    [`Ông ${HUY} cắt nghĩa: gió thổi ngược nên tháp bị rung.`, 'Ngô Gia Huy: gió thổi ngược nên tháp bị rung'],
    [`Ông ${HUY} chốt lại: không có chuyện tăng giá.`, 'Ngô Gia Huy: không có chuyện tăng giá'],
    [`Ông ${HUY} tổng kết cả mùa chỉ hỏng hai phao.`, 'Ngô Gia Huy: cả mùa chỉ hỏng hai phao'],
    [`Ông ${HUY} nhắn sẽ về trước Tết.`, 'Ngô Gia Huy: sẽ về trước Tết'],
    [
      `Quan điểm của bà ${LAN} là trẻ em không nên dùng máy buổi tối.`,
      'Vũ Ngọc Lan: trẻ em không nên dùng máy buổi tối',
    ],
    [
      `Cái khó theo bà ${LAN} là không ai chịu học nghề.`,
      'Vũ Ngọc Lan: Cái khó theo bà Vũ Ngọc Lan là không ai chịu học nghề',
    ],
    [`Đứng cạnh ông ${HUY}, bà ${LAN} cho rằng máy còn ồn.`, 'Vũ Ngọc Lan: máy còn ồn'],
    [`Con gái ông ${HUY}, chị ${LAN}, kể máy còn ồn lắm.`, 'Vũ Ngọc Lan: máy còn ồn lắm'],
    [`${FIRM} bác tin đồn, nói giá sẽ không đổi trong năm nay.`, 'Mây Xanh: giá sẽ không đổi trong năm nay'],
  ]);
});

describe('a passing mention gives way to who acts', () => {
  holds('indirect', [
    [
      `${FIRM} vừa ra máy mới. Giá thấp hơn máy của ${OTHER}. Hãng nói máy nhẹ hơn 40 gam.`,
      'Mây Xanh: máy nhẹ hơn 40 gam',
    ],
    [
      `${FIRM} vừa ra máy mới. Giá vỏ rẻ hơn so với ${OTHER}. Công ty cho biết máy nhẹ hơn 40 gam.`,
      'Mây Xanh: máy nhẹ hơn 40 gam',
    ],
    [
      `Ông ${HUY} mở xưởng từ hè. Máy tiện mua lại của ông ${TRI}. Ông kể máy chạy rất êm.`,
      'Ngô Gia Huy: máy chạy rất êm',
    ],
    [
      `Ông ${HUY} mở xưởng từ hè. Cả xóm gọi điện hỏi ông ${TRI}. Ông kể máy chạy rất êm.`,
      'Ngô Gia Huy: máy chạy rất êm',
    ],
    [
      `${FIRM} đổi tên. Theo ${OTHER}, việc này tốn kém. Hãng cho biết máy nhẹ hơn 40 gam.`,
      'Sóng Bạc: việc này tốn kém',
      'Sóng Bạc: máy nhẹ hơn 40 gam',
    ],
  ]);
});
