import { liveQuery } from 'dexie';
import type { Library } from '@/lib/library/database';
import { oneAtATime } from '@/lib/library/one-at-a-time';
import { pages } from '@/lib/library/pages';
import { MARK, markOf, type PROJECTED } from '@/lib/library/projection-marks';

/*
 * Some tables are asked of every page for what concerns it: which of the reader's terms it uses, which corrections hold for it. What is
 * asked of each row stands beside the table once more, all of it in one row of `meta`, which is read in a tenth of the time; rows that
 * were changed since are marked, and read by themselves. A window remembers what it read, and then reads what changed alone.
 */

/** What is wanted of the rows of a table all at once. */
export interface Projection<Row, Kept, View> {
  readonly table: (typeof PROJECTED)[number];
  /** Another one wherever `keep` gives something else: what an older program wrote is not read then. */
  readonly version: number;
  /** What is wanted of a row; undefined where nothing is. */
  keep(row: Row): Kept | undefined;
  /** What is made of all, when it is first asked for and after a change. */
  view(kept: ReadonlyMap<string, Kept>): View;
}

/** What was kept of the rows of a table, by their ids. */
export interface Projected<Kept, View> {
  readonly kept: ReadonlyMap<string, Kept>;
  view(): View;
}

/** A projection as the library is now. */
export async function projected<Row, Kept, View>(
  library: Library,
  projection: Projection<Row, Kept, View>,
): Promise<Projected<Kept, View>> {
  return (await written(library, projection)) ?? withView(projection, await everything(library, projection));
}

/** A projection as it was written and the rows that were changed since, at one time; undefined where it was not. */
async function written<Row, Kept, View>(
  library: Library,
  projection: Projection<Row, Kept, View>,
): Promise<Memory<Kept, View> | undefined> {
  const { meta } = library;
  const table = library.table<Row, string>(projection.table);
  return library.transaction('r', [meta, table], async () => {
    const head = await headOf(library, projection);
    if (!head) return undefined;
    const last = remembered.get(library)?.get(projection.table) as Memory<Kept, View> | undefined;
    const known = last?.name === head.name ? last : await stored<Kept>(library, projection, head);
    const marks = await marksOf(library, projection);
    const ids = new Set([...marks.keys(), ...known.marks.keys()]);
    const stale = [...ids].filter((id) => marks.get(id) !== known.marks.get(id));
    if (last && known === last && stale.length === 0) return last;
    const kept = new Map(known.kept);
    for (const [i, row] of (await table.bulkGet(stale)).entries())
      put(kept, stale[i] as string, row && projection.keep(row));
    const memory: Memory<Kept, View> = { name: head.name, marks, ...withView(projection, kept) };
    const memories = remembered.get(library) ?? new Map<string, unknown>();
    remembered.set(library, memories.set(projection.table, memory));
    return memory;
  });
}

/** Writes projections anew from now on, where one is missing or many rows were changed since. Where that fails, they are read row by row. */
export function keepProjected(library: Library, projections: readonly Projection<never, unknown, unknown>[]): void {
  const update = oneAtATime(async () => {
    for (const each of projections) await project(library, each);
  });
  const again = () => void update().catch(() => undefined);
  liveQuery(() => library.meta.where('key').startsWith(MARK).count()).subscribe({
    next: again,
    error: () => undefined,
  });
}

/**
 * Writes a projection anew where it is due: where there is none, more rows than a few were changed since, or one is gone for good, of which
 * nothing is to stay. True where it was due.
 */
export async function project(
  library: Library,
  projection: Projection<never, unknown, unknown>,
  few = FEW,
): Promise<boolean> {
  const { meta } = library;
  const head = await headOf(library, projection);
  // Before the rows: what is changed while they are read is marked anew.
  const before = await marksOf(library, projection);
  const areFew = head && before.size <= Math.max(few, head.size / PART);
  const isGone = areFew && (await library.table(projection.table).bulkGet([...before.keys()])).includes(undefined);
  if (areFew && !isGone) return false;
  const found = await written(library, projection);
  const { kept, marks } = found ?? { kept: await everything(library, projection), marks: before };
  return library.transaction('rw', meta, async () => {
    // Written meanwhile by another window, which may have taken marks away that are not in this one.
    if ((await headOf(library, projection))?.name !== found?.name) return true;
    const value: Head = { version: projection.version, name: crypto.randomUUID(), size: kept.size };
    const start = markOf(projection.table);
    const fresh = [...(await marksOf(library, projection))].filter(([id, mark]) => marks.get(id) !== mark);
    await meta.where('key').startsWith(start).delete();
    await meta.bulkPut([
      { key: headKey(projection), value },
      { key: keptKey(projection), value: kept },
      ...fresh.map(([id, value]) => ({ key: `${start}${id}`, value })),
    ]);
    return true;
  });
}

/** So many marked rows are read by themselves, or such a part of all: each is written anew a few times however many there are. */
const FEW = 100;
const PART = 64;
/** As many rows are read at once. */
const STEP = 1000;

/** What is known of a projection before it is read. */
interface Head {
  readonly version: number;
  /** Another one each time that it is written. */
  readonly name: string;
  readonly size: number;
}

/** A projection as this window read it last, and the marks of the rows that it read by themselves. */
interface Memory<Kept, View> extends Projected<Kept, View> {
  readonly name: string;
  readonly marks: ReadonlyMap<string, unknown>;
}

const remembered = new WeakMap<Library, Map<string, unknown>>();

type Named = Pick<Projection<never, unknown, unknown>, 'table' | 'version'>;

async function headOf({ meta }: Library, projection: Named): Promise<Head | undefined> {
  const head = (await meta.get(headKey(projection)))?.value as Head | undefined;
  return head?.version === projection.version ? head : undefined;
}

async function stored<Kept>({ meta }: Library, projection: Named, { name }: Head) {
  const kept = (await meta.get(keptKey(projection)))?.value as ReadonlyMap<string, Kept>;
  return { name, kept, marks: new Map<string, unknown>() };
}

async function marksOf({ meta }: Library, { table }: Named): Promise<Map<string, unknown>> {
  const start = markOf(table);
  const rows = await meta.where('key').startsWith(start).toArray();
  return new Map(rows.map(({ key, value }) => [key.slice(start.length), value]));
}

async function everything<Row, Kept>(library: Library, { table, keep }: Projection<Row, Kept, unknown>) {
  const kept = new Map<string, Kept>();
  for await (const rows of pages(library.table<Row, string>(table), STEP))
    for (const row of rows) put(kept, (row as { id: string }).id, keep(row));
  return kept;
}

function put<Kept>(all: Map<string, Kept>, id: string, kept: Kept | undefined): void {
  if (kept === undefined) all.delete(id);
  else all.set(id, kept);
}

function withView<Kept, View>({ view }: Projection<never, Kept, View>, kept: ReadonlyMap<string, Kept>) {
  let made: { readonly view: View } | undefined;
  return {
    kept,
    view: () => {
      made ??= { view: view(kept) };
      return made.view;
    },
  };
}

function headKey({ table }: Named): string {
  return `projection of ${table}`;
}

function keptKey({ table }: Named): string {
  return `projected ${table}`;
}
