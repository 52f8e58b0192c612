import type { Analysis } from '@/lib/analysis/analysis';
import type { ArticleText } from '@/lib/text/article-text';
import type { Span } from '@/lib/text/span';
import { marked } from '../analysis/marked-article';

/** An article as the page has it once it is read: names written inline as for `marked`; one of its terms, and what is said in it. */
export function analysedArticle(lines: string, term: string, speech?: string) {
  const { article, named } = marked(lines);
  const analysis: Analysis = {
    language: 'vi',
    isTech: true,
    ...named,
    quotations: speech ? [{ kind: 'direct', content: spanIn(article, speech), evidence: { rule: 'speech-verb' } }] : [],
    terms: [{ ...spanIn(article, term), entry: 't', headword: term, definition: 'x' }],
    summary: [],
  };
  return { article, analysis };
}

/** Where some words stand first in an article, from a place on. */
export function spanIn({ text }: ArticleText, words: string, from = 0): Span {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
}
