import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { named } from '../../tools/peers/vntk';
import type { Prediction } from '../../tools/prediction';
import { capitalsAlone, quoteMarksAlone } from '../../tools/score/baselines';
import { figure, interval, LINES } from '../../tools/score/figures';
import { type GoldArticle, goldArticle, sliceOf } from '../../tools/score/gold';
import { table } from '../../tools/score/table';
import { type Tally, tallyOf } from '../../tools/score/tally';
import { generator } from '../../tools/train/random';

const PARAGRAPHS = [
  'Bà Vũ Ngọc Lan, giám đốc Sao Biển, mở văn phòng ở Hội An.',
  '“Chúng tôi tuyển năm mươi kỹ sư”, bà Lan nói. “Ai cũng được chào đón.”',
];

/** The place of some words of a paragraph. */
const at = (p: number, text: string) => {
  const start = (PARAGRAPHS[p] ?? '').indexOf(text);
  if (start < 0) throw new Error(text);
  return { p, start, end: start + text.length, text };
};

const GOLD = goldArticle(
  {
    id: 'lan',
    title: 'Sao Biển ra miền Trung',
    paragraphs: PARAGRAPHS,
    entities: [
      { ...at(0, 'Vũ Ngọc Lan'), type: 'PER' },
      { ...at(0, 'Sao Biển'), type: 'ORG-COMPANY' },
      { ...at(0, 'Hội An'), type: 'LOC' },
    ],
    quotes: [
      { ...at(1, 'Chúng tôi tuyển năm mươi kỹ sư'), speaker: 'Vũ Ngọc Lan' },
      { ...at(1, 'Ai cũng được chào đón.'), speaker: 'Vũ Ngọc Lan' },
    ],
    coref: [{ ...at(1, 'bà Lan'), entity: 'Vũ Ngọc Lan' }],
    reported: [],
  },
  'lan.json',
);

const nothing = { entities: [], quotes: [], indirectQuotes: [], coref: [], summary: [], terms: [] };
const found = (more: Partial<Prediction> = {}): Prediction => ({ lang: 'vi', isTech: true, ...nothing, ...more });
const perfect = found({
  entities: GOLD.entities.map((name) => ({ ...name, name: name.text })),
  quotes: GOLD.quotes.map((quote) => ({ ...quote })),
  coref: GOLD.coref.map((short) => ({ ...short })),
  summary: [at(0, PARAGRAPHS[0] ?? '')],
});
const reached = (prediction: Prediction, gold: GoldArticle = GOLD) => {
  const tally = tallyOf(gold, prediction);
  return (of: string) => figure([tally], LINES.find((line) => line.of === of) ?? { name: of, of, measure: 'share' });
};

describe('the scorer', () => {
  it('gives everything to an analyser that finds what the annotation says, and nothing to one that finds nothing', () => {
    for (const { of } of LINES)
      if (!['hidden', 'reported', 'reportedSpeakers', 'scareQuotes', 'ORG-OTHER', 'PRODUCT'].includes(of))
        expect([of, reached(perfect)(of)]).toEqual([of, 1]);
    const empty = reached(found());
    expect([empty('entities'), empty('quotations'), empty('speakers'), empty('coreference')]).toEqual([0, 0, 0, 0]);
    expect([empty('marked'), empty('speakersNamed'), empty('activation')]).toEqual([undefined, undefined, 1]);
  });

  it('takes no summary line that is no sentence or was said before', () => {
    const [whole, part] = [at(0, PARAGRAPHS[0] ?? ''), at(0, 'mở văn phòng ở Hội An')];
    expect(reached(found({ summary: [whole, part, whole] }))('summary')).toBeCloseTo(1 / 3);
  });

  it('takes a name only with its exact span and type; of organisations the type may be the other one', () => {
    const [lan, sao] = GOLD.entities;
    const entities = [
      { ...at(0, 'Ngọc Lan'), type: 'PER', name: undefined },
      { ...(sao as NonNullable<typeof sao>), type: 'ORG-OTHER' },
    ];
    const of = reached(found({ entities }));
    expect(lan?.text).toBe('Vũ Ngọc Lan');
    expect(of('entities')).toBe(0);
    expect(of('entitySpans')).toBeCloseTo(2 / 5);
    expect(of('organisations')).toBe(1);
    expect(tallyOf(GOLD, found({ entities })).errors).toContain('lan p0: spurious PER «Ngọc Lan»');
  });

  it('does not ask of what is drawn what was found only, nor places', () => {
    const entities = [
      { ...at(0, 'Vũ Ngọc Lan'), type: 'PER', name: undefined },
      { ...at(0, 'giám đốc'), type: 'PER', name: undefined, marked: false as const },
      { ...at(0, 'Hội An'), type: 'LOC', name: undefined },
    ];
    expect(reached(found({ entities }))('marked')).toBe(1);
  });

  it('takes a quotation that shares 80 % of the union, and a speaker by his fullest name in any case', () => {
    const long = { ...at(1, 'Chúng tôi tuyển năm mươi kỹ sư”'), speaker: 'VŨ NGỌC LAN' };
    const short = { ...at(1, 'chào đón.'), speaker: 'Vũ Ngọc Lan' };
    const of = reached(found({ quotes: [long, short] }));
    expect(of('quotations')).toBeCloseTo(1 / 2);
    expect(of('speakers')).toBeCloseTo(1 / 2);
    expect(of('speakersNamed')).toBe(1);
  });

  it('counts the marks that hold nobody’s words, and which of them were shown as a quotation', () => {
    const irony = 'Cuốn “Biển lặng” kể về một “chuyên gia” tự phong.';
    const gold = { ...GOLD, paragraphs: [...PARAGRAPHS, irony] };
    const start = irony.indexOf('Biển lặng');
    const title = { p: 2, start, end: start + 9, text: 'Biển lặng', speaker: null };
    expect(reached(perfect, gold)('scareQuotes')).toBe(1);
    expect(reached(found({ quotes: [...perfect.quotes, title] }), gold)('scareQuotes')).toBeCloseTo(1 / 2);
    expect(reached(perfect)('scareQuotes')).toBeUndefined();
  });

  it('leaves attributed fragments out of account, and takes two answers to one short form for none', () => {
    const fragment = at(0, 'mở văn phòng');
    const gold = { ...GOLD, otherQuotes: [fragment] };
    const quotes = [...perfect.quotes, { ...fragment, speaker: null }];
    expect(reached(found({ quotes }), gold)('quotations')).toBe(1);
    expect(reached(found({ quotes }))('quotations')).toBeLessThan(1);
    const [short] = perfect.coref;
    const coref = short ? [short, { ...short, start: short.start + 3 }] : [];
    expect(reached(found({ coref }))('coreference')).toBe(0);
  });

  it('counts an article that is not activated as nothing found, unless it is a fragment', () => {
    const asleep = { ...perfect, isTech: false };
    expect([reached(asleep)('activation'), reached(asleep)('entities')]).toEqual([0, 0]);
    const fragment = { ...GOLD, fragment: true };
    expect([reached(asleep, fragment)('activation'), reached(asleep, fragment)('entities')]).toEqual([undefined, 1]);
  });

  it('counts reported speech by the characters that are shared', () => {
    const said = at(0, 'mở văn phòng ở Hội An');
    const gold = { ...GOLD, reported: [{ ...said, speaker: 'Vũ Ngọc Lan' }] };
    const half = { ...at(0, 'mở văn phòng'), speaker: 'Vũ Ngọc Lan' };
    const of = reached(found({ indirectQuotes: [half] }), gold);
    expect(of('reported')).toBeCloseTo((2 * half.text.length) / (half.text.length + said.text.length));
    expect(of('reportedSpeakers')).toBe(1);
  });

  it('refuses a text that is not the slice, of the annotation and of the analyser', () => {
    const wrong = { p: 0, start: 0, end: 3, text: 'Lan', type: 'PER' };
    expect(() => goldArticle({ ...GOLD, entities: [wrong] }, 'lan.json')).toThrow(/lan.json p0:0/);
    expect(() => tallyOf(GOLD, found({ entities: [{ ...wrong, name: 'Lan' }] }))).toThrow(/«Lan»/);
  });
});

describe('the figures of a table', () => {
  const line = { name: 'entities', of: 'entities', measure: 'f1' } as const;
  const tallies = fc.array(
    fc
      .record({ right: fc.nat(20), spurious: fc.nat(20), missed: fc.nat(20) })
      .map((counts): Tally => ({ counts: { entities: counts }, errors: [] })),
    { minLength: 1, maxLength: 20 },
  );

  it('lie within an interval that is the same for the same seed', () => {
    fc.assert(
      fc.property(tallies, fc.nat(), (some, seed) => {
        const range = interval(some, line, generator(seed));
        expect(interval(some, line, generator(seed))).toEqual(range);
        const is = figure(some, line);
        if (is === undefined || !range) return;
        expect(range[0]).toBeGreaterThanOrEqual(0);
        expect(range[0]).toBeLessThanOrEqual(range[1]);
        expect(range[1]).toBeLessThanOrEqual(1);
        if (some.length === 1) expect(range).toEqual([is, is]);
      }),
      { numRuns: process.env.CHU_GIAI_LONG ? 100 : 10 },
    );
  });

  it('are marked where they miss what is required', () => {
    const tally = tallyOf(GOLD, found({ entities: perfect.entities.slice(0, 2) }));
    const column = { name: 'all', tallies: [tally], required: { entities: 0.9, PER: 0.9 } };
    const { text, misses } = table([column], generator(1));
    expect(text).toMatch(/entities +90\.0 +80\.0 ✗/);
    expect(text).toMatch(/persons +90\.0 +100\.0\n/);
    expect(misses).toEqual(['all: entities 80.0 of 90.0']);
  });
});

describe('the baselines', () => {
  it('take every run of capitals for a company, and whatever stands in marks for a quotation of nobody', () => {
    const texts = (spans: readonly { text: string }[]) => spans.map(({ text }) => text);
    expect(texts(capitalsAlone(GOLD).entities)).toEqual([
      'Sao Biển',
      'Trung',
      'Bà Vũ Ngọc Lan',
      'Sao Biển',
      'Hội An',
      'Lan',
    ]);
    const { quotes } = quoteMarksAlone({ ...GOLD, lead: 'Tin “mới”.' });
    expect(quotes.map(({ p, text, speaker }) => [p, text, speaker])).toEqual([
      [-2, 'mới', null],
      [1, 'Chúng tôi tuyển năm mươi kỹ sư', null],
      [1, 'Ai cũng được chào đón.', null],
    ]);
    for (const name of capitalsAlone(GOLD).entities) expect(sliceOf(GOLD, name)).toBe(name.text);
  });

  it('find the words of the peer in the text, though it says not where they stand', () => {
    const tags = [
      ['Bà', 'Nc', 'B-NP', 'O'],
      ['Lan', 'Np', 'B-NP', 'B-PER'],
      ['Anh', 'Np', 'I-NP', 'I-PER'],
      ['gặp', 'V', 'B-VP', 'O'],
      ['Lan', 'Np', 'B-NP', 'B-PER'],
    ] as const;
    expect(named('Bà Lan  Anh gặp Lan', tags)).toEqual([
      { start: 3, end: 11, text: 'Lan  Anh', type: 'PER' },
      { start: 16, end: 19, text: 'Lan', type: 'PER' },
    ]);
  });
});
