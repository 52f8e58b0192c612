import type { Table } from 'dexie';
import type { Library } from '@/lib/library/database';
import { adopt } from '@/lib/library/documents/documents';
import { documentTables } from '@/lib/library/documents/record-rows';
import type { Row } from '@/lib/library/documents/shapes';
import { facetStep } from '@/lib/library/facets';
import { rowsAfter } from '@/lib/library/pages';
import type { RecordId } from '@/lib/library/records';

/** As many rows as a step takes without keeping anybody waiting. */
const STEP = 100;
const DONE = 'done';

/**
 * One step of giving rows of older versions what they lack: those of version 1 their documents, which sync carries, notes of versions
 * 2 and 3 their facets; true while more is to do. Each step is one transaction and remembers where it stopped, so that a killed
 * background goes on there. A row that is changed before its turn gets it then.
 */
export async function migrate(library: Library, most = STEP): Promise<boolean> {
  for (const table of [library.glossary, library.corrections] as unknown as Table<Row, RecordId>[]) {
    const key = `documents of ${table.name}`;
    const after = (await library.meta.get(key))?.value;
    if (after === DONE) continue;
    const ids = await rowsAfter(table, after as RecordId | undefined)
      .limit(most)
      .primaryKeys();
    const last = ids.at(-1);
    await library.transaction('rw', [...documentTables(library), library.meta], async () => {
      await adopt(library, ids);
      await library.meta.put({ key, value: ids.length < most ? DONE : last });
    });
    return true;
  }
  return facetStep(library);
}
