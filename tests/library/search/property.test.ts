import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '@/lib/analysis/analysis';
import { emptyBin } from '@/lib/library/bin';
import { type Library, openLibrary } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import { removeTerm, saveTerm } from '@/lib/library/glossary';
import { glossaryId } from '@/lib/library/identity';
import { changeNote, createNote, noteOf, removeNote, restoreNote } from '@/lib/library/notes';
import { type Forgotten, forgetArticles, recallArticles, rememberArticle } from '@/lib/library/reading/articles';
import { COLOURS } from '@/lib/library/records';
import { searchLibrary } from '@/lib/library/search/search';
import type { SearchFilters } from '@/lib/library/search/segment-search';
import { indexStep } from '@/lib/library/search/step';
import { articleText } from '@/lib/text/article-text';
import { draft, freshLibrary, noteId, told } from '../replicas';
import { oracle } from './oracle';

const isLong = process.env.CHU_GIAI_LONG === '1';
const WORDS = [
  'Đầu',
  'dầu',
  'đậu',
  'tư',
  'tự',
  'từ',
  'bán',
  'ban',
  'dẫn',
  'Hoà',
  'hòa',
  'd',
  'AI',
  'GPT-4',
  '3,5',
  'đ',
];
const TAGS = ['chip', 'Chip', 'bán dẫn'];
const word = fc.constantFrom(...WORDS);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', ', ', ' – ', '\n')), { maxLength: 6 })
  .chain((words) => fc.constantFrom('NFC', 'NFD').map((form) => words.flat().join('').normalize(form)));
const query = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.oneof(word, fc.constantFrom('dau', 'tu', 'b', '"', '«', 'hoa', 'da')), { maxLength: 4 }),
    },
    {
      weight: 1,
      arbitrary: fc.array(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), {
        maxLength: 2,
      }),
    },
  )
  .map((words) => words.join(' '));
const number = fc.nat(5);
const filters: fc.Arbitrary<SearchFilters> = fc.record(
  {
    kinds: fc.uniqueArray(fc.constantFrom('note', 'term', 'article', 'quotation', 'entity'), { minLength: 1 }),
    site: fc.constantFrom('Báo', 'Tin'),
    from: fc.nat(60),
    before: fc.nat(60),
    tag: fc.constantFrom(...TAGS),
    colour: fc.constantFrom(...COLOURS),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<SearchFilters>;
const rarely = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: filters });

/** What happens to a library; each takes its time from a clock that goes on. */
type Act = (stage: Stage) => Promise<unknown>;
interface Stage {
  library: Library;
  readonly other: Library;
  forgotten: Forgotten[];
  now: number;
}

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(number, text, fc.subarray(TAGS), fc.constantFrom(...COLOURS)).map(
      ([n, body, tags, colour]): Act =>
        async ({ library, now }) =>
          createNote(library, draft(n, { body, tags, colour, speaker: { name: 'Hoà AI' } }), now),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(number, text, fc.constantFrom(...TAGS)).map(
      ([n, to, tag]): Act =>
        async ({ library, now }) => {
          const note = await noteOf(library, noteId(n));
          if (note) await changeNote(library, note.id, { body: { from: note.body, to }, addTags: [tag] }, now);
        },
    ),
  },
  {
    weight: 2,
    arbitrary: number.map(
      (n): Act =>
        ({ library, now }) =>
          removeNote(library, noteId(n), now),
    ),
  },
  {
    weight: 1,
    arbitrary: number.map(
      (n): Act =>
        ({ library, now }) =>
          restoreNote(library, noteId(n), now),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Act>(({ library, now }) => emptyBin(library, now)) },
  {
    weight: 2,
    arbitrary: fc.tuple(word, text).map(
      ([term, definition]): Act =>
        ({ library, now }) =>
          saveTerm(library, { term, definition, origin: 'reader' }, now),
    ),
  },
  {
    weight: 1,
    arbitrary: word.map(
      (term): Act =>
        async ({ library, now }) =>
          removeTerm(library, await glossaryId(term), now),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(number, text, word, word).map(
      ([n, said, name, speaker]): Act =>
        ({ library, now }) =>
          remember(library, n, said, name, speaker, now),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ site: 'Tin' }, 'all' as const).map(
      (which): Act =>
        async (stage) => {
          stage.forgotten.push(await forgetArticles(stage.library, which));
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Act>(async ({ library, forgotten }) => {
      const last = forgotten.pop();
      if (last) await recallArticles(library, last);
    }),
  },
  // Another device writes, and sync brings it.
  {
    weight: 2,
    arbitrary: fc.tuple(number, text).map(
      ([n, body]): Act =>
        async ({ library, other, now }) => {
          await receive(other, await told(library), now);
          const note = await noteOf(other, noteId(n));
          if (!note) await createNote(other, draft(n, { body }), now);
          else if (note.deletedAt === undefined) await removeNote(other, note.id, now);
          else await changeNote(other, note.id, { body: { from: note.body, to: body } }, now);
          await receive(library, await told(other), now);
        },
    ),
  },
  { weight: 8, arbitrary: fc.constant<Act>(({ library }) => indexStep(library)) },
  {
    weight: 2,
    arbitrary: fc.constant<Act>(async ({ library }) => {
      while (await indexStep(library));
    }),
  },
  {
    weight: 2,
    arbitrary: fc.nat(12).map(
      (writes): Act =>
        async (stage) => {
          await killedAfter(writes, () => indexStep(stage.library));
          stage.library.close();
          stage.library = openLibrary(stage.library.name);
        },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(query, rarely).map(
      ([asked, kept]): Act =>
        ({ library }) =>
          agree(library, asked, kept),
    ),
  },
);

async function remember(library: Library, n: number, said: string, name: string, speaker: string, now: number) {
  const text = articleText([
    { role: 'title', text: `${name} bài` },
    { role: 'paragraph', text: `${name} ${speaker} ${said} .` },
  ]);
  const start = text.text.lastIndexOf(`${name} ${speaker}`);
  const span = { start, end: start + name.length };
  const content = { start: span.end + 1 + speaker.length, end: text.text.length };
  const evidence = { rule: 'name-shape' } as const;
  const analysis: Analysis = {
    language: 'vi',
    isTech: true,
    entities: [{ id: '1', kind: 'company', name, aliases: [] }],
    mentions: [{ ...span, entity: '1', marked: true, evidence }],
    quotations: [{ kind: 'direct', content, speaker: { name: speaker, evidence }, evidence }],
    terms: [],
    summary: [span],
  };
  const site = n % 2 === 0 ? 'Báo' : 'Tin';
  await rememberArticle(library, { ...text, url: `https://bao.vn/${n}`, title: `${name} bài`, site }, analysis, now);
}

/** Lets so many writes of something pass and fails the next, as when the background is killed. */
async function killedAfter(writes: number, work: () => Promise<unknown>): Promise<void> {
  const { put } = IDBObjectStore.prototype;
  let left = writes;
  IDBObjectStore.prototype.put = function (...input) {
    left -= 1;
    if (left < 0) throw new DOMException('killed', 'AbortError');
    return put.apply(this, input);
  };
  await work().catch(() => undefined);
  IDBObjectStore.prototype.put = put;
}

/** The search and the oracle say the same: what, how well, in which order, how many, and page by page as at once. */
async function agree(library: Library, asked: string, kept: SearchFilters): Promise<void> {
  const expected = await oracle(library, asked, kept);
  const { hits, total } = await searchLibrary(library, asked, kept);
  const order = hits.map(({ score, time }) => [score, time]);
  expect(order).toEqual(expected.map(({ score, time }) => [score, time]));
  const named = (all: readonly { id: string; score: number; time: number }[]) =>
    all.map(({ id, score, time }) => `${id} ${score} ${time}`).sort();
  expect(named(hits)).toEqual(named(expected));
  expect(total).toBe(expected.length);
  const page = await searchLibrary(library, asked, kept, { limit: 2, offset: 1 });
  expect(page.hits.map(({ id }) => id)).toEqual(hits.slice(1, 3).map(({ id }) => id));
}

describe('a search', () => {
  it('agrees with a look at every row, whatever was written, thrown away, synced, indexed or killed before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 20, maxLength: 60 }),
        query,
        query,
        rarely,
        async (acts, a, b, kept) => {
          const stage: Stage = { library: freshLibrary(), other: freshLibrary(), forgotten: [], now: 0 };
          for (const each of acts) {
            stage.now += 1;
            await each(stage);
          }
          for (const asked of [a, b, '']) await agree(stage.library, asked, kept);
          while (await indexStep(stage.library));
          expect(await stage.library.unindexed.count()).toBe(0);
          for (const asked of [a, b, '']) await agree(stage.library, asked, kept);
          stage.library.close();
          stage.other.close();
        },
      ),
      { numRuns: isLong ? 200 : 20 },
    );
  }, 600_000);
});
