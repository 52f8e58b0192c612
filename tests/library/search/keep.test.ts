import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { createNote } from '@/lib/library/notes';
import { keepIndexed } from '@/lib/library/search/keep';
import { heardQuestions } from '../questions';
import { draft, freshLibrary, noteId } from '../replicas';

it('the index follows every change, and is not asked once more for each of its own steps', async () => {
  const library = freshLibrary();
  // Each is a step of its own.
  for (let n = 1; n <= 7; n += 1) await createNote(library, draft(n, { body: 'x'.repeat(30_000) }), n);
  const asked = await heardQuestions(library);
  let steps = 0;
  keepIndexed(library, async () => {
    steps += 1;
  });
  const isRested = async (count: number) => {
    expect([await library.indexed.count(), await library.unindexed.count()]).toEqual([count, 0]);
    const before = asked.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked.length).toBe(before);
  };
  await vi.waitFor(() => isRested(7), 10_000);
  const looks = () => asked.filter((question) => question === 'segments: count').length;
  expect(looks() - steps).toBeLessThanOrEqual(3);
  await createNote(library, draft(8), 8);
  await vi.waitFor(() => isRested(8), 10_000);
  expect(await library.indexed.where('ref').equals(noteId(8)).count()).toBe(1);
});
