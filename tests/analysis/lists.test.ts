import { describe, expect, it } from 'vitest';
import { candidates } from '@/lib/analysis/candidates/candidates';
import { byRules } from '@/lib/analysis/names';
import { alikeInLists } from '@/lib/analysis/recogniser/lists';
import { worded } from '@/lib/analysis/words';
import { engine } from './engine';
import { guessesIn, textOf } from './guesses';

describe('names in one list', () => {
  const list = 'Các hãng Lumora, Vartek và Zunet cùng bán loại máy này.';
  it.each([
    [
      'a doubtful one is what all others are',
      list,
      ['Lumora:company:0.99', 'Vartek:product:0.6', 'Zunet:company:0.95'],
      'company company company',
    ],
    [
      'of two, where «và» joins them',
      'Họ bán Lumora và Zunet.',
      ['Lumora:product:0.95', 'Zunet:company:0.7'],
      'product product',
    ],
    [
      'a sure one stays',
      list,
      ['Lumora:company:0.99', 'Vartek:product:0.95', 'Zunet:company:0.95'],
      'company product company',
    ],
    [
      'others that disagree decide nothing',
      list,
      ['Lumora:company:0.99', 'Vartek:product:0.6', 'Zunet:person:0.95'],
      'company product person',
    ],
    [
      'others that are doubtful themselves decide nothing',
      list,
      ['Lumora:company:0.7', 'Vartek:product:0.6', 'Zunet:company:0.7'],
      'company product company',
    ],
    [
      'two parted by a comma are no list',
      'Hôm qua ở Lumora, Zunet nói.',
      ['Lumora:place:0.99', 'Zunet:company:0.6'],
      'place company',
    ],
    [
      'nor are two with words between them',
      'Họ bán Lumora rồi và Zunet.',
      ['Lumora:product:0.95', 'Zunet:company:0.7'],
      'product company',
    ],
    [
      'a known one takes its other sense',
      'Đó là Facebook và Zunet.',
      ['Facebook:company:0.95', 'Zunet:product:0.95'],
      'product product',
    ],
    [
      'of two that differ the less probable gives way, and not both',
      'Đó là Facebook và Zunet.',
      ['Facebook:company:0.96', 'Zunet:product:0.85'],
      'company company',
    ],
    [
      'but has to be known in that sense',
      'Đó là Lazada và Zunet.',
      ['Lazada:company:0.8', 'Zunet:person:0.95'],
      'company person',
    ],
  ])('%s', (_, sentence, guesses, kinds) => {
    const found = alikeInLists(guessesIn(sentence, guesses));
    expect(found.map(({ verdict }) => verdict.kind).join(' ')).toBe(kinds);
    const other = alikeInLists(guessesIn(sentence, guesses).reverse()).reverse();
    expect(other.map(({ verdict }) => verdict.kind)).toEqual(found.map(({ verdict }) => verdict.kind));
  });

  it('leave alone what the words beside a name tell, and say why where they do not', () => {
    const guesses = ['Lumora:product:0.95', 'Zunet:company:0.7'];
    const sentence = 'Họ bán Lumora và Zunet.';
    expect(alikeInLists(guessesIn(sentence, guesses, 'trigger'))[1]?.verdict.kind).toBe('company');
    expect(alikeInLists(guessesIn(sentence, guesses))[1]?.verdict).toEqual({
      kind: 'product',
      rule: 'listed',
      sure: false,
    });
  });
});

describe('what is used and what is owned, by rules', () => {
  it.each([
    ['Nhóm đặt trọng số trên Hugging Face từ hôm qua.', 'Hugging Face:product'],
    ['Meta là chủ sở hữu của Instagram từ lâu.', 'Instagram:product'],
    ['Instagram mở văn phòng ở Paris.', 'Instagram:company'],
    ['Người dùng Hugging Face góp ý từ hôm qua.', 'Hugging Face:company'],
  ])('%s', (sentence, expected) => {
    const article = worded(textOf(sentence), engine.lexicon);
    const found = byRules(
      article.blocks.flatMap((block) => candidates(article, block, engine, false)),
      engine,
    );
    expect(found.map(({ candidate, verdict }) => `${candidate.text}:${verdict.kind}`)).toContain(expected);
  });
});
