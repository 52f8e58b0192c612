import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  generatePassphrase,
  isWeak,
  normalisePassphrase,
  passphraseBits,
  passphraseWords,
  spellings,
} from '@/lib/sync/vault/passphrase';
import { plain } from '@/lib/text/fold';

describe('the words of a passphrase', () => {
  it('are at least 2,048, of two syllables, in NFC and told apart without diacritics', () => {
    const words = [...passphraseWords().values()];
    expect(words.length).toBeGreaterThanOrEqual(2048);
    expect(new Set(words.map(plain)).size).toBe(words.length);
    for (const word of words) {
      expect(word).toMatch(/^\p{Ll}+ \p{Ll}+$/u);
      expect(word).toBe(word.normalize('NFC'));
    }
    expect(passphraseBits()).toBeGreaterThan(66);
  });

  it('stand in the file once, so that none is drawn more often', async () => {
    const { default: text } = await import('@/assets/passphrase/words.txt?raw');
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const written = lines.flatMap((line) => (line.split('\t')[1] ?? '').split(' '));
    expect(written.length).toBe(passphraseWords().size);
  });

  it('come six at a time, differ each time and are never weak', () => {
    const made = Array.from({ length: 200 }, generatePassphrase);
    expect(new Set(made).size).toBe(200);
    for (const passphrase of made) {
      expect(passphrase.split(' ')).toHaveLength(12);
      expect(isWeak(passphrase), passphrase).toBe(false);
    }
    // Each word is as likely as another: 1,200 draws from the list seldom meet, and reach both its ends.
    const order = [...passphraseWords().values()];
    const drawn = made.flatMap((passphrase) => passphrase.match(/\S+ \S+/g) ?? []).map((word) => order.indexOf(word));
    expect(Math.min(...drawn)).toBeLessThan(order.length / 20);
    expect(Math.max(...drawn)).toBeGreaterThan(order.length * 0.95);
  });

  it('are understood without diacritics and with the tone placed otherwise', () => {
    const shown = 'tàu hỏa bánh mì con mèo hoa sen mùa thu biển cả';
    expect(spellings('tau hoa banh mi con meo hoa sen mua thu bien ca')).toContain(shown);
    expect(spellings('Tàu hoả  bánh mì con mèo hoa sen mùa thu biển cả ')).toContain(shown);
    expect(spellings(shown)).toEqual([shown]);
    expect(spellings('mật khẩu của riêng tôi thôi')).toEqual(['mật khẩu của riêng tôi thôi']);
  });
});

describe('a passphrase as it is used', () => {
  it('is the same from a keyboard that composes and one that does not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(normalisePassphrase(typed.normalize('NFD'))).toBe(normalisePassphrase(typed.normalize('NFC')));
        expect(normalisePassphrase(normalisePassphrase(typed))).toBe(normalisePassphrase(typed));
      }),
    );
    expect(normalisePassphrase(' Trời  xanh\u00a0mây trắng\n')).toBe('Trời xanh mây trắng');
  });
});

describe('a passphrase of the reader’s own', () => {
  it.each([
    ['', true],
    ['matkhau123', true],
    ['Mật khẩu Chú Giải 2026', true],
    ['passwordpasswordpassword', true],
    ['12345678901234567890', true],
    ['abcdefghijklmnopqrstuvwxyz', true],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', true],
    ['xinchao xinchao xinchao', true],
    ['0912345678 0987654321', true],
    ['iloveyou anh yêu em', true],
    ['ngắn quá đi thôi', false],
    ['bà tôi kể chuyện cây khế lúc mưa', false],
    ['7Gk!pQz0vR#2mLx9', false],
  ])('«%s»: weak is %s', (passphrase, weak) => {
    expect(isWeak(passphrase)).toBe(weak);
  });
});
