import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Library } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import { changeNote, createNote, removeNote, restoreNote } from '@/lib/library/notes';
import type { Note, NoteId } from '@/lib/library/records';
import { draft, exchange, freshLibrary, noteId, rowsOf, rowsOfDocuments, told } from './replicas';

const LONG = process.env.CHU_GIAI_LONG === '1';

describe('replicas that do anything, in any order', () => {
  it('are equal once they have heard of each other, lose no word that nobody took out, and have the rows of their documents', async () => {
    const number = fc.nat(1000);
    const operation = fc.record({ kind: fc.constantFrom(...KINDS), device: fc.nat(2), note: fc.nat(2), at: number });
    const operations = fc.array(operation, { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(operations, fc.infiniteStream(number), async (done, numbers) => {
        const order = <T>(items: readonly T[]) => shuffled(items, () => numbers.next().value as number);
        const devices = [freshLibrary(), freshLibrary(), freshLibrary()];
        const words: Words = { put: new Map(), cut: new Set() };
        for (const [i, each] of done.entries()) {
          const library = devices[each.device] as Library;
          if (each.kind === 'tell') {
            await receive(library, order(await told(devices[each.at % 3] as Library)).slice(each.at % 2), i);
          } else await perform(library, each, i, words);
        }
        await exchange(devices, (all) => order([...all, ...all.slice(0, 3)]));
        const [first = {}, ...others] = await Promise.all(devices.map(rowsOf));
        for (const other of others) expect(other).toEqual(first);
        for (const device of devices) expect(await rowsOfDocuments(device)).toEqual(first);
        for (const [word, id] of words.put) {
          const { body } = first[id] as Note;
          expect([word, body.includes(word)]).toEqual([word, !words.cut.has(word)]);
        }
        await Promise.all(devices.map((device) => device.delete()));
      }),
      { numRuns: LONG ? 500 : 25 },
    );
  });
});

const KINDS = ['create', 'insert', 'cut', 'tag', 'untag', 'colour', 'remove', 'restore', 'insert', 'tell'] as const;

interface Words {
  readonly put: Map<string, NoteId>;
  readonly cut: Set<string>;
}

/** One act of a reader on one device; each word put in is its own. */
async function perform(
  library: Library,
  { kind, note, at }: { kind: (typeof KINDS)[number]; note: number; at: number },
  time: number,
  { put, cut }: Words,
): Promise<void> {
  const id = noteId(note);
  const row = await library.notes.get(id);
  if (kind === 'create') await createNote(library, draft(note), time);
  if (!row) return;
  const words: string[] = row.body.match(/⟨\d+😀⟩/gu) ?? [];
  const place = at % (words.length + 1);
  const rewrite = () => changeNote(library, id, { body: { from: row.body, to: words.join('') } }, time);
  if (kind === 'insert') {
    words.splice(place, 0, `⟨${time}😀⟩`);
    put.set(`⟨${time}😀⟩`, id);
    await rewrite();
  }
  if (kind === 'cut') {
    for (const word of words.splice(place, 1)) cut.add(word);
    await rewrite();
  }
  if (kind === 'tag') await changeNote(library, id, { addTags: [`t${at % 3}`] }, time);
  if (kind === 'untag') await changeNote(library, id, { removeTags: [`t${at % 3}`] }, time);
  if (kind === 'colour') await changeNote(library, id, { colour: at % 2 ? 'blue' : 'green' }, time);
  if (kind === 'remove') await removeNote(library, id, time);
  if (kind === 'restore') await restoreNote(library, id, time);
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random() % (i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
