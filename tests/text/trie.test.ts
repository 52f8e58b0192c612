import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexicon, packLexicon } from '@/lib/text/lexicon';
import { tokens } from '@/lib/text/tokens';
import { packTrie, type Trie, trie } from '@/lib/text/trie';

const phrase = fc.array(fc.constantFrom('bộ', 'thông', 'tin', 'và', 'truyền'), { minLength: 1, maxLength: 4 });

function looked(forms: readonly (readonly string[])[]): Trie {
  const words = lexicon(packLexicon(forms.flat()));
  return trie(packTrie(forms, words), words);
}

describe('the packed trie', () => {
  it('finds the longest form at every word, with all that are written so, as trying each form does', () => {
    fc.assert(
      fc.property(
        fc.array(phrase, { maxLength: 12 }),
        fc.array(phrase, { minLength: 1, maxLength: 4 }),
        (forms, text) => {
          const look = looked(forms);
          const words = tokens(text.flat().join(' '));
          words.forEach((_, at) => {
            const fits = forms.map((form) => form.every((word, i) => words[at + i]?.key === word));
            const length = Math.max(0, ...forms.filter((_, i) => fits[i]).map((form) => form.length));
            const same = forms.flatMap((form, i) => (fits[i] && form.length === length ? [i] : []));
            const found = look.longest(words, at);
            expect(found && { ...found, forms: [...found.forms] }).toEqual(
              length === 0 ? undefined : { length, forms: same },
            );
          });
        },
      ),
    );
  });

  it('finds nothing where nothing was packed', () => {
    expect(looked([]).longest(tokens('bộ'), 0)).toBeUndefined();
    expect(looked([[]]).longest(tokens('bộ'), 0)).toBeUndefined();
  });
});
