import { describe, expect, it } from 'vitest';
import { rouge, syllables } from '../../tools/score/rouge';

describe('ROUGE over syllables', () => {
  it('cuts at no diacritic and tells no NFD from NFC', () => {
    expect(syllables('Chip 3nm, giá 1.900 đồng: HÒA')).toEqual(['chip', '3nm', 'giá', '1', '900', 'đồng', 'hòa']);
    expect(syllables('trí tuệ'.normalize('NFD'))).toEqual(['trí', 'tuệ']);
  });

  // By hand: four and five syllables, three shared, one pair, «máy chạy» in order with «tốt».
  it('is what one counts by hand', () => {
    const { r1, r2, rl } = rouge('máy chạy tốt lắm', 'máy chạy cả đêm tốt');
    expect(r1).toBeCloseTo(6 / 9);
    expect(r2).toBeCloseTo(2 / 7);
    expect(rl).toBeCloseTo(6 / 9);
  });

  it('is nothing where nothing is shared, all where the texts are alike, and counts a word as often as both have it', () => {
    expect(rouge('a b', 'c d')).toEqual({ r1: 0, r2: 0, rl: 0 });
    expect(rouge('', 'c d')).toEqual({ r1: 0, r2: 0, rl: 0 });
    expect(rouge('pin rời', 'pin rời')).toEqual({ r1: 1, r2: 1, rl: 1 });
    expect(rouge('pin pin pin', 'pin').r1).toBeCloseTo(0.5);
  });
});
