import { describe, expect, it } from 'vitest';
import { names, read } from './engine';

describe('names', () => {
  it.each([
    ['Ông Trần Quốc Minh gặp bà Lê Thu Hà ở Đà Nẵng.', ['Trần Quốc Minh:person', 'Lê Thu Hà:person', 'Đà Nẵng:place']],
    ['Công ty Mây Xanh vừa ký hợp đồng với Viettel.', ['Mây Xanh:company', 'Viettel:company']],
    ['Bộ Thông tin và Truyền thông vừa công bố số liệu.', ['Bộ Thông tin và Truyền thông:organisation']],
    ['Người dùng cài ứng dụng TraSua trên điện thoại.', ['TraSua:product']],
    ['CEO Lumora Jane Harper nói về kế hoạch mới.', ['Lumora:company', 'Jane Harper:person']],
    ['Chiếc Samsung Galaxy S26 Ultra được bán từ hôm nay.', ['Samsung Galaxy S26 Ultra:product']],
    ['Tập đoàn Alibaba rót vốn vào một startup ở Hà Nội.', ['Alibaba:company', 'Hà Nội:place']],
    ['Anh nói rằng trời đẹp và mọi người đều vui.', []],
    ['Họ học tiếng Anh mỗi ngày để làm việc tốt hơn.', []],
    ['Công nghệ AI và mạng 5G đang thay đổi đời sống.', []],
    ['Các DN Việt Nam đang chuyển đổi số.', ['Việt Nam:place']],
    ['Ông Trần Quốc Minh phát biểu tại Lumora Global Summit 2026.', ['Trần Quốc Minh:person']],
    [
      '(Sông Lam Online) – Sáng 3/11, Viettel mở trung tâm dữ liệu.',
      ['Sông Lam Online:organisation', 'Viettel:company'],
    ],
    ['Luật buộc lắp thiết bị giám sát hành trình (GSHT) trên xe.', []],
    ['Nhà máy có hệ thống quản lý năng lượng (KPMS) mới.', []],
    ['Ba doanh nghiệp Việt cùng góp vốn.', []],
    ['Chủ quán nhắc tới hãng nước mắm chay Lọng Vàng hôm qua.', ['Lọng Vàng:company']],
    ['Bạn bè chị dùng Sổ Cốm, phần mềm ghi nợ của tiệm tạp hóa.', ['Sổ Cốm:product']],
    ['Họ hỏi Varneko, công ty giặt là ở quận bên.', ['Varneko:company']],
    ['Hải quan Việt Nam thử hệ thống mới.', ['Hải quan Việt Nam:organisation']],
    [
      'Lớp dành cho sinh viên của Đại học Thái Nguyên và Đại học Bách khoa Hà Nội.',
      ['Đại học Thái Nguyên:organisation', 'Đại học Bách khoa Hà Nội:organisation'],
    ],
    ['Sở Giáo dục và Đào tạo vừa gửi công văn.', ['Sở Giáo dục và Đào tạo:organisation']],
  ])('%s', (sentence, expected) => expect(names(sentence)).toEqual(expected));

  it('in brackets are what stands before them, there and further on', () => {
    const { article, analysis } = read(
      'Doanh nghiệp tìm đường vào chuỗi cung ứng',
      'Công ty CP Điện tử Sông Xanh (SXIC) và Viện Nghiên cứu Cảm biến biển (CBB) cùng góp vốn.',
      'Theo kế hoạch, SXIC làm mạch còn CBB đo thử. Máy định vị tàu cá (ĐVTC) và ĐVTC cũ đều được nhận.',
    );
    const found = analysis.mentions.map(({ start, end, entity }) => [
      article.text.slice(start, end),
      analysis.entities.find(({ id }) => id === entity)?.kind,
    ]);
    expect(found.filter(([text]) => text === 'SXIC')).toEqual([
      ['SXIC', 'company'],
      ['SXIC', 'company'],
    ]);
    expect(found.filter(([text]) => text === 'CBB')).toEqual([
      ['CBB', 'organisation'],
      ['CBB', 'organisation'],
    ]);
    expect(found.map(([text]) => text)).not.toContain('ĐVTC');
  });

  it('of a short form lead to the full one, by the order of the name', () => {
    const { article, analysis } = read(
      'Hai nhà sáng lập gặp nhau tại hội thảo',
      'Ông Đặng Quốc Vinh và ông Park Min-jun cùng phát biểu. Nhà khoa học Emma Stone cũng dự.',
      'Ông Vinh khen ý tưởng của ông Park, còn Stone im lặng.',
    );
    const short = analysis.mentions
      .filter(({ shortForm }) => shortForm)
      .map(({ shortForm, entity }) => [
        article.text.slice(shortForm?.start, shortForm?.end),
        analysis.entities.find(({ id }) => id === entity)?.name,
      ]);
    expect(short).toEqual([
      ['Ông Vinh', 'Đặng Quốc Vinh'],
      ['ông Park', 'Park Min-jun'],
      ['Stone', 'Emma Stone'],
    ]);
  });
});

describe('what the article says of a name', () => {
  it('may stand before it, and is no description where the name belongs to something else', () => {
    const { article, analysis } = read(
      'Tin công nghệ trong ngày hôm nay có gì',
      'Công ty công nghệ tài chính Sạp Mây ra mắt dịch vụ mới.',
      'Nhân viên dùng phần mềm của hãng Kestora mỗi ngày.',
    );
    const said = analysis.entities.map(({ name, apposition }) => [
      name,
      apposition && article.text.slice(apposition.start, apposition.end),
    ]);
    expect(said).toContainEqual(['Sạp Mây', 'Công ty công nghệ tài chính']);
    expect(said).toContainEqual(['Kestora', undefined]);
  });

  it.each([
    ['Ông Trần Quốc Minh, giám đốc công nghệ của công ty, vừa đến.', 'giám đốc công nghệ của công ty'],
    ['“Máy phải dừng ngay”, ông Trần Quốc Minh, nói. “Chúng tôi làm được.”', undefined],
    ['Ông Trần Quốc Minh, trong khi đó, rời khỏi cuộc họp.', undefined],
  ])('%s', (sentence, apposition) => {
    const { article, analysis } = read('Tin công nghệ trong ngày hôm nay có gì', sentence);
    const found = analysis.entities.find(({ name }) => name === 'Trần Quốc Minh')?.apposition;
    expect(found && article.text.slice(found.start, found.end)).toBe(apposition);
  });
});
