import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metForms, metTerms, termIndexOf } from '@/lib/library/met-terms';
import type { GlossaryId } from '@/lib/library/records';
import { tokens } from '@/lib/text/tokens';

const term = (name: string, english?: string) => ({
  id: `g:${name}` as GlossaryId,
  term: name,
  ...(english ? { english } : {}),
});
const met = (text: string, ...terms: ReturnType<typeof term>[]) =>
  metTerms(text, termIndexOf(terms.map((each) => [each.id, metForms(each)])));
const found = (text: string, ...terms: ReturnType<typeof term>[]) =>
  met(text, ...terms).map(({ start, end, id }) => [text.slice(start, end), id]);

describe('terms of the reader’s own', () => {
  it.each<[string, ReturnType<typeof term>[], string[]]>([
    ['Tấm wafer đầu tiên, rồi tấm wafer thứ hai.', [term('tấm wafer')], ['Tấm wafer', 'tấm wafer']],
    ['Một lát wafer.', [term('tấm wafer', 'wafer')], ['wafer']],
    ['Đóng gói chip tiên tiến', [term('đóng gói chip'), term('chip')], ['Đóng gói chip']],
    ['Chipset không phải là nó', [term('chip')], []],
    ['Số hoá và số hóa', [term('số hóa')], ['Số hoá', 'số hóa']],
    ['đóng góp chip', [term('đóng gói chip')], []],
    ['', [term('chip')], []],
    ['chip', [term('…')], []],
  ])('are met in «%s»', (text, terms, words) => {
    expect(found(text, ...terms).map(([word]) => word)).toEqual(words);
  });

  it('are met wherever a naive search meets their words, the longer first, none twice', () => {
    const word = fc.constantFrom('dữ', 'liệu', 'lớn', 'mô', 'hình');
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.uniqueArray(phrase, { maxLength: 5 }), (words, forms) => {
        const wanted: string[] = [];
        for (let at = 0; at < words.length; ) {
          const longest = forms
            .filter((form) => words.slice(at, at + form.split(' ').length).join(' ') === form)
            .sort((a, b) => b.length - a.length)[0];
          if (longest) wanted.push(longest);
          at += longest?.split(' ').length ?? 1;
        }
        expect(found(words.join(' '), ...forms.map((form) => term(form))).map(([met]) => met)).toEqual(wanted);
      }),
    );
  });

  it('stand where words begin and end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, name) => {
        const [starts, ends] = [tokens(text).map(({ start }) => start), tokens(text).map(({ end }) => end)];
        for (const { start, end } of met(text, term(name)))
          expect(starts.includes(start) && ends.includes(end)).toBe(true);
      }),
    );
  });
});
