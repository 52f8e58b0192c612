import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Library } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import { findTerms, saveTerm } from '@/lib/library/glossary';
import { changeNote, createNote, removeNote } from '@/lib/library/notes';
import { draft, freshLibrary, noteId, rowsOf, rowsOfDocuments, told } from './replicas';

/** Enough that no look at the first few shows what the others are. */
const MANY = 12;

/** A library with so many notes, and one update for each, as a segment brings it. */
async function author(count: number): Promise<[Library, DocumentUpdate[]]> {
  const library = freshLibrary();
  for (let n = 0; n < count; n += 1) await createNote(library, draft(n, { body: `chữ ${n}` }), n + 1);
  return [library, merged(await told(library))];
}

function merged(updates: readonly DocumentUpdate[]): DocumentUpdate[] {
  return [...new Set(updates.map(({ id }) => id))].map((id) => ({
    id,
    update: Y.mergeUpdatesV2(updates.filter((each) => each.id === id).map(({ update }) => update)),
  }));
}

describe('what comes new', () => {
  it('is stored as it came, with the row that follows from it, and is not pending', async () => {
    const [a, updates] = await author(MANY);
    const b = freshLibrary();
    expect(await receive(b, updates, 20)).toEqual({ revived: [], refused: [] });
    expect(await rowsOf(b)).toEqual(await rowsOf(a));
    for (const { id, update } of updates) expect((await b.ydocs.get(id))?.state).toEqual(update);
    expect(await b.pending.count()).toBe(0);
    expect(await b.unindexed.count()).toBe(MANY);
  });

  it('that is a part of something larger is stored without the rest of it', async () => {
    const [, updates] = await author(MANY);
    const b = freshLibrary();
    const views = updates.map(({ id, update }) => ({ id, update: Uint8Array.of(1, ...update, 2).subarray(1, -1) }));
    await receive(b, views, 20);
    for (const { id, update } of updates) {
      const { state } = (await b.ydocs.get(id)) ?? {};
      expect([...(state ?? [])]).toEqual([...update]);
      expect(state?.buffer.byteLength).toBe(update.length);
    }
  });

  it('keeps nothing of a text that was taken out of it before', async () => {
    const a = freshLibrary();
    await createNote(a, draft(1, { body: 'giữ, BÍ MẬT' }), 1);
    await changeNote(a, noteId(1), { body: { from: 'giữ, BÍ MẬT', to: 'giữ' } }, 2);
    const updates = merged(await told(a));
    expect(Buffer.from(updates[0]?.update ?? []).includes('BÍ MẬT')).toBe(true);
    const b = freshLibrary();
    await receive(b, updates, 3);
    expect(await rowsOf(b)).toEqual(await rowsOf(a));
    expect(Buffer.from((await b.ydocs.get(noteId(1)))?.state ?? []).includes('BÍ MẬT')).toBe(false);
  });

  it('among what is known is added, and the known is merged with it', async () => {
    const [a, updates] = await author(MANY);
    const b = freshLibrary();
    const last = updates.slice(-3);
    await receive(b, last, 20);
    await changeNote(b, noteId(MANY - 1), { body: { from: `chữ ${MANY - 1}`, to: `chữ ${MANY - 1} của b` } }, 21);
    await receive(b, updates, 22);
    expect(await b.notes.count()).toBe(MANY);
    expect((await b.notes.get(noteId(MANY - 1)))?.body).toBe(`chữ ${MANY - 1} của b`);
    expect(await rowsOf(b)).toEqual(await rowsOfDocuments(b));
    await receive(a, await told(b), 23);
    expect(await rowsOf(a)).toEqual(await rowsOf(b));
  });

  it.each([0, 1000])('after its deletion has come lies in the bin, among %i other deletions', async (others) => {
    const [a, updates] = await author(MANY);
    for (let n = 0; n < MANY; n += 1) if (n % 3 === 0) await removeNote(a, noteId(n), 20);
    const lives = (await told(a)).filter(({ id }) => id.startsWith('l:'));
    const b = freshLibrary();
    await receive(b, lives, 21);
    // Between the first and the last in the order of keys.
    const state = new Uint8Array(0);
    await b.ydocs.bulkPut(Array.from({ length: others }, (_, i) => ({ id: `l:${noteId(0)}-${i}`, state })));
    expect(await b.notes.count()).toBe(0);
    await receive(b, updates, 22);
    expect(await rowsOf(b)).toEqual(await rowsOf(a));
    expect(await b.bin.count()).toBe(lives.length);
  });

  it('where a row from before there were documents stands is merged with it', async () => {
    const [a, b] = [freshLibrary(), freshLibrary()];
    await saveTerm(a, { term: 'tấm wafer', definition: 'Đĩa silicon.', origin: 'reader' }, 1);
    await saveTerm(b, { term: 'tấm wafer', definition: 'Tấm nền.', origin: 'reader' }, 2);
    await Promise.all([b.ydocs.clear(), b.pending.clear()]);
    await receive(b, await told(a), 3);
    const [entry] = await findTerms(b);
    expect(entry?.definition.split('\n').sort()).toEqual(['Tấm nền.', 'Đĩa silicon.']);
    expect(await b.pending.count()).toBe(1);
  });

  it('in pieces is merged once its beginning is there', async () => {
    const a = freshLibrary();
    await createNote(a, draft(1, { body: 'một' }), 1);
    await changeNote(a, noteId(1), { body: { from: 'một', to: 'một hai' } }, 2);
    const updates = await told(a);
    const b = freshLibrary();
    for (const update of [...updates].reverse()) await receive(b, [update], 3);
    expect(await rowsOf(b)).toEqual(await rowsOf(a));
  });
});
