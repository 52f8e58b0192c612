import fc from 'fast-check';
import jsonld from 'jsonld';
import type { RemoteDocument } from 'jsonld/jsonld-spec';
import { describe, expect, it } from 'vitest';
import { notesAsAnnotations, readAnnotations } from '@/lib/library/formats/web-annotation';
import type { Note } from '@/lib/library/records';
import { note, notes, target, text } from './notes';

const RUNS = { numRuns: process.env.CHU_GIAI_LONG === '1' ? 3_000 : 200 };
const OA = 'http://www.w3.org/ns/oa#';
const AS = 'http://www.w3.org/ns/activitystreams#';
const DC = 'http://purl.org/dc/terms/';

/** What of the W3C's anno.jsonld is used here, written from the published vocabulary: a term, its IRI, how its values are read. */
const CONTEXT = {
  '@context': {
    oa: OA,
    id: { '@id': '@id', '@type': '@id' },
    type: { '@id': '@type', '@type': '@vocab' },
    Annotation: `${OA}Annotation`,
    AnnotationCollection: `${AS}OrderedCollection`,
    AnnotationPage: `${AS}OrderedCollectionPage`,
    SpecificResource: `${OA}SpecificResource`,
    TextQuoteSelector: `${OA}TextQuoteSelector`,
    TextPositionSelector: `${OA}TextPositionSelector`,
    TextualBody: `${OA}TextualBody`,
    ...Object.fromEntries(
      ['highlighting', 'commenting', 'tagging', 'identifying', 'describing'].map((word) => [word, OA + word]),
    ),
    body: { '@type': '@id', '@id': `${OA}hasBody` },
    target: { '@type': '@id', '@id': `${OA}hasTarget` },
    source: { '@type': '@id', '@id': `${OA}hasSource` },
    selector: { '@type': '@id', '@id': `${OA}hasSelector` },
    motivation: { '@type': '@vocab', '@id': `${OA}motivatedBy` },
    purpose: { '@type': '@vocab', '@id': `${OA}hasPurpose` },
    styleClass: { '@id': `${OA}styleClass` },
    exact: { '@id': `${OA}exact` },
    prefix: { '@id': `${OA}prefix` },
    suffix: { '@id': `${OA}suffix` },
    start: { '@id': `${OA}start` },
    end: { '@id': `${OA}end` },
    value: { '@id': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value' },
    format: { '@id': 'http://purl.org/dc/elements/1.1/format' },
    label: { '@id': 'http://www.w3.org/2000/01/rdf-schema#label' },
    created: { '@id': `${DC}created` },
    modified: { '@id': `${DC}modified` },
    total: { '@id': `${AS}totalItems` },
    first: { '@type': '@id', '@id': `${AS}first` },
    startIndex: { '@id': `${AS}startIndex` },
    items: { '@type': '@id', '@id': `${AS}items`, '@container': '@list' },
  },
};

type Expanded = Record<string, unknown>;

async function expanded(json: string): Promise<Expanded[]> {
  const options = {
    // What it does not know is an error, and not left out.
    safe: true,
    documentLoader: async (url: string) => {
      if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(url);
      return { document: CONTEXT as unknown as RemoteDocument['document'], documentUrl: url };
    },
  };
  const [collection] = (await jsonld.expand(JSON.parse(json), options)) as unknown as Expanded[];
  const [page] = (collection as Expanded)[`${AS}first`] as Expanded[];
  return (((page as Expanded)[`${AS}items`] as Expanded[])[0] as { '@list': Expanded[] })['@list'];
}

const written = (all: readonly Note[], texts: Record<string, string> = {}) =>
  [...notesAsAnnotations(all, (url) => texts[url])].join('');
const valuesOf = (node: unknown, path: string): unknown => {
  const [first] = (node as Expanded)[OA + path] as Expanded[];
  return first && Object.hasOwn(first, '@value') ? first['@value'] : first;
};

describe('notes as Web Annotations', () => {
  it('are for a JSON-LD processor annotations of the passage in its own words, with nothing that it does not know', async () => {
    await fc.assert(
      fc.asyncProperty(notes, async (all) => {
        const read = await expanded(written(all));
        expect(read.map((item) => item['@type'])).toEqual(all.map(() => [`${OA}Annotation`]));
        const selectors = read.map((item) => valuesOf(valuesOf(item, 'hasTarget'), 'hasSelector'));
        expect(selectors.map((selector) => valuesOf(selector, 'exact'))).toEqual(
          all.map((each) => each.target.selector[0].exact),
        );
        const sources = read.map((item) => (valuesOf(valuesOf(item, 'hasTarget'), 'hasSource') as Expanded)['@id']);
        expect(sources).toEqual(all.map(({ article }) => article.url));
      }),
      RUNS,
    );
  });

  it('come back as the notes they were', async () => {
    await fc.assert(
      fc.asyncProperty(notes, async (all) => {
        const read = await readAnnotations(written(all), () => undefined);
        expect(read?.skipped).toBe(0);
        expect(read?.notes).toEqual(all.map(({ article: { id, ...article }, ...rest }) => ({ ...rest, article })));
      }),
      RUNS,
    );
  });

  it('count characters where we count UTF-16 units, and come back to the same place', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (before, exact, after) => {
        const whole = `${before}${exact}${after}`;
        const one = note({ target: target('https://bao.vn/1', exact, before.length) });
        const json = written([one], { 'https://bao.vn/1': whole });
        const [, position] = JSON.parse(json).first.items[0].target.selector;
        expect(position).toEqual({
          type: 'TextPositionSelector',
          start: [...before].length,
          end: [...before].length + [...exact].length,
        });
        const read = await readAnnotations(json, () => whole);
        expect(read?.notes[0]?.target).toEqual(one.target);
      }),
      RUNS,
    );
  });

  it('have no position where the article says something else there now', () => {
    const one = note({ target: target('https://bao.vn/1', '200 triệu', 4) });
    const selectors = JSON.parse(written([one], { 'https://bao.vn/1': 'giá 300 triệu' })).first.items[0].target
      .selector;
    expect(selectors.map(({ type }: { type: string }) => type)).toEqual(['TextQuoteSelector']);
  });

  it('of other programs are read, twice as the same note, and what is no passage of an article is counted', async () => {
    const theirs = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'http://example.org/anno1',
      type: 'Annotation',
      body: { type: 'TextualBody', value: 'Hay' },
      target: { source: 'https://bao.vn/a', selector: { type: 'TextQuoteSelector', exact: 'đoạn', prefix: 'một ' } },
    };
    const others = [
      { ...theirs, target: 'https://bao.vn/a' },
      { ...theirs, target: { ...theirs.target, source: 'javascript:alert(1)' } },
      null,
      7,
    ];
    const json = JSON.stringify([theirs, ...others]);
    const read = await readAnnotations(json, () => undefined);
    expect(read).toEqual(await readAnnotations(json, () => undefined));
    expect(read?.skipped).toBe(4);
    expect(read?.notes).toMatchObject([
      {
        id: expect.stringMatching(/^n:[0-9a-f-]{36}$/),
        kind: 'highlight',
        body: 'Hay',
        article: { url: 'https://bao.vn/a', site: 'bao.vn' },
      },
    ]);
  });

  it('of nobody are none, whatever the text is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (json) => {
        const read = await readAnnotations(json, () => undefined);
        expect(read?.notes ?? []).toEqual([]);
      }),
      RUNS,
    );
    expect(await readAnnotations('{"notes":[]}', () => undefined)).toBeUndefined();
  });
});
