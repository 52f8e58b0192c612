import { join } from 'node:path';
import { type ArticleText, articleText } from '@/lib/text/article-text';
import { goldPages } from './pages';

/** An article of at least so many words: the paragraphs of our first page, over and over. What the benchmarks read. */
export function longArticle(words: number): ArticleText {
  const pages = goldPages(join(import.meta.dirname, '../../tests/pages'));
  const paragraphs = pages.find((page) => page.paragraphs)?.paragraphs ?? [];
  const times = Math.ceil(words / paragraphs.join(' ').split(/\s+/).length);
  return articleText(
    Array.from({ length: times }, () => paragraphs)
      .flat()
      .map((text) => ({ role: 'paragraph', text })),
  );
}
