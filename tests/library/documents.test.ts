import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { emptyBin } from '@/lib/library/bin';
import { addCorrection, allCorrections, removeCorrection, restoreCorrection } from '@/lib/library/corrections';
import type { Library } from '@/lib/library/database';
import { change, receive } from '@/lib/library/documents/documents';
import { documentTables } from '@/lib/library/documents/record-rows';
import { setField } from '@/lib/library/documents/shapes';
import { editTerm, findTerms, removeTerm, saveTerm } from '@/lib/library/glossary';
import { newCorrectionId } from '@/lib/library/identity';
import { allNotes, changeNote, createNote, removeNote, restoreNote } from '@/lib/library/notes';
import { draft, exchange, freshLibrary, noteId, rowsOf, rowsOfDocuments, told } from './replicas';

/** Two libraries that have the same note. */
async function pair(body: string): Promise<[Library, Library]> {
  const [a, b] = [freshLibrary(), freshLibrary()];
  await createNote(a, draft(1, { body }), 1);
  await exchange([a, b]);
  return [a, b];
}

const bodyOf = async (library: Library) => (await library.notes.get(noteId(1)))?.body;

describe('two devices that edit one note apart', () => {
  it.each([
    ['một ba', 'một hai ba', 'một ba bốn', 'một hai ba bốn'],
    ['giá 200 triệu', 'giá 300 triệu', 'giá 200 triệu đồng', 'giá 300 triệu đồng'],
    ['xóa đi, giữ lại', 'giữ lại', 'xóa đi, giữ lại nhé', 'giữ lại nhé'],
  ])('«%s»: both of «%s» and «%s» stay', async (body, here, there, both) => {
    const [a, b] = await pair(body);
    await changeNote(a, noteId(1), { body: { from: body, to: here } }, 2);
    await changeNote(b, noteId(1), { body: { from: body, to: there } }, 2);
    await exchange([a, b]);
    expect(await bodyOf(a)).toBe(both);
    expect(await bodyOf(b)).toBe(both);
  });

  it('keep both texts at one place, and no broken pair', async () => {
    const [a, b] = await pair('😀');
    await changeNote(a, noteId(1), { body: { from: '😀', to: '😁' } }, 2);
    await changeNote(b, noteId(1), { body: { from: '😀', to: '😂' } }, 2);
    await exchange([a, b]);
    expect(await bodyOf(a)).toMatch(/^(?:😁😂|😂😁)$/u);
    expect(await bodyOf(b)).toBe(await bodyOf(a));
  });

  it('keep what came from elsewhere while the reader was typing', async () => {
    const [a, b] = await pair('một ba');
    await changeNote(b, noteId(1), { body: { from: 'một ba', to: 'một hai ba' } }, 2);
    await receive(a, await told(b), 3);
    // The field still showed what it was opened with.
    await changeNote(a, noteId(1), { body: { from: 'một ba', to: 'một ba bốn' } }, 4);
    expect(await bodyOf(a)).toBe('một hai ba bốn');
  });

  it('bring nothing back of which only the deletion has come', async () => {
    const [a, b] = [freshLibrary(), freshLibrary()];
    await createNote(a, draft(1), 1);
    await removeNote(a, noteId(1), 2);
    await receive(
      b,
      (await told(a)).filter(({ id }) => id.startsWith('l:')),
      3,
    );
    expect(await restoreNote(b, noteId(1), 4)).toBeUndefined();
    expect(await told(b)).toEqual([]);
  });

  it('lose nothing of a note that has half arrived, is in the bin elsewhere, and is kept here as well', async () => {
    const [a, b] = [freshLibrary(), freshLibrary()];
    await createNote(a, draft(1), 1);
    const before = await told(a);
    await changeNote(a, noteId(1), { addTags: ['AI'] }, 2);
    await removeNote(a, noteId(1), 3);
    const since = (await told(a)).slice(before.length);
    // The tag stands by itself; the time of its change cannot without what was there before.
    await receive(b, since, 4);
    await createNote(b, draft(1, { body: 'của máy kia' }), 5);
    await exchange([a, b]);
    for (const library of [a, b])
      expect(await library.notes.get(noteId(1))).toMatchObject({ tags: ['AI'], body: 'của máy kia' });
  });

  it('unite their tags, agree on a colour', async () => {
    const [a, b] = await pair('');
    await changeNote(a, noteId(1), { colour: 'blue', addTags: ['chip', 'Mỹ'] }, 2);
    await changeNote(b, noteId(1), { colour: 'pink', addTags: ['chip', 'giá'] }, 2);
    await exchange([a, b]);
    const note = await a.notes.get(noteId(1));
    expect(note?.tags).toEqual(['Mỹ', 'chip', 'giá']);
    expect(await b.notes.get(noteId(1))).toEqual(note);
  });
});

describe('deleting', () => {
  it('is the same on both, and undone on both', async () => {
    const [a, b] = await pair('chữ');
    await removeNote(a, noteId(1), 5);
    await exchange([a, b]);
    expect([await allNotes(a), await allNotes(b)]).toEqual([[], []]);
    expect((await b.notes.get(noteId(1)))?.deletedAt).toBe(5);
    await restoreNote(b, noteId(1), 6);
    await exchange([a, b]);
    expect(await allNotes(a)).toEqual(await allNotes(b));
    expect(await allNotes(a)).toMatchObject([{ body: 'chữ', updatedAt: 1 }]);
  });

  it('does not win over an edit that did not know of it, and the device that deleted is told', async () => {
    const [a, b] = await pair('chữ');
    await removeNote(a, noteId(1), 5);
    await changeNote(b, noteId(1), { body: { from: 'chữ', to: 'chữ mới' } }, 4);
    const { revived } = await receive(a, await told(b), 6);
    expect(revived).toEqual([noteId(1)]);
    await receive(b, await told(a), 6);
    expect(await allNotes(a)).toEqual(await allNotes(b));
    expect(await bodyOf(a)).toBe('chữ mới');
    expect(await a.bin.count()).toBe(0);
  });

  it('comes before the note, or after it: a marker waits', async () => {
    const [a, b] = [freshLibrary(), freshLibrary()];
    await createNote(a, draft(1), 1);
    await removeNote(a, noteId(1), 2);
    const updates = await told(a);
    await receive(b, [...updates].reverse(), 3);
    expect(await rowsOf(b)).toEqual(await rowsOf(a));
    expect(await allNotes(b)).toEqual([]);
  });

  it('empties the row after its time, and an edit from elsewhere still brings it back', async () => {
    const [a, b] = await pair('chữ');
    await removeNote(a, noteId(1), 5);
    await emptyBin(a, 6);
    expect(await a.notes.count()).toBe(0);
    await changeNote(b, noteId(1), { body: { from: 'chữ', to: 'chữ mới' } }, 4);
    await exchange([a, b]);
    expect(await bodyOf(a)).toBe('chữ mới');
  });

  it('counts the days in the bin by this device, whatever the clock of the other', async () => {
    const [a, b] = await pair('chữ');
    await removeNote(a, noteId(1), 5);
    await receive(b, await told(a), 1000);
    await emptyBin(b, 900);
    expect(await b.notes.count()).toBe(1);
    await emptyBin(b, 1001);
    expect(await b.notes.count()).toBe(0);
  });

  it('a term that is saved again after the bin was emptied says what it says now', async () => {
    const library = freshLibrary();
    const entry = await saveTerm(library, { term: 'wafer', definition: 'Đĩa.', origin: 'reader' }, 1);
    await editTerm(library, entry, { ...entry, definition: 'Tấm.' }, 2);
    await removeTerm(library, entry.id, 3);
    await emptyBin(library, 4);
    await saveTerm(library, { term: 'wafer', definition: 'Đĩa.', origin: 'reader' }, 5);
    expect(await findTerms(library)).toMatchObject([{ definition: 'Đĩa.', createdAt: 5 }]);
    expect(await rowsOf(library)).toEqual(await rowsOfDocuments(library));
  });

  it('a record that is made while it arrives in pieces keeps the piece that came first', async () => {
    const [a, b, c] = [freshLibrary(), freshLibrary(), freshLibrary()];
    await createNote(a, draft(1), 1);
    await receive(b, await told(a), 2);
    await changeNote(b, noteId(1), { body: { from: '', to: 'chữ' } }, 3);
    await receive(c, await told(b), 4);
    expect(await c.notes.count()).toBe(0);
    await createNote(c, draft(1), 5);
    await exchange([a, b, c]);
    expect(await Promise.all([a, b, c].map(bodyOf))).toEqual(['chữ', 'chữ', 'chữ']);
  });

  it('a correction holds, is taken back, and holds again', async () => {
    const library = freshLibrary();
    const id = newCorrectionId();
    const correction = { id, kind: 'kind', is: 'person', form: 'Việt', scope: 'everywhere', createdAt: 1 } as const;
    await addCorrection(library, correction);
    await addCorrection(library, correction);
    await removeCorrection(library, id, 2);
    expect(await allCorrections(library)).toEqual([]);
    await restoreCorrection(library, id, 3);
    expect(await allCorrections(library)).toEqual([correction]);
  });
});

describe('one term kept on two devices', () => {
  const wafer = { term: 'tấm wafer', origin: 'knowledge' as const };

  it('with the same definition has it once', async () => {
    const [a, b] = [freshLibrary(), freshLibrary()];
    await saveTerm(a, { ...wafer, definition: 'Đĩa silicon.' }, 1);
    await saveTerm(b, { ...wafer, definition: 'Đĩa silicon.' }, 2);
    await exchange([a, b]);
    expect(await findTerms(a)).toEqual(await findTerms(b));
    expect(await findTerms(a)).toMatchObject([{ definition: 'Đĩa silicon.' }]);
  });

  it('with two definitions has both, one a line', async () => {
    const [a, b] = [freshLibrary(), freshLibrary()];
    await saveTerm(a, { ...wafer, definition: 'Đĩa silicon.' }, 1);
    await saveTerm(b, { ...wafer, definition: 'Tấm nền.' }, 2);
    await exchange([a, b]);
    const [entry] = await findTerms(a);
    expect(entry?.definition.split('\n').sort()).toEqual(['Tấm nền.', 'Đĩa silicon.']);
    expect(await findTerms(b)).toEqual([entry]);
  });
});

describe('what arrives', () => {
  it('is never pending here, and nothing the second time', async () => {
    const [a, b] = await pair('chữ');
    expect(await b.pending.count()).toBe(0);
    const before = await rowsOf(b);
    await receive(b, [...(await told(a)), ...(await told(a))], 9);
    expect(await rowsOf(b)).toEqual(before);
  });

  it('and cannot be read is refused, and nothing else with it', async () => {
    const [a, b] = await pair('chữ');
    await changeNote(a, noteId(1), { body: { from: 'chữ', to: 'chữ mới' } }, 2);
    const before = await rowsOf(b);
    const broken = (await told(a)).map(({ id, update }) => ({ id, update: update.slice(0, update.length - 3) }));
    const { refused } = await receive(b, [{ id: noteId(1), update: new Uint8Array([9, 9, 9]) }, ...broken], 3);
    expect(refused.length).toBeGreaterThan(0);
    expect((await rowsOf(b))[noteId(1)]).toEqual(before[noteId(1)]);
    await receive(b, await told(a), 4);
    expect(await rowsOf(b)).toEqual(await rowsOf(a));
  });

  it('is taken in together with what the caller notes of it, or not at all', async () => {
    const [a, b] = [freshLibrary(), freshLibrary()];
    await createNote(a, draft(1), 1);
    const updates = await told(a);
    const taken = b.transaction('rw', [...documentTables(b), b.applied], async () => {
      await receive(b, updates);
      await b.applied.put({ name: 'x' });
      throw new Error('killed');
    });
    await expect(taken).rejects.toThrow('killed');
    expect([await b.notes.count(), await b.ydocs.count(), await b.applied.count()]).toEqual([0, 0, 0]);
  });

  it('with broken surrogates becomes what it is after a reload', async () => {
    const library = freshLibrary();
    await createNote(library, draft(1, { body: 'a\ud83d', context: '\udc00b' }), 1);
    await changeNote(library, noteId(1), { body: { from: 'a\ud83d', to: 'a\ud83dz' } }, 2);
    expect(await rowsOf(library)).toEqual(await rowsOfDocuments(library));
    expect(await bodyOf(library)).toBe('a\ufffdz');
  });
});

it('a change that changes nothing writes nothing', async () => {
  const library = freshLibrary();
  await createNote(library, draft(1, { body: 'chữ', tags: ['a'] }), 1);
  const before = await told(library);
  await changeNote(library, noteId(1), { body: { from: 'chữ', to: 'chữ' }, colour: 'yellow', addTags: ['a'] }, 2);
  await removeNote(library, noteId(2), 3);
  expect(await told(library)).toEqual(before);
  expect((await library.notes.get(noteId(1)))?.updatedAt).toBe(1);
});

it('no client id is ever used by two changes', async () => {
  const library = freshLibrary();
  await createNote(library, draft(1), 1);
  for (let i = 0; i < 30; i += 1) await change(library, noteId(1), (doc) => setField(doc, 'cue', `${i}`), i);
  const vectors = (await told(library)).map(({ update }) => [
    ...Y.decodeStateVector(Y.encodeStateVectorFromUpdateV2(update)).keys(),
  ]);
  const doc = new Y.Doc();
  for (const { update } of await told(library)) Y.applyUpdateV2(doc, update);
  // Two for what it was made with, and one or more for each change.
  expect(doc.store.clients.size).toBeGreaterThanOrEqual(30);
  expect(new Set(vectors.flat()).size).toBe(doc.store.clients.size);
});
