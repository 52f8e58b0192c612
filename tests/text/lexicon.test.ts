import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexicon, packLexicon } from '@/lib/text/lexicon';

const word = fc.oneof(fc.constantFrom('bộ', 'thông', 'tin', 'thôn', 'in'), fc.string({ maxLength: 4 }));
const words = fc.array(
  word.map((each) => each.replace(/\s/g, '')),
  { maxLength: 40 },
);

describe('the packed lexicon', () => {
  it('numbers each of its words from 1 on, in their order, and no other', () => {
    fc.assert(
      fc.property(words, words, (known, asked) => {
        const { numberOf } = lexicon(packLexicon(known));
        const order = [...new Set(known)];
        for (const each of [...known, ...asked]) expect(numberOf(each)).toBe(order.indexOf(each) + 1);
      }),
    );
  });
});
