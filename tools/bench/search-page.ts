/** What runs in the browser for `bench-search.ts`: our index over a real database, and its peers in memory. */
import { FlexSearch, MiniSearch } from 'virtual:search-peers';
import { type Library, openLibrary } from '@/lib/library/database';
import type { Note, NoteId } from '@/lib/library/records';
import { FIRST_HITS, searchLibrary } from '@/lib/library/search/search';
import { indexStep } from '@/lib/library/search/step';
import { plain } from '@/lib/text/fold';
import { passage } from './passage';

/** What one way of searching took: milliseconds a query, and what it found in all. */
interface Taken {
  readonly times: readonly number[];
  readonly hits: number;
}

let library: Library | undefined;
const opened = () => {
  library ??= openLibrary('bench');
  return library;
};

/** Keeps texts as notes. */
export async function fill(texts: readonly string[]): Promise<number> {
  const start = performance.now();
  for (let from = 0; from < texts.length; from += 1000)
    await opened().notes.bulkPut(texts.slice(from, from + 1000).map((text, i) => noteOf(text, from + i)));
  return performance.now() - start;
}

/** Indexes all that waits: how long it took, in how many steps, and for how long at most the window was kept waiting. */
export async function index(): Promise<{ time: number; steps: number; longest: number; bytes: number }> {
  let longest = 0;
  const watch = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  watch.observe({ type: 'longtask' });
  const start = performance.now();
  let steps = 0;
  while (await indexStep(opened())) steps += 1;
  const time = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 200));
  watch.disconnect();
  let bytes = 0;
  await opened().chunks.each((row) => {
    bytes += row.bytes.length;
  });
  await opened().heads.each(({ head: { numbers, times, starts, vocabulary } }) => {
    for (const { byteLength } of [numbers, times, starts, vocabulary.bytes, vocabulary.blocks]) bytes += byteLength;
  });
  return { time, steps, longest, bytes };
}

/** Changes one note and brings the index up to date. */
export async function edit(text: string): Promise<number> {
  await opened().notes.put(noteOf(text, 7));
  const start = performance.now();
  while (await indexStep(opened()));
  return performance.now() - start;
}

/** Searches as the library's window does, or for more hits at once. */
export async function ours(queries: readonly string[], limit = FIRST_HITS): Promise<Taken> {
  return timed(queries, async (query) => (await searchLibrary(opened(), query, {}, { limit })).total);
}

export async function mini(texts: readonly string[], queries: readonly string[]): Promise<Taken & { build: number }> {
  const start = performance.now();
  const index = new MiniSearch({ fields: ['text'], processTerm: plain, tokenize: words });
  index.addAll(texts.map((text, id) => ({ id, text })));
  const build = performance.now() - start;
  const prefix = (_: string, i: number, terms: string[]) => i === terms.length - 1;
  const taken = await timed(queries, (query) => index.search(query, { prefix, combineWith: 'AND' }).length);
  return { build, ...taken };
}

export async function flex(texts: readonly string[], queries: readonly string[]): Promise<Taken & { build: number }> {
  const start = performance.now();
  const index = new FlexSearch.Index({ tokenize: 'forward', encode: (text: string) => words(plain(text)) });
  for (const [id, text] of texts.entries()) index.add(id, text);
  const build = performance.now() - start;
  return { build, ...(await timed(queries, (query) => index.search(query, { limit: 1_000_000 }).length)) };
}

async function timed(queries: readonly string[], search: (query: string) => number | Promise<number>): Promise<Taken> {
  const times: number[] = [];
  let hits = 0;
  for (const query of queries) {
    const start = performance.now();
    hits += await search(query);
    times.push(performance.now() - start);
  }
  return { times, hits };
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function noteOf(text: string, i: number): Note {
  const url = `https://bao.vn/${i >> 4}`;
  return {
    id: `n:00000000-0000-4000-8000-${String(i).padStart(12, '0')}` as NoteId,
    kind: 'highlight',
    target: passage(url, text),
    article: { id: `a:${i >> 4}` as Note['article']['id'], url, title: '', site: 'Báo' },
    colour: 'yellow',
    tags: [],
    body: '',
    createdAt: i,
    updatedAt: i,
  };
}

Object.assign(globalThis, { bench: { fill, index, edit, ours, mini, flex } });
