import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearRows } from '@/lib/library/near';
import { freshLibrary, noteId } from './replicas';

describe('rows that are neighbours', () => {
  it('are those that are asked for, each in its place, however many lie between', async () => {
    const { standings } = freshLibrary();
    const ids = (maxLength: number) =>
      fc.uniqueArray(fc.nat(40), { maxLength, size: 'max' }).map((numbers) => numbers.map(noteId));
    await fc.assert(
      fc.asyncProperty(ids(40), ids(6), async (there, asked) => {
        await standings.clear();
        await standings.bulkPut(there.map((id, at) => ({ id, at, kind: 'gone' })));
        expect(await nearRows(standings, asked)).toEqual(await standings.bulkGet(asked));
      }),
    );
  });
});
