import { describe, expect, it } from 'vitest';
import { read } from './engine';

/** The entry that a name of a sentence is linked to. */
function entryOf(sentence: string, name: string): string | undefined {
  const { article, analysis } = read('Tin công nghệ trong ngày hôm nay có gì', sentence);
  const mention = analysis.mentions.find(({ start, end }) => article.text.slice(start, end) === name);
  return analysis.entities.find(({ id }) => id === mention?.entity)?.entry;
}

describe('a known name', () => {
  it.each([
    ['Chatbot Gemini trả lời bằng giọng vùng miền.', 'Gemini', 'gemini'],
    ['Startup Harvey viết hợp đồng cho luật sư.', 'Harvey', 'harvey-ai'],
    ['Robot Optimus gấp áo.', 'Optimus', 'optimus'],
  ])('is cut from the foreign word that opens its sentence: %s', (sentence, name, entry) =>
    expect(entryOf(sentence, name)).toBe(entry),
  );

  it.each([
    ['Thư viện PyTorch thêm trình biên dịch.', 'PyTorch', 'pytorch'],
    ['Quỹ Benchmark rót tiền vào công ty dữ liệu.', 'Benchmark', 'benchmark-capital'],
  ])('is cut from the head that its description begins with: %s', (sentence, name, entry) =>
    expect(entryOf(sentence, name)).toBe(entry),
  );

  it.each([
    ['Trình duyệt Brave chặn quảng cáo theo mặc định.', 'Brave', 'brave'],
    ['Cô viết chương trình bằng ngôn ngữ Java.', 'Java', 'java'],
    ['Hãng đồng hồ Citizen ra mẫu chạy bằng ánh sáng.', 'Citizen', 'citizen-watch'],
    ['Ngân hàng Vikki mở thẻ bằng khuôn mặt.', 'Vikki', 'vikki-bank'],
    ['Hãng hàng không Delta dùng AI xếp lịch bay.', 'Delta', 'delta-air-lines'],
    ['Công ty robot Fourier thử người máy biết bê khay.', 'Fourier', 'fourier-intelligence'],
    ['Hãng vệ tinh Iridium phủ sóng hai cực.', 'Iridium', 'iridium-communications'],
  ])('that is ambiguous is linked behind what it is: %s', (sentence, name, entry) =>
    expect(entryOf(sentence, name)).toBe(entry),
  );

  it.each([
    ['Ông nhận thư từ Google hôm qua.', 'Google', 'google'],
    ['Hàng được giao từ Shopee trong ngày.', 'Shopee', 'shopee'],
    ['Giống Samsung, hãng này bỏ cục sạc khỏi hộp.', 'Samsung', 'samsung'],
    ['Điều đó có nghĩa là Nvidia phải đổi dây chuyền.', 'Nvidia', 'nvidia'],
  ])('that can be nothing else is itself behind «từ», «giống», «nghĩa là»: %s', (sentence, name, entry) =>
    expect(entryOf(sentence, name)).toBe(entry),
  );

  it.each([
    ['Vi xử lý có 8 nhân, 16 Threads chạy ở 4 GHz.', 'Threads'],
    ['Bo mạch chạy tối đa mười hai Threads một lúc.', 'Threads'],
    ['Chương trình mở quá nhiều Threads nên máy treo.', 'Threads'],
    ['Máy chụp X quang cầm tay nặng hai ký.', 'X'],
    ['Phòng X quang của trạm y tế nối mạng.', 'X'],
  ])('that is ambiguous is something else where it is counted, or part of a word: %s', (sentence, name) =>
    expect(entryOf(sentence, name)).toBeUndefined(),
  );

  it.each([
    ['Theo Thanh Niên, lớp học mở vào tối thứ bảy.', 'Thanh Niên', 'thanh-nien'],
    ['Tuổi Trẻ đưa tin nhà máy đã chạy lại.', 'Tuổi Trẻ', 'tuoi-tre'],
    ['Bà trao đổi với Tiền Phong bên lề hội thảo.', 'Tiền Phong', 'tien-phong'],
    ['Thanh Niên tình nguyện giúp người già cài ứng dụng.', 'Thanh Niên', undefined],
    ['Phong trào Tuổi Trẻ sáng tạo thu hút nhiều sinh viên.', 'Tuổi Trẻ', undefined],
    ['Trường làm giáo dục STEAM từ lớp một.', 'STEAM', undefined],
    ['Anh mua game qua Steam rồi tải về máy.', 'Steam', 'steam'],
  ])('of a paper is one where somebody quotes or is quoted, and of a shop in its use: %s', (sentence, name, entry) =>
    expect(entryOf(sentence, name)).toBe(entry),
  );
});
