import type { ListedObject, Remote, Result } from '@/lib/sync/remotes/remote';

/** So many pages no place of ours has: what lists on is none. */
const MOST_PAGES = 1000;

/** All objects of a remote, page after page, each once; «not-ours» where the pages never end. */
export async function listAll(remote: Remote): Promise<Result<ListedObject[]>> {
  const objects = new Map<string, ListedObject>();
  const cursors = new Set<string>();
  for (let cursor: string | undefined; ; ) {
    const page = await remote.list(cursor);
    if (page.kind !== 'done') return page;
    for (const object of page.value.objects) objects.set(object.name, object);
    cursor = page.value.next;
    if (cursor === undefined) return { kind: 'done', value: [...objects.values()] };
    // A cursor that comes twice would never end.
    if (cursors.has(cursor) || cursors.size >= MOST_PAGES) return { kind: 'not-ours' };
    cursors.add(cursor);
  }
}
