import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edited, edits, rebase } from '@/lib/text/edits';

/** Short texts of few characters, so that edits meet; with surrogate pairs. */
const text = fc
  .array(fc.constantFrom('a', 'b', 'ế', ' ', '😀', '😁'), { maxLength: 24 })
  .map((parts) => parts.join(''));

describe('the edits between two texts', () => {
  it.each([
    ['giá 200 triệu', 'giá 300 triệu', [{ at: 4, remove: 1, insert: '3' }]],
    ['Ông đồng ý.', 'Ông không đồng ý. Rồi đi.', 2],
    ['', 'abc', [{ at: 0, remove: 0, insert: 'abc' }]],
    ['abc', '', [{ at: 0, remove: 3, insert: '' }]],
    ['như cũ', 'như cũ', []],
    ['a😀b', 'a😁b', [{ at: 1, remove: 2, insert: '😁' }]],
  ] as const)('«%s» → «%s»', (from, to, expected) => {
    if (typeof expected === 'number') expect(edits(from, to)).toHaveLength(expected);
    else expect(edits(from, to)).toEqual(expected);
  });

  it('make one of the other, never split a pair, and touch no more than differs', () => {
    fc.assert(
      fc.property(text, text, (from, to) => {
        const made = edits(from, to);
        expect(edited(from, made)).toBe(to);
        for (const { at, remove, insert } of made) {
          expect(from.slice(at, at + remove).isWellFormed() && insert.isWellFormed()).toBe(true);
        }
        const touched = made.reduce(
          (sum, { at, remove, insert }) => sum + Array.from(from.slice(at, at + remove) + insert).length,
          0,
        );
        expect(touched).toBeLessThanOrEqual(distance(Array.from(from), Array.from(to)));
      }),
    );
  });

  it('of a text that was rewritten are one replacement, in little time', () => {
    const [from, to] = ['ab'.repeat(20_000), 'cd'.repeat(20_000)];
    expect(edits(from, to)).toEqual([{ at: 0, remove: 40_000, insert: to }]);
  });
});

describe('edits of a text that others have edited meanwhile', () => {
  it.each([
    ['hai ba', 'một hai ba', 'hai ba bốn', 'một hai ba bốn'],
    ['một hai ba', 'một ba', 'một hai hai rưỡi ba', 'một hai rưỡi ba'],
    ['một hai ba', 'một ba', 'một ba', 'một ba'],
    ['một', 'một 😀', 'một 😁', /😀.*😁|😁.*😀/],
  ])('«%s»: «%s» and «%s»', (base, ours, theirs, merged) => {
    const result = edited(theirs, rebase(edits(base, ours), edits(base, theirs)));
    if (typeof merged === 'string') expect(result).toBe(merged);
    else expect(result).toMatch(merged);
  });

  it('keep whatever either put in, and take out what either took out', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, other) => {
        // What is put in is told from the rest by its letters, and in order.
        const [ours, theirs] = [edits(base, mine), edits(base, other)].map((made, i) =>
          made.map((edit) => ({ ...edit, insert: edit.insert === '' ? '' : i === 0 ? '<ours>' : '<theirs>' })),
        ) as [ReturnType<typeof edits>, ReturnType<typeof edits>];
        const result = edited(edited(base, theirs), rebase(ours, theirs));
        const count = (word: string) => result.split(word).length - 1;
        expect(count('<ours>')).toBe(ours.filter(({ insert }) => insert !== '').length);
        expect(count('<theirs>')).toBe(theirs.filter(({ insert }) => insert !== '').length);
        expect(result.replaceAll(/<ours>|<theirs>/g, '')).toBe(survivors(base, [...ours, ...theirs]));
      }),
    );
    function survivors(base: string, made: ReturnType<typeof edits>): string {
      return base
        .split('')
        .filter((_, i) => !made.some(({ at, remove }) => i >= at && i < at + remove))
        .join('');
    }
  });
});

/** The naive oracle: characters to take out and put in, by dynamic programming. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, j) => j + 1);
  row.unshift(0);
  for (const [i, x] of a.entries()) {
    const next = [i + 1];
    for (const [j, y] of b.entries()) {
      next.push(x === y ? (row[j] as number) : Math.min(row[j + 1] as number, next[j] as number) + 1);
    }
    row = next;
  }
  return row[b.length] as number;
}
