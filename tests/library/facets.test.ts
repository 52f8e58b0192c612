import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyBin, refillBin } from '@/lib/library/bin';
import type { Library } from '@/lib/library/database';
import { receive } from '@/lib/library/documents/documents';
import { facetStep, noteTags } from '@/lib/library/facets';
import { changeNote, createNote, noteIds, noteIdsSoon, noteOf, removeNote, restoreNote } from '@/lib/library/notes';
import { COLOURS } from '@/lib/library/records';
import { draft, freshLibrary, noteId, told } from './replicas';

const RUNS = process.env.CHU_GIAI_LONG === '1' ? 400 : 40;
const TAGS = ['chip', 'Chip', 'bán dẫn'];
const number = fc.nat(4);
const tags = fc.subarray(TAGS);
const colour = fc.constantFrom(...COLOURS);

type Act = (library: Library, other: Library, now: number) => Promise<unknown>;

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(number, tags, colour).map(
      ([n, tags, colour]): Act =>
        (library, _, now) =>
          createNote(library, draft(n, { tags, colour }), now),
    ),
  },
  fc.tuple(number, tags, tags, colour).map(
    ([n, addTags, removeTags, colour]): Act =>
      async (library, _, now) =>
        (await noteOf(library, noteId(n))) && changeNote(library, noteId(n), { colour, addTags, removeTags }, now),
  ),
  number.map(
    (n): Act =>
      (library, _, now) =>
        removeNote(library, noteId(n), now),
  ),
  number.map(
    (n): Act =>
      (library, _, now) =>
        restoreNote(library, noteId(n), now),
  ),
  fc.constant<Act>(async (library, _, now) => {
    const emptied = await emptyBin(library, now);
    if (now % 2 === 0) await refillBin(library, emptied);
  }),
  fc.tuple(number, tags).map(
    ([n, tags]): Act =>
      async (library, other, now) => {
        await receive(other, await told(library), now);
        await createNote(other, draft(n, { tags }), now);
        if (now % 3 === 0) await removeNote(other, noteId(n), now);
        await receive(library, await told(other), now);
      },
  ),
  number.map(
    (n): Act =>
      (library) =>
        library.notes
          .where('id')
          .between(noteId(n), noteId(n + 1))
          .delete(),
  ),
  fc.constant<Act>((library) => library.notes.clear()),
  // As version 3 left it.
  fc.constant<Act>((library) =>
    library.transaction('rw', library.facets, library.meta, async () => {
      await library.facets.clear();
      await library.meta.clear();
    }),
  ),
  fc.constant<Act>((library) => facetStep(library, 2)),
);

it('notes are found by colour and tag as by a look at every row, and their tags are known, whatever happened and however old the library', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 16 }), async (acts) => {
      const [library, other] = [freshLibrary(), freshLibrary()];
      for (const [now, each] of acts.entries()) {
        await each(library, other, now);
        await agree(library);
      }
      while (await facetStep(library, 2));
      await agree(library);
      const standing = (await library.notes.toArray()).filter(({ deletedAt }) => deletedAt === undefined);
      expect((await noteTags(library)).sort()).toEqual([...new Set(standing.flatMap(({ tags }) => tags))].sort());
      expect(await library.facets.count()).toBe(standing.length);
      for (const each of [library, other]) each.close();
    }),
    { numRuns: RUNS },
  );
});

async function agree(library: Library) {
  const rows = await library.notes.orderBy('[updatedAt+id]').reverse().toArray();
  const standing = rows.filter(({ deletedAt }) => deletedAt === undefined);
  for (const colour of [undefined, ...COLOURS])
    for (const tag of [undefined, ...TAGS]) {
      const wanted = standing.filter(
        (row) => (colour ?? row.colour) === row.colour && (!tag || row.tags.includes(tag)),
      );
      const ids = wanted.map(({ id }) => id);
      expect(await noteIds(library, { colour, tag })).toEqual(ids);
      // Whatever the list was before, of so few notes the first reading has all.
      for await (const soon of noteIdsSoon(library, { colour, tag }, ids.slice(1).reverse())) expect(soon).toEqual(ids);
    }
}
