import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newNoteId } from '@/lib/library/identity';
import { parseNoteChange, parseNoteDraft, parseNoteId } from '@/lib/library/wire';

const URL_HERE = 'https://genk.vn/bai-20261120083000901.chn';
const draft = () => ({
  id: newNoteId(),
  kind: 'quotation',
  target: {
    source: 'https://elsewhere.example/',
    selector: [
      { type: 'TextQuoteSelector', exact: 'Máy phải dừng', prefix: 'nói. "', suffix: ' ngay' },
      { type: 'TextPositionSelector', start: 10, end: 23 },
    ],
  },
  article: { url: 'https://elsewhere.example/', title: 'Robot', site: 'Báo Thử' },
  colour: 'green',
  speaker: { name: 'Lê Hoài Thương', role: 'nhà sáng lập' },
  cue: 'nói',
  context: 'Máy phải dừng ngay.',
});

describe('a passage that a page asks to keep', () => {
  it('is from where the browser says, not from where it says itself', () => {
    const parsed = parseNoteDraft(draft(), URL_HERE);
    expect([parsed?.target.source, parsed?.article.url]).toEqual([URL_HERE, URL_HERE]);
    expect(parsed?.speaker).toEqual({ name: 'Lê Hoài Thương', role: 'nhà sáng lập' });
  });

  it('brings neither text nor tags nor anything else with it', () => {
    const parsed = parseNoteDraft({ ...draft(), body: 'chữ lạ', tags: ['lạ'], deletedAt: 1, extra: 1 }, URL_HERE);
    expect(Object.keys(parsed ?? {}).sort()).toEqual(
      ['article', 'colour', 'context', 'cue', 'id', 'kind', 'speaker', 'target'].sort(),
    );
  });

  it.each([
    ['an id of another form', { id: 'n:1' }],
    ['a kind that is none', { kind: 'bookmark' }],
    ['no selector', { target: { selector: [] } }],
    ['no title', { article: { site: 'x' } }],
    ['a name without end', { speaker: { name: 'a'.repeat(301) } }],
    ['a context without end', { context: 'a'.repeat(2001) }],
  ])('is refused with %s', (_, wrong) => {
    expect(parseNoteDraft({ ...draft(), ...wrong }, URL_HERE)).toBeUndefined();
  });

  it('is refused where it is longer than anybody selects', () => {
    const { target, ...rest } = draft();
    const [quote, position] = target.selector;
    const long = { ...quote, exact: 'a'.repeat(20_001) };
    expect(parseNoteDraft({ ...rest, target: { ...target, selector: [long, position] } }, URL_HERE)).toBeUndefined();
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        parseNoteDraft(value, URL_HERE);
        parseNoteChange(value);
        parseNoteId(value);
      }),
    );
  });
});

describe('a change of a note', () => {
  it('is read field by field; what is none is left out', () => {
    const change = { body: { from: 'a', to: 'b' }, colour: 'pink', addTags: [' số liệu ', '', 3], removeTags: ['cũ'] };
    expect(parseNoteChange(change)).toEqual({ ...change, addTags: ['số liệu'] });
    expect(parseNoteChange({ body: { from: 1, to: 'b' }, colour: 'black' })).toEqual({ addTags: [], removeTags: [] });
  });
});
