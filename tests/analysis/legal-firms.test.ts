import { describe, expect, it } from 'vitest';
import { names } from './engine';

describe('a firm’s name behind what it is by law', () => {
  it.each([
    [
      'ends before the verb',
      'Công ty TNHH MTV Viễn thông Sao Khuê khai trương cửa hàng.',
      'Viễn thông Sao Khuê:company',
    ],
    [
      'goes on over «và»',
      'Công ty cổ phần Đầu tư và Phát triển Công nghệ Hoàng Gia vừa bị phạt.',
      'Đầu tư và Phát triển Công nghệ Hoàng Gia:company',
    ],
    [
      'begins with any trade',
      'Năm đó Công ty TNHH Giải pháp Công nghệ Tiến Phát mở xưởng.',
      'Giải pháp Công nghệ Tiến Phát:company',
    ],
    [
      'has no legal form in it',
      'Theo Công ty Cổ phần Truyền thông Kim Cương, sự kiện rất vui.',
      'Truyền thông Kim Cương:company',
    ],
    [
      'keeps the place in brackets',
      'Họ lập Công ty TNHH Zunet Precision (Bắc Ninh) để xây nhà máy.',
      'Zunet Precision (Bắc Ninh):company',
    ],
    [
      'leaves other brackets',
      'Chủ của Công ty CP Điện tử Sông Xanh (sinh năm 1980) vừa đến.',
      'Điện tử Sông Xanh:company',
    ],
    [
      'is a bank with its head',
      'Ngân hàng TMCP Sông Hương cho biết ứng dụng sẽ ngừng hoạt động.',
      'Ngân hàng TMCP Sông Hương:company',
    ],
  ])('%s: %s', (_, sentence, expected) => {
    const found = names(sentence).filter((name) => name.endsWith(':company'));
    expect(found[0]).toBe(expected);
  });
});
