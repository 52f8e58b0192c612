import { describe, expect, it } from 'vitest';
import { entities } from './resolved-article';

describe('somebody found as something else is a person where the article', () => {
  it.each([
    [
      'addresses them by the last word of a foreign name',
      '[Gorana Takuda](D) vẽ đèn lồng.\nHôm nay bà Takuda mở xưởng.',
      ['Gorana Takuda: person'],
    ],
    [
      'addresses them by the last syllable of a Vietnamese name',
      '[Khoàng Sứ](O) học sửa đèn.\nHôm nay anh Sứ mở xưởng.',
      ['Khoàng Sứ: person'],
    ],
    [
      'addresses them and the name was not found at all',
      'Đèn lồng do Gorana Takuda vẽ.\nHôm nay bà [Takuda](P) mở xưởng.',
      ['Gorana Takuda: person'],
    ],
    [
      'names a person by one word of the name',
      '[Gorana Takuda](L) vẽ đèn lồng.\n[Takuda](P) mở xưởng.',
      ['Gorana Takuda: person'],
    ],
    [
      'lets a pronoun speak, and names nobody else',
      '[Gorana Takuda](D) vẽ đèn lồng.\n[Nuvaro](C) thuê xưởng này. Cô nói việc còn nhiều.',
      ['Gorana Takuda: person', 'Nuvaro: company'],
    ],
    [
      'tells their office and what they say',
      'Giám đốc xưởng đèn [Gorana Takuda](D) cho biết đèn sẽ sáng.',
      ['Gorana Takuda: person'],
    ],
    [
      'tells their trade and what they say',
      'Học sinh lớp 11 [Gorana Takuda](L) thì kể đèn rất sáng.\nĐèn của [Gorana Takuda](L) màu đỏ.',
      ['Gorana Takuda: person'],
    ],
    [
      'opens its title with their words',
      '# [Gorana Takuda](D): “Đèn phải tự kể chuyện”\nXưởng đèn mở cửa từ hôm nay.',
      ['Gorana Takuda: person'],
    ],
  ])('%s', (_, lines, expected) => expect(entities(lines)).toEqual(expected));
});

describe('something stays what it was found as where', () => {
  it.each([
    [
      'the one addressed is named in full elsewhere',
      'Ông [Đặng Quốc Long](P) mở xưởng.\n[Gốm Long](C) bán bát. Ông Long vui.',
      ['Đặng Quốc Long: person', 'Gốm Long: company'],
    ],
    [
      'its kind stands before it somewhere',
      'Công ty [Sông Sứ](C) mở xưởng.\n[Sông Sứ](C) bán bát. Anh Sứ vui.',
      ['Sông Sứ: company'],
    ],
    ['a place word stands before it', 'Xưởng ở [Điềm Sứ](L) mở cửa.\nAnh Sứ vui.', ['Điềm Sứ: place']],
    ['the address is a part of it', '[Cô Sứ](D) là trợ lý ảo.\nCô Sứ trả lời khách.', ['Cô Sứ: product']],
    [
      'it begins a firm’s name',
      '[Ba Sứ Taxi](C) có hai xe.\n[Ba Sứ](C) chạy đêm. Ông [Sứ](P) lái.',
      ['Ba Sứ Taxi: company', 'Sứ: person'],
    ],
    [
      'an office stands right before it, which may be one of a firm by that name',
      'Giám đốc [Gorana Takuda](D) cho biết đèn sẽ sáng.',
      ['Gorana Takuda: product'],
    ],
    [
      'what it is leads to it, and no office',
      'Trợ lý ảo mới [Gorana Takuda](D) cho biết đèn sẽ sáng.',
      ['Gorana Takuda: product'],
    ],
    ['it has a figure', '[Takuda 5](D) bán chạy.\nBà Takuda vui.', ['Takuda 5: product']],
    [
      'two names could be whom a pronoun means',
      '[Gorana Takuda](D) vẽ đèn.\n[Mirela Osoko](D) bán đèn. Cô nói việc còn nhiều.',
      ['Gorana Takuda: product', 'Mirela Osoko: product'],
    ],
    ['the pronoun comes first', 'Cô nói việc còn nhiều.\n[Gorana Takuda](D) bán chạy.', ['Gorana Takuda: product']],
    [
      'a firm speaks in the title',
      '# [Gorana Takuda](C): “Đèn phải tự kể chuyện”\nXưởng đèn mở cửa từ hôm nay.',
      ['Gorana Takuda: company'],
    ],
  ])('%s', (_, lines, expected) => expect(entities(lines)).toEqual(expected));
});

describe('somebody known by initials', () => {
  it('keeps the full stop of the last', () =>
    expect(entities('Nghi phạm [N.T.K](P). khai nhận. Ông [Đ](P). kể lại.')).toEqual(['N.T.K.: person', 'Đ.: person']));

  it('has none where none stands', () => expect(entities('Ông [Đ](P) kể lại.')).toEqual(['Đ: person']));
});
