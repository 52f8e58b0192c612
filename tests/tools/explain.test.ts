import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '@/lib/analysis/analyse';
import { sheetOf } from '@/lib/analysis/recogniser/features';
import { ruleView } from '@/lib/analysis/recogniser/rule-view';
import { worded } from '@/lib/analysis/words';
import { articleText } from '@/lib/text/article-text';
import { explanation } from '../../tools/explain/explanation';
import { entryPlaces } from '../../tools/explain/places';
import { TEMPLATES, templateOf } from '../../tools/explain/templates';
import { engine, read } from '../analysis/engine';

const ROOT = join(import.meta.dirname, '../..');
const ENTRIES = entryPlaces(join(ROOT, 'assets/knowledge'));
const PARAGRAPHS = [
  'Công ty công nghệ Vân Sam ra mắt ứng dụng đặt vé tàu',
  'Bà Vũ Ngọc Lan, giám đốc Vân Sam, cho biết ứng dụng chạy trên máy chủ của Microsoft và phần mềm của hãng.',
  '“Chúng tôi sẽ tuyển năm mươi kỹ sư trong năm nay”, bà Lan nói. Nhiều người gọi là “chuyến tàu số”.',
];

function explained(wanted?: string): string {
  const { article, analysis } = read(...PARAGRAPHS);
  return explanation({ article, analysis, engine, entries: ENTRIES }, wanted);
}

/** The buckets of the features of a word in a sentence. */
function bucketsOf(sentence: string, word: string): Uint32Array {
  const article = worded(articleText([{ role: 'paragraph', text: sentence }]));
  const [block] = article.blocks;
  if (!block) throw new Error(sentence);
  const at = block.words.findIndex(({ text }) => text === word);
  const { buckets, starts } = sheetOf(article, block, ruleView(article, [], engine), engine);
  return buckets.subarray(starts[at], starts[at + 1]);
}

describe('the names of the features', () => {
  it('are as many as the features', () => {
    expect(bucketsOf('Tối qua Vân ngồi học', 'Vân').length).toBe(TEMPLATES.length);
  });

  it.each([
    ['Chiều mưa dầm Vân ngồi rán bánh', 'Chiều gió dầm Vân ngồi rán bánh', '{-2}'],
    ['Chiều mưa dầm Vân ngồi rán bánh', 'Chiều mưa rào Vân ngồi rán bánh', '{-1}'],
    ['Chiều mưa dầm Vân ngồi rán bánh', 'Chiều mưa dầm Vân nằm rán bánh', '{1}'],
    ['Chiều mưa dầm Vân ngồi rán bánh', 'Chiều mưa dầm Vân ngồi nặn bánh', '{2}'],
  ])('stand in the order of the features: «%s» and «%s» differ by what has %s', (one, other, mark) => {
    const [a, b] = [bucketsOf(one, 'Vân'), bucketsOf(other, 'Vân')];
    // The words beside a run of one word are its neighbours.
    const beside = { '{-1}': /\{-1\}|left .*of the run/, '{1}': /\{1\}|right of the run/ }[mark];
    const isMadeOfIt = (name: string) => beside?.test(name) ?? name.includes(mark);
    expect(TEMPLATES.filter((_, i) => a[i] !== b[i])).toEqual(TEMPLATES.filter(isMadeOfIt));
  });

  it('name the words they are made of', () => {
    const words = worded(articleText([{ role: 'paragraph', text: 'Bà Lan nói' }])).blocks[0]?.words ?? [];
    expect(templateOf(TEMPLATES.indexOf('pair {-1} {0}'), words, 1)).toBe('pair «Bà» «Lan»');
    expect(templateOf(TEMPLATES.indexOf('shape {shape}, place in sentence and title'), words, 1)).toContain(
      'shape Aa,',
    );
    expect(templateOf(TEMPLATES.indexOf('two before {-2}'), words, 1)).toBe('two before «¶»');
  });
});

describe('the explanation of an article', () => {
  it('traces a name to its rule and cue, and a known one to its line of the knowledge', () => {
    const text = explained();
    expect(text).toMatch(/«Vũ Ngọc Lan» p0:3–14: person, drawn, of «Vũ Ngọc Lan»/);
    expect(text).toMatch(/«Vũ Ngọc Lan»: person by name-shape, cue «Bà», sure/);
    const [, file = '', line = '0'] =
      /company «microsoft» \((assets\/knowledge\/companies\.tsv):(\d+)\)/.exec(text) ?? [];
    const row = readFileSync(join(ROOT, file), 'utf8').split('\n')[Number(line) - 1];
    expect(row).toMatch(/^microsoft\t/);
  });

  it('says how probable the labels are and which features weigh most, with the words in them', () => {
    const text = explained('Vũ Ngọc Lan');
    expect(text).toMatch(/«Lan» {2}goes on with person [01]\.\d{3} {2}/);
    expect(text).toMatch(/\+\d\.\d\d {2}.*«Bà»/);
    expect(text).toMatch(/−\d\.\d\d {2}/);
  });

  it('tells why marks hold speech, who said it, who else could have, and why other marks hold none', () => {
    const text = explained('Chúng tôi');
    expect(text).toMatch(/p1:1–48: direct/);
    expect(text).toMatch(/verb behind «nói»/);
    expect(text).toMatch(/speaker +Vũ Ngọc Lan by speech-verb, cue «nói», named «bà Lan»/);
    expect(text).toMatch(/candidate +Vũ Ngọc Lan, person, same sentence, .*chosen/);
    expect(explained('chuyến tàu số')).toMatch(/no quotation\n +setting +3 words like a phrase.*scare/);
  });

  it('explains the places of a word in which nothing was found', () => {
    expect(explained('kỹ sư')).toMatch(/«kỹ sư» p1:\d+–\d+: not found/);
  });

  it('says that nothing is marked on a page of another topic', () => {
    const article = articleText([{ role: 'paragraph', text: 'Bà cụ ngồi bán rau muống ở đầu chợ từ lúc mờ sáng.' }]);
    const text = explanation({ article, analysis: analyse(article, engine), engine, entries: ENTRIES }, undefined);
    expect(text).toMatch(/nothing is marked/);
  });
});
