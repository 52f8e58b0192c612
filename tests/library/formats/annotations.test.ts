import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { annotationsOf, keepAnnotations } from '@/lib/library/formats/annotations';
import { articleId } from '@/lib/library/identity';
import { allNotes } from '@/lib/library/notes';
import { freshLibrary } from '../replicas';

const URL = 'https://bao.vn/a';
const NOW = Date.UTC(2026, 10, 12);

const theirs = (more: object) =>
  new Blob([
    JSON.stringify({
      id: 'http://example.org/anno1',
      type: 'Annotation',
      target: { source: URL, selector: { type: 'TextQuoteSelector', exact: 'đoạn' } },
      ...more,
    }),
  ]);

describe('notes from the annotations of another program', () => {
  it.each([
    [{ created: '2025-03-04T05:06:07Z' }, Date.UTC(2025, 2, 4, 5, 6, 7), Date.UTC(2025, 2, 4, 5, 6, 7)],
    [{ created: '2025-03-04', modified: '2025-03-05' }, Date.UTC(2025, 2, 4), Date.UTC(2025, 2, 5)],
    [{ created: '2999-01-01', modified: 'hôm qua' }, NOW, NOW],
    [{}, NOW, NOW],
  ])('are of the time that they state, which is not to come: %o', async (times, createdAt, updatedAt) => {
    const library = freshLibrary();
    const found = await annotationsOf(library, theirs(times), NOW);
    await keepAnnotations(library, found?.notes ?? []);
    expect(await allNotes(library)).toMatchObject([{ createdAt, updatedAt }]);
  });

  it('have the title of their article where the library knows it', async () => {
    const library = freshLibrary();
    const article = { id: await articleId(URL), url: URL, title: 'Tên bài', site: 'Báo' };
    await library.articles.put({ ...article, summary: [], names: [], firstReadAt: 1, lastReadAt: 1 });
    expect((await annotationsOf(library, theirs({}), NOW))?.notes).toMatchObject([{ article }]);
  });
});
