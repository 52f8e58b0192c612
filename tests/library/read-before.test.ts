import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBefore } from '@/lib/library/reading/entities';
import type { ArticleEntity, ArticleId } from '@/lib/library/records';
import { freshLibrary } from './replicas';

const article = fc.nat(4).map((n) => `a:${n}` as ArticleId);
const KEYS = ['person:minh trà', 'company:mây xanh', 'k:sao'];
const mention = fc.record({
  articleId: article,
  key: fc.constantFrom(...KEYS),
  kind: fc.constantFrom('person', 'company'),
  name: fc.constantFrom('Một', 'Hai'),
  readAt: fc.nat(3),
});

it('what was read about names elsewhere is what a look at every row says', async () => {
  const library = freshLibrary();
  const { mentions } = library;
  await fc.assert(
    fc.asyncProperty(fc.array(mention, { maxLength: 15 }), article, async (rows, besides) => {
      await mentions.clear();
      await mentions.bulkPut(rows as ArticleEntity[]);
      const stored = await mentions.toArray();
      const wanted = KEYS.flatMap((key) => {
        const others = stored.filter((row) => row.key === key && row.articleId !== besides);
        others.sort((a, b) => b.readAt - a.readAt || (a.articleId < b.articleId ? 1 : -1));
        const [last] = others;
        return last
          ? [{ key, kind: last.kind, name: last.name, articles: others.length, lastReadAt: last.readAt }]
          : [];
      });
      const found = await readBefore(library, KEYS, besides);
      expect(found).toEqual(wanted.sort((a, b) => b.articles - a.articles));
    }),
    { numRuns: 60 },
  );
});
