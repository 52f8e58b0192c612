import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '@/lib/analysis/analysis';
import { newCorrectionId } from '@/lib/library/identity';
import { corrected, namedForms } from '@/lib/library/reading/corrected';
import type { Correction } from '@/lib/library/records';
import { articleText } from '@/lib/text/article-text';
import { key } from '@/lib/text/fold';

const ARTICLE = articleText([
  {
    role: 'paragraph',
    text: 'Ông Trần Minh Lee, giám đốc Mây Xanh, nói rằng hãng lớn nhanh. Lee không nêu số. Mây Xanh JSC ở Huế. Lee cho biết thêm.',
  },
]);
const at = (words: string, nth = 0) => {
  let start = -1;
  for (let i = 0; i <= nth; i += 1) start = ARTICLE.text.indexOf(words, start + 1);
  return { start, end: start + words.length };
};
const evidence = { rule: 'honorific' } as const;
const FOUND: Analysis = {
  language: 'vi',
  isTech: true,
  entities: [
    { id: 'p', kind: 'person', name: 'Trần Minh Lee', entry: 'p1', facts: { role: 'giám đốc' }, aliases: ['Lee'] },
    { id: 'c', kind: 'company', name: 'Mây Xanh', aliases: [] },
    { id: 'd', kind: 'company', name: 'Mây Xanh JSC', entry: 'c9', facts: { seat: 'Huế' }, aliases: [] },
    { id: 'h', kind: 'place', name: 'Huế', aliases: [] },
  ],
  mentions: [
    { ...at('Trần Minh Lee'), entity: 'p', marked: true, evidence },
    { ...at('Mây Xanh'), entity: 'c', marked: true, evidence },
    { ...at('Lee', 1), entity: 'p', marked: true, evidence },
    { ...at('Mây Xanh JSC'), entity: 'd', marked: true, evidence },
    { ...at('Huế'), entity: 'h', marked: false, evidence },
    { ...at('Lee', 2), entity: 'p', marked: true, evidence },
  ],
  quotations: [
    {
      kind: 'indirect',
      content: at('hãng lớn nhanh'),
      speaker: { entity: 'p', name: 'Trần Minh Lee', mention: at('Trần Minh Lee'), evidence },
      evidence,
    },
    {
      kind: 'indirect',
      content: at('thêm'),
      speaker: { entity: 'p', name: 'Trần Minh Lee', mention: at('Lee', 2), evidence },
      evidence,
    },
  ],
  terms: [],
  summary: [],
};

type Said =
  | { kind: 'not-a-name' }
  | { kind: 'kind'; is: 'person' | 'company' | 'organisation' }
  | { kind: 'same'; as: string }
  | { kind: 'other'; than: string };
const correct = (form: string, said: Said): Correction => ({
  id: newCorrectionId(),
  form,
  scope: 'everywhere',
  createdAt: 1,
  ...said,
});
/** What an analysis says, as a reader sees it: «kind name (words, words) [entry]», then who speaks. */
const told = (analysis: Analysis) => [
  ...analysis.entities.map(({ id, kind, name, entry }) => {
    const mentions = analysis.mentions.filter(({ entity, marked }) => entity === id && marked);
    const words = mentions.map(({ start, end }) => ARTICLE.text.slice(start, end)).join(', ');
    return `${kind} ${name} (${words})${entry ? ` [${entry}]` : ''}`;
  }),
  analysis.quotations.map(({ speaker }) => `${speaker?.name}${speaker?.entity ? '' : '?'}`).join(' / '),
];

const PERSON = 'person Trần Minh Lee (Trần Minh Lee, Lee, Lee) [p1]';
const FIRM = 'company Mây Xanh (Mây Xanh)';
const JSC = 'company Mây Xanh JSC (Mây Xanh JSC) [c9]';
const PLACE = 'place Huế ()';
const BOTH = 'Trần Minh Lee / Trần Minh Lee';

describe('what the reader knows better', () => {
  it.each<[string, Correction[], string[]]>([
    ['nothing', [], [PERSON, FIRM, JSC, PLACE, BOTH]],
    ['a name is none, however it is typed', [correct('mây xanh', { kind: 'not-a-name' })], [PERSON, JSC, PLACE, BOTH]],
    [
      'a form is no name, the full name still is',
      [correct('Lee', { kind: 'not-a-name' })],
      ['person Trần Minh Lee (Trần Minh Lee) [p1]', FIRM, JSC, PLACE, BOTH],
    ],
    [
      'a speaker whose name is none keeps what the article calls him',
      [correct('Trần Minh Lee', { kind: 'not-a-name' })],
      [FIRM, JSC, PLACE, 'Trần Minh Lee? / Trần Minh Lee?'],
    ],
    [
      'another kind loses the facts of what it is not',
      [correct('Mây Xanh JSC', { kind: 'kind', is: 'organisation' })],
      [PERSON, FIRM, 'organisation Mây Xanh JSC (Mây Xanh JSC)', PLACE, BOTH],
    ],
    [
      'the same kind keeps them',
      [correct('Mây Xanh JSC', { kind: 'kind', is: 'company' })],
      [PERSON, FIRM, JSC, PLACE, BOTH],
    ],
    [
      'a place that is a company is drawn',
      [correct('Huế', { kind: 'kind', is: 'company' })],
      [PERSON, FIRM, JSC, 'company Huế (Huế)', BOTH],
    ],
    [
      'two names are one, with what is known of either',
      [correct('Mây Xanh JSC', { kind: 'same', as: 'Mây Xanh' })],
      [PERSON, 'company Mây Xanh (Mây Xanh, Mây Xanh JSC) [c9]', PLACE, BOTH],
    ],
    [
      'one with a name that is not here changes nothing',
      [correct('Mây Xanh', { kind: 'same', as: 'Sông Lam' })],
      [PERSON, FIRM, JSC, PLACE, BOTH],
    ],
    [
      'somebody else of the same short name, who also says what he says',
      [correct('Lee', { kind: 'other', than: 'Trần Minh Lee' })],
      ['person Trần Minh Lee (Trần Minh Lee) [p1]', 'person Lee (Lee, Lee)', FIRM, JSC, PLACE, 'Trần Minh Lee / Lee'],
    ],
    [
      'another one of the very same name is not who we know',
      [correct('Mây Xanh JSC', { kind: 'other', than: 'Mây Xanh JSC' })],
      [PERSON, FIRM, 'company Mây Xanh JSC (Mây Xanh JSC)', PLACE, BOTH],
    ],
    [
      'one after the other, each on what the last has made',
      [correct('Lee', { kind: 'other', than: 'Trần Minh Lee' }), correct('Lee', { kind: 'kind', is: 'company' })],
      ['person Trần Minh Lee (Trần Minh Lee) [p1]', 'company Lee (Lee, Lee)', FIRM, JSC, PLACE, 'Trần Minh Lee / Lee'],
    ],
  ])('%s', (_, corrections, expected) => {
    expect(told(corrected(ARTICLE, FOUND, corrections))).toEqual(expected);
  });

  it('leaves the analysis itself as it is, so that all of it can be taken back', () => {
    const before = structuredClone(FOUND);
    corrected(ARTICLE, FOUND, [
      correct('Lee', { kind: 'not-a-name' }),
      correct('Mây Xanh', { kind: 'same', as: 'Huế' }),
    ]);
    expect(FOUND).toEqual(before);
  });

  it('is all in the corrections of what the article names', () => {
    const form = fc.constantFrom('LEE', 'mây xanh', 'Mây Xanh JSC', 'Trần Minh Lee', 'huế', 'Đỏ', 'Minh');
    const said = fc.oneof(
      fc.constant<Said>({ kind: 'not-a-name' }),
      fc.constant<Said>({ kind: 'kind', is: 'organisation' }),
      form.map((as): Said => ({ kind: 'same', as })),
      form.map((than): Said => ({ kind: 'other', than })),
    );
    const forms = namedForms(ARTICLE, FOUND);
    fc.assert(
      fc.property(fc.array(fc.tuple(form, said).map(([form, said]) => correct(form, said))), (corrections) => {
        const named = corrections.filter(({ form }) => forms.has(key(form)));
        expect(corrected(ARTICLE, FOUND, named)).toEqual(corrected(ARTICLE, FOUND, corrections));
      }),
    );
  });
});
