import 'fake-indexeddb/auto';
import { effect } from '@preact/signals';
import { expect, it } from 'vitest';
import { openLibrary } from '@/lib/library/database';
import { type Live, liveOver } from '@/lib/library/live';
import { changeNote, createNote, hasNotes, noteIds, noteIdsSoon, removeNote, restoreNote } from '@/lib/library/notes';
import type { NoteId } from '@/lib/library/records';
import { heardQuestions } from './questions';
import { draft, freshLibrary, noteId } from './replicas';

/** What a signal over the notes says until it has said what is expected. */
async function heard(signal: ReturnType<typeof liveOver<NoteId[]>>, wanted: readonly NoteId[]): Promise<void> {
  await new Promise<void>((done) => {
    const stop = effect(() => {
      const now: Live<NoteId[]> = signal.value;
      if (now.state === 'ready' && JSON.stringify(now.value) === JSON.stringify(wanted))
        queueMicrotask(() => {
          stop();
          done();
        });
    });
  });
}

it('a list of very many keys hears of everything that is written, changed, thrown away, restored or deleted, from any window', async () => {
  const library = freshLibrary();
  const other = openLibrary(library.name);
  const signal = liveOver([library.notes, library.bin], (last?: NoteId[]) => noteIdsSoon(library, {}, last));
  const held = effect(() => void signal.value);
  const [one, two] = [noteId(1), noteId(2)];
  await createNote(library, draft(1), 10);
  await heard(signal, [one]);
  await createNote(other, draft(2), 20);
  await heard(signal, [two, one]);
  await changeNote(other, one, { colour: 'pink' }, 30);
  await heard(signal, [one, two]);
  await removeNote(library, two, 40);
  await heard(signal, [one]);
  await restoreNote(other, two, 50);
  await heard(signal, await noteIds(library));
  await other.notes.delete(one);
  await heard(signal, [two]);
  await library.notes.clear();
  await heard(signal, []);
  held();
});

it('a list that cannot be read says why', async () => {
  const library = freshLibrary();
  const signal = liveOver([library.notes], async function* () {
    yield await Promise.reject<number>(new Error('ổ đĩa hỏng'));
  });
  const said = await new Promise<Live<number>>((done) => {
    effect(() => {
      const now = signal.value;
      if (now.state !== 'loading') done(now);
    });
  });
  expect(said).toEqual({ state: 'failed', error: 'ổ đĩa hỏng' });
});

it('a list of notes that is narrowed by nothing has its first ones without a row being read or counted', async () => {
  const library = freshLibrary();
  for (const n of [1, 2, 3]) await createNote(library, draft(n), n);
  await removeNote(library, noteId(2), 4);
  const asked = await heardQuestions(library);
  const [any, soon] = await Promise.all([hasNotes(library), noteIdsSoon(library).next()]);
  expect([any, soon.value]).toEqual([true, [noteId(3), noteId(1)]]);
  expect(
    asked.filter((question) => question.startsWith('notes: ')).filter((question) => question !== 'notes: keys'),
  ).toEqual([]);
});
