import { describe } from 'vitest';
import { AGENCY, FIRM, holds, OTHER, PAPER, SCHOOL } from './quotation-cases';

describe('whose document it is says so', () => {
  holds('indirect', [
    [
      `${FIRM} dự báo giá sẽ tăng. Báo cáo của hãng này viết rằng các lò nung đã kín đơn.`,
      'Mây Xanh: giá sẽ tăng',
      'Mây Xanh: các lò nung đã kín đơn',
    ],
    [
      `Báo cáo của ${AGENCY} cho thấy lượng phao hỏng đã giảm một nửa.`,
      'Cục Dữ liệu Biển: lượng phao hỏng đã giảm một nửa',
    ],
    [
      `Số liệu của ${AGENCY} cho biết lượng phao hỏng đã giảm một nửa.`,
      'Cục Dữ liệu Biển: lượng phao hỏng đã giảm một nửa',
    ],
    [
      `Theo nghiên cứu do ${SCHOOL} công bố ngày 26/8, lượng tin tuyển dụng giảm 13%.`,
      'Đại học Ven Sông: lượng tin tuyển dụng giảm 13%',
    ],
    [
      `Theo điều tra của ${PAPER}, có khả năng đối tác là một nhà mạng lớn.`,
      'Thời Báo Số: có khả năng đối tác là một nhà mạng lớn',
    ],
    [`Theo báo cáo thường niên của ${FIRM}, chi phí máy chủ tăng gấp đôi.`, 'Mây Xanh: chi phí máy chủ tăng gấp đôi'],
    [
      `Theo khảo sát mới nhất của ${AGENCY}, một phần ba hộ dân chưa có mạng.`,
      'Cục Dữ liệu Biển: một phần ba hộ dân chưa có mạng',
    ],
    [
      `Theo báo cáo Kinh tế số ven biển 2020 do ${AGENCY}, ${FIRM} và ${OTHER} công bố, doanh số đã tăng gấp đôi.`,
      'Cục Dữ liệu Biển: doanh số đã tăng gấp đôi',
    ],
    [
      `Theo khảo sát hồi tháng 9 của công ty tuyển dụng ${FIRM}, sáu trên mười thợ muốn đổi xưởng.`,
      'Mây Xanh: sáu trên mười thợ muốn đổi xưởng',
    ],
    [`${FIRM} công bố báo cáo dài 48 trang. Báo cáo cho rằng nhu cầu sẽ chững lại.`, 'Mây Xanh: nhu cầu sẽ chững lại'],
    [
      `Một nghiên cứu của ${SCHOOL} theo dõi 300 hộ. Các tác giả kết luận rằng phao cũ hỏng sớm hơn.`,
      'Đại học Ven Sông: phao cũ hỏng sớm hơn',
    ],
    [`${FIRM} và ${OTHER} công bố báo cáo chung. Báo cáo cho rằng nhu cầu sẽ chững lại.`, '–: nhu cầu sẽ chững lại'],
  ]);
});
