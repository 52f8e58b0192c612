import 'fake-indexeddb/auto';
import { effect } from '@preact/signals';
import { expect, it } from 'vitest';
import { emptyBin } from '@/lib/library/bin';
import { type Library, openLibrary } from '@/lib/library/database';
import { removeTerm, saveTerm } from '@/lib/library/glossary';
import { live } from '@/lib/library/live';
import { keepProjected, project, projected } from '@/lib/library/projection';
import type { GlossaryEntry, GlossaryId } from '@/lib/library/records';
import { TERM_LINES, termsBeside, termsIn } from '@/lib/library/term-lines';
import { freshLibrary } from './replicas';

const TEXT = 'Chip làm từ chất bán dẫn.';

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
