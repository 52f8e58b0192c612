import type { Library } from '@/lib/library/database';
import { changeShared, readShared } from '@/lib/library/documents/documents';
import { documentTables } from '@/lib/library/documents/record-rows';
import { fieldsOf } from '@/lib/library/documents/shapes';

/** What the reader prefers, flat, each thing under a name of its own («kinds/person»): two devices that change two of them keep both. */
export type Preferences = Readonly<Record<string, string | boolean>>;

const DOCUMENT = 'p:preferences';
const SETTLED = 'preferences';

/** What this device preferred when it was last settled, and what it was given then: a difference from both was made here. */
interface Settled {
  readonly here: Preferences;
  readonly given: Preferences;
}

/**
 * Settles what is preferred here with what the reader's other devices prefer: what was changed here since the last time is told to
 * them; all else is as they say. Gives what holds then, which is for the caller to store and, once stored, to settle again: killed
 * in between, nothing is lost. A name that `here` no longer has is told as false.
 * @param defaults what is preferred where nobody has chosen; of it nothing is told
 */
export async function settlePreferences(
  library: Library,
  here: Preferences,
  defaults: Preferences,
): Promise<Preferences> {
  return library.transaction('rw', [...documentTables(library), library.meta], async () => {
    const stored = (await library.meta.get(SETTLED))?.value as Settled | undefined;
    const before = stored ?? { here: defaults, given: defaults };
    const names = [...new Set([...Object.keys(before.here), ...Object.keys(here)])];
    // What it was given may be stored without our having heard of it, and must not go out again as a choice made here.
    const changed = new Set(names.filter((name) => ![before.here[name], before.given[name]].includes(here[name])));
    if (changed.size > 0)
      await changeShared(library, DOCUMENT, (doc) => {
        const fields = fieldsOf(doc);
        for (const name of changed) if (fields.get(name) !== told(here[name])) fields.set(name, told(here[name]));
      });
    const shared = Object.entries(fieldsOf(await readShared(library, DOCUMENT)).toJSON());
    const given = {
      ...here,
      ...Object.fromEntries(shared.filter(([name, value]) => !changed.has(name) && isPlain(value))),
    };
    if (!isEqual(before.here, here) || !isEqual(before.given, given))
      await library.meta.put({ key: SETTLED, value: { here, given } satisfies Settled });
    return given;
  });
}

/** Whether two say the same. */
export function isEqual(one: Preferences, other: Preferences): boolean {
  return Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);
}

/** The name of the preferences' document, for whoever follows it. */
export function preferencesDocument({ ydocs }: Library) {
  return ydocs.get(DOCUMENT);
}

function told(value: string | boolean | undefined): string | boolean {
  return typeof value === 'string' ? value.toWellFormed() : (value ?? false);
}

function isPlain(value: unknown): value is string | boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}
