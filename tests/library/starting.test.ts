import 'fake-indexeddb/auto';
import type { DBCore } from 'dexie';
import { expect, it } from 'vitest';
import { keepJournal } from '@/lib/library/backup/journal';
import { BIN_MS, emptyBin } from '@/lib/library/bin';
import { CORRECTIONS } from '@/lib/library/corrections';
import { type Library, openLibrary } from '@/lib/library/database';
import { migrate } from '@/lib/library/documents/migrate';
import { saveTerm } from '@/lib/library/glossary';
import { createNote } from '@/lib/library/notes';
import { settlePreferences } from '@/lib/library/preferences';
import { project } from '@/lib/library/projection';
import { indexStep } from '@/lib/library/search/step';
import { TERM_LINES } from '@/lib/library/term-lines';
import { syncStatus } from '@/lib/sync/status';
import { files } from './copy-files';
import { draft, freshLibrary } from './replicas';

/** How many rows cursors have gone on to. */
let steps = 0;
const goOn = IDBCursor.prototype.continue;
IDBCursor.prototype.continue = function (...input) {
  steps += 1;
  goOn.apply(this, input);
};

/** Has a library tell how many rows and keys are read from each of its tables. */
function counted(library: Library): Map<string, number> {
  const read = new Map<string, number>();
  library.use({
    stack: 'dbcore',
    name: 'counting',
    create: (core: DBCore): DBCore => ({
      ...core,
      table(name) {
        const table = core.table(name);
        const count = (rows: number) => read.set(name, (read.get(name) ?? 0) + rows);
        return {
          ...table,
          get: (request) => table.get(request).finally(() => count(1)),
          getMany: (request) => table.getMany(request).finally(() => count(request.keys.length)),
          query: (request) =>
            table.query(request).then((answer) => {
              count(answer.result.length);
              return answer;
            }),
        };
      },
    }),
  });
  return read;
}

/** What a background does with a library when it starts (entrypoints/background/index.ts). */
async function start(library: Library, copies: ReturnType<typeof files>): Promise<void> {
  const journal = keepJournal(library, copies, { answers: true });
  while (await migrate(library));
  await emptyBin(library, Date.now() - BIN_MS);
  while (await indexStep(library));
  for (const each of [TERM_LINES, CORRECTIONS]) await project(library, each);
  await settlePreferences(library, {}, {});
  await syncStatus(library);
  await journal.settled();
}

/** How many rows a background reads that starts with a library of so many notes and terms, which was in order before. */
async function rowsAtStart(many: number): Promise<Map<string, number>> {
  const [library, copies] = [freshLibrary(), files()];
  for (let n = 0; n < many; n += 1) await createNote(library, draft(n));
  for (let n = 0; n < many / 5; n += 1)
    await saveTerm(library, { term: `từ ${n}`, definition: 'Nghĩa.', origin: 'reader' });
  library.close();
  // The first has what the last one left undone; what it writes down then is bounded (journal.ts).
  for (let times = 0; ; times += 1) {
    const again = openLibrary(library.name);
    const read = counted(again);
    const before = steps;
    await start(again, copies);
    if (times === 1) return read.set('cursors', steps - before);
    again.close();
  }
}

it('a background that starts reads as many rows of a large library as of a small one', async () => {
  const [small, large] = [await rowsAtStart(10), await rowsAtStart(80)];
  expect(small.get('meta')).toBeGreaterThan(0);
  // The index has a row for each of its segments, which are as many as the number of records has digits.
  for (const read of [small, large]) read.delete('segments');
  expect(Object.fromEntries(large)).toEqual(Object.fromEntries(small));
});
