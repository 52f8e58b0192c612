import type { Library } from '@/lib/library/database';

/*
 * A library and what is written beside it share a name: an empty library beside a copy or a journal of another name was lost.
 */

const KEY = 'identity';

/** The name of a library; undefined for one of which nothing was written yet. */
export async function identityOf(library: Library): Promise<string | undefined> {
  const value = (await library.meta.get(KEY))?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The name of a library, which is given one where it has none. */
export async function ensureIdentity(library: Library): Promise<string> {
  return library.transaction('rw', library.meta, async () => {
    const name = (await identityOf(library)) ?? crypto.randomUUID();
    await identify(library, name);
    return name;
  });
}

/** Says which library this is. */
export async function identify(library: Library, name: string): Promise<void> {
  await library.meta.put({ key: KEY, value: name });
}
