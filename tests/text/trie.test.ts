import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokens } from '@/lib/text/tokens';
import { packTrie, trie } from '@/lib/text/trie';

const phrase = fc.array(fc.constantFrom('bộ', 'thông', 'tin', 'và', 'truyền'), { minLength: 1, maxLength: 4 });

describe('the packed trie', () => {
  it('finds the longest form at every word, with all that are written so, as trying each form does', () => {
    fc.assert(
      fc.property(
        fc.array(phrase, { maxLength: 12 }),
        fc.array(phrase, { minLength: 1, maxLength: 4 }),
        (forms, text) => {
          const look = trie(packTrie(forms));
          const words = tokens(text.flat().join(' '));
          words.forEach((_, at) => {
            const fits = forms.map((form) => form.every((word, i) => words[at + i]?.key === word));
            const length = Math.max(0, ...forms.filter((_, i) => fits[i]).map((form) => form.length));
            const same = forms.flatMap((form, i) => (fits[i] && form.length === length ? [i] : []));
            expect(look.longest(words, at)).toEqual(length === 0 ? undefined : { length, forms: same });
          });
        },
      ),
    );
  });

  it('finds nothing where nothing was packed', () => {
    expect(trie(packTrie([])).longest(tokens('bộ'), 0)).toBeUndefined();
    expect(trie(packTrie([[]])).longest(tokens('bộ'), 0)).toBeUndefined();
  });
});
