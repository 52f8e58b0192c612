import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyBin, refillBin } from '@/lib/library/bin';
import type { Library } from '@/lib/library/database';
import { createNote, noteIds, notesOf, removeNote } from '@/lib/library/notes';
import { rememberStandings, STANDINGS, withStandings } from '@/lib/library/standings';
import { draft, freshLibrary, noteId } from './replicas';

const span = { start: 0, end: 6 };
const diff = [
  { kind: 'removed', text: '200' },
  { kind: 'added', text: '300' },
] as const;
let library: Library;

beforeEach(async () => {
  library = freshLibrary();
  for (const n of [1, 2, 3, 4]) await createNote(library, draft(n), n);
  const stood = [
    { id: noteId(1), standing: { kind: 'unchanged', span } },
    { id: noteId(2), standing: { kind: 'changed', span, diff } },
    { id: noteId(3), standing: { kind: 'gone' } },
  ] as const;
  await rememberStandings(library, stood, 70);
});

describe('how a kept passage stood at the last visit', () => {
  it('comes with its note: its day, and the words that were changed', async () => {
    const rows = await withStandings(library, await notesOf(library, 'https://bao.vn/bai'));
    expect(rows.map(({ seen }) => seen)).toEqual([
      { id: noteId(1), at: 70, kind: 'unchanged' },
      { id: noteId(2), at: 70, kind: 'changed', diff },
      { id: noteId(3), at: 70, kind: 'gone' },
      undefined,
    ]);
  });

  it('narrows a list to those that stood so, or that were not seen again', async () => {
    const found = await Promise.all(STANDINGS.map((standing) => noteIds(library, { standing })));
    expect(found).toEqual([[noteId(1)], [noteId(2)], [noteId(3)], [noteId(4)]]);
    expect(await noteIds(library, { standing: 'changed', colour: 'pink' })).toEqual([]);
  });

  it('is what the last visit found, and not what an earlier one did', async () => {
    await rememberStandings(library, [{ id: noteId(2), standing: { kind: 'unchanged', span } }], 90);
    expect(await library.standings.get(noteId(2))).toEqual({ id: noteId(2), at: 90, kind: 'unchanged' });
  });

  it('goes with its note when the bin is emptied, and comes back with it', async () => {
    await removeNote(library, noteId(2), 80);
    expect(await noteIds(library, { standing: 'changed' })).toEqual([]);
    const emptied = await emptyBin(library, Date.now() + 1000);
    expect(await library.standings.get(noteId(2))).toBeUndefined();
    await refillBin(library, emptied);
    expect(await library.standings.get(noteId(2))).toMatchObject({ kind: 'changed', diff });
  });
});
