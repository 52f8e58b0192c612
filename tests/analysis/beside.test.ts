import { describe, expect, it } from 'vitest';
import { toldBeside } from '@/lib/analysis/recogniser/beside';
import { engine, names, read } from './engine';
import { guessesIn } from './guesses';

describe('a doubtful name', () => {
  it.each([
    ['is what it is called before it', 'Hôm qua tên lửa Vartek rời bệ phóng.', ['Vartek:company:0.8'], 'product'],
    ['is what it is called behind it', 'Họ khoe Vartek, robot cao hai mét.', ['Vartek:company:0.8'], 'product'],
    [
      'may be the maker of what is called like any of his',
      'Chiếc xe Vartek bị hỏng.',
      ['Vartek:company:0.8'],
      'company',
    ],
    [
      'is a thing of the known firm that has it',
      'Cả hai thua Vartek của Nvidia.',
      ['Vartek:company:0.8', 'Nvidia:company:0.99'],
      'product company',
    ],
    [
      'is no thing of a firm that it is told to be',
      'Cả hai thua hãng Vartek của Nvidia.',
      ['Vartek:company:0.8', 'Nvidia:company:0.99'],
      'company company',
    ],
    [
      'is no thing of a firm where it is somebody',
      'Cả hai gặp giám đốc Vartek của Nvidia.',
      ['Vartek:company:0.8', 'Nvidia:company:0.99'],
      'company company',
    ],
    [
      'is nobody’s thing where nobody knows the owner',
      'Cả hai thua Vartek của Zunet.',
      ['Vartek:company:0.8', 'Zunet:company:0.99'],
      'company company',
    ],
    [
      'is what it is called with its purpose',
      'Phần mềm chống gian lận Vartek bị lỗi.',
      ['Vartek:company:0.8'],
      'product',
    ],
    [
      'is a firm called so, whatever country it is from',
      'Hãng Trung Quốc Vartek tăng giá.',
      ['Vartek:product:0.8'],
      'company',
    ],
    ['is a firm called so behind it', 'Họ mua Vartek, startup Israel làm ảnh.', ['Vartek:product:0.8'], 'company'],
    ['is where the firm is from', 'Nhiều doanh nghiệp Vartek cùng dự.', ['Vartek:place:0.8'], 'place'],
    ['is somebody where he has an office', 'ZK, nhà sáng lập Binance, vừa đến.', ['ZK:company:0.6'], 'person'],
    ['is nobody where the office is another’s', 'Ở Zunet, giám đốc Lan vừa đến.', ['Zunet:company:0.6'], 'company'],
    ['is somebody where he goes by it', 'Một hacker tự xưng là Vartek bị bắt.', ['Vartek:company:0.8'], 'person'],
    ['stays where the recogniser is sure', 'Hôm qua tên lửa Vartek rời bệ.', ['Vartek:company:0.97'], 'company'],
  ])('%s', (_, sentence, guesses, kinds) => {
    const found = toldBeside(guessesIn(sentence, guesses), engine);
    expect(found.map(({ verdict }) => verdict.kind).join(' ')).toBe(kinds);
  });

  it('stays what the rules found it to be', () => {
    const [found] = toldBeside(guessesIn('Tên lửa Vartek rời bệ.', ['Vartek:company:0.8'], 'trigger'), engine);
    expect(found?.verdict.kind).toBe('company');
  });
});

describe('what a name begins with', () => {
  it.each([
    ['Trong các mẫu này, GPU Blackwell bán chạy nhất.', 'Blackwell:product'],
    ['GPU Maleoon 935 chạy nhanh hơn trước.', 'Maleoon 935:product'],
    ['Trò chơi đến từ studio game Việt Lửa Rơm Studio.', 'Lửa Rơm Studio:company'],
    ['Người Việt Nam thích chơi trên máy nhỏ.', 'Việt Nam:place'],
  ])('is not what says what it is: %s', (sentence, expected) => expect(names(sentence)).toContain(expected));

  it('known as one thing only is not another where it is doubtful', () => {
    const { analysis } = read(
      'Nvidia và cuộc đua rút ngắn vòng đời chip',
      'Chưa đầy một năm sau khi GPU Blackwell xuất xưởng hàng loạt, Nvidia đã bắt đầu nhận đơn cho thế hệ kế tiếp.',
    );
    expect(analysis.entities.find(({ name }) => name === 'Blackwell')?.kind).toBe('product');
  });
});
