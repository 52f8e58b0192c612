import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { binned } from '@/lib/library/bin';
import type { Library } from '@/lib/library/database';
import { draftOf, dropDraft, saveDraft } from '@/lib/library/drafts';
import { newNoteId } from '@/lib/library/identity';
import {
  allNotes,
  changeNote,
  createNote,
  hasNotes,
  type NoteCursor,
  noteOf,
  notesOf,
  removeNote,
} from '@/lib/library/notes';
import { dropKept, keepArticle, keptArticle } from '@/lib/library/reading/kept';
import type { Note } from '@/lib/library/records';
import { parseNote } from '@/lib/library/wire';
import { articleText } from '@/lib/text/article-text';
import { draft, freshLibrary, noteId } from './replicas';

let library: Library;

beforeEach(() => {
  library = freshLibrary();
});

describe('a note', () => {
  it('is kept as it was made, a quotation with its speaker', async () => {
    const speaker = { name: 'Lê Văn Sao', role: 'giám đốc Zunavo', entity: 'person:lê văn sao' };
    const made = draft(1, {
      kind: 'quotation',
      speaker,
      cue: 'cho biết',
      reported: false,
      context: 'Ông nói.',
      tags: ['b', 'a', 'b'],
    });
    const note = await createNote(library, made, 7);
    expect(note).toMatchObject({
      ...made,
      tags: ['a', 'b'],
      body: '',
      createdAt: 7,
      updatedAt: 7,
      article: made.article,
    });
    expect(await noteOf(library, noteId(1))).toEqual(note);
    expect(parseNote(JSON.parse(JSON.stringify(note)))).toEqual(note);
  });

  it('is there or not, whatever lies in the bin', async () => {
    expect(await hasNotes(library)).toBe(false);
    await createNote(library, draft(1), 1);
    expect(await hasNotes(library)).toBe(true);
    await removeNote(library, noteId(1), 2);
    expect(await hasNotes(library)).toBe(false);
  });

  it('asked for twice is kept once, and as it is by then', async () => {
    await createNote(library, draft(1), 1);
    await changeNote(library, noteId(1), { body: { from: '', to: 'chữ' } }, 2);
    expect(await createNote(library, draft(1), 3)).toMatchObject({ body: 'chữ', createdAt: 1 });
    expect(await library.notes.count()).toBe(1);
  });

  it('whose text was stored without an answer and is stored again has it once', async () => {
    await createNote(library, draft(1), 1);
    const changes = [
      { from: '', to: 'Giá tăng. Giá tăng.' },
      { from: 'Giá tăng. Giá tăng.', to: 'Đầu: giá tăng. Giá giảm.' },
    ];
    for (const body of changes)
      for (const time of [2, 3]) expect((await changeNote(library, noteId(1), { body }, time)).body).toBe(body.to);
    expect(await library.pending.count()).toBe(3);
  });

  it('that is not there cannot be changed, and that is said', async () => {
    await expect(changeNote(library, noteId(9), { colour: 'pink' })).rejects.toThrow();
  });

  it('changed by a clock that goes back is still the last changed', async () => {
    await createNote(library, draft(1), 1000);
    expect((await changeNote(library, noteId(1), { colour: 'pink' }, 900)).updatedAt).toBe(1001);
  });

  it('changed after a clock that was years ahead has our time again', async () => {
    await createNote(library, draft(1), 10 ** 12);
    expect((await changeNote(library, noteId(1), { colour: 'pink' }, 900)).updatedAt).toBe(900);
  });

  it('lies in the bin with what else was thrown away, the last one first', async () => {
    await createNote(library, draft(1), 1);
    await createNote(library, draft(2), 1);
    await removeNote(library, noteId(1), 5);
    await removeNote(library, noteId(2), 6);
    expect((await binned(library)).map(({ id }) => id)).toEqual([noteId(2), noteId(1)]);
  });
});

it('a fresh id is one that is believed, and another each time', async () => {
  const note = await createNote(library, draft(1, { id: newNoteId() }));
  expect(parseNote(note)).toEqual(note);
  expect(newNoteId()).not.toBe(note.id);
});

describe('the notes', () => {
  it('of an article come in the order of the text, without the bin and other articles', async () => {
    const article = { url: 'https://bao.vn/khac', title: 'Khác', site: 'Báo' };
    await createNote(library, draft(3), 1);
    await createNote(library, draft(1), 2);
    await createNote(library, draft(2), 3);
    await createNote(library, draft(4, { article }), 4);
    await removeNote(library, noteId(2), 5);
    expect((await notesOf(library, 'https://bao.vn/bai')).map(({ id }) => id)).toEqual([noteId(1), noteId(3)]);
  });

  it('come page by page, the last changed first, each once, also where many have one time', async () => {
    const times = [3, 1, 2, 2, 2, 3, 1, 2];
    for (const [i, time] of times.entries()) await createNote(library, draft(i), time);
    await removeNote(library, noteId(3), 9);
    const seen: Note[] = [];
    let after: NoteCursor | undefined;
    for (;;) {
      const page = await allNotes(library, { after, most: 2 });
      if (page.length === 0) break;
      seen.push(...page);
      after = page.at(-1);
    }
    expect(seen.map(({ updatedAt }) => updatedAt)).toEqual([3, 3, 2, 2, 2, 1, 1]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(7);
  });
});

it('a note from outside is read field by field, and whatever else comes is no note', async () => {
  const note = await createNote(library, draft(1, { body: 'chữ', tags: ['a'] }), 7);
  expect(parseNote({ ...note, evil: 1, speaker: 'x', tags: ['a', 1, ''], colour: 'black' })).toEqual(note);
  const names = Object.keys(note) as (keyof Note)[];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.anything({ withNullPrototype: true }), (name, value) => {
      const parsed = parseNote({ ...note, [name]: value });
      // Either none, or every field of its kind.
      if (parsed) expect(parseNote(parsed)).toEqual(parsed);
    }),
  );
  for (const name of ['id', 'kind', 'target', 'article', 'body', 'createdAt', 'updatedAt'] as const)
    expect(parseNote({ ...note, [name]: {} })).toBeUndefined();
});

it('a draft outlives everything until it is dropped', async () => {
  await saveDraft(library, 'note:1', 'đang gõ', 1);
  await saveDraft(library, 'note:1', 'đang gõ dở', 2);
  expect(await draftOf(library, 'note:1')).toEqual({ key: 'note:1', text: 'đang gõ dở', savedAt: 2 });
  await dropDraft(library, 'note:1');
  expect(await draftOf(library, 'note:1')).toBeUndefined();
});

it('an article is kept whole, and dropped', async () => {
  const article = {
    ...articleText([{ role: 'title', text: 'Tên' }]),
    url: 'https://bao.vn/bai',
    title: 'Tên',
    site: 'Báo',
  };
  const analysis = { language: 'vi', isTech: true, entities: [], mentions: [], quotations: [], terms: [], summary: [] };
  const kept = await keepArticle(library, article, analysis, 1);
  expect(await keptArticle(library, kept.id)).toEqual({ ...article, id: kept.id, analysis, keptAt: 1 });
  expect(await dropKept(library, kept.id)).toEqual(kept);
  expect(await keptArticle(library, kept.id)).toBeUndefined();
});
