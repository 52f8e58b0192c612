import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Analysis } from '@/lib/analysis/analysis';
import { emptyBin } from '@/lib/library/bin';
import {
  addCorrection,
  CORRECTIONS,
  correctionsFor,
  removeCorrection,
  restoreCorrection,
} from '@/lib/library/corrections';
import { type Library, openLibrary } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import { editTerm, removeTerm, restoreTerm, reviewTerm, saveTerm } from '@/lib/library/glossary';
import { glossaryId } from '@/lib/library/identity';
import { metForms, metTerms, termIndexOf } from '@/lib/library/met-terms';
import { type Projection, project } from '@/lib/library/projection';
import type { Correction, CorrectionId, GlossaryEntry } from '@/lib/library/records';
import { dueTerms } from '@/lib/library/review';
import { TERM_LINES, termsBeside, termsIn } from '@/lib/library/term-lines';
import { key } from '@/lib/text/fold';
import { REVIEW } from './everything';
import { freshLibrary, told } from './replicas';

const RUNS = process.env.CHU_GIAI_LONG === '1' ? 300 : 30;
const TERMS = ['chip', 'tấm wafer', 'tấm Wafer nóng', 'bán dẫn'];
const ENGLISH = ['wafer', 'chip', undefined];
const TEXT = 'Tấm wafer nóng làm chip bán dẫn; một wafer, hai chip, ba tấm wafer.';
const WORDS = ['Chip', 'Bán dẫn', 'Đỏ'];
const ARTICLE = { url: 'https://bao.vn/bai', text: TEXT };
const ANALYSIS = {
  entities: [{ name: 'Mây Xanh', aliases: ['Xanh'] }],
  mentions: [{ start: TEXT.indexOf('chip'), end: TEXT.indexOf('chip') + 4 }],
} as unknown as Analysis;

/** When terms are asked for. */
const DUE = 2;

type Act = (library: Library, other: Library, now: number) => Promise<unknown>;

const term = fc.constantFrom(...TERMS);
const correctionId = fc.nat(3).map((n) => `c:00000000-0000-4000-8000-00000000000${n}` as CorrectionId);
const withEntry = async (library: Library, name: string, act: (entry: GlossaryEntry) => Promise<unknown>) => {
  const entry = await library.glossary.get(await glossaryId(name));
  return entry && entry.deletedAt === undefined ? act(entry) : undefined;
};
const corrections = fc
  .record({
    id: correctionId,
    form: fc.constantFrom('MÂY XANH', 'xanh', 'Chip', 'Đỏ'),
    url: fc.constantFrom('https://bao.vn/bai', 'https://bao.vn/khac', undefined),
    createdAt: fc.nat(3),
  })
  .map(
    ({ url, ...rest }): Correction => ({
      ...rest,
      kind: 'not-a-name',
      ...(url === undefined ? { scope: 'everywhere' } : { scope: 'article', url }),
    }),
  );

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(term, fc.constantFrom(...ENGLISH), fc.constantFrom('', 'Nghĩa.')).map(
      ([term, english, definition]): Act =>
        (library, _, now) =>
          saveTerm(library, { term, definition, origin: 'reader', ...(english ? { english } : {}) }, now),
    ),
  },
  fc.tuple(term, term, fc.constantFrom(...ENGLISH)).map(
    ([from, to, english]): Act =>
      (library, _, now) =>
        withEntry(library, from, (entry) => {
          const draft = { term: to, definition: 'Khác.', origin: 'reader' as const, ...(english ? { english } : {}) };
          return editTerm(library, entry, draft, now).catch(() => undefined);
        }),
  ),
  {
    weight: 4,
    arbitrary: fc.tuple(term, fc.constantFrom(1, 2, 3, undefined)).map(
      ([term, due]): Act =>
        async (library, _, now) =>
          reviewTerm(library, await glossaryId(term), due && { ...REVIEW, due }, now),
    ),
  },
  term.map(
    (term): Act =>
      async (library, _, now) =>
        removeTerm(library, await glossaryId(term), now),
  ),
  term.map(
    (term): Act =>
      async (library, _, now) =>
        restoreTerm(library, { id: await glossaryId(term) }, now),
  ),
  {
    weight: 3,
    arbitrary: corrections.map(
      (correction): Act =>
        (library) =>
          addCorrection(library, correction),
    ),
  },
  correctionId.map(
    (id): Act =>
      (library, _, now) =>
        removeCorrection(library, id, now),
  ),
  correctionId.map(
    (id): Act =>
      (library, _, now) =>
        restoreCorrection(library, id, now),
  ),
  fc.constant<Act>((library, _, now) => emptyBin(library, now)),
  fc.constant<Act>(async (library, other, now) => {
    await receive(other, await told(library), now);
    await saveTerm(other, { term: 'bán dẫn', definition: 'Từ máy kia.', origin: 'reader' }, now);
    await receive(library, await told(other), now);
  }),
  term.map(
    (term): Act =>
      async (library) =>
        library.glossary
          .where('id')
          .equals(await glossaryId(term))
          .delete(),
  ),
  fc.constant<Act>((library) => library.glossary.clear()),
  fc.constant<Act>((library) => library.meta.clear()),
  // The whole library, and what is remembered of it with it.
  fc.constant<Act>((library) => Promise.all(library.tables.map((table) => table.clear()))),
  {
    weight: 4,
    arbitrary: fc.constantFrom(TERM_LINES, CORRECTIONS).map(
      (projection): Act =>
        (library) =>
          project(library, projection as Projection<never, unknown, unknown>, 0),
    ),
  },
);

/** What a look at every row comes to. */
async function naively(library: Library) {
  const terms = (await library.glossary.toArray()).filter(({ deletedAt }) => deletedAt === undefined);
  const asked = terms.filter(({ definition }) => definition !== '');
  const inTurn = (some: GlossaryEntry[], timeOf: (entry: GlossaryEntry) => number) =>
    some.sort((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  const due = asked.filter(({ review }) => review && review.due <= DUE);
  const forms = ['Mây Xanh', 'Xanh', 'chip'].map(key);
  const holding = (await library.corrections.orderBy('createdAt').toArray()).filter(
    ({ deletedAt, url, form }) =>
      deletedAt === undefined && (url ?? ARTICLE.url) === ARTICLE.url && forms.includes(key(form)),
  );
  const met = metTerms(TEXT, termIndexOf(terms.map((entry) => [entry.id, metForms(entry)])));
  const thrown = new Set<string>(await library.bin.toCollection().primaryKeys());
  const inList = (await library.glossary.toArray()).filter(({ id }) => !thrown.has(id));
  const used = new Set(met.map(({ id }) => id));
  inList.sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
  inList.sort((a, b) => Number(used.has(b.id)) - Number(used.has(a.id)));
  return {
    beside: {
      entries: inList.slice(0, 2),
      isAll: inList.length <= 2,
      used,
      kept: new Set(WORDS.filter((word) => inList.some(({ term }) => key(term) === key(word)))),
    },
    met,
    due: [
      ...inTurn(due, ({ review }) => review?.due ?? 0),
      ...inTurn(
        asked.filter(({ review }) => !review),
        ({ createdAt }) => createdAt,
      ),
    ],
    holding,
  };
}

async function asked(library: Library) {
  return {
    beside: await termsBeside(library, { text: TEXT, words: WORDS }, 2),
    met: await termsIn(library, TEXT),
    due: await dueTerms(library, DUE),
    holding: await correctionsFor(library, ARTICLE, ANALYSIS),
  };
}

it('what a page uses, what is due and what was corrected is what a look at every row says, in every window, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, fc.boolean(), fc.boolean()), { maxLength: 20, size: 'max' }),
      async (acts) => {
        const [library, other] = [freshLibrary(), freshLibrary()];
        const window = openLibrary(library.name);
        for (const [now, [each, isHere, isLooked]] of acts.entries()) {
          await each(isHere ? library : window, other, now);
          // A window that looks remembers what it saw.
          if (isLooked) expect(await asked(window)).toEqual(await naively(library));
        }
        expect(await asked(library)).toEqual(await naively(library));
        expect(await asked(window)).toEqual(await naively(library));
        for (const each of [library, other, window]) each.close();
      },
    ),
    { numRuns: RUNS },
  );
});
