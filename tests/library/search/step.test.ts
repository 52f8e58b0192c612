import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '@/lib/library/database';
import { createNote, removeNote } from '@/lib/library/notes';
import { findRows } from '@/lib/library/search/find-rows';
import { segmentOf } from '@/lib/library/search/segment';
import { indexStep } from '@/lib/library/search/step';
import { heardQuestions } from '../questions';
import { draft, freshLibrary, noteId } from '../replicas';

let library: Library;

beforeEach(() => {
  library = freshLibrary();
});

/** Keeps notes from a number on, with texts. */
async function keep(texts: readonly string[], from = 1): Promise<void> {
  for (const [i, body] of texts.entries()) await createNote(library, draft(from + i, { body }), from + i);
}

/** How many records wait after each step, until none does. */
async function waitingAfterEach(): Promise<number[]> {
  const waiting: number[] = [];
  while (waiting.at(-1) !== 0) {
    await indexStep(library);
    waiting.push(await library.unindexed.count());
  }
  return waiting;
}

describe('a step of the index', () => {
  it('takes a hundred records at most', async () => {
    while (await indexStep(library));
    await keep(Array.from({ length: 230 }, (_, n) => `ghi chú ${n}`));
    expect(await waitingAfterEach()).toEqual([130, 30, 0]);
  });

  it('takes no further record once it has 30,000 units of text', async () => {
    while (await indexStep(library));
    const long = 'x'.repeat(16_000);
    await keep([long, long, long, 'ngắn', 'ngắn']);
    expect(await waitingAfterEach()).toEqual([3, 0]);
  });

  it('reads records that follow one another by one question', async () => {
    while (await indexStep(library));
    await keep(Array.from({ length: 50 }, (_, n) => `ghi chú ${n}`));
    const asked = await heardQuestions(library);
    await indexStep(library);
    expect(await library.indexed.count()).toBe(50);
    expect(asked.filter((question) => question.startsWith('notes'))).toEqual(['notes: rows']);
  });

  it('merges sixty-four segments while others wait, so that there are never more', async () => {
    while (await indexStep(library));
    // Each is a step of its own.
    await keep(Array.from({ length: 70 }, () => 'x'.repeat(30_000)));
    let most = 0;
    while (await indexStep(library)) most = Math.max(most, await library.segments.count());
    expect(most).toBe(64);
    expect(await library.segments.count()).toBeLessThan(8);
    expect(await library.indexed.count()).toBe(70);
  });

  it('writes no value from which Chromium would make a file, however many words there are', () => {
    const records = Array.from({ length: 1000 }, (_, number) => ({
      kind: 'note' as const,
      number,
      time: number,
      tags: [],
      texts: [
        { field: 'body' as const, text: Array.from({ length: 40 }, (_, i) => `t${(number * i) % 997}`).join(' ') },
      ],
    }));
    const { chunks } = segmentOf(records);
    expect(chunks.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(100_000);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(64 * 1024);
  });
});

describe('rows that are thought to follow one another', () => {
  it('are those that are read one by one, whichever are there and asked for', async () => {
    await keep(Array.from({ length: 30 }, (_, n) => `ghi chú ${n}`));
    for (const n of [4, 5, 17]) await removeNote(library, noteId(n), 100);
    const wanted = fc.uniqueArray(fc.integer({ min: 0, max: 34 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(wanted, async (numbers) => {
        const refs = numbers.map((n) => noteId(100 + n)).concat(numbers.map((n) => noteId(n)));
        const alone = await findRows(library, refs);
        expect(await findRows(library, refs, { doFollow: true })).toEqual(alone);
      }),
      { numRuns: 60 },
    );
  });
});
