import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pages } from '@/lib/library/pages';
import type { ArticleEntity, ArticleId } from '@/lib/library/records';
import { freshLibrary } from './replicas';

const key = fc.tuple(
  fc.nat(4).map((n) => `a:${n}` as ArticleId),
  fc.nat(4).map((n) => `person:${n}`),
);

it('pages have every row once, in the order of the keys and behind the one that is named, whatever their size', async () => {
  const { mentions } = freshLibrary();
  await fc.assert(
    fc.asyncProperty(fc.array(key), fc.option(key), fc.integer({ min: 1, max: 4 }), async (keys, after, most) => {
      await mentions.clear();
      await mentions.bulkPut(keys.map(([articleId, key]) => ({ articleId, key, readAt: 0 }) as ArticleEntity));
      const found: string[][] = [];
      for await (const page of pages(mentions, most, after ?? undefined))
        found.push(page.map(({ articleId, key }) => `${articleId} ${key}`));
      const all = [...new Set(keys.map((each) => each.join(' ')))].sort();
      expect(found.flat()).toEqual(after ? all.filter((each) => each > after.join(' ')) : all);
      for (const page of found.slice(0, -1)) expect(page).toHaveLength(most);
      expect(found.at(-1)).not.toEqual([]);
    }),
    { numRuns: 60 },
  );
});
