import 'fake-indexeddb/auto';
import { effect } from '@preact/signals';
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
import { live } from '@/lib/library/live';
import { metForms, metTerms, termIndexOf } from '@/lib/library/met-terms';
import { keepProjected, type Projection, project, projected } from '@/lib/library/projection';
import type { Correction, CorrectionId, GlossaryEntry, GlossaryId, Review } from '@/lib/library/records';
import { dueTerms } from '@/lib/library/review';
import { TERM_LINES, termsBeside, termsIn } from '@/lib/library/term-lines';
import { key } from '@/lib/text/fold';
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

const review = (due: number): Review => ({
  due,
  stability: 1,
  difficulty: 5,
  elapsedDays: 0,
  scheduledDays: 1,
  learningSteps: 0,
  reps: 1,
  lapses: 0,
  state: 2,
});

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
          reviewTerm(library, await glossaryId(term), due && review(due), now),
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

/** How many rows of the glossary a window reads while it looks what a text uses. */
function counting(library: Library) {
  let rows = 0;
  library.glossary.hook('reading', (row) => {
    rows += 1;
    return row;
  });
  return async () => {
    rows = 0;
    await termsIn(library, TEXT);
    return rows;
  };
}

it('of a glossary that is kept projected a window reads the rows that were changed since, each once', async () => {
  const library = freshLibrary();
  const entry = (n: number): GlossaryEntry => ({
    id: `g:${n}` as GlossaryId,
    term: `từ ${n}`,
    definition: 'Nghĩa.',
    origin: 'reader',
    createdAt: n,
    updatedAt: n,
  });
  await library.glossary.bulkPut(Array.from({ length: 300 }, (_, n) => entry(n)));
  const window = openLibrary(library.name);
  const read = counting(window);
  expect(await read()).toBe(300);
  keepProjected(library, [TERM_LINES]);
  await expect.poll(() => library.meta.where('key').startsWith('changed glossary').count()).toBe(0);
  expect(await read()).toBe(0);
  await library.glossary.bulkPut([entry(7), entry(300)]);
  expect(await read()).toBe(2);
  expect(await read()).toBe(0);
  await library.glossary.put(entry(8));
  expect(await read()).toBe(1);
  expect(await counting(openLibrary(library.name))()).toBe(3);
  await library.glossary.bulkPut(Array.from({ length: 200 }, (_, n) => entry(n)));
  await expect.poll(() => library.meta.where('key').startsWith('changed glossary').count()).toBe(0);
  expect(await read()).toBe(0);
});

it('a list of terms beside an article hears of what is kept, edited and thrown away in another window', async () => {
  const library = freshLibrary();
  const other = openLibrary(library.name);
  await project(library, TERM_LINES);
  const beside = live(() => termsBeside(library, { text: TEXT, words: ['chip'] }, 2));
  const held = effect(() => void beside.value);
  const heard = () =>
    beside.value.state === 'ready' ? beside.value.value.entries.map(({ term, definition }) => [term, definition]) : [];
  const save = (term: string, now: number, definition = '') =>
    saveTerm(other, { term, definition, origin: 'reader' }, now);
  const chip = await save('chip', 1);
  await save('lạ', 2);
  await expect.poll(heard).toEqual([
    ['chip', ''],
    ['lạ', ''],
  ]);
  await save('bán dẫn', 3, 'Chất.');
  await expect.poll(heard).toEqual([
    ['bán dẫn', 'Chất.'],
    ['chip', ''],
  ]);
  await save('chip', 4, 'Mạch.');
  await expect.poll(heard).toEqual([
    ['chip', 'Mạch.'],
    ['bán dẫn', 'Chất.'],
  ]);
  await removeTerm(other, chip.id, 5);
  await expect.poll(heard).toEqual([
    ['bán dẫn', 'Chất.'],
    ['lạ', ''],
  ]);
  held();
});

it('of a term that is gone for good nothing stays', async () => {
  const library = freshLibrary();
  const { id } = await saveTerm(library, { term: 'quang khắc', definition: 'Khắc.', origin: 'reader' }, 1);
  await project(library, TERM_LINES);
  const written = async () =>
    JSON.stringify(await library.meta.toArray(), (_, value) => (value instanceof Map ? [...value] : value));
  expect(await written()).toContain('quang khắc');
  await removeTerm(library, id, 2);
  expect(await project(library, TERM_LINES)).toBe(false);
  await emptyBin(library, Number.POSITIVE_INFINITY);
  expect(await project(library, TERM_LINES)).toBe(true);
  expect(await written()).not.toContain('quang khắc');
});

it.each([
  ['a row is changed', false],
  ['another window writes it, after a row was changed', true],
])('nothing is lost on a projection where, between its reading and its writing, %s', async (_, writesToo) => {
  const library = freshLibrary();
  const other = openLibrary(library.name);
  const save = (term: string) => saveTerm(other, { term, definition: 'Nghĩa.', origin: 'reader' });
  const terms = async () => [...(await projected(openLibrary(library.name), TERM_LINES)).kept.values()];
  const transaction = library.transaction.bind(library) as (...input: unknown[]) => Promise<unknown>;
  let next: string | undefined;
  library.transaction = (async (...input: unknown[]) => {
    const term = input[0] === 'rw' ? next : undefined;
    if (term !== undefined) {
      next = undefined;
      await save(term);
      if (writesToo) await project(other, TERM_LINES, 0);
    }
    return transaction(...input);
  }) as never;
  await save('một');
  next = 'hai';
  await project(library, TERM_LINES);
  expect(await terms()).toHaveLength(2);
  await save('ba');
  next = 'bốn';
  await project(library, TERM_LINES, 0);
  expect((await terms()).map(({ term }) => term).sort()).toEqual(['ba', 'bốn', 'hai', 'một']);
});

it('a projection of another version is not read', async () => {
  const library = freshLibrary();
  await saveTerm(library, { term: 'chip', definition: 'Mạch.', origin: 'reader' });
  await project(library, TERM_LINES);
  const later = { ...TERM_LINES, version: TERM_LINES.version + 1, keep: ({ term }: GlossaryEntry) => ({ term }) };
  expect([...(await projected(library, later)).kept.values()]).toEqual([{ term: 'chip' }]);
  await project(library, later);
  expect([...(await projected(openLibrary(library.name), later)).kept.values()]).toEqual([{ term: 'chip' }]);
});
