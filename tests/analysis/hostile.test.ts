import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '@/lib/analysis/analyse';
import type { Analysis } from '@/lib/analysis/analysis';
import { articleText } from '@/lib/text/article-text';
import type { Span } from '@/lib/text/span';
import { SHAPES, shaped } from '../../tools/bench/shapes';
import { engine } from './engine';

/** Everything found, kind by kind. */
function spansOf({ mentions, quotations, terms, summary }: Analysis): (readonly Span[])[] {
  const said = (kind: string) => quotations.filter((each) => each.kind === kind).map(({ content }) => content);
  return [mentions, said('direct'), said('mixed'), said('indirect'), terms, summary];
}

function analysed(paragraphs: readonly string[]): { text: string; kinds: (readonly Span[])[] } {
  const article = articleText([
    { role: 'title', text: 'Việc của những người được đến và đi' },
    ...paragraphs.map((text) => ({ role: 'paragraph' as const, text })),
  ]);
  return { text: article.text, kinds: spansOf(analyse(article, engine)) };
}

function expectSound({ text, kinds }: { text: string; kinds: (readonly Span[])[] }): void {
  const isInside = (at: number) => /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
  for (const spans of kinds) {
    let last = 0;
    for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(isInside(start) || isInside(end)).toBe(false);
      last = end;
    }
    expect(last).toBeLessThanOrEqual(text.length);
  }
}

describe('any text at all', () => {
  it('is analysed without an exception, in spans that stand in it, apart from each other, between whole characters', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '“',
        '”',
        '"',
        '‘',
        '- ',
        ': ',
        '😀',
        '\uD83D',
        '\uDE00',
        '\u202E',
        '\u200B',
        'Ông Lee nói ',
        'theo ',
      ),
      fc.constantFrom('công ty Apple ', 'và của là được ', 'Ông Lee nói '.normalize('NFD'), 'Galaxy S26 ', 'cho biết '),
    );
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 8 }), { maxLength: 5 }), (paragraphs) => {
        expectSound(analysed(paragraphs.map((parts) => parts.join('').replaceAll('\n', ' '))));
      }),
      { numRuns: process.env.CHU_GIAI_LONG ? 5000 : 300 },
    );
  });

  it.each(Object.keys(SHAPES))('of 8,000 words made of %s is analysed all the same', (name) => {
    expectSound(analysed(shaped(name, 8000)));
  });

  it('of a million characters without a space, or of 100,000 quote marks, is analysed all the same', () => {
    const vietnamese = 'Ông Trần Minh cho biết tập đoàn đã đầu tư vào trí tuệ nhân tạo tại Việt Nam. '.repeat(40);
    expectSound(analysed([vietnamese, 'đầutư'.repeat(200_000), vietnamese]));
    expectSound(analysed([vietnamese, '“'.repeat(50_000) + '"'.repeat(50_000), vietnamese]));
  });
});

describe('the questions asked of the knowledge', () => {
  /** How often cues and names are looked up while a text is analysed: work, without a clock. */
  function asked(name: string, words: number): number {
    let count = 0;
    const counting = {
      ...engine,
      gazetteer: {
        longest: (...given: Parameters<typeof engine.gazetteer.longest>) => {
          count += 1;
          return engine.gazetteer.longest(...given);
        },
      },
      cues: {
        ...engine.cues,
        longestAt: (...given: Parameters<typeof engine.cues.longestAt>) => {
          count += 1;
          return engine.cues.longestAt(...given);
        },
        longestBefore: (...given: Parameters<typeof engine.cues.longestBefore>) => {
          count += 1;
          return engine.cues.longestBefore(...given);
        },
      },
    };
    analyse(articleText(shaped(name, words).map((text) => ({ role: 'paragraph', text }))), counting);
    return count;
  }

  it.each(Object.keys(SHAPES))('grow no faster than a text made of %s', (name) => {
    expect(asked(name, 8000)).toBeLessThan(asked(name, 2000) * 5 + 1000);
  });
});
