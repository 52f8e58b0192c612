import { describe, expect, it } from 'vitest';
import { entityContent, otherNames, quotationContent, shortSpeaker } from '@/entrypoints/reader/card-content';
import type { Analysis, Quotation } from '@/lib/analysis/analysis';
import { words } from '@/lib/locale';
import { articleText } from '@/lib/text/article-text';

const article = articleText([
  { role: 'paragraph', text: 'Kai-Fu Lee lập quỹ mới.' },
  { role: 'paragraph', text: '“AI là điện mới”, ông Lee cho biết. “Ai cũng cần”, Kai-Fu Lee nói.' },
]);
const span = (of: string, from = 0) => {
  const start = article.text.indexOf(of, from);
  return { start, end: start + of.length };
};
const evidence = { rule: 'speech-verb' } as const;
const short = span('Lee', 40);
const full = span('Kai-Fu Lee', 40);
const said = (content: string, mention: { start: number; end: number }, source: string): Quotation => ({
  kind: 'direct',
  content: span(content),
  speaker: { entity: 'e0', name: 'Kai-Fu Lee', mention, evidence: { rule: 'speech-verb', source: span(source) } },
  evidence,
});
const quotations = [
  said('AI là điện mới', { start: short.start - 4, end: short.end }, 'Kai-Fu Lee lập quỹ mới.'),
  said('Ai cũng cần', full, '“Ai cũng cần”, Kai-Fu Lee nói.'),
] as const;
const analysis: Analysis = {
  language: 'vi',
  isTech: true,
  entities: [{ id: 'e0', kind: 'person', name: 'Kai-Fu Lee', aliases: ['Lee'] }],
  mentions: [span('Kai-Fu Lee'), short, full].map((at) => ({ ...at, entity: 'e0', marked: true, evidence })),
  quotations,
  terms: [],
  summary: [],
};

describe('the card of a quotation', () => {
  it('tells the short name that may have been taken for somebody else, and none where the full name stands', () => {
    expect(shortSpeaker(article, analysis, quotations[0])?.mention).toMatchObject(short);
    expect(shortSpeaker(article, analysis, quotations[1])).toBeUndefined();
  });

  it('does not say the words again where their own sentence is what proves the speaker', () => {
    const shown = (quotation: Quotation) => quotationContent(article, analysis, quotation, words('vi')).evidence;
    expect(shown(quotations[0])).toEqual({ before: '', words: 'Kai-Fu Lee', after: ' lập quỹ mới.' });
    expect(shown(quotations[1])).toEqual({ before: '“…”, ', words: 'Kai-Fu Lee', after: ' nói.' });
  });
});

describe('the card of a name', () => {
  it('says of what may have changed the month it is known for, as its reader writes it', () => {
    const known = {
      ...analysis,
      entities: [
        {
          ...analysis.entities[0],
          facts: { line: 'nhà đầu tư', role: 'giám đốc 01.AI', asOf: '2026-08-05' },
        } as (typeof analysis.entities)[number],
      ],
    };
    const at = known.mentions[0] as (typeof known.mentions)[number];
    expect(entityContent(article, known, known.mentions, at, words('vi'), 'vi')?.facts).toEqual([
      { label: 'Vai trò', value: 'giám đốc 01.AI (tính đến 08/2026)' },
    ]);
  });

  it('offers each other name once, whatever bears it, and no place', () => {
    const entity = (id: string, kind: 'company' | 'product' | 'place', name: string) => ({
      id,
      kind,
      name,
      aliases: [],
    });
    const entities = [
      ...analysis.entities,
      entity('e1', 'company', 'Zalo'),
      entity('e2', 'product', 'Zalo'),
      entity('e3', 'place', 'Huế'),
    ];
    expect(otherNames({ ...analysis, entities }, { ...full, entity: 'e0', marked: true, evidence })).toEqual(['Zalo']);
  });
});
