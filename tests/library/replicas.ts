import { Dexie, type IndexableType, type Table } from 'dexie';
import * as Y from 'yjs';
import { type Library, openLibrary } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import type { DocumentUpdate } from '@/lib/library/documents/held-documents';
import { materialise, type Row } from '@/lib/library/documents/shapes';
import type { NoteDraft, NoteId, RecordId } from '@/lib/library/records';

let number = 0;

/** A library of its own, empty. */
export function freshLibrary(): Library {
  number += 1;
  return openLibrary(`test-${process.pid}-${number}`);
}

/** What Chromium does to a damaged store: an empty one stands in its place. */
export async function wiped(library: Library): Promise<Library> {
  library.close();
  await Dexie.delete(library.name);
  return openLibrary(library.name);
}

/** A note id that a test can tell from others. */
export function noteId(n: number): NoteId {
  return `n:00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as NoteId;
}

/** A note about an article, as the reader would keep it. */
export function draft(n: number, more: Partial<NoteDraft> = {}): NoteDraft {
  const url = 'https://bao.vn/bai';
  return {
    id: noteId(n),
    kind: 'highlight',
    colour: 'yellow',
    target: {
      source: url,
      selector: [
        { type: 'TextQuoteSelector', exact: `đoạn ${n}`, prefix: 'trước ', suffix: ' sau' },
        { type: 'TextPositionSelector', start: 10 * n, end: 10 * n + 6 },
      ],
    },
    article: { url, title: 'Tên bài', site: 'Báo' },
    ...more,
  };
}

/** All that a library has to tell another, in the order in which it happened. */
export async function told(library: Library): Promise<DocumentUpdate[]> {
  return (await library.pending.orderBy('i').toArray()).map(({ id, update }) => ({ id, update }));
}

/** Tells each of some libraries everything of the others. */
export async function exchange(libraries: readonly Library[], order = (all: DocumentUpdate[]) => all): Promise<void> {
  const everything = (await Promise.all(libraries.map(told))).flat();
  for (const library of libraries) await receive(library, order([...everything]));
}

/** Every row that has a document, by its id. */
export async function rowsOf(library: Library): Promise<Record<string, Row>> {
  const tables = [library.notes, library.glossary, library.corrections] as unknown as Table<Row, IndexableType>[];
  const rows = (await Promise.all(tables.map((table) => table.toArray()))).flat();
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

/** The rows as they follow from the stored documents alone. */
export async function rowsOfDocuments(library: Library): Promise<Record<string, Row>> {
  const states = new Map((await library.ydocs.toArray()).map(({ id, state }) => [id, state]));
  const rows: Record<string, Row> = {};
  for (const id of states.keys()) {
    if (id.startsWith('l:')) continue;
    const row = materialise(id as RecordId, opened(states.get(id)), opened(states.get(`l:${id}`)));
    if (row) rows[id] = row;
  }
  return rows;
}

function opened(state: Uint8Array | undefined): Y.Doc {
  const doc = new Y.Doc();
  if (state) Y.applyUpdateV2(doc, state);
  return doc;
}
